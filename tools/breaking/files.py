"""Part "files": copies of the installation with one damaged file, each tried with one of the sub-commands.

The program may refuse, with a sentence that names the file, or do what it does on an undamaged copy, to 0.1 mm. It may not
hang, end by a signal, show a traceback, call the damage a fault of its own, or pass a check.
"""

import queue
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from breaking import comparing
from breaking.damage import Damage, harm
from breaking.displays import Display
from breaking.installation import Installation, asset_names, remove
from breaking.outcome import LeftOutError, Options, Outcome, Problem, chance
from breaking.running import Run, plain_environment, problems_of, run
from breaking.warm import WarmProgram

_CHECK_PATIENCE_S = 15.0  # a check looks closely into what is not as shipped, and only then
_FIRST_LIMIT_S = 120.0
_MOST_BYTES, _FEW_BYTES = 32 << 30, 4 << 30
_EVERY_COLD = 20

_USUAL_COUNT = 200


@dataclass(frozen=True)
class Try:
    """A sub-command to try: its arguments (``{assets}`` and ``{out}`` are filled in), the file it writes, how it is judged."""

    arguments: tuple[str, ...]
    out: str = ""
    compare: Callable[[bytes, bytes], list[Problem]] | None = None
    is_check: bool = False
    is_window: bool = False


def _pictures(before: bytes, after: bytes) -> list[Problem]:
    return comparing.compare_pictures(before, after, same=True)


TRIES = (
    Try(("check",), is_check=True),
    Try(("locate", "GB30", "--json"), compare=comparing.compare_json),
    Try(("check", "{assets}"), is_check=True),
    Try(("landmarks", "--json"), compare=comparing.compare_json),
    Try(("snapshot", "{out}", "--point", "GB30", "--steps", "--size", "400x300"), "out.png", _pictures),
    Try(("locate", "--all", "--json", "--body", "sex=female,age=70,height_mm=1500,weight=0.8"), compare=comparing.compare_json),
    Try(("locate", "--all", "--json", "--body", "sex=female,weight_kg=80,waist_mm=900"), compare=comparing.compare_json),
    Try(("self-test",), is_check=True),
    Try(("export", "{out}"), "out.ply", comparing.compare_meshes),
    Try(("do", "point.select GB30; step.all; theme.dark; app.quit"), is_window=True),
    Try(("locate", "--all", "--definition", "all", "--json"), compare=comparing.compare_json),
)  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """What a sub-command does when nothing is damaged: its output, how long it takes, how much longer it may take at least."""

    out: bytes
    seconds: float
    patience_s: float

    @property
    def limit_s(self) -> float:
        """From when on a run hangs: two seconds more, or twice as long on a machine that is slow or busy."""
        return self.seconds + max(self.patience_s, self.seconds)


class Place:
    """Where one case after the other is tried: a copy of the installation, a program started from it, a scratch folder."""

    def __init__(self, folder: Path, display: str | None) -> None:
        self.copy = Installation(folder / "installed")
        self.scratch = folder / "scratch"
        self.scratch.mkdir()
        self.environment = {"ACUVIEWER_CONFIG_DIR": str(folder / "settings"), "PYTHONDONTWRITEBYTECODE": "1"}
        if display is not None:
            self.environment["DISPLAY"] = display
        self.program = WarmProgram(self.copy.source, self.environment)

    def run(self, wanted: Try, limit_s: float, cold: bool, most_bytes: int) -> tuple[Run, bytes]:
        """Carry out a sub-command, ``cold`` as a process of its own; returns the run and what it has written."""
        remove(self.scratch / wanted.out) if wanted.out else None
        filled = {"{assets}": str(self.copy.assets), "{out}": wanted.out}
        arguments = [filled.get(word, word) for word in wanted.arguments]
        if cold or wanted.is_window:
            from sys import executable

            environment = plain_environment(PYTHONPATH=str(self.copy.source), **self.environment)
            command = [executable, "-m", "acuviewer", *arguments]
            done = run(command, environment, self.scratch, limit_s, most_bytes)
        else:
            done = self.program.run(arguments, self.scratch, limit_s, most_bytes=most_bytes)
        written = self.scratch / wanted.out
        content = written.read_bytes() if wanted.out and written.is_file() else done.out
        return done, content


