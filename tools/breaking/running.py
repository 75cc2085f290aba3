"""Runs the program as a process of its own, and judges what every run must do whatever it was given."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import acuviewer
from breaking.outcome import Options, Problem

MOST_WRITTEN = 4 << 30
"""Of a file, in bytes: whoever copies what never ends must not fill the disk."""
SOURCE = Path(acuviewer.__file__).parents[1]
QUIET = {
    # One thread each: as many runs as there are cores go side by side.
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "LC_ALL": "C.UTF-8",
}
NOT_INHERITED = ("PYTHON", "QT_", "LC_", "LANG", "WAYLAND_", "XDG_", "ACUVIEWER_", "VTK_", "DISPLAY", "SESSION_MANAGER")
_TRACES = ("Traceback (most recent call last)", "Exception ignored", "Fatal Python error", "core dumped")
_OWN_FAULT = "a fault of the program"


@dataclass(frozen=True)
class Run:
    """A run that has ended: ``code`` as of subprocess (negative for a signal), None where it was stopped for lasting too long."""

    command: tuple[str | bytes, ...]
    code: int | None
    out: bytes
    err: bytes
    seconds: float

    @property
    def said(self) -> str:
        """What stands on standard error."""
        return self.err.decode("utf-8", "replace")

    @property
    def told(self) -> str:
        """Everything it wrote, as text."""
        return self.out.decode("utf-8", "replace") + self.said


def plain_environment(**changes: str) -> dict[str, str]:
    """What a run sees of this process's environment, with what a case changes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)}
    return {**kept, **QUIET, **changes}


def program_of(options: Options) -> tuple[str, ...]:
    """How the program is started: as asked for, or the package that the tool itself sees."""
    return options.program or (sys.executable, "-m", "acuviewer")


def program_environment(options: Options, changes: Mapping[str, str], source: Path = SOURCE) -> dict[str, str]:
    """As ``plain_environment``, so that the program found by ``program_of`` finds its package in the folder ``source``."""
    own = {} if options.program else {"PYTHONPATH": str(source)}
    return {**plain_environment(**own), **changes}


def run(
    command: Sequence[str | bytes],
    environment: Mapping[str, str],
    folder: Path,
    limit_s: float,
    most_bytes: int | None = None,
    output: int | None = None,
) -> Run:
    """Run a command in a folder; whatever it started is stopped with it when it lasts longer than ``limit_s`` seconds.

    ``most_bytes`` limits its memory, ``output`` is a descriptor for its standard output instead of a file of its own.
    """
    whole = [*_limited(most_bytes), *command]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        process = subprocess.Popen(
            whole,
            env=dict(environment),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=out if output is None else output,
            stderr=err,
            start_new_session=True,
        )
        code: int | None
        try:
            code = process.wait(limit_s)
        except subprocess.TimeoutExpired:
            code = None
        seconds = time.monotonic() - began
        stop(process)
        return Run(tuple(command), code, _content(out), _content(err), seconds)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process that leads a group, and whatever it has started in it."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        except PermissionError:
            process.kill()
    process.wait()


def _limited(most_bytes: int | None) -> list[str]:
    if most_bytes is None or sys.platform == "win32":
        return []
    return ["sh", "-c", f'ulimit -v {most_bytes // 1024}; ulimit -f {MOST_WRITTEN // 512}; exec "$@"', "sh"]


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()


def problems_of(done: Run) -> list[Problem]:
    """What no run may do: die of a signal, show a traceback, call a fault its own, fail without a sentence, never end."""
    if done.code is None:
        return [Problem("hang", f"stopped after {done.seconds:.1f} s; it had said {last_line(done.told)!r}")]
    found = []
    if done.code < 0 or done.code > 128 + 64 or done.code in (128 + signal.SIGABRT, 128 + signal.SIGSEGV):
        found.append(Problem("signal", f"exit code {done.code}; {last_line(done.said)!r}"))
    told = done.told
    if any(trace in told for trace in _TRACES):
        found.append(Problem("traceback", last_line(done.said)))
    if _OWN_FAULT in told:
        place = told.index(_OWN_FAULT)
        found.append(Problem("fault of the program", told[place : place + 160].splitlines()[0]))
    if done.code != 0 and not found and not is_sentence(done.said):
        found.append(Problem("no sentence", f"exit code {done.code} with {last_line(done.told)!r}"))
    return found


def is_sentence(text: str) -> bool:
    """Whether somebody is told something: at least two words in a line."""
    return any(len(re.findall(r"\w+", line)) >= 2 for line in text.splitlines())


def last_line(text: str, most: int = 200) -> str:
    """The last line that says anything, cut to be read in a report."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:most] if lines else ""
