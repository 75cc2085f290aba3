"""Space cut into cubes: which triangles of a mesh lie in each, and how far a cube without any is from the next that has some.

Made anew for every shape of a mesh, so all of it is worked out column by column for all triangles at once.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, TriangleMesh

Rows = NDArray[np.int32]
Singles = NDArray[np.float32]

CLEAREST = 3
_EDGE_PER_SIDE = 1.1
_MOST_CELLS = 4_000_000
_HAIR = 1e-4
"""A triangle counts as so much larger on each side, in edges of a cube: none is to be lost that lies between two cubes."""

_SLANTED = 4
"""Of the cubes in the box of a triangle, if there are so many, those count that its plane passes."""

_SINGLE_SLACK = 1e-3
"""Much more than single precision loses over the few cubes of a box, in edges of a cube."""


@dataclass(frozen=True, eq=False)
class Corners:
    """A mesh's triangles as columns: x, y and z (m,) of the first corner, and of the way from there to the other two."""

    first: list[Floats]
    to_second: list[Floats]
    to_third: list[Floats]

    @staticmethod
    def of(mesh: TriangleMesh) -> "Corners":
        """The corners of all triangles of a mesh."""
        columns = [np.ascontiguousarray(mesh.vertices[:, axis]) for axis in range(3)]
        corners = mesh.topology.corners
        first, second, third = ([column.take(corners[k::3]) for column in columns] for k in range(3))
        for start, one, other in zip(first, second, third, strict=True):
            one -= start
            other -= start
        return Corners(first, second, third)

    @cached_property
    def unit_normals(self) -> list[Floats]:
        """The triangles' normals as columns; nought for a triangle without area."""
        (bx, by, bz), (cx, cy, cz) = self.to_second, self.to_third
        normals = [by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx]
        lengths = np.sqrt(normals[0] ** 2 + normals[1] ** 2 + normals[2] ** 2)
        lengths[lengths == 0.0] = 1.0
        return [normal / lengths for normal in normals]


class Cells:
    """Cubes around a mesh that has a triangle, ``edge`` long and ``counts`` (3,) along the axes; their corner is ``origin`` (3,).

    Cubes are numbered with z running fastest. Those at the outside have no triangle. ``corners`` are the mesh's triangles.
    """

    def __init__(self, mesh: TriangleMesh) -> None:
        self.corners = Corners.of(mesh)
        x, y, z = self.corners.to_second
        low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
        edge = max(_EDGE_PER_SIDE * float(np.sqrt(x * x + y * y + z * z).mean()), 1e-3 * float((high - low).max()), 1e-9)
        # All around are as many empty cubes as ``clear`` looks wide, so that none there looks round into the next row.
        while np.prod((high - low) / edge + 2 * CLEAREST + 1) > _MOST_CELLS:
            edge *= 1.05
        self.edge = edge
        self.origin: Floats = low - CLEAREST * edge
        self.counts: Rows = np.floor((high - low) / edge).astype(np.int32) + np.int32(2 * CLEAREST + 1)
        cells, self._triangles = self._sorted()
        first = np.flatnonzero(np.diff(cells, prepend=-1))
        self._begins: Rows = np.append(first, len(cells)).astype(np.int32)
        self._number_of_occupied = np.zeros(int(np.prod(self.counts)), dtype=np.int32)
        self._number_of_occupied[cells[first]] = np.arange(1, len(first) + 1)

    def _sorted(self) -> tuple[Rows, Rows]:
        """The cubes that hold a triangle and the triangles in them, in the order of the cubes."""
        starts, lows, lengths = [], [], []
        for axis, origin in enumerate(self.origin):
            second, third = self.corners.to_second[axis], self.corners.to_third[axis]
            start = (self.corners.first[axis] - origin) / self.edge
            low = (start + np.minimum(np.minimum(second, third), 0.0) / self.edge - _HAIR).astype(np.int32)
            high = (start + np.maximum(np.maximum(second, third), 0.0) / self.edge + _HAIR).astype(np.int32)
            starts.append(start)
            lows.append(low)
            lengths.append(high - low + 1)
        boxes = _Boxes(self.counts, lengths)
        triangles = np.repeat(np.arange(len(boxes.sizes), dtype=np.int32), boxes.sizes)
        rows = _runs(boxes.lists, boxes.sizes)
        cells = ((lows[0] * self.counts[1] + lows[1]) * self.counts[2] + lows[2]).take(triangles) + boxes.steps.take(rows)
        large = np.flatnonzero((boxes.sizes >= _SLANTED).take(triangles))
        offsets = [column.take(rows.take(large)) for column in boxes.offsets]
        kept = np.ones(len(cells), dtype=bool)
        kept[large] = _passed(self.corners.unit_normals, starts, lows, triangles.take(large), offsets)
        keys = (cells.compress(kept).astype(np.int64) << 32) | triangles.compress(kept)
        keys.sort()
        return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)

    @cached_property
    def clear(self) -> NDArray[np.uint8]:
        """For each cube 0 where triangles lie in it, and k where none lies in it nor within k - 1 cubes of it, at most CLEAREST."""
        reached = (self._number_of_occupied > 0).view(np.uint8)
        clear: NDArray[np.uint8] = 1 - reached
        for _ in range(CLEAREST - 1):
            for shift in (1, int(self.counts[2]), int(self.counts[1] * self.counts[2])):
                wider = reached.copy()
                wider[shift:] |= reached[:-shift]
                wider[:-shift] |= reached[shift:]
                reached = wider
            clear += 1 - reached
        return clear

    def triangles_in(self, cells: Rows) -> tuple[Rows, Rows]:
        """The triangles in some cubes (k,) that have any, one cube after the other, and how many (k,) each has."""
        at = self._number_of_occupied.take(cells) - 1
        begins = self._begins.take(at)
        counts = self._begins.take(at + 1) - begins
        return self._triangles.take(_runs(begins, counts)), counts


