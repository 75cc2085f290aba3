"""Cameras are values, and nothing that a hand does with them can tip the body over or lose it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import VIEW_NAMES, Camera, View
from acuviewer.shown import camera as cameras
from acuviewer.shown import framing
from acuviewer.shown.projection import Projection
from scene_cases import session_after

HEIGHT_PX = 700.0
angles = st.floats(-720, 720)
numbers = st.floats(-1500, 1500)
tried = st.builds(Camera, st.tuples(numbers, numbers, numbers), st.floats(-180, 180), st.floats(-89, 89), st.floats(60, 12000))
clouds = st.lists(st.tuples(numbers, numbers, numbers), min_size=2, max_size=30, unique=True).map(np.array)
aspects = st.floats(0.35, 3.0)


@given(tried)
def test_the_axes_of_the_picture_are_square_to_each_other_and_up_is_up(camera: Camera) -> None:
    axes = np.array(cameras.axes(camera))
    assert np.allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    assert np.linalg.det(axes) == pytest.approx(1.0)
    assert axes[1][1] > 0
    assert axes[0][1] == 0


@given(tried, angles, angles)
def test_turning_keeps_the_body_upright_and_the_distance(camera: Camera, right: float, up: float) -> None:
    turned = cameras.rotate(camera, right, up)
    assert abs(turned.elevation_deg) <= 89
    assert -180 <= turned.azimuth_deg <= 180
    away = np.linalg.norm(cameras.eye(turned) - np.array(turned.focus_mm))
    assert away == pytest.approx(camera.distance_mm)


@given(tried, st.floats(0.2, 5.0), st.floats(-600, 600), st.floats(-350, 350))
def test_zooming_keeps_what_is_under_the_cursor_there(camera: Camera, factor: float, right: float, up: float) -> None:
    def below_the_cursor(seen: Camera) -> np.ndarray:
        size = cameras.mm_per_pixel(seen, HEIGHT_PX)
        across, along, _ = cameras.axes(seen)
        place: np.ndarray = np.array(seen.focus_mm) + right * size * across + up * size * along
        return place

    zoomed = cameras.zoom_at(camera, factor, right, up, HEIGHT_PX)
    assert np.allclose(below_the_cursor(camera), below_the_cursor(zoomed), atol=1e-6)
    assert 60 <= zoomed.distance_mm <= 12000


@given(tried, st.floats(-300, 300), st.floats(-300, 300))
def test_panning_moves_what_the_hand_holds_by_as_many_pixels(camera: Camera, right: float, up: float) -> None:
    size = cameras.mm_per_pixel(camera, HEIGHT_PX)
    moved = cameras.pan(camera, -right * size, up * size)
    held = np.array([camera.focus_mm])
    before = Projection(camera, 900, HEIGHT_PX).pixels(held)[0]
    after = Projection(moved, 900, HEIGHT_PX).pixels(held)[0]
    assert after - before == pytest.approx([right, up], abs=1e-3)


@given(tried, tried)
def test_a_flight_starts_and_ends_where_it_should_and_takes_the_short_way(start: Camera, end: Camera) -> None:
    for share, wanted in ((0.0, start), (1.0, end)):
        there = cameras.blend(start, end, share)
        assert np.allclose(cameras.eye(there), cameras.eye(wanted), atol=1e-5)
    turns = [cameras.blend(start, end, share).azimuth_deg for share in np.linspace(0, 1, 21)]
    steps = np.abs((np.diff(turns) + 180) % 360 - 180)
    assert steps.sum() <= 180 + 1e-6


@given(clouds, st.floats(-180, 180), st.floats(-89, 89), aspects)
def test_framing_holds_every_place_in_the_picture(places: np.ndarray, turn: float, tilt: float, aspect: float) -> None:
    camera = cameras.frame(places, turn, tilt, aspect)
    pixels = Projection(camera, aspect * HEIGHT_PX, HEIGHT_PX).pixels(places)
    if camera.distance_mm < 12000:
        assert np.isfinite(pixels).all()
        assert (pixels >= -1e-6).all()
        assert (pixels <= np.array([aspect * HEIGHT_PX, HEIGHT_PX]) + 1e-6).all()


@given(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)).filter(lambda v: float(np.linalg.norm(v)) > 0.1))
def test_a_surface_is_looked_at_from_outside_and_never_from_under_the_floor(direction: tuple[float, float, float]) -> None:
    normal = np.array(direction) / np.linalg.norm(direction)
    turn, tilt = cameras.look_from(normal)
    _, _, toward = cameras.axes(Camera((0.0, 0.0, 0.0), turn, tilt, 1000.0))
    assert -36 <= tilt <= 51
    if abs(normal[1]) < 0.75:
        assert toward @ normal > 0.5


@pytest.mark.parametrize("name", VIEW_NAMES)
@pytest.mark.parametrize("aspect", [0.5, 1.0, 16 / 9, 2.6])
def test_the_fixed_views_hold_the_whole_body(name: str, aspect: float) -> None:
    session = session_after(f"view.{name}")
    anatomy = build_anatomy(session.body)
    camera = framing.choose_camera(anatomy, session, frozenset(), aspect)
    pixels = Projection(camera, aspect * HEIGHT_PX, HEIGHT_PX).pixels(anatomy.skin.mesh.vertices)
    assert (pixels >= 0).all()
    assert (pixels <= [aspect * HEIGHT_PX, HEIGHT_PX]).all()
    spread = (pixels.max(axis=0) - pixels.min(axis=0)) / [aspect * HEIGHT_PX, HEIGHT_PX]
    assert spread.max() > 0.75


def test_the_front_view_shows_the_bodys_left_at_the_pictures_right() -> None:
    session = session_after("view.front")
    camera = framing.choose_camera(build_anatomy(session.body), session, frozenset(), 1.5)
    left, head = Projection(camera, 900, 600).pixels(np.array([[200.0, 900.0, 0.0], [0.0, 1600.0, 0.0]]))
    assert left[0] > 450
    assert head[1] < 150


@pytest.mark.parametrize("code", ["BL23", "BL25", "BL40", "GV3", "GB30", "KI3"])
@pytest.mark.parametrize("aspect", [0.5, 1.8])
def test_a_construction_is_in_the_picture_as_a_whole(code: str, aspect: float) -> None:
    session = session_after(f"point.select {code}; step.all")
    anatomy = build_anatomy(session.body)
    camera = framing.choose_camera(anatomy, session, frozenset(), aspect)
    found = anatomy.location(code, "left")
    assert found is not None
    places = np.concatenate([np.concatenate([step.place_mm[None], step.line_mm, step.ticks_mm]) for step in found.steps])
    pixels = Projection(camera, aspect * HEIGHT_PX, HEIGHT_PX).pixels(places)
    assert (pixels > 0.02 * HEIGHT_PX).all()
    assert (pixels < np.array([aspect, 1.0]) * HEIGHT_PX - 0.02 * HEIGHT_PX).all()


def test_a_camera_made_by_hand_is_kept_as_it_is() -> None:
    made = Camera((10.0, 900.0, 5.0), 33.0, 12.0, 800.0)
    session = session_after("point.select GB30")
    session = type(session)(session.body, session.selection, session.layers, View("free", made, 1))
    assert framing.choose_camera(build_anatomy(session.body), session, frozenset(), 1.5) == made
