"""A fault of the program itself: the person reads a sentence, the details go to a file in the person's own folder.

Each fault has a report of its own: versions, system, renderer, settings, the last acts, what Qt and VTK said, the traceback. A
crash that no Python code survives leaves one too, written by ``faulthandler``. Nothing is sent anywhere; the next start of the
window offers what is new. Nothing here needs a library: it has to work where the others do not.
"""

import faulthandler
import os
import platform
import re
import sys
import traceback
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from acuviewer.user_folder import user_folder
from acuviewer.version import __version__

LIBRARIES = (
    "numpy",
    "vtk",
    "PySide6_Essentials",
    "shiboken6",
    "pyvista",
    "trimesh",
    "rapidfuzz",
    "jsonschema",
    "platformdirs",
    "fsrs",
)
_ENVIRONMENT = ("QT_", "VTK_", "MESA_", "LIBGL_", "EGL_", "__GL", "LANG", "LC_", "XDG_SESSION_TYPE", "ACUVIEWER_", "PYTHON")
_MOST_REPORTS, _MOST_ACTS, _MOST_MESSAGES = 20, 500, 50
_CRASHED = ("Fatal Python error", "Windows fatal exception", "Qt ended the program")

_facts: dict[str, str] = {}
_acts: deque[str] = deque(maxlen=_MOST_ACTS)
_n_acts = 0
_messages: deque[str] = deque(maxlen=_MOST_MESSAGES)
_listeners: list[Callable[[str], None]] = []
_told: Counter[str] = Counter()
_running: IO[str] | None = None


def faults_folder() -> Path:
    """Where the reports are kept."""
    return user_folder() / "faults"


def note_fact(name: str, value: str) -> None:
    """Remember something for the reports, such as the renderer."""
    _facts[name] = value
    _write_running(f"{name}: {value}")


def note_act(line: str) -> None:
    """Remember what a person has just done, as a line of a script."""
    global _n_acts
    _acts.append(line)
    _n_acts += 1
    _write_running(f"act: {line}")


def noted_acts() -> tuple[list[str], int]:
    """The last acts, the oldest first, and how many before them are no longer kept."""
    return list(_acts), _n_acts - len(_acts)


def note_message(source: str, text: str) -> None:
    """Remember what a library says ("Qt", "VTK"); the same words are told to the listeners once."""
    # Where an object lies in memory does not make another message.
    words = f"{source}: {re.sub('0x[0-9a-fA-F]+', '0x…', text.strip())}"
    _messages.append(words)
    _write_running(words)
    _told[words] += 1
    if _told[words] == 1:
        for listener in tuple(_listeners):
            listener(words)


def on_message(listener: Callable[[str], None]) -> Callable[[], None]:
    """Call ``listener`` with each new message of a library; returns how to stop."""
    _listeners.append(listener)

    def stop() -> None:
        with suppress(ValueError):
            _listeners.remove(listener)

    return stop


def report_fault(error: BaseException) -> str | None:
    """Keep a report and return the sentence for the person; None when the same fault was reported before."""
    # The words may differ at each frame of a picture; the place does not.
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-1:]]
    signature = f"{type(error).__name__} {places}"
    _told[signature] += 1
    if _told[signature] > 1:
        return None
    said = f"{type(error).__name__}: {error}"
    try:
        path = _keep(_describe(said, "".join(traceback.format_exception(error))))
    except OSError as unkept:
        reason = unkept.strerror or type(unkept).__name__
        return f"a fault of the program ({said}). Its details could not be kept in {faults_folder()}: {reason}."
    return f"a fault of the program ({said}). Its details are kept in {path}; please report them."


def forget_everything() -> None:
    """As at the start of a process; for tests."""
    global _n_acts
    _n_acts = 0
    for memory in (_facts, _acts, _messages, _told):
        memory.clear()


def keep_report(what: str) -> Path:
    """Keep a report although nothing has failed, because a person asks for it; raises OSError."""
    return _keep(_describe(what, ""))


