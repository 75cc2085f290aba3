"""A program that has imported everything and read nothing: it forks a run for each line it is given.

Started by ``warm.WarmProgram``; a line is a JSON table with ``arguments``, ``folder``, ``environment`` (what changes in it),
``out``, ``err``, ``limit_s``, ``most_bytes`` of memory, ``most_written`` of a file, and ``notices`` (a file for what the window
says, or ""). The answer is a line with ``code`` and ``seconds``. A forked run ends as a process of its own does: its interpreter
is taken down in full.
"""

import importlib
import json
import os
import pkgutil
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any


def load_everything() -> None:
    """Import the whole program and the libraries that it imports late."""
    import acuviewer

    for module in pkgutil.walk_packages(acuviewer.__path__, "acuviewer."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for late in ("jsonschema", "numpy.lib.format", "PySide6.QtTest", "vtkmodules.util.numpy_support"):
        importlib.import_module(late)
    from acuviewer.resources import assets_root

    assert assets_root.cache_info().currsize == 0, "importing the program has read its files already"


def serve() -> dict[str, Any] | None:
    """Answer requests until there are no more; in a forked run the request itself is returned."""
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        sys.stdout.flush()
        began = time.monotonic()
        child = os.fork()
        if child == 0:
            return request
        code = _wait(child, request["limit_s"])
        print(json.dumps({"code": code, "seconds": time.monotonic() - began}), flush=True)
    return None


def _wait(child: int, limit_s: float) -> int | None:
    """The exit code (negative for a signal), None when it had to be stopped."""
    watch = os.pidfd_open(child)
    ended = bool(select.select([watch], [], [], limit_s)[0])
    os.close(watch)
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if ended else None


def become(request: dict[str, Any]) -> None:
    """Take on what the run is to see: folder, environment, standard streams, limits."""
    os.setsid()
    os.chdir(request["folder"])
    os.environ.update(request["environment"])
    # Whoever copies a file that never ends must not fill the disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (request["most_written"], request["most_written"]))
    if request["most_bytes"]:
        resource.setrlimit(resource.RLIMIT_AS, (request["most_bytes"], request["most_bytes"]))
    for number, (name, flags) in enumerate(
        (
            (os.devnull, os.O_RDONLY),
            (request["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
            (request["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        )
    ):
        opened = os.open(name, flags, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    if request["notices"]:
        _write_down_notices(Path(request["notices"]))


def _write_down_notices(path: Path) -> None:
    """Keep what the window says to the person, as nobody looks at it; boxes with a question are answered by yes."""
    from PySide6.QtWidgets import QMessageBox

    from acuviewer.ui.dialogs.notice_bar import NoticeBar
    from acuviewer.ui.main_window import MainWindow

    def note(text: str) -> None:
        with path.open("a", encoding="utf-8", errors="surrogatepass") as file:
            file.write(f"{text}\n")

    def answer(parent: object, title: str, text: str, *rest: object) -> QMessageBox.StandardButton:
        note(text)
        return QMessageBox.StandardButton.Ok

    for box in ("warning", "information", "critical", "question"):
        setattr(QMessageBox, box, answer)
    for place, name in ((MainWindow, "show_notice"), (NoticeBar, "say")):
        _listen(place, name, note)


def _listen(place: type, name: str, note: Callable[[str], None]) -> None:
    """Have a method that says something note it as well."""
    plain = getattr(place, name)

    def said(self: object, text: str, *rest: Any, **named: Any) -> Any:
        note(text)
        return plain(self, text, *rest, **named)

    setattr(place, name, said)


if __name__ == "__main__":
    load_everything()
    print(json.dumps({"code": 0, "seconds": 0.0}), flush=True)
    asked = serve()
    if asked is not None:
        become(asked)
        from acuviewer.cli import main

        sys.argv = ["acuviewer", *asked["arguments"]]
        sys.exit(main())
