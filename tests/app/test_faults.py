"""What goes wrong in the real window: it is said once, kept, offered, and the window goes on."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit, QPushButton

from acuviewer import fault_report, probe
from acuviewer.cli import main
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.ui.app import open_window
from acuviewer.ui.main_window import MainWindow
from signals_heeded import heeding_signals
from waiting import PATIENCE_MS, until

pytestmark = pytest.mark.display
Open = Callable[[], MainWindow]


@pytest.fixture
def open_with(application: QApplication, settings_of_nobody: Path) -> Iterator[Open]:
    """Opens a window over the settings folder as it is, and closes it at the end."""
    opened: list[MainWindow] = []

    def open_it() -> MainWindow:
        settings = Settings(settings_of_nobody)
        settings.load()
        settings["first_start_seen"] = True
        window = open_window(Session(body=settings.body()), settings)
        opened.append(window)
        assert QTest.qWaitForWindowExposed(window, PATIENCE_MS)
        until(lambda: window.viewport.shows_body)
        return window

    yield open_it
    for window in opened:
        window.end_quietly()
        window.deleteLater()
    application.processEvents()


def _press(window: MainWindow, title: str) -> None:
    next(button for button in window.notices.findChildren(QPushButton) if button.text() == title).click()


def test_settings_that_cannot_be_used_are_told_until_they_are_put_away(open_with: Open, settings_of_nobody: Path) -> None:
    settings_of_nobody.mkdir()
    (settings_of_nobody / "settings.json").write_text('{"splitter": [2147483648, 1, 1], "skin": "x"}', encoding="utf-8")
    window = open_with()
    (text,) = window.notices.texts
    assert "splitter" in text
    assert "skin" in text
    assert window.notices.isVisible()
    _press(window, "Dismiss")
    assert window.notices.texts == []
    assert not window.notices.isVisible()


def test_a_report_of_the_last_run_is_offered_once_and_can_be_copied(open_with: Open) -> None:
    path = fault_report.keep_report("it failed in the night")
    window = open_with()
    (text,) = window.notices.texts
    assert "failed the last time" in text
    _press(window, "Show the report")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert "it failed in the night" in shown.toPlainText()
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == path.read_text(encoding="utf-8")
    dialog.close()
    assert fault_report.new_reports() == []
    path.unlink()
    assert open_with().notices.texts == []


def test_a_fault_at_every_frame_is_said_once_and_has_one_report(open_with: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_with()
    told: list[BaseException] = []
    hook = sys.excepthook

    def listen(kind: type[BaseException], error: BaseException, trace: object) -> None:
        told.append(error)
        hook(kind, error, trace)  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "excepthook", listen)

    def fail(hurries: bool) -> None:
        raise ZeroDivisionError(f"on purpose {len(told)}, {hurries=}")

    monkeypatch.setattr(window.viewport.stage, "render", fail)
    for view in ("back", "left", "front"):
        window.presenter.run(f"view.{view}")
        QTest.qWait(100)
    assert len(told) > 1, "the fault came at more than one frame"
    assert len(window.notices.texts) == 1
    assert "on purpose" in window.notices.texts[0]
    (report,) = fault_report.kept_reports()
    assert "view.back" in report.read_text(encoding="utf-8")
    report.unlink()
    monkeypatch.undo()
    window.presenter.run("view.right")


def test_what_libraries_say_reaches_the_person_once(open_with: Open) -> None:
    window = open_with()
    for number in range(3):
        fault_report.note_message("VTK", f"ERROR: number {number}")
    (text,) = window.notices.texts
    assert "VTK complains: ERROR: number 0" in text


def test_settings_that_cannot_be_kept_are_told_at_the_start_and_not_again(
    open_with: Open, settings_of_nobody: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_of_nobody.write_text("a file where the folder should be", encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: asked.append(text))
    window = open_with()
    (text,) = window.notices.texts
    assert "cannot be kept" in text
    assert window.close()
    assert asked == []
    assert "cannot be kept" in capsys.readouterr().err


def test_settings_that_cannot_be_kept_at_the_end_are_told_then(
    open_with: Open, settings_of_nobody: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda parent, title, text: asked.append(text))
    window = open_with()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert window.close()
    assert len(asked) == 1
    assert "No space left on device" in asked[0]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_an_idle_window_that_is_told_to_end_keeps_its_settings(name: str, settings_of_nobody: Path) -> None:
    with heeding_signals([sys.executable, "-m", "acuviewer", "do", "theme.dark; help.report"]) as process:
        # The report that the script asks for shows that the window stands.
        until(lambda: any(settings_of_nobody.glob("faults/fault-*")))
        QTest.qWait(300)
        process.send_signal(getattr(signal, name))
        out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (128 + getattr(signal, name), b"", b"")
    assert json.loads((settings_of_nobody / "settings.json").read_text(encoding="utf-8"))["theme"] == "dark"
    assert not list(settings_of_nobody.glob("faults/running-*"))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (probe.Answer(platform="xcb", width=1280, height=720, scale=1.0, version="2.1", renderer="old"), "OpenGL 3.2"),
        (probe.Answer(platform="xcb", width=1280, height=720, scale=1.0), "none can be used"),
        (probe.Answer(ended="ended with code -6", said="no such platform"), "no such platform"),
    ],
)
def test_a_system_that_cannot_draw_is_told_before_the_window_opens(
    answer: probe.Answer, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(probe, "ask", lambda purpose: None)
    monkeypatch.setattr(probe, "found", lambda purpose: answer)
    assert main([]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":4999"},
        {"QT_QPA_PLATFORM": "nonsense"},
        {"WAYLAND_DISPLAY": "no-such-socket", "DISPLAY": ""},
    ],
    ids=str,
)
def test_a_window_without_a_window_system_is_refused_in_a_sentence_and_a_picture_needs_none(
    environment: dict[str, str], tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "acuviewer"]
    window = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, check=False)
    assert (window.returncode, window.stdout) == (1, "")
    assert window.stderr.startswith("acuviewer: ")
    assert window.stderr.count("\n") == 1
    picture = subprocess.run(
        [*command, "snapshot", str(tmp_path / "a.png"), "--size", "64x64"],
        capture_output=True, text=True, env=os.environ | environment, check=False,
    )  # fmt: skip
    # Mesa 26 has a word of its own on LIBGL_ALWAYS_SOFTWARE.
    said = [line for line in picture.stderr.splitlines() if not line.startswith("MESA-EGL: warning: ")]
    assert (picture.returncode, picture.stdout, said) == (0, "", [])
    assert (tmp_path / "a.png").stat().st_size > 100


def test_a_window_whose_data_are_broken_closes_and_names_the_file(settings_of_nobody: Path) -> None:
    script = (
        "import sys; from acuviewer import cli; from acuviewer.faults import DataError, Fault; from acuviewer.ui import presenter\n"
        "def fail(self): raise DataError([Fault('points.json', 'file', 'is broken.', 'Mend it.')])\n"
        "presenter.Presenter.start = fail; sys.argv = ['acuviewer']; sys.exit(cli.main())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "acuviewer: points.json: file: is broken. Mend it.\n")
    assert not list(settings_of_nobody.glob("faults/*"))
