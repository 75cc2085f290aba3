"""Hair: short strands on scalp, brows and lids, rooted in triangles of the skin, so that they grow on every body.

They lie on the skin as paint does: no place is measured on them. ``tools/baking/hairs.py`` tells how they were laid.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.complexion import Kind, hair_colours
from acuviewer.body.shape import BodyShape
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, Ints, TriangleMesh

KINDS: tuple[Kind, ...] = ("lash", "brow", "scalp")

_ROOT_MM = 0.15
"""A root lies so high over the skin, or the skin would swallow its edges."""
_LEAN = 0.45
"""How far the light falls on a strand as on what stands up from the skin, which tells it from its neighbours."""
_WOMANS_BROW = 0.72


class Strands(NamedTuple):
    """A triangle for each strand: ``vertices`` and ``normals`` (3 k, 3), ``triangles`` (k, 3), ``colours`` (3 k, 3) sRGB bytes."""

    vertices: Floats
    normals: Floats
    triangles: Ints
    colours: NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Hairs:
    """Each of k strands: ``triangles`` and ``weights`` (k, 3) of its root; its ``way`` (k, 3) to the tip, along the first and the second
    edge of the triangle and out from the skin in mm; ``width`` in mm, ``tone`` from 0 for dark to 1 for light, ``kind`` by ``KINDS``.
    """

    triangles: NDArray[np.intp]
    weights: Floats
    way: Floats
    width: Floats
    tone: Floats
    kind: NDArray[np.uint8]

    def on(self, mesh: TriangleMesh, shape: BodyShape) -> Strands:
        """The strands on the skin of a body."""
        corners = mesh.triangles[self.triangles]
        first, second, third = (mesh.vertices[corners[:, k]] for k in range(3))
        out = np.einsum("kc,kcd->kd", self.weights, mesh.vertex_normals[corners])
        out /= np.linalg.norm(out, axis=1)[:, None]
        roots = np.einsum("kc,kcd->kd", self.weights, np.stack([first, second, third], axis=1)) + _ROOT_MM * out
        along = self.way[:, :1] * (second - first) + self.way[:, 1:2] * (third - first) + self.way[:, 2:] * out
        across = np.cross(out, along)
        across /= np.maximum(np.linalg.norm(across, axis=1), 1e-9)[:, None]
        slim = np.where((self.kind == KINDS.index("brow")) & (shape.sex == "female"), _WOMANS_BROW, 1.0)
        half = (self.width * slim / 2)[:, None] * across
        normals = out + _LEAN * (2.0 * self.tone[:, None] - 1.0) * across
        normals /= np.linalg.norm(normals, axis=1)[:, None]
        colours = np.concatenate([hair_colours(shape, kind, self.tone[self.kind == row]) for row, kind in enumerate(KINDS)])
        # In each kind the strands lie in no order: the first ones of the last kind are as well spread as all.
        return Strands(
            np.stack([roots + half, roots - half, roots + along], axis=1).reshape(-1, 3),
            np.repeat(normals, 3, axis=0),
            np.arange(3 * len(roots), dtype=np.int32).reshape(-1, 3),
            np.repeat(colours, 3, axis=0),
        )


@cache
def load_hairs(files: DataFolder | None = None) -> Hairs:
    """The shipped hair, read once; raises DataError when its file is missing or broken."""
    folder = files or shipped().below("models")
    arrays: Mapping[str, NDArray[Any]] = folder.arrays("hairs.npz")
    with folder.naming("hairs.npz"):
        shares = np.asarray(arrays["weights"], dtype=np.float64) / 255.0
        kind = np.asarray(arrays["kind"], dtype=np.uint8)
        if np.any(np.diff(kind.astype(int)) < 0) or set(np.unique(kind)) != set(range(len(KINDS))):
            raise ValueError("kind: not all kinds one after the other")
        return Hairs(
            triangles=np.asarray(arrays["triangles"], dtype=np.intp),
            weights=np.column_stack([shares, 1.0 - shares.sum(axis=1)]),
            way=np.asarray(arrays["way"], dtype=np.float64),
            width=np.asarray(arrays["width"], dtype=np.float64),
            tone=np.asarray(arrays["tone"], dtype=np.float64) / 255.0,
            kind=kind,
        )
