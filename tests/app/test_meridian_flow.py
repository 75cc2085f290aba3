"""Meridians in the 3D view on a display: touched with the mouse, and their running order played."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import load_theme
from acuviewer.ui.viewport import meridian_flow
from acuviewer.ui.viewport.viewport import Viewport
from scene_cases import Pixels, content, session_after, share_changed
from waiting import PATIENCE_MS, until

pytestmark = pytest.mark.display
LIGHT = load_theme("light")
CHOSEN = "layer.points; layer.labels; meridian.pick LI; view.front"


@pytest.fixture
def view(application: QApplication) -> Iterator[Viewport]:
    shown = Viewport(LIGHT, content())
    shown.resize(800, 600)
    shown.show()
    assert QTest.qWaitForWindowExposed(shown, PATIENCE_MS)
    _show(shown, CHOSEN)
    yield shown
    shown.shut_down()
    shown.close()
    shown.deleteLater()
    application.processEvents()


def _show(view: Viewport, script: str) -> None:
    session = session_after(script)
    view.show_session(build_anatomy(session.body), session, fly=False)
    QTest.qWait(60)


def _pixels(view: Viewport) -> Pixels:
    plain = view.shown_now().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return raw[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


def _on_the_line(view: Viewport) -> QPoint:
    """A pixel between LI14 and LI15 on the left, where no point lies."""
    anatomy = build_anatomy(session_after(CHOSEN).body)
    curve = next(curve for curve in anatomy.meridians if curve.meridian == "LI" and curve.side == "left")
    row = (curve.stops["LI14"] + curve.stops["LI15"]) // 2
    x, y = view.stage.projection(view.width(), view.height()).pixels(curve.points_mm[row][None])[0]
    return QPoint(round(float(x)), round(float(y)))


def _hover(view: Viewport, place: QPoint) -> None:
    where = QPointF(place)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view, QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, keys))


def test_a_line_names_itself_and_a_click_chooses_its_meridian(view: Viewport) -> None:
    hovered, clicked = QSignalSpy(view.hovered), QSignalSpy(view.picked)
    place = _on_the_line(view)
    _hover(view, place)
    assert hovered.at(hovered.count() - 1)[0].startswith("LI  Large Intestine meridian")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    pick, _ = clicked.at(0)
    assert (pick.kind, pick.key) == ("meridian", "LI")
    _hover(view, place + QPoint(0, 40))
    assert "meridian" not in hovered.at(hovered.count() - 1)[0]


def test_without_lines_there_is_nothing_to_touch(view: Viewport) -> None:
    place = _on_the_line(view)
    _show(view, "layer.points; layer.labels; view.front")
    clicked = QSignalSpy(view.picked)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert [pick.kind for pick, _ in map(clicked.at, range(clicked.count()))] in ([], ["skin"])


def test_the_flow_runs_without_a_render_and_leaves_nothing(view: Viewport, monkeypatch: pytest.MonkeyPatch) -> None:
    until(lambda: not view._rest.isActive())
    QTest.qWait(60)
    still = _pixels(view)
    rendered: list[int] = []
    render = view.stage.render
    with monkeypatch.context() as patch:
        patch.setattr(view.stage, "render", lambda hurries: (rendered.append(1), render(hurries)))
        view.play_flow()
        assert view.is_flowing
        until(lambda: share_changed(still, _pixels(view)) > 0.0005)
        assert view.is_flowing
        patch.setattr(meridian_flow, "FLOW_MS", 1)
        until(lambda: not view.is_flowing)
    assert rendered == []
    assert [timer for timer in view.findChildren(QTimer) if timer.isActive()] == []
    assert share_changed(still, _pixels(view)) == 0.0


def test_the_same_command_stops_it_and_so_does_another_choice(view: Viewport) -> None:
    view.play_flow()
    view.play_flow()
    assert not view.is_flowing
    view.play_flow()
    _show(view, f"{CHOSEN}; view.back")
    assert view.is_flowing, "turning the body lets it run"
    _show(view, "layer.points; layer.labels; meridian.pick ST; view.front")
    assert not view.is_flowing


def test_it_does_not_run_when_no_meridian_is_chosen(view: Viewport) -> None:
    _show(view, "layer.meridians; view.front")
    view.play_flow()
    assert not view.is_flowing


def test_closing_the_view_ends_it(view: Viewport) -> None:
    view.play_flow()
    view.shut_down()
    assert not view.is_flowing
