"""The real window on a display: what a student, a teacher and a practitioner do in it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from acuviewer.i18n import say
from acuviewer.session.commands import run_script
from acuviewer.session.journal import read_script
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.shown import camera as cameras
from acuviewer.ui.app import open_window
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display


def _pixels(window: MainWindow) -> np.ndarray:
    image = window.viewport.grab_picture().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def _pixel_of(window: MainWindow, code: str, side: str) -> QPoint:
    view = window.viewport
    anatomy = window.presenter.build(window.presenter.store.session.body)
    found = anatomy.location(code, side)  # type: ignore[arg-type]
    assert found is not None
    x, y = view.stage.projection(view.width(), view.height()).pixels(found.position_mm[None])[0]
    return QPointF(float(x), float(y)).toPoint()


def test_it_opens_with_a_body_and_the_welcome_page(window: MainWindow) -> None:
    pixels = _pixels(window)
    # Skin is redder than the blue-grey ground; a tenth of the picture at the least is body.
    skin = (pixels[..., 0] > pixels[..., 2] + 20).mean()
    assert 0.04 < skin < 0.6
    assert "409 acupoints" in window._reading.view.toPlainText()


def test_a_student_types_huantiao_and_sees_how_gb30_is_found(window: MainWindow) -> None:
    QTest.keySequence(window, "Ctrl+K")
    assert window.navigator.search.hasFocus()
    QTest.keyClicks(window.navigator.search, "huantiao")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    rest(window)
    session = window.presenter.store.session
    assert session.selection.point == "GB30"
    assert window._reading.page is not None
    assert window._reading.page.subject == "GB30"
    before = _pixels(window)
    window.viewport.setFocus()
    for _ in range(4):
        QTest.keyClick(window.viewport, Qt.Key.Key_Period)
    rest(window)
    assert window.presenter.store.session.selection.step == 3
    assert (np.abs(_pixels(window) - before).max(axis=2) > 40).mean() > 0.001


def test_a_click_on_the_body_chooses_the_point_under_it(window: MainWindow) -> None:
    window.presenter.run("view.back")
    rest(window)
    QTest.mouseClick(
        window.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _pixel_of(window, "BL40", "right")
    )
    rest(window)
    chosen = window.presenter.store.session.selection
    assert (chosen.point, chosen.side) == ("BL40", "right")
    # A click leaves the camera alone; a double click flies.
    assert window.presenter.store.session.view.aim == "back"
    QTest.mouseDClick(
        window.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _pixel_of(window, "BL40", "right")
    )
    rest(window)
    assert window.presenter.store.session.view.aim == "selection"
    QTest.keyClick(window.viewport, Qt.Key.Key_Escape)
    assert window.presenter.store.session.selection.point is None


def test_a_click_on_bare_skin_loses_nothing(window: MainWindow) -> None:
    window.presenter.run("point.select GB30; step.all; view.back")
    rest(window)
    view = window.viewport
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    assert window.presenter.store.session.selection.point == "GB30"


def test_dragging_turns_the_body_and_keeps_it_upright(window: MainWindow) -> None:
    view = window.viewport
    before = view.stage.camera
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 300))
    for step in range(1, 12):
        QTest.mouseMove(view, QPoint(300 + 20 * step, 300 + 60 * step))
        QTest.qWait(5)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(520, 960))
    after = view.stage.camera
    assert after.azimuth_deg != before.azimuth_deg
    assert -90 < after.elevation_deg < 90
    assert after.distance_mm == before.distance_mm
    assert window.presenter.store.session.view.aim == "free"


def test_sciatica_lights_its_points_and_says_why(window: MainWindow) -> None:
    window.navigator.search.setText("sciatica")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    rest(window)
    assert window.presenter.store.session.selection.pain_type == "radicular"
    texts = window._reading.view.toPlainText()
    assert "cauda equina" in texts
    assert "sciatic nerve" in texts
    projection = window.viewport.stage.projection(window.viewport.width(), window.viewport.height())
    anatomy = window.presenter.build(window.presenter.store.session.body)
    for code in ("GB30", "BL40"):
        x, y = projection.pixels(anatomy.location(code, "left").position_mm[None])[0]
        assert 0 < x < window.viewport.width()
        assert 0 < y < window.viewport.height()


def test_a_practitioner_narrows_the_points_down_by_keyboard_and_goes_through_them(window: MainWindow) -> None:
    window.presenter.run("view.back")
    rest(window)
    all_points = _pixels(window)
    QTest.keySequence(window, "Ctrl+F")
    bar = window.navigator.points.filter_bar
    assert bar.boxes["meridian"].hasFocus()
    window.navigator.search.setText("back-shu")
    QTest.keyClick(window.navigator.search, Qt.Key.Key_Return)
    rest(window)
    assert bar.count.text() == "12 of 409 points"
    alone = _pixels(window)
    assert (np.abs(alone - all_points).max(axis=2) > 40).mean() > 0.003, "the other points are gone"
    window.viewport.setFocus()
    QTest.keyClick(window.viewport, Qt.Key.Key_A)
    rest(window)
    assert (np.abs(_pixels(window) - alone).max(axis=2) > 40).mean() > 0.003, "the other points are back"
    for code in ("BL13", "BL14", "BL15", "BL18"):
        QTest.keyClick(window.viewport, Qt.Key.Key_BracketRight)
        assert window.presenter.store.session.selection.point == code
    QTest.keyClick(window.viewport, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "409 points"


def test_the_body_changes_and_the_points_with_it(window: MainWindow) -> None:
    window.presenter.run("point.select BL23")
    rest(window)
    before = window.status.cun.text()
    window.presenter.run("body.set sex=female,height_mm=1500,weight=0.9")
    rest(window)
    assert window.status.body_button.text().startswith("woman, 35 y, 150 cm")
    assert window.status.cun.text() != before
    window.presenter.run("edit.undo")
    rest(window)
    assert window.status.cun.text() == before


def test_a_slider_that_is_held_still_shows_what_the_rules_say(window: MainWindow) -> None:
    stage = window.viewport.stage
    window.presenter.run("point.select BL23; step.show 3; layer.skin 0.4; layer.bones 1")
    rest(window)
    shape = replace(window.presenter.store.session.body, muscle=0.56)
    window.body_panel.previewed.emit(shape)
    moved = stage.frame.anatomy
    assert moved.shape == shape
    assert moved is not window.presenter.build(shape)
    # The tape that is drawn ends on its point even while both follow the skin, and there are bones under the skin.
    assert moved.location("BL23", "left").steps[-1].place_mm == pytest.approx(moved.location("BL23", "left").position_mm)
    assert "mesh" in moved.skeleton.__dict__
    until(lambda: stage.frame.anatomy is window.presenter.build(shape))
    window.body_panel.committed.emit(shape)
    assert window.presenter.store.session.body == shape
    assert say(window.presenter.store.undo_title) == "Body"


def test_the_theme_changes_panels_and_picture(window: MainWindow) -> None:
    light = _pixels(window).mean()
    window.presenter.run("theme.dark")
    rest(window)
    assert _pixels(window).mean() < light - 40
    assert window._settings["theme"] == "dark"


@pytest.mark.parametrize("command", ["help.keys", "help.start", "help.about"])
def test_dialogs_open_and_close_by_keyboard(window: MainWindow, command: str) -> None:
    window.presenter.run(command)
    until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_wrong_command_is_told_in_the_status_bar(window: MainWindow) -> None:
    window.presenter.run("point.select GB99")
    assert "GB99" in window.status.hint.text()


def test_the_state_of_the_window_is_kept(application: QApplication, settings_of_nobody: Path) -> None:
    settings = Settings(settings_of_nobody)
    settings["first_start_seen"] = True
    first = open_window(Session(), settings)
    until(lambda: first.viewport.shows_body)
    first.presenter.run("theme.dark; body.set sex=female,height_mm=1650; layer.skin 0.5; names.pinyin")
    first.resize(1111, 666)
    QTest.qWait(50)
    first.close()
    first.deleteLater()
    again = Settings(settings_of_nobody)
    again.load()
    assert again["theme"] == "dark"
    assert again["skin"] == 0.5
    assert again["names"] == again.name_form() == "pinyin"
    assert (again.body().sex, again.body().height_mm) == ("female", 1650)
    second = open_window(Session(body=again.body()), again)
    until(lambda: second.viewport.shows_body)
    assert (second.width(), second.height()) == (1111, 666)
    second.close()
    second.deleteLater()


def test_the_first_start_explains_itself_once(application: QApplication, settings_of_nobody: Path) -> None:
    window = open_window(Session(), Settings(settings_of_nobody))
    until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert "acuviewer" in dialog.windowTitle()
    dialog.close()
    window.close()
    window.deleteLater()
    kept = Settings(settings_of_nobody)
    kept.load()
    assert kept["first_start_seen"] is True


def test_what_was_done_by_hand_is_copied_and_leads_to_the_same_session(window: MainWindow) -> None:
    window.presenter.run("point.select GB30; step.all")
    rest(window)
    window.viewport.camera_moved.emit(cameras.rotate(window.viewport.stage.camera, 25.0, 5.0))
    window.presenter.run("layer.meridians; edit.undo; journal.copy")
    text = QApplication.clipboard().text()
    assert "commands." in window.status.hint.text()
    again = run_script(read_script(text.splitlines()), window.commands, Session())
    shown = window.presenter.store.session
    assert replace(again, view=replace(again.view, nonce=0)) == replace(shown, view=replace(shown.view, nonce=0))
