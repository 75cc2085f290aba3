"""Which place of a neighbour each vertex of a bone faces in a joint, so that bones give way to each other."""

from itertools import permutations
from typing import Any

import numpy as np
import pyvista as pv
from numpy.typing import NDArray

from acuviewer.body import larynx
from acuviewer.geometry.mesh import SurfacePoint, Topology, TriangleMesh, unit
from acuviewer.geometry.probe import closest_point

Floats = NDArray[np.float64]
NEAR_MM = 1.5
"""Vertices nearer than this to another bone, or inside it, may cross it on some body."""
DEEPEST_MM, DEEPEST_SHARE = 7.0, 0.25
"""A vertex that lies deeper than this, or than this share of the thinner bone's least extent, is not in a joint."""
LOOKS_BACK = -0.3
"""Cosine between a vertex's normal and that of the place it faces. Where a bone is thin, the nearest place to a vertex that
lies deep in it may be on its far side, which does not look back."""
STRAIGHT = 0.5
"""Cosine between the way from a faced place to a vertex and the direction in which it gives way."""
IN_PLANE_MM = 1e-6
"""A vertex so near to the median plane lies in it and stays there. It faces two places alike, one on each side."""
GIVES_WAY_ALONE, GIVES_WAY_BY_HALF = 1.0, 0.5
STANDS = "sacrum"
"""Its thin rear wall would fold."""


def find_contacts(bones: dict[str, tuple[Floats, NDArray[np.int32]]], midline: set[str]) -> dict[str, Any]:
    """Contacts of placed bones (vertices, triangles), whose vertices are counted in the order of ``bones``.

    A bone in the median plane never moves for one beside it, else it would lose its symmetry.
    """
    starts = dict(zip(bones, np.cumsum([0, *(len(vertices) for vertices, _ in bones.values())])[:-1].tolist(), strict=True))
    meshes = {key: TriangleMesh(Topology(triangles, len(vertices)), vertices) for key, (vertices, triangles) in bones.items()}
    found: dict[str, list[Any]] = {name: [] for name in ("vertex", "corners", "barycentric", "away", "share")}
    for mover, other in permutations(meshes, 2):
        if mover == STANDS or (mover in midline and other not in midline) or _grown_together(mover, other):
            continue
        alone = other == STANDS or (other in midline and mover not in midline)
        share = GIVES_WAY_ALONE if alone else GIVES_WAY_BY_HALF
        for vertex, place, away in _facing(meshes[mover], meshes[other]):
            found["vertex"].append(starts[mover] + vertex)
            found["corners"].append(starts[other] + meshes[other].triangles[place.triangle])
            found["barycentric"].append(place.barycentric[:2])
            found["away"].append(away)
            found["share"].append(share)
    return {
        "vertex": np.array(found["vertex"], dtype=np.int32),
        "corners": np.array(found["corners"], dtype=np.int32).reshape(-1, 3),
        "barycentric": np.array(found["barycentric"], dtype=np.float32).reshape(-1, 2),
        "away": np.array(found["away"], dtype=np.float32).reshape(-1, 3),
        "share": np.array(found["share"], dtype=np.float32),
    }


def _grown_together(mover: str, other: str) -> bool:
    """Ribs end in their cartilages, which come with the sternum; an open skull has no inside to lie in; the larynx hangs free."""
    if mover in larynx.KEYS or other in larynx.KEYS:
        return True
    pair = f"{mover} {other}"
    return "skull" in pair or ("rib_" in pair and ("sternum" in pair or "vertebra" not in pair))


def _facing(mover: TriangleMesh, other: TriangleMesh) -> list[tuple[int, SurfacePoint, Floats]]:
    """Vertices that lie near another bone or in it, with the nearest place of it that looks back at them, and the direction away from it."""
    low, high = other.vertices.min(axis=0) - NEAR_MM, other.vertices.max(axis=0) + NEAR_MM
    near = np.flatnonzero(np.all((mover.vertices > low) & (mover.vertices < high), axis=1))
    if not len(near):
        return []
    surface = pv.PolyData.from_regular_faces(other.vertices, other.triangles)
    signed = pv.PolyData(mover.vertices[near]).compute_implicit_distance(surface)["implicit_distance"]
    thin = min(float(np.ptp(bone.vertices, axis=0).min()) for bone in (mover, other))
    deepest = min(DEEPEST_MM, DEEPEST_SHARE * thin)
    looks = other.triangle_normals / np.maximum(np.linalg.norm(other.triangle_normals, axis=1), 1e-9)[:, None]
    facing = []
    for row, depth in zip(near, signed, strict=True):
        if not -deepest < depth < NEAR_MM:
            continue
        looking_back = np.flatnonzero(looks @ mover.vertex_normals[row] < LOOKS_BACK)
        if not len(looking_back):
            continue
        place = closest_point(other, mover.vertices[row], looking_back)
        way = mover.vertices[row] - other.position(place)
        away = other.normal(place) - mover.vertex_normals[row]
        if abs(mover.vertices[row, 0]) < IN_PLANE_MM:
            away[0] = 0.0
        away = unit(away)
        # Off to the side of the place is not in front of it or behind it.
        straight = float(way @ away) * np.sign(depth) > STRAIGHT * float(np.linalg.norm(way))
        if straight and np.linalg.norm(way) < max(deepest, NEAR_MM):
            facing.append((int(row), place, away))
    return facing
