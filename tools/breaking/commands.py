"""Part "commands": random command lines, under every code page, with standard output closed, full or cut off.

A third of the cases are valid lines of each sub-command under each code page in turn. Nothing may show a traceback or leave
litter; what fails says why, what is valid succeeds, what names nothing does not; JSON is UTF-8.
"""

import json
import os
import shutil
import stat
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from acuviewer.data_folder import shipped
from acuviewer.points.catalog_form import write_out
from acuviewer.sheets.exchange import caution_lines
from acuviewer.sheets.table import write_sheet
from breaking.grammar import Grammar, Line
from breaking.installation import Installation
from breaking.outcome import LeftOutError, Options, Outcome, Problem, chance
from breaking.plain_values import ACTS, ANSWERS, BODIES, SHEET, Word
from breaking.running import Run, last_line, problems_of, program_environment, program_of, run

PAGES = ("utf-8", "cp1252", "cp437", "cp936", "cp932", "latin-1", "ascii", "koi8-r")
_LIMIT_S = 120.0
_OLD = b"what stood here before"

_USUAL_COUNT = 100


class CommandsPart:
    """Command lines."""

    name = "commands"

    def __init__(self, options: Options) -> None:
        self._options = options
        self._grammar = Grammar()
        self._folder = Path(tempfile.mkdtemp(prefix="acuviewer-commands-"))
        # Some commands write into the installation, which is to be nobody's.
        self._copy = Installation(self._folder / "installed")

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Carry out one line in a folder of its own."""
        random = chance(self._options.seed, self.name, number)
        if number % 3 == 0:
            turn = number // 3
            names = sorted(self._grammar.subs)
            page = PAGES[1:][turn // len(names) % (len(PAGES) - 1)]
            line = self._grammar.draw_fitting(names[turn % len(names)], random)
            return self._carry_out(number, line, page, "file")
        line = self._grammar.draw(random)
        output = random.choice(("file", "file", "file", "closed", "cut off", "full"))
        return self._carry_out(number, line, random.choice(PAGES), output)

    def _carry_out(self, number: int, line: Line, page: str, output: str) -> Outcome:
        folder = self._folder / str(number)
        _furnish(folder)
        changes = {"PYTHONIOENCODING": page, "ACUVIEWER_CONFIG_DIR": str(self._folder / "settings")}
        environment = program_environment(self._options, changes, self._copy.source)
        done = _run([*program_of(self._options), *line.words], environment, folder, output)
        problems = [*problems_of(done), *_judge_code(done, line, output), *_judge_output(done, line, page, output)]
        problems += _judge_folder(folder, done, line)
        shutil.rmtree(folder, ignore_errors=True)
        title = f"{_spell(line.words)} (page {page}, output {output})"
        return Outcome(title, tuple(problems), {"stdout.txt": done.out, "stderr.txt": done.err})

    def close(self) -> None:
        """Remove the folders."""
        shutil.rmtree(self._folder, ignore_errors=True)


_ANSWERS = """{"form": 1, "learner": "Anna", "answers": [
{"id": "one", "at": "2026-03-04T20:00:00+01:00", "day": "2026-03-04", "card": "BL23/place", "grade": "good", "facts": {"distance_mm": 4.5}}
]}
"""


def _spell(words: Sequence[Word]) -> str:
    def shown(word: Word) -> str:
        text = ascii(word.decode("utf-8", "surrogateescape") if isinstance(word, bytes) else word)
        return text if len(text) <= 60 else f"{text[:50]}…' ({len(word)} long)"

    return " ".join(["acuviewer", *map(shown, words)])


def _furnish(folder: Path) -> None:
    """What outputs meet: a folder, a file, a pipe, a full device (a pipe again where nobody may make one)."""
    folder.mkdir(parents=True)
    for name in ("folder", "folder.ply"):
        (folder / name).mkdir()
    (folder / "old.png").write_bytes(_OLD)
    (folder / SHEET).write_bytes(_sheet())
    (folder / ACTS).write_text("# what was done\npoint.select GB30\nstep.all\n", encoding="utf-8")
    (folder / BODIES).write_text("sex,age,height_mm\nfemale,62,1580\n", encoding="utf-8")
    (folder / ANSWERS).write_text(_ANSWERS, encoding="utf-8")
    os.mkfifo(folder / "pipe")
    try:
        os.mknod(folder / "full", stat.S_IFCHR | 0o666, os.makedev(1, 7))
    except (OSError, AttributeError):
        os.mkfifo(folder / "full")


@cache
def _sheet() -> bytes:
    """The table of the first points as it is exported: bringing it in changes nothing."""
    entries, _ = write_out(shipped().json("points.json"))
    return write_sheet(entries[:5], caution_lines(entries, shipped()))


def _run(command: Sequence[Word], environment: dict[str, str], folder: Path, output: str) -> Run:
    if output == "closed":
        return run(["sh", "-c", 'exec "$@" >&-', "sh", *command], environment, folder, _LIMIT_S)
    if output == "file":
        return run(command, environment, folder, _LIMIT_S)
    if output == "full":
        if not stat.S_ISCHR(_mode(folder / "full")):
            raise LeftOutError("a full output: nobody may make such a device here")
        descriptor = os.open(folder / "full", os.O_WRONLY)
    else:
        read, descriptor = os.pipe()
        os.close(read)
    try:
        return run(command, environment, folder, _LIMIT_S, output=descriptor)
    finally:
        os.close(descriptor)


def _judge_code(done: Run, line: Line, output: str) -> list[Problem]:
    if done.code is None or done.code < 0:
        return []
    if done.code not in (0, 1, 2):
        return [Problem("exit code", f"{done.code}: {last_line(done.said)}")]
    if done.code == 2 and "usage:" not in done.said:
        return [Problem("exit code", f"2 without the usage: {last_line(done.said)}")]
    if line.fits is False and done.code == 0:
        return [Problem("wrong success", f"it cannot be done, and ends with 0 and {last_line(done.told)!r}")]
    if line.fits and done.code != 0 and output in ("file", "cut off"):
        return [Problem("a valid line fails", f"exit code {done.code}: {done.said.strip()[:200]}")]
    if done.code == 0 and output == "full" and line.fits and line.words and line.words[0] in ("locate", "landmarks"):
        return [Problem("wrong success", "the output could not be written, and nothing is said")]
    return []


def _judge_output(done: Run, line: Line, page: str, output: str) -> list[Problem]:
    if done.code != 0 or output != "file":
        return []
    wanted = "utf-8" if line.is_json else page
    try:
        text = done.out.decode(wanted)
        if line.is_json and "--help" not in line.words:
            json.loads(text)
    except ValueError as error:
        return [Problem("output", f"not of the page {wanted}: {str(error)[:120]}")]
    if line.words[:1] in (("locate",), ("landmarks",)) and not text.strip():
        return [Problem("output", "nothing at all")]
    return []


def _judge_folder(folder: Path, done: Run, line: Line) -> list[Problem]:
    """Nothing half-written, nothing new where it failed, and what stood there stays what it is."""
    problems = []
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    litter = [name for name in files if name.endswith(".part") or Path(name).name.startswith(".")]
    if litter:
        problems.append(Problem("litter", ", ".join(litter)))
    if done.code == 0 and (lacking := [name for name in line.outputs if name not in files]):
        problems.append(Problem("no output file", f"{', '.join(lacking)} does not exist"))
    new = sorted(set(files) - {"old.png", SHEET, ACTS, BODIES, ANSWERS, *litter})
    if done.code not in (0, None) and new:
        problems.append(Problem("output in spite of a failure", ", ".join(new)[:200]))
    old = folder / "old.png"
    if done.code != 0 and (not old.is_file() or old.read_bytes() != _OLD):
        problems.append(Problem("an old file is lost", "old.png has changed though the command failed"))
    if not stat.S_ISFIFO(_mode(folder / "pipe")) or stat.S_IFMT(_mode(folder / "full")) not in (stat.S_IFCHR, stat.S_IFIFO):
        problems.append(Problem("a device is replaced", "a pipe or a device is a plain file now"))
    return problems


def _mode(path: Path) -> int:
    return path.lstat().st_mode if path.exists() else 0
