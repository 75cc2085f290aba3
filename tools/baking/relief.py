"""Bakes the relief of the skin: how dark or light each vertex is for its place, so that hollows, furrows and creases show in any light.

Three things add up: what stands around a place keeps light from it; hollows are darker and ridges lighter than what lies about
them; and what the mesh is too coarse or too smooth to have is drawn between landmarks: creases, furrow, edges of bones.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.relief import NEUTRAL, STEP
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.session.anatomy import Anatomy
from baking.occlusion import occlusion
from baking.relief_strokes import drawn_relief, spacing

_REACH_MM = 120.0
_OCCLUSION = 0.62
_CAVITIES = {6.0: 0.9, 18.0: 1.7, 40.0: 1.0}
"""Hollows and ridges of so many mm, and how strongly each size counts."""
_AROUND_MM = 70.0
_BONE_REACH_MM, _BONE_OCCLUSION = 30.0, 0.70
_BONE_CAVITIES, _BONE_AROUND_MM = {2.0: 0.8, 6.0: 1.2}, 25.0
_HOLLOW, _RIDGE = 0.50, 0.32
_MOST_STEPS = 400


def bake_relief(own: Anatomy, muscular: Anatomy, share_muscular: float) -> NDArray[np.uint8]:
    """(n,) bytes for the vertices of the skin of ``own``; the relief of a ``muscular`` body of the same sex is mixed in.

    The two share their topology; on soft bodies the muscles still show a little, as they do in life.
    """
    mesh = own.skin.mesh
    cavity, of_muscles = (_cavity(body.skin.mesh, _CAVITIES, _AROUND_MM) for body in (own, muscular))
    cavity += share_muscular * (of_muscles - cavity)
    shade = _shaded(_OCCLUSION * np.clip(occlusion(mesh, _REACH_MM), 0.0, 0.8), cavity)
    return as_bytes(_Edges(mesh).mean_around(shade) + drawn_relief(own))


def bake_bone_relief(mesh: TriangleMesh) -> NDArray[np.uint8]:
    """(n,) bytes for the vertices of a skeleton: what stands near keeps light away, foramina and seams are dark, edges light."""
    hidden = _BONE_OCCLUSION * occlusion(mesh, _BONE_REACH_MM)
    return as_bytes(_Edges(mesh).mean_around(_shaded(hidden, _cavity(mesh, _BONE_CAVITIES, _BONE_AROUND_MM))))


def _shaded(hidden: Floats, cavity: Floats) -> Floats:
    found: Floats = -hidden - np.where(cavity > 0.0, _HOLLOW * np.minimum(cavity, 0.9), _RIDGE * np.maximum(cavity, -0.4))
    return found


def as_bytes(shade: Floats) -> NDArray[np.uint8]:
    """Shades, 0 for none and negative for dark, as they are stored."""
    found: NDArray[np.uint8] = np.clip(np.rint(NEUTRAL + shade / STEP), 0, 255).astype(np.uint8)
    return found


class _Edges:
    """The edges of a mesh, both ways, for sums over neighbours."""

    def __init__(self, mesh: TriangleMesh) -> None:
        ends = mesh.topology.half_edges
        self._here, self._there = np.concatenate([ends, ends[:, ::-1]]).T
        self._n = mesh.topology.n_vertices
        squares = ((mesh.vertices[self._here] - mesh.vertices[self._there]) ** 2).sum(axis=1)
        self._weights = 1.0 / np.sqrt(np.maximum(squares, 0.25))
        self._total = np.maximum(self._sum(self._weights), 1e-9)
        self._hop = self._sum(self._weights * squares) / self._total

    def _sum(self, values: Floats) -> Floats:
        found: Floats = np.bincount(self._here, values, self._n).astype(np.float64, copy=False)
        return found

    def mean_around(self, values: Floats) -> Floats:
        """(n,) half from each vertex, half from its neighbours."""
        return (values + self._sum(self._weights * values[self._there]) / self._total) / 2

    def blurred(self, values: Floats, width_mm: float) -> Floats:
        """(n, k) values spread out over the surface as heat does, about ``width_mm`` wide."""
        steps = int(np.clip(width_mm**2 / np.percentile(self._hop, 70), 4, _MOST_STEPS)) + 1
        share = np.clip(width_mm**2 / steps / np.maximum(self._hop, 1e-9), 0.0, 0.9)[:, None]
        for _ in range(steps):
            around = np.stack([self._sum(self._weights * column[self._there]) for column in values.T], axis=1)
            values = values + share * (around / self._total[:, None] - values)
        return values


def _cavity(mesh: TriangleMesh, sizes: Mapping[float, float], around_mm: float) -> Floats:
    """(n,) above 0 in hollows, below on ridges, against the surface around: a limb that is round all about has none."""
    edges, apart_mm = _Edges(mesh), spacing(mesh)
    total = np.zeros(len(mesh.vertices))
    for width_mm, strength in sizes.items():
        offset = edges.blurred(mesh.vertices, width_mm) - mesh.vertices
        height = np.einsum("ij,ij->i", offset, mesh.vertex_normals) / width_mm
        # A coarse mesh has no hollows of this size, only corners.
        sure = np.minimum(1.6 * width_mm / np.maximum(apart_mm, 1e-9), 1.0)
        total += strength * sure * (height - edges.blurred(height[:, None], around_mm)[:, 0])
    return total