def _runs(begins: Rows, counts: Rows) -> Rows:
    """Whole numbers counted up from each of some beginnings, one run after the other."""
    ends = np.cumsum(counts, dtype=np.int32)
    runs: Rows = np.repeat(begins - (ends - counts), counts)
    runs += np.arange(len(runs), dtype=np.int32)
    return runs


class _Boxes:
    """Boxes of whole cubes (m,) among ``counts`` cubes, each ``lengths`` wide; what lies in all boxes of one form is listed once.

    ``sizes`` (m,) counts the cubes of a box, ``lists`` (m,) is where the list of its form begins. A list tells how much higher
    the number of each cube is than that of the box's first (``steps``), and how many cubes lie between, as columns (``offsets``).
    """

    def __init__(self, counts: Rows, lengths: list[Rows]) -> None:
        x, y, z = lengths
        self.sizes: Rows = x * y * z
        most = int(max(y.max(), z.max())) + 1
        forms = (x * most + y) * most + z
        present = np.flatnonzero(np.bincount(forms))
        wide, high, deep = present // (most * most), present // most % most, present % most
        sizes = wide * high * deep
        begins = np.cumsum(sizes) - sizes
        number = np.arange(int(sizes.sum())) - np.repeat(begins, sizes)
        high, deep = np.repeat(high, sizes), np.repeat(deep, sizes)
        offsets = [number // (high * deep), number // deep % high, number % deep]
        self.steps: Rows = ((offsets[0] * counts[1] + offsets[1]) * counts[2] + offsets[2]).astype(np.int32)
        self.offsets: list[Singles] = [column.astype(np.float32) for column in offsets]
        begin_of_form = np.zeros(int(present[-1]) + 1, dtype=np.int32)
        begin_of_form[present] = begins
        self.lists: Rows = begin_of_form.take(forms)


def _passed(
    normals: list[Floats], starts: list[Floats], lows: list[Rows], triangles: Rows, offsets: list[Singles]
) -> NDArray[np.bool]:
    """Which cubes (k,) the plane of their triangle (k,) passes, or all but does; a cube lies ``offsets`` from the first of the box.

    Of each triangle (m,) the plane goes through ``starts``, and the box begins at the cube ``lows``, all in edges of a cube.
    """
    to_plane, reach = np.zeros(len(starts[0])), np.full(len(starts[0]), _SINGLE_SLACK)
    for normal, start, low in zip(normals, starts, lows, strict=True):
        to_plane += normal * (low + 0.5 - start)
        reach += 0.5 * np.abs(normal)
    away = to_plane.astype(np.float32).take(triangles)
    for normal, offset in zip(normals, offsets, strict=True):
        away += normal.astype(np.float32).take(triangles) * offset
    passed: NDArray[np.bool] = np.abs(away) <= reach.astype(np.float32).take(triangles)
    return passed