def _describe(what: str, details: str) -> str:
    lines = [*_head(what), *_versions(), *(f"{name}: {value}" for name, value in _facts.items())]
    lines += ["last acts:", *(f"  {act}" for act in _acts)]
    lines += ["messages of libraries:", *(f"  {words} ({_told[words]} times)" for words in dict.fromkeys(_messages))]
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home raises where there is none
    text = "\n".join([*lines, "", details])
    # The name of a person is often that of the home folder, and nobody's business.
    return text.replace(home, "~") if len(home) > 1 else text


def _head(what: str) -> list[str]:
    rows = [f"acuviewer {__version__}: {what}", f"when: {datetime.now(UTC).isoformat(timespec='seconds')}"]
    rows += [f"Python {platform.python_version()} on {platform.platform()}, {os.cpu_count()} cores"]
    return rows + [f"{name}={value}" for name, value in sorted(os.environ.items()) if name.startswith(_ENVIRONMENT)]


def _versions() -> list[str]:
    from importlib.metadata import PackageNotFoundError, version

    rows = []
    for library in LIBRARIES:
        try:
            rows.append(f"{library} {version(library)}")
        except (PackageNotFoundError, OSError, ValueError):
            rows.append(f"{library} not found")
    return rows


def _keep(text: str) -> Path:
    folder = faults_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"fault-{datetime.now(UTC).strftime('%Y%m%d-%H%M%S-%f')}-{os.getpid()}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    for old in kept_reports()[:-_MOST_REPORTS]:
        with suppress(OSError):
            old.unlink()
    return path


def kept_reports() -> list[Path]:
    """All reports, the oldest first."""
    try:
        return sorted(path for path in faults_folder().iterdir() if path.name.startswith("fault-"))
    except OSError:
        return []


def new_reports() -> list[Path]:
    """Reports that have not been offered yet, the oldest first."""
    with suppress(OSError, UnicodeDecodeError):
        offered = set(_offered_list().read_text(encoding="utf-8").splitlines())
        return [path for path in kept_reports() if path.name not in offered]
    return kept_reports()


def mark_offered() -> None:
    """The reports that are there have been offered; where that cannot be kept they will be offered again."""
    with suppress(OSError):
        _offered_list().write_text("\n".join(path.name for path in kept_reports()) + "\n", encoding="utf-8")


def _offered_list() -> Path:
    return faults_folder() / "offered.txt"


# Crashes: a file that is open while the program runs takes what ``faulthandler`` writes, and is removed at a good end.


def begin_run() -> None:
    """Let a crash leave a report; without a folder to write to, crashes are told on standard error as Python does it."""
    global _running
    collect_crashes()
    try:
        folder = faults_folder()
        folder.mkdir(parents=True, exist_ok=True)
        # Open until the end of the process.
        _running = (folder / f"running-{os.getpid()}.txt").open("w", encoding="utf-8", errors="replace")
        _lock(_running)
        faulthandler.enable(_running)
    except OSError:
        _running = None
        if sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        return
    # Without the versions, which take a while to look up: the window notes those that matter when it knows them.
    _write_running("\n".join(_head("it ended without a word")))


def end_run() -> None:
    """The program ends well: no report is needed."""
    global _running
    if _running is None:
        return
    faulthandler.disable()
    running, _running = _running, None
    # A full disk may refuse the last lines: they are not needed any more.
    with suppress(OSError):
        running.close()
    with suppress(OSError):
        Path(running.name).unlink()


def collect_crashes() -> None:
    """Make reports of what crashed runs have left; those that were merely ended from outside leave none."""
    try:
        left = [path for path in faults_folder().iterdir() if path.name.startswith("running-")]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            if not _is_abandoned(path):
                continue
            text = path.read_text(encoding="utf-8", errors="replace")
            if any(words in text for words in _CRASHED):
                _keep(text)
            path.unlink()


def _write_running(line: str) -> None:
    if _running is not None:
        with suppress(OSError, ValueError):
            _running.write(line + "\n")
            _running.flush()


def _lock(file: IO[str]) -> None:
    """Hold the file as long as this process lives; where there is no fcntl, an open file cannot be removed anyhow."""
    with suppress(ImportError):
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_abandoned(path: Path) -> bool:
    """Whether the process that wrote to the file is gone."""
    try:
        import fcntl
    except ImportError:
        path.rename(path)  # refused by Windows while the file is open
        return True
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
