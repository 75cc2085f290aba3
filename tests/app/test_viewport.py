"""The 3D view as a widget on a display: mouse, keys, moving between windows, closing."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Camera, View
from acuviewer.shown import camera as cameras
from acuviewer.shown.marks import Pick
from acuviewer.theme import load_theme
from acuviewer.ui.viewport.pointed import Tip
from acuviewer.ui.viewport.viewport import Viewport
from scene_cases import Pixels, content, session_after, share_changed, share_near
from waiting import PATIENCE_MS, until

pytestmark = pytest.mark.display
LIGHT, DARK = load_theme("light"), load_theme("dark")


@pytest.fixture
def view(application: QApplication) -> Iterator[Viewport]:
    shown = Viewport(LIGHT, content())
    shown.resize(800, 600)
    shown.show()
    assert QTest.qWaitForWindowExposed(shown, PATIENCE_MS)
    show(shown, "view.back")
    yield shown
    shown.shut_down()
    shown.close()
    shown.deleteLater()
    application.processEvents()


def show(view: Viewport, script: str) -> None:
    """Show what a script makes of a new session, and wait for the flight to end."""
    session = session_after(script)
    view.show_session(build_anatomy(session.body), session)
    until(lambda: not view.is_flying)
    QTest.qWait(60)


def come_to_rest(view: Viewport) -> None:
    """Wait until the fine picture is drawn, which comes a while after the last movement."""
    until(lambda: not view.is_flying and not view._rest.isActive())
    QTest.qWait(60)


def as_pixels(image: QImage) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return raw[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def picture(view: Viewport) -> Pixels:
    return as_pixels(view.grab_picture())


def pixel_of(view: Viewport, code: str, side: str = "left") -> QPoint:
    session = session_after("")
    found = build_anatomy(session.body).location(code, side)  # type: ignore[arg-type]
    assert found is not None
    x, y = view.stage.projection(view.width(), view.height()).pixels(found.position_mm[None])[0]
    return QPoint(round(float(x)), round(float(y)))


def hover(view: Viewport, place: QPoint, buttons: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    where = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, event)


def drag(view: Viewport, start: QPoint, way: QPoint, button: Qt.MouseButton, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(view, button, modifier, start)
    for share in (0.25, 0.5, 0.75, 1.0):
        hover(view, start + way * share, button)
    QTest.mouseRelease(view, button, modifier, start + way)


def test_it_draws_the_body_its_points_and_their_labels(view: Viewport) -> None:
    pixels = picture(view)
    assert (pixels[..., 0].astype(int) > pixels[..., 2].astype(int) + 20).mean() > 0.05
    assert share_near(pixels, LIGHT.rgb("point")) > 0.0003
    show(view, "view.back; layer.labels")
    assert share_changed(pixels, picture(view)) > 0.002


def test_before_the_first_body_it_says_what_it_does(application: QApplication) -> None:
    waiting = Viewport(LIGHT, content())
    waiting.resize(500, 400)
    waiting.show()
    assert QTest.qWaitForWindowExposed(waiting, PATIENCE_MS)
    QTest.qWait(50)
    card = as_pixels(waiting.shown_now())[180:220, 150:350]
    assert share_near(card, LIGHT.rgb("panel"), 6) > 0.5
    assert share_near(card, LIGHT.rgb("text"), 60) > 0.01
    waiting.shut_down()
    waiting.close()
    waiting.deleteLater()


def heard(view: Viewport) -> list[tuple[str, str, str, bool]]:
    """What is picked from now on: kind, key, side and whether to fly there."""
    picked: list[tuple[str, str, str, bool]] = []
    view.picked.connect(lambda pick, fly: picked.append((pick.kind, pick.key, pick.side, fly)))
    return picked


def test_a_click_on_a_point_reports_it_and_one_beside_the_body_nothing(view: Viewport) -> None:
    picked = heard(view)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel_of(view, "BL23", "right"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert picked == [("point", "BL23", "right", False)]


def test_a_landmark_is_clicked_while_landmarks_are_shown(view: Viewport) -> None:
    show(view, "view.back; layer.landmarks; layer.points")
    picked = heard(view)
    placed = build_anatomy(session_after("").body).landmark("c7_spinous_process", "midline")
    assert placed is not None
    x, y = view.stage.projection(view.width(), view.height()).pixels(placed.position_mm[None])[0]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(float(x)), round(float(y))))
    assert picked == [("landmark", "c7_spinous_process", "midline", False)]


def test_a_double_click_reports_the_point_even_when_the_first_click_has_moved_the_picture(view: Viewport) -> None:
    picked = heard(view)
    place = pixel_of(view, "GB30")
    view.picked.connect(lambda pick, fly: view.move_camera(cameras.rotate(view.stage.camera, 90, 0)))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert picked == [("point", "GB30", "left", False), ("point", "GB30", "left", True)]


def test_a_click_on_bare_skin_tells_its_place_on_the_mesh(view: Viewport) -> None:
    show(view, "layer.points; layer.labels; view.back")
    picks: list[Pick] = []
    view.picked.connect(lambda pick, fly: picks.append(pick))
    place = pixel_of(view, "BL23")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert picks[0].kind == "skin"
    assert picks[0].surface is not None
    on_skin = build_anatomy(session_after("").body).skin.mesh.position(picks[0].surface)
    x, y = view.stage.projection(view.width(), view.height()).pixels(on_skin[None])[0]
    assert (x, y) == pytest.approx((place.x(), place.y()), abs=0.5)


def test_a_small_tremble_is_a_click_and_no_drag(view: Viewport) -> None:
    picked, moved = heard(view), QSignalSpy(view.camera_moved)
    drag(view, pixel_of(view, "BL23"), QPoint(2, 1), Qt.MouseButton.LeftButton)
    assert (len(picked), moved.count()) == (1, 0)


def test_dragging_turns_the_body_with_the_hand_and_never_over(view: Viewport) -> None:
    before, moved = view.stage.camera, QSignalSpy(view.camera_moved)
    mark = pixel_of(view, "GV3", "midline")
    drag(view, mark, QPoint(60, 0), Qt.MouseButton.LeftButton)
    after = view.stage.camera
    assert after.azimuth_deg != before.azimuth_deg
    assert after.elevation_deg == before.elevation_deg
    assert pixel_of(view, "GV3", "midline").x() > mark.x() + 10
    assert moved.count() == 1
    assert moved.at(0) == [after]
    drag(view, QPoint(400, 100), QPoint(0, 480), Qt.MouseButton.LeftButton)
    drag(view, QPoint(400, 100), QPoint(0, 480), Qt.MouseButton.LeftButton)
    assert view.stage.camera.elevation_deg == 89


@pytest.mark.parametrize(("button", "shift"), [(Qt.MouseButton.MiddleButton, False), (Qt.MouseButton.LeftButton, True)])
def test_middle_or_shift_drag_moves_the_picture_with_the_hand(view: Viewport, button: Qt.MouseButton, shift: bool) -> None:
    before, mark = view.stage.camera, pixel_of(view, "GV3", "midline")
    drag(view, QPoint(300, 300), QPoint(80, -40), button, shift)
    now = pixel_of(view, "GV3", "midline") - mark
    assert abs(now.x() - 80) <= 4
    assert abs(now.y() + 40) <= 4
    assert view.stage.camera.azimuth_deg == before.azimuth_deg


def test_the_wheel_zooms_to_the_cursor(view: Viewport) -> None:
    before, place = view.stage.camera, pixel_of(view, "BL40")
    where = QPointF(place)
    event = QWheelEvent(
        where, view.mapToGlobal(where), QPoint(), QPoint(0, 360), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)
    assert view.stage.camera.distance_mm < before.distance_mm * 0.8
    drift = pixel_of(view, "BL40") - place
    assert drift.manhattanLength() <= 8


def test_keys_turn_and_zoom_and_leave_others_to_the_window(view: Viewport) -> None:
    view.setFocus()
    before = view.stage.camera
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    after = view.stage.camera
    assert after.azimuth_deg != before.azimuth_deg
    assert after.elevation_deg > before.elevation_deg
    assert after.distance_mm < before.distance_mm
    QTest.keyClick(view, Qt.Key.Key_3)
    assert view.stage.camera == after


def test_hovering_names_what_is_there_without_a_new_picture_of_the_body(view: Viewport) -> None:
    come_to_rest(view)
    named, renders = QSignalSpy(view.hovered), _count_renders(view)
    plain = as_pixels(view.shown_now())
    place = pixel_of(view, "BL25")
    hover(view, place)
    QTest.qWait(60)
    assert named.at(named.count() - 1) == ["BL25  大肠俞  Dàchángshū (left)"]
    assert view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert share_changed(plain, as_pixels(view.shown_now())) > 0.001, "no tooltip"
    hover(view, QPoint(10, 10))
    QTest.qWait(60)
    assert named.at(named.count() - 1) == [""]
    assert renders == []
    enter = QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1))
    QApplication.sendEvent(view, enter)
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def _count_renders(view: Viewport) -> list[int]:
    renders: list[int] = []
    render = view.stage.render

    def counted(hurries: bool = False) -> None:
        renders.append(1)
        render(hurries)

    view.stage.render = counted  # type: ignore[method-assign]
    return renders


def test_many_queued_moves_give_one_picture(view: Viewport) -> None:
    come_to_rest(view)
    renders = _count_renders(view)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    for step in range(20):
        where = QPointF(200 + 5 * step, 300)
        moved = QMouseEvent(
            QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.postEvent(view, moved)
    until(lambda: bool(renders))
    QTest.qWait(40)
    assert len(renders) <= 2
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))


def test_at_rest_nothing_is_drawn_again(view: Viewport) -> None:
    come_to_rest(view)
    renders = _count_renders(view)
    QTest.qWait(400)
    assert renders == []


def test_a_chosen_point_is_flown_to_and_ends_in_the_middle(view: Viewport) -> None:
    session = session_after("point.select KI3")
    view.show_session(build_anatomy(session.body), session)
    assert view.is_flying
    until(lambda: not view.is_flying)
    assert view.stage.camera == view.stage.wanted_camera(view.width() / view.height())
    assert (pixel_of(view, "KI3") - QPoint(400, 300)).manhattanLength() <= 2


def test_a_tape_is_several_pixels_wide_in_the_window_too(view: Viewport) -> None:
    show(view, "point.select GB30; step.show 3")
    dark = np.abs(picture(view).astype(int) - np.round(np.array(LIGHT.rgb("construction")) * 255)).max(axis=2) < 40
    heights = dark.sum(axis=0)
    assert np.median(heights[heights > 0]) >= 4


def test_a_hand_ends_a_flight(view: Viewport) -> None:
    session = session_after("point.select KI3")
    view.show_session(build_anatomy(session.body), session)
    QTest.qWait(30)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    hover(view, QPoint(260, 300), Qt.MouseButton.LeftButton)
    stopped = view.stage.camera
    QTest.qWait(200)
    assert view.stage.camera == stopped
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(260, 300))


def test_a_point_stays_in_the_middle_while_the_body_changes_under_it(view: Viewport) -> None:
    show(view, "point.select BL40")
    session = session_after("point.select BL40")
    tall = replace(session, body=replace(session.body, height_mm=2000.0))
    anatomy = build_anatomy(tall.body)
    view.show_session(anatomy, tall)
    found = anatomy.location("BL40", "left")
    assert found is not None
    assert view.stage.projection(800, 600).pixels(found.position_mm[None])[0] == pytest.approx([400, 300], abs=1.0)


def test_a_tip_goes_when_what_lies_under_it_moves(view: Viewport) -> None:
    hover(view, pixel_of(view, "BL25"))
    view.move_camera(cameras.rotate(view.stage.camera, 60.0, 0.0))
    assert view.pointed.tip is None


def test_a_camera_that_was_kept_is_shown_at_once(view: Viewport) -> None:
    kept = Camera((0.0, 1000.0, 0.0), 40.0, 10.0, 1500.0)
    session = replace(session_after(""), view=View("free", kept, 7))
    view.show_session(build_anatomy(session.body), session)
    assert not view.is_flying
    assert view.stage.camera == kept


def test_the_picture_has_neither_tooltip_nor_message_nor_focus_frame(view: Viewport) -> None:
    plain = picture(view)
    view.setFocus()
    view.pointed.show(Tip("a name", QPointF(300, 300)))
    assert share_changed(plain, picture(view)) == 0.0
    assert share_changed(plain, as_pixels(view.shown_now())) > 0.001


def test_the_theme_changes_the_ground(view: Viewport) -> None:
    view.set_theme(DARK)
    corner = picture(view)[2:12, 2:12]
    assert share_near(corner, DARK.rgb("view_top"), 12) == 1.0


@pytest.mark.slow
def test_resizing_keeps_the_whole_body_in_the_picture(view: Viewport) -> None:
    show(view, "view.front")
    for width, height in ((420, 620), (900, 320)):
        view.resize(width, height)
        QTest.qWait(60)
        vertices = build_anatomy(session_after("").body).skin.mesh.vertices
        pixels = view.stage.projection(view.width(), view.height()).pixels(vertices)
        assert pixels.min() >= 0
        assert (pixels <= [view.width(), view.height()]).all()


@pytest.mark.slow
def test_moving_to_other_windows_and_back_keeps_the_picture(view: Viewport) -> None:
    plain = picture(view)
    homes = [QMainWindow(), QWidget()]
    for round_ in range(2):
        for home in homes:
            home.resize(820, 640)
            if isinstance(home, QMainWindow):
                home.setCentralWidget(view)
            else:
                layout = home.layout() or QVBoxLayout(home)
                layout.addWidget(view)
            home.show()
            view.show()
            QTest.qWait(80)
            assert view.isVisible()
            pixels = picture(view)
            assert share_near(pixels, LIGHT.rgb("point")) > 0.0002, f"nothing is drawn in round {round_}"
    view.setParent(None)
    view.resize(800, 600)
    view.show()
    QTest.qWait(120)
    assert share_changed(plain, picture(view)) < 0.002
    for home in homes:
        home.close()
        home.deleteLater()


def test_hidden_and_shown_again_it_draws(view: Viewport) -> None:
    plain = picture(view)
    view.hide()
    QTest.qWait(50)
    session = session_after("view.back; layer.skin 0.5")
    view.show_session(build_anatomy(session.body), session)
    view.show()
    QTest.qWait(120)
    assert share_changed(plain, picture(view)) > 0.02


def test_after_shutting_down_it_is_still(view: Viewport) -> None:
    view.shut_down()
    view.shut_down()
    session = session_after("point.select GB30")
    view.show_session(build_anatomy(session.body), session)
    view.resize(500, 500)
    view.show_anew()
    QTest.qWait(100)
    assert not view.is_flying


def test_it_tells_its_name_to_those_who_cannot_see_it(view: Viewport) -> None:
    assert view.accessibleName()
    assert "turn" in view.accessibleDescription()
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus
