"""The mode for a class in the real window: the view alone, led by keys and clickers, and everything given back."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.session.settings import Settings
from acuviewer.ui.main_window import MainWindow
from projecting import pixel_of, press, selection
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
KEY = Qt.Key
BLANK = Qt.CursorShape.BlankCursor


def look_of(window: MainWindow) -> object:
    """What the mode changes in the window."""
    bars = (window.menuBar(), window.statusBar(), window.view_bar)
    return (
        window.windowState(),
        window.columns.sides_are_shown,
        window.columns.lists_are_alone,
        window.columns.sizes(),
        window.viewport.size(),
        [bar.height() for bar in bars],
        window.viewport.stage.class_size,
        window.viewport.stage.theme,
        window.viewport.cursor().shape(),
    )


@pytest.mark.parametrize(("leaving", "sides"), [(KEY.Key_Escape, True), (KEY.Key_F5, False), (KEY.Key_F11, True)])
def test_the_view_stands_alone_and_everything_comes_back(window: MainWindow, leaving: Qt.Key, sides: bool) -> None:
    window.presenter.run("theme.dark; text_size.larger; point.select GB30")
    if not sides:
        press(window, KEY.Key_F9)
    rest(window)
    before, undo = look_of(window), window.presenter.store.undo_title
    press(window, KEY.Key_F5)
    assert window.isFullScreen()
    assert window.viewport.size() == window.size()
    assert window.viewport.hasFocus()
    assert window.viewport.stage.theme.view_top == "#000000"
    assert "Esc" in window.projector.hint
    press(window, KEY.Key_L, KEY.Key_L, leaving)
    assert not window.projector.is_on
    assert look_of(window) == before
    assert window.presenter.store.undo_title == undo
    assert selection(window) == ("GB30", None), "Esc leaves the mode, and nothing else"


@pytest.mark.parametrize(("on", "back"), [("Right", "Left"), ("PageDown", "PageUp"), ("Space", "Backspace")])
def test_arrows_and_clickers_lead_through_steps_and_points(projected: MainWindow, on: str, back: str) -> None:
    forward, backward = KEY[f"Key_{on}"], KEY[f"Key_{back}"]
    camera = projected.viewport.stage.camera
    press(projected, forward)
    assert selection(projected) == ("GB30", 0)
    press(projected, *[forward] * 5)
    assert selection(projected) == ("GB30", 5)
    press(projected, forward)
    assert selection(projected) == ("BL40", None)
    press(projected, backward)
    assert selection(projected) == ("GB30", 5)
    press(projected, *[backward] * 6)
    assert selection(projected) == ("GB30", None)
    assert projected.viewport.stage.camera == camera


def test_a_key_that_is_held_does_not_race_through_the_lesson(projected: MainWindow) -> None:
    for repeats in (False, True, True, True):
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, KEY.Key_PageDown, Qt.KeyboardModifier.NoModifier, "", repeats)
            QApplication.sendEvent(projected.viewport, event)
    assert selection(projected) == ("GB30", 0)


def test_the_search_opens_beside_the_view_and_goes_again(projected: MainWindow) -> None:
    QTest.keySequence(projected, "Ctrl+K")
    assert projected.navigator.search.hasFocus()
    assert projected.columns.lists_are_alone
    QTest.keyClicks(projected.navigator.search, "bl40")
    assert not projected.projector.cover, "b is a letter there"
    QTest.keyClick(projected.navigator.search, KEY.Key_Return)
    rest(projected)
    assert selection(projected) == ("BL40", None)
    assert not projected.columns.sides_are_shown
    assert projected.projector.is_on
    QTest.keySequence(projected, "Ctrl+F")
    assert projected.columns.lists_are_alone
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Escape)
    assert not projected.columns.sides_are_shown
    assert projected.viewport.hasFocus()
    QTest.keySequence(projected, "Ctrl+B")
    press(projected, KEY.Key_Escape)
    assert projected.projector.is_on, "Esc puts the lists away first"
    press(projected, KEY.Key_Escape)
    assert not projected.projector.is_on
    assert not projected.columns.lists_are_alone


def test_a_click_that_leaves_the_search_chooses_nothing(projected: MainWindow) -> None:
    QTest.keySequence(projected, "Ctrl+K")
    session = projected.presenter.store.session
    # Qt gives the focus to what a press of the window system comes to.
    projected.viewport.setFocus(Qt.FocusReason.MouseFocusReason)
    rest(projected)
    QTest.mouseClick(projected.viewport, Qt.MouseButton.LeftButton, pos=pixel_of(projected, "BL36"))
    assert not projected.columns.sides_are_shown
    assert projected.presenter.store.session == session
    QTest.mouseClick(projected.viewport, Qt.MouseButton.LeftButton, pos=pixel_of(projected, "BL36"))
    assert projected.presenter.store.session != session, "the next click is one like any other"


def test_plus_and_minus_write_larger_and_smaller_and_the_size_is_kept(projected: MainWindow) -> None:
    camera = projected.presenter.store.session.view
    assert projected.viewport.stage.class_size == 2.0
    press(projected, "+", "=")
    assert projected.viewport.stage.class_size == 2.5
    press(projected, "-")
    assert projected.viewport.stage.class_size == 2.25
    assert "225" in projected.projector.hint
    assert projected.presenter.store.session.view == camera, "they do not zoom here"
    press(projected, *["+"] * 9)
    assert projected.viewport.stage.class_size == 3.0
    press(projected, *["-"] * 9, KEY.Key_F5, KEY.Key_F5)
    assert projected.viewport.stage.class_size == 1.5


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_letters_are_a_share_of_the_height(projected: MainWindow, size: tuple[int, int]) -> None:
    projected.resize(*size)
    rest(projected)
    projected.viewport.grab_picture()
    chosen = next(label for label in projected.viewport._labels or [] if label.kind == "selected")
    unit = 2.0 * size[1] / 720
    assert projected.viewport.height() == size[1]
    assert 0.05 < chosen.rectangle[3] * unit / size[1] < 0.12
    place = projected.viewport.stage.projection(*size).pixels(
        projected.presenter.shown.anatomy.location("GB30", "left").position_mm[None]
    )
    assert np.allclose(np.array(chosen.mark) * unit, place[0], atol=1.0), "labels stand where their marks are"


def test_other_single_keys_and_other_layouts_work_as_ever(projected: MainWindow) -> None:
    press(projected, "x")
    assert projected.presenter.store.session.layers.skin < 1.0
    elevation = projected.viewport.stage.camera.elevation_deg
    press(projected, KEY.Key_Up)
    assert projected.viewport.stage.camera.elevation_deg != elevation
    QTest.keyClick(projected.viewport, KEY.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert selection(projected) == ("BL40", None)
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, ord("И"), Qt.KeyboardModifier.NoModifier, 56, 0, 0, "и")
        QApplication.sendEvent(projected.viewport, event)
    assert projected.projector.cover, "B by its place"
    assert projected.presenter.store.session.body.sex == "male"


def test_dialogs_open_above_and_leave_the_mode_as_it_is(projected: MainWindow) -> None:
    press(projected, KEY.Key_F1)
    until(lambda: QApplication.activeModalWidget() is not None)
    QTest.keyClick(QApplication.activeModalWidget(), KEY.Key_Escape)
    until(lambda: projected.focusWidget() is projected.viewport)
    assert projected.projector.is_on
    press(projected, KEY.Key_Tab)
    assert projected.focusWidget() is projected.viewport, "there is nothing else in sight"


def test_what_the_status_bar_would_tell_is_told_over_the_picture(projected: MainWindow) -> None:
    projected.presenter.run("there is no such command")
    assert projected.projector.hint
    assert projected.projector.hint == projected.status.hint.text()


def test_menu_and_search_begin_the_mode_too(window: MainWindow) -> None:
    window.presenter.run("projector.pointer")
    assert window.projector.is_on
    assert window.projector.laser is not None
    window.presenter.run("projector.toggle; projector.blank")
    assert window.projector.is_on
    assert window.projector.cover == "#000000"


def test_a_window_that_closes_in_the_mode_leaves_nothing_of_it(projected: MainWindow) -> None:
    settings: Settings = projected._settings
    press(projected, KEY.Key_Right)
    QTest.keySequence(projected, "Ctrl+K")
    projected.close()
    assert "projector" not in str(settings["left_off"])
    assert "step.show 1" in str(settings["left_off"])
    widths = settings["splitter"]
    assert isinstance(widths, list)
    assert min(widths) > 0
    opened = MainWindow(projected.presenter.store.session, settings)
    assert not opened.isFullScreen()
    assert not opened.projector.is_on
    assert opened.menuBar().maximumHeight() > 0
    opened.close()
    opened.deleteLater()
