"""What a picture asks of a body: nothing that nobody sees, and while a slider moves nothing that can wait for the rest."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from acuviewer.body.shape import BodyShape
from acuviewer.scene.layers.skin import SkinLayer
from acuviewer.scene.sight import Sight
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy, follow_skin
from acuviewer.session.average_body import begin_average_body
from acuviewer.session.session import Session
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after, share_changed

SIZE = (500, 500)
LIGHT = load_theme("light")


def test_a_first_picture_with_labels_asks_for_neither_bones_nor_landmarks() -> None:
    anatomy = begin_average_body()
    assert anatomy is not None
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    stage.show(anatomy, Session())
    stage.look(stage.wanted_camera(1.0))
    assert stage.labels(800, 800, measure)
    assert not {"skeleton", "landmarks", "ruler", "meridians"} & set(vars(anatomy))


def test_a_skin_keeps_its_colours_while_it_moves_and_has_its_own_at_rest() -> None:
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    skin = next(layer for layer in stage._layers if isinstance(layer, SkinLayer))

    def colours(shape: BodyShape, moves: bool) -> NDArray[np.uint8]:
        stage.show(follow_skin(resting, shape) if moves else build_anatomy(shape), Session(body=shape))
        return np.array(skin._skin_data.GetPointData().GetScalars())

    resting, other = build_anatomy(BodyShape()), BodyShape(weight=0.95)
    first = colours(BodyShape(), moves=False)
    assert np.array_equal(colours(other, moves=True), first)
    assert not np.array_equal(colours(other, moves=False), first)


def test_places_on_a_moving_skin_take_their_normals_from_those_that_are_drawn() -> None:
    moving = follow_skin(build_anatomy(BodyShape()), BodyShape(weight=0.55))
    assert "vertex_normals" in vars(moving.skin.mesh)


def test_a_moving_body_is_looked_at_from_the_side_from_which_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_after("point.select LU5 right")
    resting = build_anatomy(session.body)
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    stage.show(resting, session)
    still = stage.wanted_camera(1.0)
    moved = replace(session, body=BodyShape(weight=0.52))
    stage.show(follow_skin(resting, moved.body), moved)
    monkeypatch.setattr(Sight, "sees", None)
    moving = stage.wanted_camera(1.0, moves=True)
    assert (moving.azimuth_deg, moving.elevation_deg) == pytest.approx((still.azimuth_deg, still.elevation_deg), abs=5.0)
    assert moving.focus_mm != still.focus_mm, "but what is meant stays in the middle"


def test_a_picture_that_hurries_draws_the_cage_of_a_far_skin_and_looks_the_same() -> None:
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetSize(*SIZE)
    stage = Stage(window, LIGHT, content())
    stage.show(build_anatomy(BodyShape()), Session())
    stage.look(stage.wanted_camera(1.0))

    def triangles(hurries: bool) -> int:
        stage.render(hurries)
        skin = next(layer for layer in stage._layers if isinstance(layer, SkinLayer))
        return int(skin._skin.GetMapper().GetInput().GetNumberOfPolys())

    whole, finely = triangles(hurries=False), pixels_of(window)
    assert stage.is_software, "only a processor is in a hurry"
    assert triangles(hurries=True) == whole // 4
    assert share_changed(finely, pixels_of(window)) < 0.01
    stage.look(replace(stage.camera, distance_mm=stage.camera.distance_mm / 6))
    assert triangles(hurries=True) == whole, "seen from near the cage has corners"


def pixels_of(window: vtkRenderWindow) -> Pixels:
    width, height = SIZE
    rgb = vtkUnsignedCharArray()
    window.GetPixelData(0, 0, width - 1, height - 1, 1, rgb, 0)
    return vtk_to_numpy(rgb).reshape(height, width, 3).copy()
