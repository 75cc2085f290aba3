"""Tries mutants: a copy of the checkout, one line of it changed, and the tests that might notice, the likely ones first."""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import Queue

from breaking.displays import Display
from breaking.running import Run, last_line, plain_environment, run
from mutating.mutant import Mutant, MutantError

LIKELY = {
    "body": ("reference", "body", "landmarks", "geometry"),
    "data_check": ("data", "cli"),
    "export": ("export", "data", "cli"),
    "geometry": ("geometry", "reference", "body", "landmarks", "points"),
    "knowledge": ("knowledge", "data", "session"),
    "landmarks": ("reference", "landmarks", "points"),
    "points": ("reference", "points", "session", "scene"),
    "scene": ("scene", "ui", "export"),
    "shown": ("shown", "scene", "ui"),
    "session": ("session", "body", "scene", "ui", "app"),
    "sheets": ("sheets", "cli"),
    "top": ("process", "cli", "data", "app"),
    "ui": ("ui", "app"),
}
"""By package: the folders of tests that are run first; of others the folder of the same name."""

_COPIED = ("src", "tests", "tools", "assets", "docs", "scripts", "benchmarks", ".ci")
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?\.py(?:::\S.*?)?)(?: - .*)?$", re.MULTILINE)
_PASSED, _NO_TESTS = 0, 5


@dataclass(frozen=True)
class Verdict:
    """What came of a mutant: ``by`` tells which test caught it, or None when it survived."""

    mutant: Mutant
    by: str | None
    seconds: float


class Workshop:
    """A copy of a checkout in a folder of its own, with a display, in which mutants are tried one after the other."""

    def __init__(self, top: Path, folder: Path, display: Display, patience_s: float, likely_alone: bool) -> None:
        self._top, self._display, self._patience_s = folder / "copy", display, patience_s
        self._likely_alone = likely_alone
        self._scratch = folder / "scratch"
        self._scratch.mkdir(parents=True)
        self._top.mkdir()
        for name in _COPIED:
            if (top / name).is_dir():
                shutil.copytree(top / name, self._top / name, ignore=shutil.ignore_patterns("__pycache__"))
        for path in top.iterdir():
            if path.is_file() and path.name != ".git":
                shutil.copy(path, self._top)
        # By content, not by time: a changed line may be as long as the old one and written within the same second.
        compile_dir(self._top / "src", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)

    def attempt(self, mutant: Mutant) -> Verdict:
        """Change the line, run the tests, put the line back."""
        path = self._top / "src" / mutant.file
        source = path.read_text(encoding="utf-8")
        changed = mutant.written_into(source)
        seconds = 0.0
        for arguments in self._rounds(mutant.package):
            path.write_text(changed, encoding="utf-8")
            try:
                done = self._pytest(*arguments)
            finally:
                path.write_text(source, encoding="utf-8")
            seconds += done.seconds
            by = self._noticed(done)
            if by is not None:
                return Verdict(mutant, by, seconds)
        return Verdict(mutant, None, seconds)

    def make_sure(self) -> None:
        """Raise MutantError unless tests are found in the unchanged copy: else everything would seem to be noticed."""
        for arguments in self._rounds(""):
            done = self._pytest("--collect-only", *arguments)
            if done.code not in (_PASSED, _NO_TESTS):
                raise MutantError(f"the tests cannot be run even without a mutant: {last_line(done.told)}")

    def _rounds(self, package: str) -> Iterator[tuple[str, ...]]:
        """What pytest is told, one time after the other: the likely folders, the others, and what is slow."""
        there = [path.name for path in sorted((self._top / "tests").iterdir()) if any(path.glob("test_*.py"))]
        likely = [name for name in LIKELY.get(package, (package,)) if name in there]
        others = [name for name in there if name not in likely]
        rounds = (("not slow", likely), ("not slow", others), ("slow", [*likely, *others]))
        for which, names in rounds[:1] if self._likely_alone and likely else rounds:
            if names:
                yield "-m", which, *(f"tests/{name}" for name in names)

    def _noticed(self, done: Run) -> str | None:
        """Which test noticed; raises MutantError when that test fails without a mutant as well."""
        if done.code is None:
            return f"the tests did not end within {self._patience_s:.0f} s"
        if done.code in (_PASSED, _NO_TESTS):
            return None
        failed = _FAILED.findall(done.told)
        if not failed:
            return f"the tests ended with {done.code}: {last_line(done.told)}"
        again = self._pytest(failed[0])
        if again.code != _PASSED:
            raise MutantError(f"{failed[0]} fails without a mutant as well; mend it first")
        return str(failed[0])

    def _pytest(self, *arguments: str) -> Run:
        environment = plain_environment(
            PYTHONPATH=str(self._top / "src"),
            PYTHONDONTWRITEBYTECODE="1",
            DISPLAY=self._display.name,
            XDG_RUNTIME_DIR=str(self._scratch),
            TMPDIR=str(self._scratch),
        )
        options = ("-x", "-q", "--tb=line", "-p", "no:cacheprovider", "--no-header", f"--basetemp={self._scratch / 'tests'}")
        return run((sys.executable, "-m", "pytest", *options, *arguments), environment, self._top, self._patience_s)


def try_all(
    mutants: Sequence[Mutant], top: Path, folder: Path, jobs: int, patience_s: float, likely_alone: bool = False
) -> Iterator[Verdict]:
    """Each mutant's verdict as it comes, so many side by side; raises MutantError when the tests fail without any.

    ``likely_alone`` runs the likely tests and no others.
    """
    free: Queue[Workshop] = Queue()

    def attempt(mutant: Mutant) -> Verdict:
        workshop = free.get()
        try:
            return workshop.attempt(mutant)
        finally:
            free.put(workshop)

    with ExitStack() as stack:
        for number in range(min(jobs, len(mutants))):
            display = stack.enter_context(Display(screen="1920x1080x24"))
            free.put(Workshop(top, folder / str(number), display, patience_s, likely_alone))
        first = free.get()
        first.make_sure()
        free.put(first)
        with ThreadPoolExecutor(jobs) as pool:
            waiting = [pool.submit(attempt, mutant) for mutant in mutants]
            try:
                for done in as_completed(waiting):
                    yield done.result()
            finally:
                pool.shutdown(cancel_futures=True)
