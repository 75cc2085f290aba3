"""Silence is a test: what Qt, VTK, logging or a swallowed exception says during a test makes the test fail.

Python warnings are errors already (pyproject.toml). A test that provokes a message asks for the fixture ``heard``,
asserts on it, and clears it. Tests with pictures or widgets must also leave no render window and no running timer
behind. Nothing here imports Qt or VTK on its own: tests without them stay without them.
"""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from acuviewer import fault_report
from checkout import TOP

sys.path.insert(0, str(TOP / "tools"))
from breaking.displays import Display

FOLDERS_THAT_DRAW = {"app", "export", "other_programs", "scene", "ui"}
QT_MAY_SAY = (
    # Qt's platform without a screen, about a hint that only a window manager would read.
    "This plugin does not support propagateSizeHints()",
    # Under the locale C, when the application object is made.
    "Detected locale ",
)

# How long an example takes is no verdict, and the same code gives the same examples.
hypothesis.settings.register_profile(
    "acuviewer", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("acuviewer")

_heard: list[str] = []
_vtk_window: Any = None
_vtk_read = 0


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options: baseline pictures drawn anew, how often everything is opened, and how often somebody is killed."""
    parser.addoption(
        "--write-baselines", action="store_true", help="draw the baseline pictures anew; look at each before committing"
    )
    parser.addoption("--kills", default=8, type=int, help="kill somebody who answers so many times")
    parser.addoption("--openings", default=1, type=int, help="open everything in the window so many times, and measure with -s")


def pytest_configure(config: pytest.Config) -> None:
    """Prepare what a login session would have; without a display Qt and VTK draw off screen, and say no word on it."""
    if os.environ.get("DISPLAY") and hasattr(config, "workerinput"):
        # Only one window of a display has the keyboard: of several processes that share the tests each has a display of its own.
        display = Display(screen="1920x1080x24")
        config.add_cleanup(display.close)
        os.environ["DISPLAY"] = display.name
    if "XDG_RUNTIME_DIR" not in os.environ:
        os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="acuviewer-runtime-")
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")


@pytest.fixture(autouse=True)
def settings_of_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A settings folder of its own for each test; a person's settings are neither read nor written."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("ACUVIEWER_CONFIG_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def heard(settings_of_nobody: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was said during this test; whatever is still in it at the end fails the test."""
    # Qt swallows an exception in a slot or an event after it went through this hook.
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: _heard.append(f"uncaught: {error!r}"))
    _listen()
    fault_report.forget_everything()
    _heard.clear()
    yield _heard
    _listen()
    records = caplog.get_records("setup") + caplog.get_records("call")
    _heard.extend(f"log: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING)
    for report in sorted(settings_of_nobody.glob("faults/fault-*")):
        text = report.read_text(encoding="utf-8")
        if "asked for in the window" not in text.splitlines()[0]:
            _heard.append(f"fault of the program: {text}")
    said = "\n".join(_heard)
    _heard.clear()
    if said:
        pytest.fail(f"the test was not silent:\n{said}", pytrace=False)


def _listen() -> None:
    """Hear Qt and VTK from now on, where they are loaded, and collect what VTK has said since the last time."""
    global _vtk_window, _vtk_read
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None:
        qt.qInstallMessageHandler(_hear_qt)
    vtk = sys.modules.get("vtkmodules.vtkCommonCore")
    if vtk is None:
        return
    if _vtk_window is None:
        _vtk_window = vtk.vtkStringOutputWindow()
        vtk.vtkOutputWindow.SetInstance(_vtk_window)
    output = _vtk_window.GetOutput()
    if len(output) > _vtk_read:
        _heard.append(f"VTK: {output[_vtk_read:].strip()}")
    _vtk_read = len(output)


def _hear_qt(kind: object, context: object, message: str) -> None:
    if not message.startswith(QT_MAY_SAY):
        _heard.append(f"Qt: {message}")


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest, heard: list[str]) -> Iterator[None]:
    """A test that draws gives its render windows and repeating timers back."""
    if FOLDERS_THAT_DRAW.isdisjoint(request.path.parts):
        yield
        return
    # What is there already is set aside: neither looked at again nor searched for garbage after every test.
    gc.collect()
    gc.freeze()
    failed_before = request.session.testsfailed
    yield
    if request.session.testsfailed > failed_before:
        return  # a failed test's traceback holds on to everything
    request.node.funcargs.clear()
    heard.extend(f"left behind: {type(thing).__name__}" for thing in _living())


def _living() -> list[object]:
    """Render windows, and timers that go on by themselves, made since the last freeze."""
    qt, vtk = sys.modules.get("PySide6.QtCore"), sys.modules.get("vtkmodules.vtkRenderingCore")
    if qt is not None and qt.QCoreApplication.instance():
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete)
    gc.collect()
    things = gc.get_objects()
    windows = [thing for thing in things if vtk is not None and issubclass(type(thing), vtk.vtkRenderWindow)]
    timers = [thing for thing in things if qt is not None and issubclass(type(thing), qt.QTimer)]
    return windows + [timer for timer in timers if _goes_on(timer)]


def _goes_on(timer: Any) -> bool:
    from shiboken6 import isValid

    return bool(isValid(timer) and timer.isActive() and not timer.isSingleShot())
