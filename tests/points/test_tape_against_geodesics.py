"""The tape is a section by a plane. How far it stays from the true shortest way is measured here, not believed."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import SurfacePoint, TriangleMesh
from acuviewer.geometry.section import lay_tape
from bodies import reference

potpourri3d = pytest.importorskip("potpourri3d", reason="the exact solver has no wheel for this Python")
PAIRS = [
    ("greater_trochanter", "sacral_hiatus"), ("greater_trochanter", "anterior_superior_iliac_spine"),
    ("medial_malleolus", "calcaneal_tendon"), ("cubital_crease_midpoint", "palmar_wrist_crease_midpoint"),
    ("gluteal_fold", "popliteal_crease_midpoint"), ("greater_trochanter", "popliteal_crease_midpoint"),
    ("suprasternal_notch", "xiphisternal_junction"), ("lateral_knee_hollow", "ankle_front_midpoint"),
]  # fmt: skip


def _at_nearest_vertex(mesh: TriangleMesh, place: SurfacePoint) -> tuple[int, SurfacePoint]:
    """The exact solver starts at vertices, so both ways are laid between vertices."""
    corner = int(np.argmax(place.barycentric))
    weights = tuple(float(k == corner) for k in range(3))
    return int(mesh.triangles[place.triangle][corner]), SurfacePoint(place.triangle, weights)


@pytest.mark.parametrize("name", ["lean woman", "heavy woman"])
def test_tapes_are_within_a_few_per_cent_of_the_exact_geodesic(name: str) -> None:
    anatomy = reference(name)
    mesh = anatomy.skin.mesh
    solver = potpourri3d.EdgeFlipGeodesicSolver(mesh.vertices, mesh.triangles)
    for first, second in PAIRS:
        a, start = _at_nearest_vertex(mesh, anatomy.landmark(first, "left").surface)
        b, end = _at_nearest_vertex(mesh, anatomy.landmark(second, "left").surface)
        way = solver.find_geodesic_path(a, b)
        exact = float(np.linalg.norm(np.diff(way, axis=0), axis=1).sum())
        tape = lay_tape(mesh, start, end).length
        # Never shorter than the shortest way (but for rounding), and at most 6 % longer.
        assert 0.999 <= tape / exact < 1.06, f"{first} to {second}: {tape:.1f} against {exact:.1f} mm"
