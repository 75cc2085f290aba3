"""The 3D view at rest is drawn twice as large and averaged, so that its edges are smooth; while it moves it is not."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import BodyShape
from acuviewer.scene import stage
from acuviewer.session.anatomy import build_anatomy, follow_skin
from acuviewer.shown import camera as cameras
from acuviewer.shown.labels import Label, place_labels
from acuviewer.theme import load_theme
from acuviewer.ui.viewport import canvas, viewport
from acuviewer.ui.viewport.viewport import Viewport
from scene_cases import content, session_after
from waiting import PATIENCE_MS, until

pytestmark = pytest.mark.display


@pytest.fixture(params=["processor", "card"])
def view(application: QApplication, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Viewport]:
    """The view as it is where OpenGL runs on the processor, and as it is with a graphics card."""
    monkeypatch.setattr(canvas, "runs_on_processor", lambda driver: request.param == "processor")
    shown = Viewport(load_theme("light"), content())
    shown.resize(640, 480)
    shown.show()
    assert QTest.qWaitForWindowExposed(shown, PATIENCE_MS)
    session = session_after("view.back")
    shown.show_session(build_anatomy(session.body), session)
    yield shown
    shown.shut_down()
    shown.close()
    shown.deleteLater()
    application.processEvents()


def drawn(view: Viewport) -> tuple[int, int]:
    return view._window.gl_window.GetSize()


def is_kept(view: Viewport) -> bool:
    return view._canvas.picture.is_kept


def plain(view: Viewport) -> tuple[int, int]:
    ratio = view.devicePixelRatioF()
    return round(view.width() * ratio), round(view.height() * ratio)


def test_the_picture_that_rests_is_twice_as_large_and_a_moving_one_is_not(view: Viewport) -> None:
    width, height = plain(view)
    until(lambda: drawn(view) == (2 * width, 2 * height))
    assert not view.stage.renderer.GetUseFXAA()
    view.move_camera(cameras.rotate(view.stage.camera, 10.0, 0.0))
    view._rest.stop()
    until(lambda: drawn(view) == (width, height))
    view._rest.start()
    until(lambda: drawn(view) == (2 * width, 2 * height))


def test_a_large_picture_is_filtered_on_a_card_and_less_enlarged_on_a_processor(
    view: Viewport, monkeypatch: pytest.MonkeyPatch
) -> None:
    width, height = plain(view)
    until(lambda: drawn(view) == (2 * width, 2 * height))
    for pixels, enlarged in ((0.5625 * width * height, 1.5), (1000, 1.0)):
        monkeypatch.setattr(viewport, "_MOST_PIXELS_TO_SMOOTH", pixels)
        view._draw_fine()
        until(lambda wanted=enlarged: drawn(view) == (round(wanted * width), round(wanted * height)))  # type: ignore[misc]
        assert not view.stage.renderer.GetUseFXAA()
    view.stage._software = False
    view._draw_fine()
    view._canvas.repaint()
    assert view.stage.renderer.GetUseFXAA()
    assert drawn(view) == plain(view)


def test_a_view_that_changes_its_size_is_first_drawn_plainly(view: Viewport) -> None:
    width, height = plain(view)
    until(lambda: drawn(view) == (2 * width, 2 * height))
    sizes: list[tuple[int, int]] = []
    view.painted.connect(lambda: sizes.append(drawn(view)))
    view.resize(600, 440)
    until(lambda: bool(sizes) and plain(view) != (width, height) and sizes[-1][0] == 2 * plain(view)[0])
    assert plain(view) in sizes
    assert sizes.index(plain(view)) < sizes.index(sizes[-1])


def test_moving_pictures_that_take_too_long_are_drawn_smaller_and_the_one_at_rest_in_full(
    view: Viewport, monkeypatch: pytest.MonkeyPatch
) -> None:
    width, height = plain(view)
    until(lambda: drawn(view) == (2 * width, 2 * height))
    sizes: list[tuple[int, int]] = []
    view.painted.connect(lambda: sizes.append(drawn(view)))
    note = view._movement.pace.note
    # As if each picture had taken a fifth of a second to get to the screen.
    monkeypatch.setattr(view._movement.pace, "note", lambda took_ms: note(max(took_ms, 200.0)))
    for number in range(6):
        view.move_camera(cameras.rotate(view.stage.camera, 5.0, 0.0))
        view._rest.stop()
        swapped = QSignalSpy(view._canvas.on_screen)
        until(lambda wanted=number, swapped=swapped: len(sizes) > wanted and swapped.count() > 0)  # type: ignore[misc]
    assert sizes[0] == (width, height)
    assert sizes[-1][0] < 0.7 * width
    until(lambda: drawn(view) == (2 * width, 2 * height))


def test_labels_go_along_and_are_placed_anew_at_rest(view: Viewport, monkeypatch: pytest.MonkeyPatch) -> None:
    placed: list[bool] = []

    def place(*arguments: Any) -> list[Label]:
        placed.append(True)
        return place_labels(*arguments)

    until(lambda: not view._rest.isActive() and bool(view._labels))
    monkeypatch.setattr(stage, "place_labels", place)
    view._rest.stop()
    first = {label.key: label for label in view._labels or []}
    view.move_camera(cameras.rotate(view.stage.camera, 4.0, 0.0))
    until(lambda: view._labels is not None)
    view._rest.stop()
    carried = {label.key: label for label in view._labels or []}
    assert not placed
    assert carried
    assert carried.keys() <= first.keys()
    assert any(carried[key].mark != first[key].mark for key in carried)
    view._draw_fine()
    until(lambda: bool(placed))


def test_the_rest_begins_when_a_moving_picture_is_on_the_screen(view: Viewport) -> None:
    """Else a machine that needs longer for a picture than a hand is given to rest would draw finely between any two."""
    until(lambda: not view._rest.isActive())
    view.move_camera(cameras.rotate(view.stage.camera, 4.0, 0.0))
    view._rest.stop()
    waited: list[bool] = []
    view.painted.connect(lambda: waited.append(not view._rest.isActive()))
    until(view._rest.isActive)
    assert waited
    assert all(waited)


def test_the_picture_at_rest_is_kept_as_it_is_shown_and_looks_as_it_was_drawn(view: Viewport) -> None:
    until(lambda: is_kept(view))
    kept = view.shown_now()
    view._smooth_edges()
    drawn_anew = view.shown_now()
    assert kept == drawn_anew
    assert is_kept(view)
    view.move_camera(cameras.rotate(view.stage.camera, 30.0, 0.0))
    view._rest.stop()
    moved = view.shown_now()
    assert not is_kept(view)
    assert moved != kept


def _paint(view: Viewport) -> None:
    """Paint at once, and do not come to rest: a card that still shows the picture before is asked again."""
    for _ in range(20):
        view._rest.stop()
        view._canvas.repaint()
        if not view._dirty:
            return
        QTest.qWait(10)


def test_the_picture_in_which_a_body_comes_to_rest_carries_its_labels(view: Viewport, monkeypatch: pytest.MonkeyPatch) -> None:
    until(lambda: not view._rest.isActive() and bool(view._labels))
    asked: list[object] = []
    monkeypatch.setattr(stage, "place_labels", lambda *arguments: asked.append(arguments) or place_labels(*arguments))
    start = session_after("view.back")
    moving, still = (replace(start, body=BodyShape(weight=weight)) for weight in (0.52, 0.53))
    view.show_session(follow_skin(build_anatomy(start.body), moving.body), moving)
    _paint(view)
    view.show_session(build_anatomy(still.body), still)
    _paint(view)
    assert view._labels
    assert not asked, "a hand that lets go waits for no label"
    view._rest.start()
    until(lambda: bool(asked))
