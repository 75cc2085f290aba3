"""The panel of the body in the real window: figures by real keys, undo, and what is kept for the next start."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import parse_body
from acuviewer.session.settings import Settings
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.navigator.figure_field import FigureField
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display

MAN = "sex=male,height_mm=1750,weight_kg=76"


def _field(window: MainWindow, key: str) -> FigureField:
    return window.body_panel.figures.fields[key]


def _open(window: MainWindow, body: str = MAN) -> None:
    window.presenter.run(f"body.set {body}; body.panel")
    rest(window)


def _press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def _write(window: MainWindow, key: str, words: str) -> None:
    field = _field(window, key)
    field.setFocus()
    QTest.keySequence(field, "Ctrl+A")
    QTest.keyClicks(field, words)


def test_a_practitioner_types_a_person_and_takes_it_back(window: MainWindow) -> None:
    _open(window)
    store, before = window.presenter.store, window.presenter.store.session
    _write(window, "height_mm", "1,82 m")
    assert store.session == before, "digits and letters are no commands here"
    _press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is _field(window, "weight_kg")
    assert store.session.body.height_mm == 1820
    _write(window, "weight_kg", "95")
    _press(Qt.Key.Key_Return)
    until(lambda: "95 kg" in window.status.body_button.text())
    assert window.presenter.shown.anatomy.shape.weight_kg == 95
    QTest.keySequence(QApplication.focusWidget(), "Ctrl+Z")
    assert (store.session.body.height_mm, store.session.body.weight_kg) == (1820, 76)
    assert _field(window, "weight_kg").text() == "76 kg"
    QTest.keySequence(QApplication.focusWidget(), "Ctrl+Z")
    assert store.session.body == before.body
    QTest.keySequence(QApplication.focusWidget(), "Ctrl+Y")
    assert _field(window, "height_mm").text() == "182 cm"


def test_a_held_arrow_is_one_step_of_undo(window: MainWindow) -> None:
    _open(window)
    _field(window, "weight_kg").setFocus()
    _press(Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down)
    until(lambda: window.presenter.store.session.body.weight_kg == 87)
    window.presenter.run("edit.undo")
    assert window.presenter.store.session.body == parse_body(MAN)
    assert window.presenter.store.session.view.aim == "front"


def test_what_cannot_be_is_answered_and_nothing_jumps(window: MainWindow) -> None:
    _open(window)
    shown, session = window.presenter.shown.anatomy, window.presenter.store.session
    _write(window, "weight_kg", "250")
    _press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is _field(window, "height_mm")
    assert _field(window, "weight_kg").text() == "250"
    assert "137.8 kg" in _field(window, "weight_kg").accessibleDescription()
    assert window.presenter.store.session == session
    assert window.presenter.shown.anatomy is shown
    _field(window, "weight_kg").setFocus()
    _press(Qt.Key.Key_Escape)
    assert _field(window, "weight_kg").text() == "76 kg"
    assert window.presenter.store.session == session, "Esc has taken back what was written, and nothing else"


def test_it_says_how_the_body_has_turned_out(window: MainWindow) -> None:
    _open(window, "sex=female,height_mm=1650,weight_kg=60")
    until(lambda: "has all the figures" in window.body_panel.figures.build.text())
    window.body_panel.figures.measured.folds["girths"].button.click()
    _write(window, "waist_mm", "80")
    _press(Qt.Key.Key_Return)
    until(lambda: "This body has 80" in _field(window, "waist_mm").toolTip())
    assert window.presenter.store.session.body.measures == (("waist", 800.0),)


def test_what_is_written_is_taken_when_another_tab_comes_to_the_front(window: MainWindow) -> None:
    _open(window)
    _write(window, "age", "62")
    window.navigator.tabs.setCurrentIndex(0)
    assert window.presenter.store.session.body.age == 62


def test_a_window_that_closes_asks_for_nothing_more(window: MainWindow) -> None:
    _open(window)
    _write(window, "weight_kg", "77")
    _press(Qt.Key.Key_Up)
    body = window.presenter.store.session.body
    window.close()
    QTest.qWait(600)
    assert window.presenter.store.session.body == body


def test_units_and_the_last_body_are_kept(window: MainWindow, settings_of_nobody: Path) -> None:
    _open(window, "sex=female,age=62,height_mm=1580,weight_kg=85")
    window.presenter.run("body.units")
    assert window.status.body_button.text() == "woman, 62 y, 5' 2.2\", 187.4 lb"
    box = window.body_panel.presets
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert window.presenter.store.session.body.weight_kg == 63
    window.close()
    kept = Settings(settings_of_nobody)
    kept.load()
    assert kept.units() == "imperial"
    assert kept.body().weight_kg == 63
    assert parse_body(str(kept["last_body"])) == parse_body("sex=female,age=62,height_mm=1580,weight_kg=85")
