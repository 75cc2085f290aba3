"""The shadow of the feet: dense under the soles, gone at the border, looking up."""

import numpy as np

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import build_anatomy
from acuviewer.shown.floor import floor_shadow


def test_the_shadow_is_dense_under_the_soles_and_ends_in_nothing() -> None:
    for shape in (BodyShape(), BodyShape(sex="female", age=50, height_mm=1450, weight=0.95), BodyShape(height_mm=2050)):
        skin = build_anatomy(shape).skin
        shadow = floor_shadow(skin.mesh.vertices)
        heel = np.asarray(skin.joints["left_ankle"]) * [1.0, 0.0, 1.0]
        away = np.linalg.norm(shadow.vertices - heel, axis=1)
        under = shadow.density[away < 30.0].mean()
        assert 0.15 < under < 0.6
        assert under > 3 * shadow.density[np.abs(shadow.vertices[:, 0]) > 380.0].mean()
        assert shadow.density.min() >= 0.0
        edge = np.abs(shadow.vertices[:, 0]) == np.abs(shadow.vertices[:, 0]).max()
        assert shadow.density[edge].max() == 0.0


def test_the_sheet_lies_on_the_floor_and_looks_up() -> None:
    shadow = floor_shadow(build_anatomy(BodyShape()).skin.mesh.vertices)
    assert not shadow.vertices[:, 1].any()
    a, b, c = (shadow.vertices[shadow.triangles[:, k]] for k in range(3))
    assert (np.cross(b - a, c - a)[:, 1] > 0.0).all()
