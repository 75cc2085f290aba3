"""The mouse in the real window: labels, bare skin, double clicks, gathering, the ends of the zoom."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.geometry.mesh import Floats
from acuviewer.session.point_sets import gathered
from acuviewer.session.session import Session
from acuviewer.shown.camera import NEAREST_MM, eye
from acuviewer.shown.labels import Label
from acuviewer.ui.main_window import MainWindow
from window_waits import rest

pytestmark = pytest.mark.display
LEFT, PLAIN, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
BELLY = "view.free 20,1050,100,0,0,900"


def session(window: MainWindow) -> Session:
    return window.presenter.store.session


def pixel(window: MainWindow, position_mm: Floats) -> QPoint:
    view = window.viewport
    x, y = view.stage.projection(view.width(), view.height()).pixels(position_mm[None])[0]
    return QPointF(float(x), float(y)).toPoint()


def coordinates(place: QPoint) -> tuple[int, int]:
    return place.x(), place.y()


def dot(window: MainWindow, code: str) -> QPoint:
    found = window.presenter.shown.anatomy.location(code, "left")
    assert found is not None
    return pixel(window, found.position_mm)


def bare(window: MainWindow) -> QPoint:
    """A place of the belly where neither a dot nor a label is near."""
    view, start = window.viewport, dot(window, "ST25")
    for away in range(14, 60, 2):
        place = start + QPoint(away, -away // 2)
        pick = view.stage.pick(place.x(), place.y(), view.width(), view.height())
        if pick is not None and pick.kind == "skin" and view.label_at(place.x(), place.y()) is None:
            return place
    raise AssertionError("the belly is covered with dots")


def label_of(window: MainWindow, text: str) -> Label:
    return next(label for label in window.viewport._labels or [] if label.text == text)


def middle(label: Label) -> QPoint:
    x, y, width, height = label.rectangle
    return QPointF(x + width / 2, y + height / 2).toPoint()


def click(window: MainWindow, place: QPoint, key: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.mouseClick(window.viewport, LEFT, key, place)
    rest(window)


def hover(window: MainWindow, place: QPoint) -> None:
    where = QPointF(place)
    over = window.viewport.mapToGlobal(where)
    event = QMouseEvent(QEvent.Type.MouseMove, where, over, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, PLAIN)
    QApplication.sendEvent(window.viewport, event)


def test_a_label_is_clicked_for_what_it_names(window: MainWindow) -> None:
    window.presenter.run(f"{BELLY}; layer.landmarks")
    rest(window)
    named = [label for label in window.viewport._labels or [] if label.names is not None]
    point = next(label for label in named if label.names is not None and label.names.kind == "point")
    landmark = next(label for label in named if label.names is not None and label.names.kind == "landmark")
    assert point.names is not None
    assert landmark.names is not None
    before = window.viewport.stage.camera
    click(window, middle(point))
    assert session(window).selection.point == point.names.key
    assert window.viewport.stage.camera == before, "a click chooses and stays"
    window.presenter.run("point.clear")
    rest(window)
    found = next(label for label in window.viewport._labels or [] if label.names and label.names.key == landmark.names.key)
    click(window, middle(found))
    assert session(window).selection.landmark == landmark.names.key


def test_under_the_cursor_a_label_tells_its_name_and_its_dot_lights(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    label = next(label for label in window.viewport._labels or [] if label.names is not None)
    assert label.names is not None
    hover(window, middle(label))
    tip = window.viewport.pointed.tip
    assert tip is not None
    assert label.names.key in tip.words
    assert tip.dot == pytest.approx(label.mark, abs=0.5)
    assert tip.label == label.rectangle
    assert window.viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert label.names.key in window.status.hint.text()
    hover(window, QPoint(3, 3))
    assert window.viewport.pointed.tip is None


def test_two_clicks_on_a_label_fly_to_what_it_names(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    label = next(label for label in window.viewport._labels or [] if label.names is not None)
    assert label.names is not None
    QTest.mouseClick(window.viewport, LEFT, PLAIN, middle(label))
    QTest.mouseDClick(window.viewport, LEFT, PLAIN, middle(label))
    rest(window)
    assert session(window).view.aim == "selection"
    assert window.viewport.stage.camera.focus_mm == pytest.approx(tuple(label.names.position_mm))


def test_bare_skin_tells_what_is_there_until_escape(window: MainWindow) -> None:
    window.presenter.run(f"point.pick CV12; {BELLY}")
    rest(window)
    before = window.viewport.stage.camera
    clicked = bare(window)
    click(window, clicked)
    place = session(window).selection.place
    assert place is not None
    assert place.kind == "skin"
    assert window.viewport.stage.camera == before
    page = window._reading.page
    assert page is not None
    told = page.plain_text()
    for words in (
        "Upper abdomen (left)",
        "From the midline",
        "Nearest points",
        "ST25",
        "Umbilicus",
        "8 cun from",
        "bone",
    ):
        assert words in told, words
    assert label_of(window, "This place").mark == pytest.approx(coordinates(clicked), abs=2.0)
    QTest.keyClick(window.viewport, Qt.Key.Key_Escape)
    assert session(window).selection.chosen is None
    QTest.keySequence(window, "Ctrl+Z")
    assert session(window).selection.place == place
    QTest.keySequence(window, "Ctrl+Z")
    assert session(window).selection.point == "CV12"


def test_the_place_follows_the_body(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    click(window, bare(window))
    place = session(window).selection.place
    window.presenter.run("body.set sex=male,weight=0.9")
    rest(window)
    assert session(window).selection.place == place
    assert place is not None
    assert place.surface is not None
    there = window.presenter.shown.anatomy.skin.mesh.position(place.surface)
    assert label_of(window, "This place").mark == pytest.approx(coordinates(pixel(window, there)), abs=2.0)


def test_two_clicks_on_bare_skin_come_nearer_to_it(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    place, before = bare(window), window.viewport.stage.camera
    QTest.mouseClick(window.viewport, LEFT, PLAIN, place)
    QTest.mouseDClick(window.viewport, LEFT, PLAIN, place)
    rest(window)
    now, chosen = window.viewport.stage.camera, session(window).selection.place
    assert now.distance_mm == pytest.approx(before.distance_mm / 2)
    assert (now.azimuth_deg, now.elevation_deg) == pytest.approx((before.azimuth_deg, before.elevation_deg), abs=1e-6)
    assert chosen is not None
    assert chosen.surface is not None
    assert now.focus_mm == pytest.approx(tuple(window.presenter.shown.anatomy.skin.mesh.position(chosen.surface)), abs=0.1)


def test_ctrl_and_clicks_gather_points_through_which_keys_go(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    for code in ("ST25", "CV12"):
        click(window, dot(window, code), CTRL)
    click(
        window,
        middle(label_of(window, "CV8"))
        if any(one.text == "CV8" for one in window.viewport._labels or [])
        else dot(window, "CV8"),
        CTRL,
    )
    assert gathered(session(window)) == ("ST25", "CV12", "CV8")
    assert {"ST25", "CV12", "CV8"} <= {label.text for label in window.viewport._labels or [] if label.kind == "related"}
    page = window._reading.page
    assert page is not None
    assert page.subject == "list"
    rows = {item.text(0).split()[0] for item in window.navigator.points.tree.selectedItems()}
    assert rows == {"ST25", "CV12", "CV8"}
    click(window, dot(window, "CV12"), CTRL)
    assert gathered(session(window)) == ("ST25", "CV8")
    QTest.keySequence(window, "Ctrl+Z")
    assert gathered(session(window)) == ("ST25", "CV12", "CV8")
    QTest.keyClick(window.viewport, Qt.Key.Key_BracketRight)
    QTest.keyClick(window.viewport, Qt.Key.Key_BracketRight)
    assert session(window).selection.point == "CV12"


def test_rows_are_gathered_with_ctrl_and_shift(window: MainWindow) -> None:
    tree = window.navigator.points.tree
    window.presenter.run("point.pick BL23; point.clear")
    rest(window)

    def press(code: str, key: Qt.KeyboardModifier) -> None:
        row = tree._row_of[f"point.select {code}"]
        tree.scrollToItem(row)
        QTest.mouseClick(tree.viewport(), LEFT, key, tree.visualItemRect(row).center())
        rest(window)

    before = window.viewport.stage.camera
    press("BL23", CTRL)
    press("BL25", CTRL)
    assert gathered(session(window)) == ("BL23", "BL25")
    press("BL28", Qt.KeyboardModifier.ShiftModifier)
    assert gathered(session(window)) == ("BL23", "BL25", "BL26", "BL27", "BL28")
    press("BL25", CTRL)
    assert gathered(session(window)) == ("BL23", "BL26", "BL27", "BL28")
    assert window.viewport.stage.camera == before
    press("BL40", PLAIN)
    assert session(window).selection.point == "BL40"


def wheel(window: MainWindow, place: QPoint, steps: int) -> None:
    view, where = window.viewport, QPointF(place)
    for _ in range(abs(steps)):
        turn = QPoint(0, 120 if steps > 0 else -120)
        buttons = Qt.MouseButton.NoButton
        over = view.mapToGlobal(where)
        QApplication.sendEvent(
            view, QWheelEvent(where, over, QPoint(), turn, buttons, PLAIN, Qt.ScrollPhase.NoScrollPhase, False)
        )


def pinch(window: MainWindow, place: QPoint, times: int, value: float) -> None:
    view, where = window.viewport, QPointF(place)
    over, device = view.mapToGlobal(where), QPointingDevice.primaryPointingDevice()
    for _ in range(times):
        kind = Qt.NativeGestureType.ZoomNativeGesture
        QApplication.sendEvent(view, QNativeGestureEvent(kind, device, 2, where, where, over, value, QPointF()))


def press_key(window: MainWindow, key: Qt.Key, times: int) -> None:
    for _ in range(times):
        QTest.keyClick(window.viewport, key)


def height_of_skin(window: MainWindow, place: QPoint) -> float:
    """How many mm of skin the picture is high, where one points."""
    view = window.viewport
    skin = view.stage.skin_at(place.x(), place.y(), view.width(), view.height())
    assert skin is not None
    depth = float(np.linalg.norm(eye(view.stage.camera) - skin))
    return depth / NEAREST_MM * 50.0


@pytest.mark.parametrize("how", ["wheel", "keys", "pinch"])
def test_the_zoom_ends_at_a_hand_of_skin_and_at_a_third_of_the_picture(window: MainWindow, how: str) -> None:
    window.presenter.run("view.front")
    rest(window)
    view = window.viewport
    exact = QPointF(view.width() / 2, view.height() / 2) if how == "keys" else QPointF(dot(window, "ST25"))
    place = exact.toPoint()
    start = view.stage.skin_at(exact.x(), exact.y(), view.width(), view.height())
    assert start is not None
    acts: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
        "wheel": (lambda: wheel(window, place, 60), lambda: wheel(window, place, -80)),
        "keys": (lambda: press_key(window, Qt.Key.Key_Plus, 60), lambda: press_key(window, Qt.Key.Key_Minus, 80)),
        "pinch": (lambda: pinch(window, place, 30, 0.2), lambda: pinch(window, place, 60, -0.15)),
    }
    nearer, farther = acts[how]
    nearer()
    rest(window)
    assert height_of_skin(window, place) == pytest.approx(50.0, abs=2.0)
    assert coordinates(pixel(window, start)) == pytest.approx(coordinates(place), abs=1.5), "what is under the cursor stays there"
    farther()
    rest(window)
    heights = window.presenter.shown.anatomy.skin.mesh.vertices[:, 1]
    x, _, z = view.stage.camera.focus_mm
    top, bottom = (pixel(window, np.array([x, height, z])).y() for height in (float(heights.max()), 0.0))
    assert (bottom - top) / view.height() == pytest.approx(1 / 3, abs=0.02)
