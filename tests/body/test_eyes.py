"""The eyeballs: round, whole, and with a pupil, an iris and white from the front to the back."""

import numpy as np

from acuviewer.body.eyes import IRIS_DEG, LIMBUS_DEG, PUPIL_DEG, build_eyes

CENTRE, RADIUS = np.array([30.0, 1600.0, 80.0]), 12.0
EYEBALL = CENTRE + RADIUS * np.concatenate([np.eye(3), -np.eye(3)])
MESH, COLOURS = build_eyes(EYEBALL)
LEFT = slice(len(MESH.vertices) // 2)


def test_both_eyes_are_round_and_mirror_each_other() -> None:
    left, right = np.split(MESH.vertices, 2)
    assert np.allclose(np.linalg.norm(left - CENTRE, axis=1), RADIUS)
    assert np.allclose(np.linalg.norm(right - CENTRE * [-1, 1, 1], axis=1), RADIUS)
    assert len(MESH.triangles) > 1000


def test_no_piece_of_an_eyeball_is_missing() -> None:
    corners = MESH.vertices[MESH.triangles]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    # The corners of a sphere's triangles lie on it, so that what is between them is a little less.
    assert 0.985 * 8 * np.pi * RADIUS**2 < areas.sum() < 8 * np.pi * RADIUS**2


def test_triangles_look_outward() -> None:
    corners = MESH.vertices[MESH.triangles]
    outward = corners.mean(axis=1) - np.where(corners.mean(axis=1)[:, :1] > 0, CENTRE, CENTRE * [-1, 1, 1])
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert ((normals * outward).sum(axis=1) > -1e-9).all()


def test_colours_go_from_the_dark_pupil_over_a_brown_iris_to_white() -> None:
    forward = (MESH.vertices[LEFT] - CENTRE)[:, 2] / RADIUS
    degrees, colours = np.degrees(np.arccos(np.clip(forward, -1, 1))), COLOURS[LEFT].astype(int)
    assert np.array_equal(COLOURS[LEFT], COLOURS[len(COLOURS) // 2 :])
    assert colours[degrees < PUPIL_DEG].max() < 30
    iris = colours[(degrees > PUPIL_DEG) & (degrees < IRIS_DEG)]
    assert (iris[:, 0] > 1.4 * iris[:, 2]).all(), "brown"
    assert np.ptp(iris[degrees[(degrees > PUPIL_DEG) & (degrees < IRIS_DEG)].argsort()[:30], 0]) > 15, "no fibres"
    height = (MESH.vertices[LEFT] - CENTRE)[:, 1] / RADIUS
    lit = height < 0.05
    limbus = colours[lit & (degrees > IRIS_DEG) & (degrees < LIMBUS_DEG)]
    lit_iris = colours[lit & (degrees > PUPIL_DEG) & (degrees < IRIS_DEG)]
    assert (limbus.sum(axis=1) < lit_iris.sum(axis=1).min()).all(), "a darker edge"
    white = degrees > LIMBUS_DEG
    below = white & lit & (degrees < 60) & (height < -0.3)
    assert colours[below].min() > 180
    assert colours[white & (height > 0.45)].max() < 0.75 * colours[below].max(), "no shadow of the lid"
