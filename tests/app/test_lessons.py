"""Lessons in the real window: one of five steps made from nothing, saved, and presented; opened by hand, by drop, and closed."""

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from acuviewer.lessons.opening import open_file
from acuviewer.session.open_lesson import OpenLesson
from acuviewer.ui.lessons.files import recent_lessons
from acuviewer.ui.lessons.lesson_panel import LessonPanel
from acuviewer.ui.main_window import MainWindow
from hands import Hands
from projecting import on_screen, press
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
KEY = Qt.Key
EXAMPLE = Path(__file__).parents[1] / "lessons" / "gb30.aculesson"
CODES = ("GB30", "BL23", "ST36", "LU7", "KI3")


def opened(window: MainWindow) -> OpenLesson:
    found = window.presenter.store.session.lesson
    assert found is not None
    return found


def panel(window: MainWindow) -> LessonPanel:
    assert window.lessons.panel is not None
    return window.lessons.panel


def point(window: MainWindow) -> str | None:
    return window.presenter.store.session.selection.point


def write(window: MainWindow, field: str, words: str) -> None:
    box = panel(window).fields.fields[field]
    box.setFocus()
    QTest.keyClick(box, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, words)


def test_from_nothing_to_a_lesson_of_five_steps_that_is_presented(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands, run = Hands(window), window.presenter.run
    for act in ("menu Lesson", "entry New lesson"):
        hands.act(act)
    write(window, "title", "Five points")
    for number, code in enumerate(CODES, start=1):
        run(f"point.select {code}")
        rest(window)
        window.columns.show_beside_page(panel(window))
        hands.act("button Add this view")
        write(window, "caption", f"Caption {number} of **{code}**.")
        write(window, "notes", f"Note {number}.")
    hands.act("button Up")
    assert [step.title[:4].strip() for step in opened(window).lesson.steps] == ["GB30", "BL23", "ST36", "KI3", "LU7"]
    run("edit.undo")
    file = tmp_path / "five.aculesson"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    hands.act("button Save")
    read = open_file(file).read
    assert not read.faults
    assert read.lesson.title == "Five points"
    assert [step.caption for step in read.lesson.steps] == [
        f"Caption {number} of **{code}**." for number, code in enumerate(CODES, 1)
    ]
    assert [step.notes for step in read.lesson.steps] == [f"Note {number}." for number in range(1, 6)]
    assert not opened(window).is_changed
    run("lesson.go 1; projector.toggle")
    rest(window)
    for number, code in enumerate(CODES, start=1):
        told = window.viewport.stage.subtitle()
        assert told is not None
        assert (point(window), told.words) == (code, f"Caption {number} of {code}.")
        press(window, KEY.Key_Space if number % 2 else KEY.Key_PageDown)
    press(window, KEY.Key_PageUp)
    assert point(window) == CODES[3]
    assert not panel(window).isVisible(), "the class sees no notes"
    press(window, KEY.Key_Escape)


def test_one_jumps_to_a_step_and_zooms_without_losing_the_place(window: MainWindow) -> None:
    window.presenter.run("lesson.new")
    for code in CODES * 3:
        window.presenter.run(f"point.pick {code}; lesson.add_view")
    window.presenter.run("lesson.go 1; projector.toggle")
    rest(window)
    press(window, "1", "2")
    assert "12" in window.projector.hint
    assert opened(window).number == 0, "nothing happens before Enter"
    press(window, KEY.Key_Return)
    assert (opened(window).number, window.projector.hint) == (11, "")
    press(window, "3", KEY.Key_Escape)
    assert (opened(window).number, window.projector.is_on) == (11, True)
    press(window, KEY.Key_Home)
    assert opened(window).number == 0
    press(window, KEY.Key_End)
    assert opened(window).number == 14
    camera = window.viewport.stage.camera
    QTest.mousePress(window.viewport, Qt.MouseButton.LeftButton, pos=window.viewport.rect().center())
    QTest.mouseMove(window.viewport, window.viewport.rect().center() + QPointF(90, 0).toPoint())
    QTest.mouseRelease(window.viewport, Qt.MouseButton.LeftButton, pos=window.viewport.rect().center() + QPointF(90, 0).toPoint())
    rest(window)
    assert window.viewport.stage.camera != camera
    press(window, KEY.Key_Left)
    assert opened(window).number == 13
    window.presenter.run("projector.toggle; lesson.close")


def test_flights_can_be_switched_off(window: MainWindow) -> None:
    window.presenter.run(f"lesson.open {EXAMPLE}")
    rest(window)
    window.presenter.run("lesson.next")
    assert window.viewport.is_flying
    rest(window)
    window.presenter.run("view.flights; lesson.previous")
    assert not window.viewport.is_flying
    window.presenter.run("view.flights; lesson.close")


def test_a_lesson_is_dropped_on_the_window_and_told_among_the_last(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(EXAMPLE))])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter, drop = QDragEnterEvent(QPointF(50, 50).toPoint(), *held), QDropEvent(QPointF(50, 50), *held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, drop)
    rest(window)
    assert opened(window).lesson.title == "Where is GB30?"
    assert panel(window).isVisible()
    assert recent_lessons(str(window._settings["recent_lessons"])) == [f"lesson.open {EXAMPLE}"]
    data.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert window.lessons.opening_of_dropped(data) == ""
    window.presenter.run("lesson.close")


