"""The keyboard in the real window: who has it, under which layouts its letters act, and that the menus hold every command."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from acuviewer.i18n import say
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, letter: str, scan: int, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key of another layout on X11, as it comes when no shortcut has wanted it."""
    text = "" if held else letter
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, scan, 0, 0, text))


def has_keys(window: MainWindow) -> bool:
    return window.viewport.hasFocus() and not window.navigator.search.text()


def test_after_the_start_keys_go_to_the_view(window: MainWindow) -> None:
    assert has_keys(window)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    assert window.presenter.store.session.view.aim == "back"
    QTest.keyClick(QApplication.focusWidget(), "?")
    until(lambda: QApplication.activeModalWidget() is not None)
    assert has_keys(window)


def test_one_dialog_takes_the_place_of_another(window: MainWindow) -> None:
    for _ in range(3):
        window.presenter.run("help.keys; help.about")
    until(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().close()
    QTest.qWait(20)
    assert QApplication.activeModalWidget() is None


def test_after_a_choice_in_search_or_in_a_list_keys_go_to_the_view(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    QTest.keyClicks(window.navigator.search, "GB30")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    assert has_keys(window)
    tree = window.navigator.points.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert has_keys(window)
    window.navigator.search.setText("Keyboard")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    until(lambda: QApplication.activeModalWidget() is not None)
    QApplication.activeModalWidget().close()
    until(lambda: has_keys(window))


def test_a_search_for_the_filter_goes_into_the_filter(window: MainWindow) -> None:
    window.navigator.search.setText("Filter…")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    assert window.navigator.points.filter_bar.boxes["meridian"].hasFocus()


def test_letters_act_by_their_place_where_they_are_no_latin_ones(window: MainWindow) -> None:
    assert QApplication.platformName() == "xcb"
    press(window.viewport, "л", 45)
    assert window.presenter.store.session.layers.bones > 0
    tree = window.navigator.points.tree
    tree.setFocus()
    press(tree, "л", 45)
    assert tree.currentItem().text(0).startswith("KI"), "in a list it looks for a row"
    assert window.presenter.store.session.layers.bones > 0
    window.viewport.setFocus()
    press(window.viewport, "л", 45)
    assert window.presenter.store.session.layers.bones == 0
    press(window.viewport, "&", 10)
    press(window.viewport, "é", 11)
    assert window.presenter.store.session.view.aim == "back"
    press(window.viewport, "κ", 45, CONTROL)
    assert window.navigator.search.hasFocus()


def test_text_fields_take_the_letters_and_leave_the_commands(window: MainWindow) -> None:
    before = window.presenter.store.session
    field = window.navigator.search
    field.setFocus()
    for letter, scan in (("л", 45), ("М", 58), ("é", 11), ("&", 10)):
        press(field, letter, scan)
    assert field.text() == "лМé&"
    assert window.presenter.store.session == before
    press(field, "я", 52, CONTROL)
    assert field.text() == "", "the field takes its own text back"
    assert window.presenter.store.session == before
    press(field, "х", 34)
    press(field, "и", 56, CONTROL)
    assert window.navigator.tabs.currentWidget() is window.body_panel, "other commands can be reached from here"
    assert field.text() == "х"


@pytest.mark.parametrize(
    ("letter", "scan", "layout"), [("с", 54, "Russian"), ("ψ", 54, "Greek"), ("c", 54, "German"), ("c", 54, "French")]
)
def test_what_is_marked_on_a_page_is_copied_under_any_layout(window: MainWindow, letter: str, scan: int, layout: str) -> None:
    window.presenter.run("point.select BL40")
    rest(window)
    page = window._reading.view
    page.setFocus()
    page.selectAll()
    QApplication.clipboard().setText(layout)
    press(page, letter, scan, CONTROL)
    assert "popliteal" in QApplication.clipboard().text()


def test_commands_of_the_window_act_under_any_layout(window: MainWindow) -> None:
    panel, size = window.navigator, window._settings
    press(window.viewport, "а", 41, CONTROL)
    assert panel.points.filter_bar.boxes["meridian"].hasFocus(), "Ctrl+F on a Russian keyboard"
    press(window.viewport, "φ", 41, CONTROL)
    assert not panel.points.filter_bar.opener.isChecked(), "Ctrl+F on a Greek one"
    QTest.keyClick(window.viewport, Qt.Key.Key_Plus, CONTROL)
    assert size["text_size"] == 110, "a German keyboard has a plus of its own"
    press(window.viewport, "à", 19, CONTROL)
    assert size["text_size"] == 100, "Ctrl+0 on a French one"
    press(window.viewport, "я", 52)
    assert window.presenter.store.session.layers.bone_depth, "Z"


def test_every_command_that_stands_alone_is_in_the_menus(window: MainWindow) -> None:
    # Found below the bar: with PySide 6.10 QAction.menu() takes the action's menu over and frees it.
    menus = window.menuBar().findChildren(QMenu)
    shown = {action.text(): action for menu in menus for action in menu.actions()}
    alone = [command for command in window.commands.values() if not command.argument]
    assert len(alone) > 50
    for command in alone:
        assert say(command.title) in shown, command.id
        assert [keys.toString() for keys in shown[say(command.title)].shortcuts()] == list(command.keys)


def test_a_size_changed_in_flight_is_followed(window: MainWindow) -> None:
    view = window.viewport
    window.presenter.run("view.back")
    assert view.is_flying
    wide = view.stage.wanted_camera(view.width() / view.height())
    window.resize(960, 1000)
    until(lambda: view.height() > 800)
    assert view.is_flying, "it flies on"
    rest(window)
    assert view.stage.camera == view.stage.wanted_camera(view.width() / view.height())
    assert view.stage.camera != wide


def test_a_body_changed_in_flight_is_followed(window: MainWindow) -> None:
    window.presenter.run("point.select KI3")
    window.presenter.run("body.set height_mm=2000")
    assert window.viewport.is_flying
    rest(window)
    view = window.viewport
    assert view.stage.camera == view.stage.wanted_camera(view.width() / view.height())
