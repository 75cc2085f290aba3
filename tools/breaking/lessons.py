"""Part "lessons": damaged and hostile lessons, plain and packed. Each is told of or opened, in two seconds, and touches no other file."""

import shutil
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from random import Random

from acuviewer.faults import DataError
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.lesson import PACKED_SUFFIX, SUFFIX
from acuviewer.lessons.reader import read_lesson
from acuviewer.lessons.writer import write_lesson
from acuviewer.pages.lesson_page import lesson_page
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.lesson_files import shipped_lessons
from acuviewer.session.open_lesson import at_step, open_path
from acuviewer.session.session import Session
from breaking.damage import harm
from breaking.hostile_lessons import hostile_archive, hostile_text
from breaking.installation import remove
from breaking.outcome import Options, Outcome, Problem, chance

_USUAL_COUNT = 300
_GIVEN_UP_S = 60.0
_PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


class LessonsPart:
    """Damaged and hostile lessons."""

    name = "lessons"

    def __init__(self, options: Options) -> None:
        self._options = options
        self._top = Path(tempfile.mkdtemp(prefix="acuviewer-lessons-")).resolve()
        self._library = load_library()
        self._commands = build_commands(load_atlas(), self._library)
        own = Path(__file__).parents[2] / "tests" / "lessons" / f"gb30{SUFFIX}"
        self._good = [path.read_bytes() for path in (own, *shipped_lessons().values())]
        self._touched: list[str] = []
        self._judging: set[int] = set()
        # What is opened, by whatever way, is told by Python itself.
        sys.addaudithook(self._hear)
        for content in self._good:
            self._play(self._laid(self._top / "good", content))

    def numbers(self) -> range:
        """As many as are asked for."""
        return range(self._options.count or _USUAL_COUNT)

    def attempt(self, number: int) -> Outcome:
        """Damage a lesson, open it, go through it."""
        random = chance(self._options.seed, self.name, number)
        place = self._top / str(number)
        file, kind = self._broken(place, random)
        before = _everything(place)
        kept = {file.name: file.read_bytes()[:1_000_000]} if file.is_file() and file.stat().st_size < 10**7 else {}
        problems = self._tried(file)
        if _everything(place) != before:
            problems.append(Problem("a file is touched", "what lies in or beside the folder is not what it was"))
        outside = str(place / "outside")
        problems += [Problem("a file outside is opened", path) for path in self._touched if path.startswith(outside)]
        remove(place)
        return Outcome(kind, tuple(problems), kept)

    def close(self) -> None:
        """Remove the folders."""
        shutil.rmtree(self._top, ignore_errors=True)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Note what the program opens, not what this tool lays out and looks at."""
        if threading.get_ident() not in self._judging:
            return
        if event in ("open", "os.open") and arguments and str(arguments[0]).startswith(str(self._top)):
            self._touched.append(str(Path(str(arguments[0])).resolve()))

    def _laid(self, place: Path, content: bytes) -> Path:
        """A lesson with a picture beside it, and what must not be touched outside of its folder."""
        for folder in (place / "inside" / "pictures", place / "outside"):
            folder.mkdir(parents=True, exist_ok=True)
        (place / "inside" / "pictures" / "line.png").write_bytes(_PICTURE)
        (place / "outside" / "secret.png").write_bytes(_PICTURE)
        (place / "outside" / f"secret{SUFFIX}").write_bytes(self._good[0])
        link = place / "inside" / "pictures" / "link.png"
        if not link.is_symlink():
            link.symlink_to("../../outside/secret.png")
        file = place / "inside" / f"lesson{SUFFIX}"
        file.write_bytes(content)
        return file

    def _broken(self, place: Path, random: Random) -> tuple[Path, str]:
        content = random.choice(self._good)
        family = random.randrange(5)
        if family == 0:
            file = self._laid(place, content)
            return file, harm(file, random).kind
        if family == 1:
            self._laid(place, content)
            packed = place / "inside" / f"lesson{PACKED_SUFFIX}"
            archive, kind = hostile_archive(content, _PICTURE, random)
            packed.write_bytes(archive)
            return packed, kind
        text, kinds = content, []
        for _ in range(random.randint(1, 4)):
            text, kind = hostile_text(text, random)
            kinds.append(kind)
        return self._laid(place, text), ", ".join(kinds)

    def _tried(self, file: Path) -> list[Problem]:
        """Open the lesson in a thread of its own, which may be left behind."""
        problems: list[Problem] = []
        worker = threading.Thread(target=self._judge, args=(file, problems), daemon=True)
        worker.start()
        worker.join(_GIVEN_UP_S)
        return [*problems, Problem("hangs", f"longer than {_GIVEN_UP_S:.0f} s")] if worker.is_alive() else problems

    def _judge(self, file: Path, problems: list[Problem]) -> None:
        began = time.thread_time()
        self._judging.add(threading.get_ident())
        try:
            self._play(file)
        except DataError as error:
            problems += [Problem("nothing is told", repr(error))] if not error.faults else []
        except BaseException:  # whatever comes out is a fault of the program
            problems.append(Problem("traceback", traceback.format_exc()[-600:]))
        finally:
            self._judging.discard(threading.get_ident())
        if (seconds := time.thread_time() - began) > self._options.patience_s:
            problems.append(Problem("hangs", f"{seconds:.1f} s"))

    def _play(self, file: Path) -> None:
        """Open a lesson, go through some of its steps, write it and read it again."""
        session = open_path(Session(), file, self._commands)
        opened = session.lesson
        assert opened is not None
        count = len(opened.lesson.steps)
        for number in {0, count // 2, count - 1, count + 3}:
            session = at_step(session, number, self._commands)
            assert session.lesson is not None
            lesson_page(session.lesson, self._library)
        written = write_lesson(opened.lesson)
        again = read_lesson(written, file.name)
        assert again.lesson == opened.lesson, "read again it is another lesson"
        assert write_lesson(again.lesson) == written, "written again it is another file"


def _everything(place: Path) -> dict[str, tuple[int, int, bytes]]:
    """All that lies below a folder: size, time and content of each file."""
    found = {}
    for path in sorted(place.rglob("*")):
        status = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() and status.st_size < 10**6 else b""
        found[str(path)] = (status.st_size, status.st_mtime_ns, content)
    return found
