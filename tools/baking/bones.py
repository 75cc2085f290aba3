"""Cleans the collected bones for shipping: smooth, light, median bones symmetrical, left bones only."""

from pathlib import Path
from typing import Any

import numpy as np
import pyvista as pv
from numpy.typing import NDArray
from trimesh import Trimesh as Mesh

from baking.bone_names import SHIPPED
from baking.bone_sources import clip, collect
from baking.coccyx import build_coccyx

MAX_TRIANGLES = 90_000
_SMOOTHED = ("rib_", "humerus", "radius", "ulna", "talus", "calcaneus", "cuboid", "navicular", "cuneiform", "metatarsal", "_toe_")
"""Bones whose source is so coarse that its facets show: one Loop step makes them round."""

_LIMITS = {
    "skull": 7000, "mandible": 2000, "sternum": 1450, "sacrum": 3600, "hip_bone": 3400, "femur": 2000, "tibia": 1500,
    "fibula": 900, "patella": 500, "scapula": 1500, "clavicle": 524, "humerus": 1200, "radius": 900, "ulna": 900,
    "talus": 500, "calcaneus": 700,
}  # fmt: skip
_OTHER_LIMITS = (("rib_", 440), ("vertebra", 424), ("metacarpal", 320), ("finger", 240), ("metatarsal", 300), ("toe", 180))
_SMALL_BONE = 220
"""Most triangles of a bone, of a median bone before it is made symmetrical."""

FROM_GIAS = ("sacrum", "hip_bone", "femur", "patella", "tibia", "fibula")


def bake_bones(wheels: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Arrays of the OpenSim bones and of the GIAS3 bones, which are shipped in a file of their own."""
    meshes = {key: _clean(key, mesh) for key, mesh in collect(wheels).items()}
    twice = {bone.key: 1 if bone.midline else 2 for bone in SHIPPED}
    total = sum(len(mesh.faces) * twice[key] for key, mesh in meshes.items())
    if total > MAX_TRIANGLES:
        raise SystemExit(f"the bones have {total} triangles, more than {MAX_TRIANGLES}")
    names = [bone.key for bone in SHIPPED]
    own = {key: meshes[key] for key in names if key in FROM_GIAS}
    meshes["coccyx"] = Mesh(*build_coccyx(own["sacrum"].vertices), process=False)
    return pack({key: meshes[key] for key in names if key not in own}), pack(own)


def pack(meshes: dict[str, Mesh]) -> dict[str, Any]:
    """One array of vertices (mm) and one of triangles (each bone counts its own vertices), with both counts a bone."""
    return {
        "keys": np.array(list(meshes)),
        "n_vertices": np.array([len(mesh.vertices) for mesh in meshes.values()], dtype=np.int32),
        "n_triangles": np.array([len(mesh.faces) for mesh in meshes.values()], dtype=np.int32),
        "vertices": np.vstack([mesh.vertices for mesh in meshes.values()]).astype(np.float32),
        "triangles": np.vstack([mesh.faces for mesh in meshes.values()]).astype(np.uint16),
    }


def _limit(key: str) -> int:
    if key in _LIMITS:
        return _LIMITS[key]
    return next((count for part, count in _OTHER_LIMITS if part in key), _SMALL_BONE)


def _clean(key: str, mesh: Mesh) -> Mesh:
    mesh = Mesh(mesh.vertices, mesh.faces, process=True)
    mesh.update_faces(mesh.nondegenerate_faces() & mesh.unique_faces())
    if any(part in key for part in _SMOOTHED):
        mesh = _rounded(mesh)
    limit = _limit(key)
    if len(mesh.faces) > limit:
        mesh = _decimated(mesh, limit)
    if next(bone.midline for bone in SHIPPED if bone.key == key):
        mesh = _symmetrical(mesh)
    mesh.merge_vertices()
    mesh.update_faces(mesh.nondegenerate_faces() & mesh.unique_faces())
    mesh.remove_unreferenced_vertices()
    return mesh if mesh.volume > 0 else Mesh(mesh.vertices, mesh.faces[:, ::-1], process=False)


def _surface(mesh: Mesh) -> pv.PolyData:
    return pv.PolyData.from_regular_faces(np.asarray(mesh.vertices), np.asarray(mesh.faces))


def _rounded(mesh: Mesh) -> Mesh:
    surface = _surface(mesh).clean()
    if surface.extract_feature_edges(feature_edges=False, boundary_edges=False, manifold_edges=False).n_cells:
        # Loop's step needs two triangles at every edge; a smoothed midpoint step does not.
        finer = _surface(mesh.subdivide()).smooth_taubin(n_iter=20, pass_band=0.25)
    else:
        finer = surface.subdivide(1, "loop")
    return Mesh(np.asarray(finer.points, dtype=float), finer.regular_faces)


def _decimated(mesh: Mesh, limit: int) -> Mesh:
    lighter = _surface(mesh).decimate(1.0 - limit / len(mesh.faces), volume_preservation=True)
    return Mesh(np.asarray(lighter.points, dtype=float), lighter.regular_faces)


def _symmetrical(mesh: Mesh) -> Mesh:
    """The left half and its mirror image, joined in the median plane."""
    half = clip(mesh, (0.0, 0.0, 0.0), (-1.0, 0.0, 0.0))
    vertices: NDArray[np.float64] = np.array(half.vertices)
    vertices[np.abs(vertices[:, 0]) < 0.05, 0] = 0.0
    mirrored = vertices * np.array([-1.0, 1.0, 1.0])
    faces = np.vstack([half.faces, half.faces[:, ::-1] + len(vertices)])
    return Mesh(np.vstack([vertices, mirrored]), faces, process=True)