class FilesPart:
    """Damaged installations."""

    name = "files"

    def __init__(self, options: Options) -> None:
        self._options = options
        self._names = asset_names()
        self._folder = Path(tempfile.mkdtemp(prefix="acuviewer-files-"))
        try:
            self._display: Display | None = Display()
        except LeftOutError:
            self._display = None
        shown = self._display.name if self._display else None
        self._places: queue.Queue[Place] = queue.Queue()
        self._all = [Place(self._folder / str(number), shown) for number in range(options.jobs)]
        for place in self._all:
            self._places.put(place)
        self._references: dict[tuple[Try, bool], Reference] = {}
        self._locks = {(wanted, cold): threading.Lock() for wanted in TRIES for cold in (False, True)}

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Damage a file, try a sub-command, put the file back."""
        random = chance(self._options.seed, self.name, number)
        wanted = TRIES[number % len(TRIES)]
        if wanted.is_window and self._display is None:
            raise LeftOutError("windows: there is no Xvfb")
        name = random.choice(self._names)
        place = self._places.get()
        try:
            cold = number % _EVERY_COLD >= _EVERY_COLD - 1
            reference = self._reference(place, wanted, cold)
            target = place.copy.assets / name
            damage = harm(target, random)
            done, content = self._try(place, wanted, reference, cold, damage)
            kept = _kept(done, target)
        finally:
            place.copy.put_back(name)
            self._places.put(place)
        title = f"acuviewer {' '.join(wanted.arguments)} with {name} ({damage.kind})"
        return Outcome(title, tuple(_judge(wanted, name, done, content, reference)), kept)

    def _try(self, place: Place, wanted: Try, reference: Reference, cold: bool, damage: Damage) -> tuple[Run, bytes]:
        most_bytes = _FEW_BYTES if damage.endless else _MOST_BYTES
        done, content = place.run(wanted, reference.limit_s, cold, most_bytes)
        if done.code is None:
            # A machine may be busy for a moment; what hangs does so again.
            done, content = place.run(wanted, 1.5 * reference.limit_s, cold, most_bytes)
        return done, content

    def _reference(self, place: Place, wanted: Try, cold: bool) -> Reference:
        key = (wanted, cold)
        with self._locks[key]:
            if key not in self._references:
                done, content = place.run(wanted, _FIRST_LIMIT_S, cold, _MOST_BYTES)
                if done.code != 0:
                    raise RuntimeError(f"undamaged, {' '.join(wanted.arguments)} ends with {done.code}: {done.told[-500:]}")
                self._references[key] = Reference(
                    content, done.seconds, max(self._options.patience_s, _CHECK_PATIENCE_S if wanted.is_check else 0.0)
                )
            return self._references[key]

    def close(self) -> None:
        """Stop everything and remove the copies."""
        for place in self._all:
            place.program.close()
        if self._display is not None:
            self._display.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _kept(done: Run, target: Path) -> dict[str, bytes]:
    kept = {"stdout.txt": done.out, "stderr.txt": done.err}
    if target.is_file() and not target.is_symlink() and target.stat().st_size < 10**8:
        kept[target.name] = target.read_bytes()
    return kept


def _judge(wanted: Try, name: str, done: Run, content: bytes, reference: Reference) -> list[Problem]:
    found = problems_of(done)
    if done.code is None:
        return found
    if done.code != 0:
        if name not in done.told.replace("\\", "/"):
            found.append(Problem("the file is not named", done.told.strip().replace("\n", " / ")[-240:]))
        return found
    if wanted.is_check:
        return [*found, Problem("wrong success", "the check passed")]
    if wanted.compare is not None:
        found += wanted.compare(reference.out, content)
    return found
