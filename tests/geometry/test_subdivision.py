"""Catmull-Clark against what its authors say of it."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import Topology
from acuviewer.geometry.subdivision import CatmullClark, cage_triangles

CUBE = np.array([[x, y, z] for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)], dtype=float)
FACES = np.array([[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]])


def test_one_step_of_a_cube_is_the_known_one() -> None:
    step = CatmullClark(FACES, 8)
    fine = step.subdivide(CUBE)
    assert len(fine) == 8 + 12 + 6
    # Known values for the cube: corners move to 5/9, edge points to 3/4, face centres stay at 1.
    assert np.abs(fine[:8]) == pytest.approx(5 / 9)
    assert sorted(np.abs(fine[8]).round(6)) == [0, 0.75, 0.75]
    assert sorted(np.abs(fine[-1]).round(6)) == [0, 0, 1]


def test_a_flat_sheet_stays_flat_and_keeps_its_corners_in_the_plane() -> None:
    grid = np.array([[x, y, 0.0] for y in range(3) for x in range(3)])
    quads = np.array([[y * 3 + x, y * 3 + x + 1, y * 3 + x + 4, y * 3 + x + 3] for y in range(2) for x in range(2)])
    fine = CatmullClark(quads, 9).subdivide(grid)
    assert fine[:, 2] == pytest.approx(0)
    assert fine[4] == pytest.approx([1, 1, 0])
    # Rims keep to their line.
    assert fine[1] == pytest.approx([1, 0, 0])


def test_what_grows_with_fine_rows_grows_with_the_cage_likewise() -> None:
    sheet = np.array([[y * 3 + x, y * 3 + x + 1, y * 3 + x + 4, y * 3 + x + 3] for y in range(2) for x in range(2)])
    generator = np.random.default_rng(4)
    for quads, n_vertices in ((FACES, 8), (sheet, 9)):  # the sheet has a rim
        step = CatmullClark(quads, n_vertices)
        cage = generator.normal(size=(n_vertices, 2))
        fine = step.subdivide(cage)
        growth = generator.normal(size=fine.shape)
        assert (step.gathered(growth) * cage).sum() == pytest.approx((growth * fine).sum())


def test_interpolate_keeps_the_cage_values() -> None:
    labels = np.arange(8.0)[:, None]
    assert CatmullClark(FACES, 8).interpolate(labels)[:8] == pytest.approx(labels)


def test_the_mirror_of_a_cube_maps_triangles_onto_their_mirror_images() -> None:
    step = CatmullClark(FACES, 8)
    mirror = np.array([4, 5, 6, 7, 0, 1, 2, 3])
    vertex, triangle = step.mirrored(mirror)
    fine = step.subdivide(CUBE)
    assert fine[vertex] == pytest.approx(fine * [-1, 1, 1])
    centres = fine[step.topology.triangles].mean(axis=1)
    assert centres[triangle] == pytest.approx(centres * [-1, 1, 1])


def test_a_wrong_mirror_table_is_refused() -> None:
    with pytest.raises(ValueError, match="mirror"):
        CatmullClark(FACES, 8).mirrored(np.array([4, 5, 6, 0, 7, 1, 2, 3]))


def test_a_vertex_without_a_quad_is_refused() -> None:
    with pytest.raises(ValueError, match="every vertex"):
        CatmullClark(FACES, 9)


SHEET = np.array([[y * 4 + x, y * 4 + x + 1, y * 4 + x + 5, y * 4 + x + 4] for y in range(3) for x in range(3)])
TURNED = np.vstack([SHEET[:1, ::-1], SHEET[1:]])
THREE_AT_AN_EDGE = np.array([[0, 1, 2, 3], [1, 0, 4, 5], [0, 1, 6, 7]])


@pytest.mark.parametrize(("quads", "count"), [(FACES, 8), (SHEET, 16), (TURNED, 16), (THREE_AT_AN_EDGE, 8)])
def test_what_lies_beyond_an_edge_is_what_a_search_finds(quads: np.ndarray, count: int) -> None:
    known = CatmullClark(quads, count).topology
    searched = Topology(known.triangles, known.n_vertices)
    assert known.beyond.tolist() == searched.beyond.tolist()


def test_the_cage_of_what_was_cut_is_each_quad_in_two_halves_that_face_as_it_does() -> None:
    triangles = cage_triangles(CatmullClark(FACES, 8).topology.triangles)
    assert {frozenset(map(int, pair.ravel())) for pair in triangles.reshape(-1, 2, 3)} == {
        frozenset(map(int, quad)) for quad in FACES
    }
    corners = CUBE[triangles]
    normals = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert np.linalg.norm(normals, axis=1).sum() / 2 == pytest.approx(6 * 4.0)
    quad_normals = np.cross(CUBE[FACES[:, 1]] - CUBE[FACES[:, 0]], CUBE[FACES[:, 2]] - CUBE[FACES[:, 0]])
    assert np.allclose(normals, np.repeat(quad_normals, 2, axis=0))