def test_the_page_tells_notes_steps_and_faults_and_gives_way_to_what_is_chosen(window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "a.aculesson"
    file.write_bytes(EXAMPLE.read_bytes().replace(b"view.back", b"fly.to moon"))
    window.presenter.run(f"lesson.open {file}")
    rest(window)
    told = panel(window).view.toPlainText()
    assert all(
        words in told
        for words in ("Two bones that one can feel", "Let them find both", "Notes for the speaker", "line 23", "fly.to")
    )
    assert not window._reading.isVisible()
    window.presenter.run("point.select ST36")
    rest(window)
    assert window._reading.isVisible()
    assert not panel(window).isVisible()
    window.presenter.run("lesson.next")
    rest(window)
    assert panel(window).isVisible()
    window.presenter.run("lesson.close")
    rest(window)
    assert window._reading.isVisible()


def test_a_changed_lesson_is_asked_for_before_the_window_closes(window: MainWindow) -> None:
    asked = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.reject()

    window.presenter.run(f"lesson.open {EXAMPLE}; lesson.caption Something else")
    QTimer.singleShot(200, window, answer)
    assert not window.close()
    assert "Where is GB30?" in asked[0]
    assert window.isVisible()
    window.presenter.run("edit.undo")
    assert not opened(window).is_changed


def test_with_nobody_to_ask_a_changed_lesson_is_kept_aside(window: MainWindow, settings_of_nobody: Path) -> None:
    window.presenter.run(f"lesson.open {EXAMPLE}; lesson.caption Something else")
    window.asks_nothing = True
    window.close()
    (kept,) = settings_of_nobody.rglob("unsaved*.aculesson")
    assert open_file(kept).read.lesson.steps[0].caption == "Something else"


def test_the_next_start_begins_with_what_one_had_before_the_lesson(window: MainWindow, settings_of_nobody: Path) -> None:
    window.presenter.run(f"body.preset lean_woman; point.select LU7; lesson.open {EXAMPLE}; lesson.next")
    rest(window)
    window.close()
    kept = json.loads((settings_of_nobody / "settings.json").read_text())
    assert "LU7" in kept["left_off"]
    assert "GB30" not in kept["left_off"]
    assert "weight=0.15" in kept["body"]


def test_the_picture_of_a_step_is_shown_to_the_class(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    picture = QImage(300, 200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    picture.save(str(tmp_path / "pictures" / "line.png"))
    file = tmp_path / "a.aculesson"
    file.write_bytes(EXAMPLE.read_bytes())
    window.presenter.run(f"lesson.open {file}; projector.toggle")
    rest(window)
    magenta = np.array([255, 0, 255])
    assert not (on_screen(window) == magenta).all(axis=2).any()
    press(window, KEY.Key_Right)
    assert (on_screen(window) == magenta).all(axis=2).sum() > 20_000
    press(window, KEY.Key_Escape)
    until(lambda: not window.projector.is_on)
    window.presenter.run("lesson.close")


def test_a_picture_is_put_beside_the_lesson_over_no_other(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, place = tmp_path / "My line (1).png", tmp_path / "own"
    picture = QImage(30, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    picture.save(str(source))
    place.mkdir()
    file = place / "a.aculesson"
    file.write_bytes(EXAMPLE.read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    window.presenter.run(f"lesson.open {file}; lesson.add_picture; lesson.add_picture")
    step = opened(window).step
    assert step is not None
    assert step.caption.endswith("![My line (1)](pictures/My-line-1-2.png)")
    assert sorted(path.name for path in (place / "pictures").iterdir()) == ["My-line-1-2.png", "My-line-1.png"]
    source.write_bytes(b"no picture")
    window.presenter.run("lesson.add_picture")
    assert "My line" in window.status.hint.text()
    window.presenter.run("lesson.close")
    window.presenter.run("lesson.open " + str(EXAMPLE.parent / "missing.aculesson"))
    assert "missing.aculesson" in window.status.hint.text()
    assert window.presenter.store.session.lesson is None
    window.presenter.run("lesson.new; point.pick GB30; lesson.add_view; lesson.add_picture")
    assert "Save the lesson" in window.status.hint.text()
    window.presenter.run("lesson.close")
