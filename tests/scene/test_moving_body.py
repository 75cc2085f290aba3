"""What a picture asks of a body: nothing that nobody sees, and while a slider moves nothing that can wait for the rest."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from acuviewer.body.shape import BodyShape
from acuviewer.scene.layers.skin import SkinLayer
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy, follow_skin
from acuviewer.session.average_body import begin_average_body
from acuviewer.session.session import Session
from acuviewer.theme import load_theme
from scene_cases import content, measure

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
