"""Normals from rows of quads, against those of the triangles."""

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.smooth_normals import SmoothNormals
from acuviewer.geometry.subdivision import CatmullClark

CUBE = np.array([[-1, -1, -1], [1, -1, -1], [1, 1, -1], [-1, 1, -1], [-1, -1, 1], [1, -1, 1], [1, 1, 1], [-1, 1, 1]], dtype=float)
SIDES = np.array([[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [2, 3, 7, 6], [0, 4, 7, 3], [1, 2, 6, 5]])


def test_a_cube_becomes_a_ball_whose_normals_lead_away_from_its_middle() -> None:
    smooth = CatmullClark(SIDES, 8)
    places = smooth.subdivide(CUBE)
    outward = places / np.linalg.norm(places, axis=1)[:, None]
    assert SmoothNormals(smooth).of(places) == pytest.approx(outward, abs=1e-6)


@pytest.mark.parametrize("shape", [BodyShape(weight=0.1), BodyShape(sex="female", age=70.0, weight=0.9)])
def test_no_eye_tells_them_from_those_of_the_triangles(shape: BodyShape) -> None:
    model = load_body_model()
    skin = model.build_skin(shape)
    moving = model.moving(skin)
    assert moving.mesh.vertices is skin.mesh.vertices
    turned = np.degrees(
        np.arccos(np.clip(np.einsum("ij,ij->i", moving.mesh.vertex_normals, skin.mesh.vertex_normals), -1.0, 1.0))
    )
    assert np.median(turned) < 0.1
    assert np.quantile(turned, 0.95) < 2.0
    assert turned.max() < 20.0


def test_an_open_surface_is_refused() -> None:
    with pytest.raises(ValueError, match="open"):
        SmoothNormals(CatmullClark(SIDES[1:], 8))
