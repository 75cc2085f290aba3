"""How the relief is found: what stands near keeps light away, and strokes are dark where they are drawn."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Topology, TriangleMesh
from acuviewer.session.anatomy import build_anatomy
from baking import occlusion as lookup
from baking.relief_strokes import STROKES, drawn_relief


def cubes(gap_mm: float) -> TriangleMesh:
    """Two cubes of 100 mm side by side, their faces in squares of 10 mm."""
    line = np.linspace(-50.0, 50.0, 11)
    u, v = (grid.ravel() for grid in np.meshgrid(line, line, indexing="ij"))
    here = (np.arange(10)[:, None] * 11 + np.arange(10)).ravel()
    square = np.stack([here, here + 11, here + 12, here, here + 12, here + 1], axis=1).reshape(-1, 3)
    places: list[np.ndarray] = []
    faces: list[np.ndarray] = []
    for middle in (-50.0 - gap_mm / 2, 50.0 + gap_mm / 2):
        for axis in range(3):
            for sign in (-1.0, 1.0):
                face = np.empty((len(u), 3))
                face[:, axis], face[:, (axis + 1) % 3], face[:, (axis + 2) % 3] = 50.0 * sign, u, v
                faces.append((square if sign > 0 else square[:, ::-1]) + len(u) * len(places))
                places.append(face + np.array([middle, 0.0, 0.0]))
    return TriangleMesh(Topology(np.concatenate(faces), len(u) * len(places)), np.concatenate(places))


def test_a_gap_is_dark_and_what_is_free_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "_PIXELS", 400)
    monkeypatch.setattr(lookup, "_N_DIRECTIONS", 60)
    mesh = cubes(gap_mm=20.0)
    hidden = lookup.occlusion(mesh, 200.0)
    x, y, z = mesh.vertices.T
    middle = (np.abs(y) < 25.0) & (np.abs(z) < 25.0)
    in_gap, outside = (np.abs(x) < 10.5) & middle, (np.abs(x) > 109.5) & middle
    assert hidden[in_gap].min() > 0.4
    assert hidden[outside].max() < 0.02
    assert hidden[in_gap].mean() > lookup.occlusion(mesh, 40.0)[in_gap].mean(), "what is farther than the reach hides, too"


def test_strokes_are_drawn_where_their_landmarks_are_and_nowhere_else() -> None:
    anatomy = build_anatomy(BodyShape(weight=0.5))
    shade, vertices = drawn_relief(anatomy), anatomy.skin.mesh.vertices
    assert np.abs(shade[vertices[:, 0] < -120.0]).max() < 1e-3, "the right side is the mirror image of the left"
    light = {name for stroke in STROKES if stroke.shade > 0 for name in stroke.landmarks}
    for stroke in STROKES:
        # The middle of a stroke is looked at: toward its ends it may run round a limb, and fade.
        name = stroke.landmarks[len(stroke.landmarks) // 2]
        if stroke.shade < 0 and name not in light:
            mark = anatomy.landmarks.on_side(name, "left")
            nearest = np.argsort(np.linalg.norm(vertices - mark.position_mm, axis=1))[:4]
            assert shade[nearest].min() < 0.25 * stroke.shade, name
