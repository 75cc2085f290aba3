"""What is drawn: the skin and what it hides or lets through, points, landmarks, constructions."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkFiltersSources import vtkSphereSource
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderWindow

from acuviewer import probe
from acuviewer.scene.snapshot import SceneError, render_snapshot, require_opengl
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Camera, PointChoice, Session
from acuviewer.shown.camera import eye
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import MOST_CHANGED, Pixels, changed, content, measure, session_after, share_changed, share_near

LIGHT = load_theme("light")
SIZE = (400, 300)


def picture(session: Session, theme: str = "light", size: tuple[int, int] = SIZE) -> Pixels:
    anatomy = build_anatomy(session.body)
    pixels, *_ = render_snapshot(anatomy, session, content(), load_theme(theme), size, measure)
    return pixels


def test_the_same_session_gives_the_same_picture_to_the_last_bit() -> None:
    session = session_after("point.select GB30; step.all")
    assert np.array_equal(picture(session), picture(session))


def test_the_comparison_of_pictures_sees_a_missing_dot_and_forgives_noise() -> None:
    first = picture(session_after("view.front; layer.points"))
    assert share_changed(first, first) == 0.0
    marked = first.copy()
    marked[100:106, 50:56] = (200, 0, 80)
    assert share_changed(first, marked) > MOST_CHANGED
    noisy = np.clip(first.astype(np.int16) + np.random.default_rng(1).integers(-8, 9, first.shape), 0, 255).astype(np.uint8)
    assert share_changed(first, noisy) <= MOST_CHANGED


def test_the_body_stands_in_the_middle_upright_on_a_plain_ground() -> None:
    pixels = picture(session_after("view.front; layer.points"))
    ground = pixels[:, 3].astype(np.int16)
    body = (np.abs(pixels.astype(np.int16) - ground[:, None]).max(axis=2) > 24).astype(float)
    rows, columns = np.flatnonzero(body.any(axis=1)), np.flatnonzero(body.any(axis=0))
    assert len(rows) > 0.85 * SIZE[1]
    assert abs((columns[0] + columns[-1]) / 2 - SIZE[0] / 2) < 4
    assert np.abs(body - body[:, ::-1]).mean() < 0.01, "the body is not symmetric"
    head, hips = body[rows[0] + 8].sum(), body[(rows[0] + rows[-1]) // 2].sum()
    assert head < hips, "the body stands on its head"
    skin = pixels[body.astype(bool)].mean(axis=0)
    assert skin[0] > skin[1] > skin[2]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_points_are_drawn_on_their_side_of_the_body_and_hidden_by_it(theme: str) -> None:
    colour = load_theme(theme).rgb("point")
    assert share_near(picture(session_after("view.back"), theme), colour) > 0.0005
    assert share_near(picture(session_after("view.back; layer.points"), theme), colour) == 0.0
    # The chosen point alone: from the front the body stands before it.
    chosen = load_theme(theme).rgb("point_selected")
    alone = "point.select BL23; layer.points; layer.spread"
    assert share_near(picture(session_after(f"{alone}; view.back"), theme), chosen) > 0.0003
    assert share_near(picture(session_after(f"{alone}; view.front"), theme), chosen) < 0.0001


@pytest.mark.parametrize("code", ["BL23", "BL25", "BL40", "GV3", "GB30", "KI3"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_the_chosen_point_shines_in_the_middle_of_its_picture(code: str, side: str) -> None:
    pixels = picture(session_after(f"point.select {code}" if code == "GV3" else f"point.select {code} {side}"))
    middle = pixels[SIZE[1] // 2 - 5 : SIZE[1] // 2 + 5, SIZE[0] // 2 - 5 : SIZE[0] // 2 + 5]
    assert share_near(middle, LIGHT.rgb("point_selected"), within=70) > 0.5


def test_a_pain_type_lights_its_points() -> None:
    plain, lit = picture(session_after("view.pain_type")), picture(session_after("pain.choose radicular"))
    assert share_near(plain, LIGHT.rgb("point_related")) == 0.0
    assert share_near(lit, LIGHT.rgb("point_related"), within=60) > 0.0015


def test_each_step_adds_to_the_construction() -> None:
    base = session_after("point.select GB30; view.construction; layer.points")
    pictures = [picture(base.choosing(PointChoice("GB30", step=step))) for step in (None, 0, 2, 3)]
    landmark, tape = LIGHT.rgb("landmark"), LIGHT.rgb("construction")
    assert share_near(pictures[0], landmark, 60) == 0.0
    assert share_near(pictures[1], landmark, 60) > 0.0
    assert share_near(pictures[1], tape, 30) == 0.0
    assert share_near(pictures[2], tape, 30) > 0.003
    ticks = changed(pictures[2], pictures[3])
    assert ticks.mean() > MOST_CHANGED


@contextmanager
def stage_of(session: Session, size: tuple[int, int]) -> Iterator[tuple[Stage, Callable[[], Pixels]]]:
    """A stage that shows a session, and how to draw its picture."""
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetSize(*size)
    stage = Stage(window, LIGHT, content())
    stage.show(build_anatomy(session.body), session)
    stage.look(stage.wanted_camera(size[0] / size[1]))

    def draw() -> Pixels:
        stage.render()
        array = vtkUnsignedCharArray()
        window.GetRGBACharPixelData(0, 0, size[0] - 1, size[1] - 1, 0, array)  # type: ignore[call-overload]
        pixels: Pixels = vtk_to_numpy(array).reshape(size[1], size[0], 4)[::-1, :, :3].copy()
        return pixels

    yield stage, draw
    window.Finalize()


@pytest.mark.parametrize("code", ["BL23", "GB30", "KI3"])
@pytest.mark.parametrize("turn_deg", [-25.0, 0.0, 25.0])
@pytest.mark.parametrize("far", [1.0, 3.0])
def test_the_skin_swallows_nothing_of_a_tape_that_lies_on_it(code: str, turn_deg: float, far: float) -> None:
    # Without the other points, whose dots may lie on the tape.
    session = session_after(f"point.select {code}; step.all; layer.points")
    anatomy = build_anatomy(session.body)
    found = anatomy.location(code, "left")
    assert found is not None
    tape = [step.line_mm for step in found.steps if len(step.line_mm)][-1][1:-1]
    mesh = anatomy.skin.mesh
    nearest = [int(np.linalg.norm(mesh.vertices - place, axis=1).argmin()) for place in tape]
    with stage_of(session, (600, 450)) as (stage, draw):
        wanted = stage.camera
        camera = replace(wanted, azimuth_deg=wanted.azimuth_deg + turn_deg, distance_mm=far * wanted.distance_mm)
        stage.look(camera)
        pixels = draw()
    way = eye(camera) - tape
    facing = (mesh.vertex_normals[nearest] * way).sum(axis=1) / np.linalg.norm(way, axis=1)
    in_plain_sight = tape[facing > 0.35]
    for x, y in Projection(camera, 600, 450).pixels(in_plain_sight):
        around = pixels[round(y) - 4 : round(y) + 5, round(x) - 4 : round(x) + 5]
        if not any(share_near(around, LIGHT.rgb(role), 60) > 0 for role in ("landmark", "point_selected")):
            # 4.5 of 9 pixels across are tape; smooth edges and bends take their part.
            assert share_near(around, LIGHT.rgb("construction"), 60) > 0.25, "the skin swallows the tape"


@pytest.mark.parametrize(("opacity", "seen"), [(1.0, False), (0.4, True), (0.1, True)])
def test_what_lies_inside_is_seen_through_a_faded_skin_only(opacity: float, seen: bool) -> None:
    ball = vtkSphereSource()
    ball.SetCenter(0.0, 1100.0, 60.0)
    ball.SetRadius(45.0)
    mapper = vtkPolyDataMapper()
    mapper.SetInputConnection(ball.GetOutputPort())
    organ = vtkActor()
    organ.SetMapper(mapper)
    organ.GetProperty().SetColor(0.1, 0.2, 0.9)
    with stage_of(session_after(f"view.front; layer.points; layer.skin {opacity}"), SIZE) as (stage, draw):
        without = draw()
        stage.renderer.AddActor(organ)
        assert (share_changed(without, draw()) > 0.001) == seen


def test_a_faded_skin_shows_its_nearest_layer_only() -> None:
    plain, faded = (picture(session_after(f"view.left; layer.points; layer.skin {opacity}")) for opacity in (1.0, 0.3))
    ground = plain[:, 3].astype(float)
    place = Projection(_camera("view.left"), *SIZE).pixels(np.array([[150.0, 700.0, 20.0]]))[0]
    row, column = round(float(place[1])), round(float(place[0]))
    # The other thigh lies behind this one: a second layer would come to a share of a half.
    share = (faded[row, column] - ground[row]) / (plain[row, column] - ground[row])
    assert share[2] == pytest.approx(0.33, abs=0.07)


def _camera(script: str) -> Camera:
    session = session_after(script)
    return choose_camera(build_anatomy(session.body), session, frozenset(), SIZE[0] / SIZE[1])


def test_what_is_no_longer_chosen_leaves_the_camera_where_it_is() -> None:
    with stage_of(session_after("point.select KI3"), SIZE) as (stage, _):
        before = stage.camera
        cleared = session_after("point.select KI3; point.clear")
        assert cleared.view.aim == "selection"
        stage.show(build_anatomy(cleared.body), cleared)
        assert stage.wanted_camera(4 / 3) == before


def test_a_hidden_skin_leaves_the_points() -> None:
    pixels = picture(session_after("view.front; layer.skin 0"))
    assert share_near(pixels, LIGHT.rgb("point"), within=60) > 0.0005
    flesh = pixels[SIZE[1] // 2 - 30 : SIZE[1] // 2 - 20, SIZE[0] // 2 - 4 : SIZE[0] // 2 + 4].astype(int)
    assert flesh[..., 0].mean() <= flesh[..., 2].mean(), "skin is still there"


def test_the_view_turns_until_the_sacral_hiatus_is_in_sight_beside_the_buttock() -> None:
    session = session_after("point.select GB30; step.all")
    anatomy = build_anatomy(session.body)
    with stage_of(session, (600, 450)) as (stage, draw):
        pixels = draw()
        placed = anatomy.landmark("sacral_hiatus", "midline")
        assert placed is not None
        x, y = stage.projection(600, 450).pixels(placed.position_mm[None])[0]
    dot = pixels[round(float(y)) - 3 : round(float(y)) + 4, round(float(x)) - 3 : round(float(x)) + 4]
    assert share_near(dot, LIGHT.rgb("landmark"), 70) > 0.6


def test_the_view_turns_past_the_other_leg_to_show_a_point() -> None:
    for shape in ("", "; body.set weight=1", "; body.sex"):
        session = session_after(f"point.select KI3{shape}")
        pixels = picture(session)
        middle = pixels[SIZE[1] // 2 - 5 : SIZE[1] // 2 + 5, SIZE[0] // 2 - 5 : SIZE[0] // 2 + 5]
        assert share_near(middle, LIGHT.rgb("point_selected"), within=70) > 0.5


def test_a_machine_without_opengl_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    require_opengl()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(probe, "library_loads", lambda library: False)
    with pytest.raises(SceneError, match="libegl1 libgl1 libgl1-mesa-dri"):
        require_opengl()


def test_a_machine_whose_opengl_is_too_old_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "found", lambda purpose: probe.Answer(version="2.1", renderer="an old card"))
    with pytest.raises(SceneError, match=r"there is 2\.1 \(an old card\)"):
        picture(session_after(""))


def test_points_of_the_back_do_not_shine_through_the_chest() -> None:
    through = "layer.skin 0.4; layer.bones 0; layer.labels"
    colour = LIGHT.rgb("point")
    back = picture(session_after(f"points.set BL13 BL15 GV9; {through}; view.back"))
    assert share_near(back, colour, 40) > 0.0
    assert share_near(picture(session_after(f"points.set BL13 BL15 GV9; {through}; view.front")), colour, 40) == 0.0
    # What one has chosen is sought wherever it lies.
    alone = picture(session_after(f"layer.points; layer.spread; point.select BL15; {through}; view.front"))
    assert share_changed(alone, picture(session_after(f"layer.points; {through}; view.front"))) > 0.0
