"""What a class is shown besides the body: nothing at all, the pointer, the subtitle, and no cursor."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from acuviewer.ui.main_window import MainWindow
from projecting import copied, on_screen, pixel_of, press
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
KEY = Qt.Key
BLANK = Qt.CursorShape.BlankCursor


@pytest.mark.parametrize(
    ("key", "level", "waking"), [("b", 0, "b"), (".", 0, "x"), ("w", 255, KEY.Key_PageDown), ("b", 0, KEY.Key_Escape)]
)
def test_a_covered_picture_comes_back_by_any_key(projected: MainWindow, key: str, level: int, waking: Qt.Key | str) -> None:
    shown, session = on_screen(projected), projected.presenter.store.session
    press(projected, key)
    assert (on_screen(projected) == level).all()
    assert copied(projected).std() > 10, "a picture that is taken is not covered"
    QTest.keyClick(projected.viewport, KEY.Key_Shift)
    assert projected.projector.cover
    press(projected, waking)
    assert not projected.projector.cover
    assert projected.projector.is_on
    assert projected.presenter.store.session == session, "the key has done nothing else"
    projected.projector.tell("")
    assert (np.abs(on_screen(projected) - shown) > 60).mean() < 0.03


def test_a_click_uncovers_the_picture_and_chooses_nothing(projected: MainWindow) -> None:
    session = projected.presenter.store.session
    press(projected, "b")
    QTest.mouseClick(projected.viewport, Qt.MouseButton.LeftButton, pos=pixel_of(projected, "BL36"))
    assert not projected.projector.cover
    assert projected.presenter.store.session == session


def red_near(picture: np.ndarray, place: QPoint, within: int = 20) -> float:
    around = picture[place.y() - within : place.y() + within, place.x() - within : place.x() + within]
    return float(((around[..., 0] > 230) & (around[..., 1] < 90) & (around[..., 2] < 90)).mean())


def test_the_pointer_follows_the_mouse_in_place_of_the_cursor(projected: MainWindow) -> None:
    places = [QPoint(1100, 120), QPoint(1180, 300)]
    press(projected, "l")
    for here, there in (places, places[::-1]):
        QTest.mouseMove(projected.viewport, here)
        QTest.mouseMove(projected.viewport, there)
        until(lambda there=there: red_near(on_screen(projected), there) > 0.05)
        until(lambda here=here: red_near(on_screen(projected), here) == 0)  # the trail has faded
        assert projected.viewport.cursor().shape() == BLANK
    assert red_near(copied(projected), places[0]) == 0
    press(projected, KEY.Key_Escape)
    assert projected.projector.laser is None
    assert projected.projector.is_on, "Esc puts the pointer away first"
    assert projected.viewport.cursor().shape() != BLANK
    press(projected, "l", "l")
    assert projected.projector.laser is None
    assert not projected.presenter.store.session.layers.landmarks, "L is the pointer here"


def test_the_body_still_turns_under_the_pointer(projected: MainWindow) -> None:
    press(projected, "l")
    before = projected.viewport.stage.camera
    QTest.mousePress(projected.viewport, Qt.MouseButton.LeftButton, pos=QPoint(640, 300))
    QTest.mouseMove(projected.viewport, QPoint(700, 300))
    QTest.mouseMove(projected.viewport, QPoint(760, 300))
    QTest.mouseRelease(projected.viewport, Qt.MouseButton.LeftButton, pos=QPoint(760, 300))
    rest(projected)
    assert projected.viewport.stage.camera.azimuth_deg != before.azimuth_deg
    assert projected.viewport.cursor().shape() == BLANK


def test_the_cursor_goes_when_the_mouse_rests(projected: MainWindow) -> None:
    timer = projected.projector._rest_timer
    assert timer.isActive()
    assert timer.interval() == 3000
    timer.timeout.emit()
    assert projected.viewport.cursor().shape() == BLANK
    QTest.mouseMove(projected.viewport, QPoint(200, 200))
    QTest.mouseMove(projected.viewport, QPoint(220, 200))
    until(lambda: projected.viewport.cursor().shape() != BLANK)


def test_the_subtitle_goes_along_with_a_picture(projected: MainWindow) -> None:
    press(projected, KEY.Key_Right)
    first = copied(projected)
    press(projected, KEY.Key_Right)
    foot = slice(round(0.8 * first.shape[0]), None)
    assert (np.abs(copied(projected) - first)[foot] > 60).mean() > 0.02
    press(projected, KEY.Key_F5)
    with_bars = copied(projected)
    assert with_bars.shape != first.shape
