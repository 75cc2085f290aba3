"""Where each of many rays first meets a mesh. For one ray alone there is ``probe.cast_ray``; both find the same."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.cells import Cells, Corners, Rows, Singles
from acuviewer.geometry.mesh import Floats, TriangleMesh

Indices = NDArray[np.intp]

_ASTRAY = 1e-5
"""A ray counts as being in the cube that it is in so much farther on, in edges of a cube: far less than triangles count as larger."""

_LEVEL = 1e-8
"""A ray that goes less than this along an axis for each unit of its way never leaves its layer of cubes, of which there are few."""

_NEAR, _GRAZING = 4e-3, 1e-2
"""Much more than single precision loses over a cube, in its edges; and the sine of an angle to a plane at which it loses more."""

_SLACK, _NO_VOLUME = 1e-9, 1e-14
_AT_ONCE = 1 << 12
"""So many rays are tried at once: their pairs with triangles stay within the processor's own memory."""


@dataclass(frozen=True, eq=False)
class Meetings:
    """How far along each ray it first meets the mesh (``distances`` (n,)), and the ``triangles`` (n,) that it meets there.

    A ray that meets nothing within its reach has the distance infinity and the triangle -1.
    """

    distances: Floats
    triangles: Rows


def first_meetings(mesh: TriangleMesh, origins: Floats, directions: Floats, reach: float) -> Meetings:
    """Where rays from ``origins`` (n, 3) along unit ``directions`` (n, 3) first meet the mesh, at most ``reach`` away.

    Triangles are met from either side, as by ``cast_ray``. Rays march from cube to cube, farther at once where nothing is near
    (Amanatides & Woo, Eurographics 1987, 3-10), and try the triangles of each cube on their way, until they have met one no
    farther than they have come. How fine the cubes are changes nothing in the result: each meeting is worked out in double
    precision (Moeller & Trumbore, J. Graphics Tools 2 (1997) 21-28).
    """
    met = Meetings(np.full(len(origins), np.inf), np.full(len(origins), -1, dtype=np.int32))
    if len(origins) == 0 or len(mesh.triangles) == 0:
        return met
    cells, lines = Cells(mesh), _Lines(_columns(origins), _columns(directions))
    discs, march = _Discs(cells), _March(cells, lines, reach)
    while len(march.rays):
        pieces = march.step()
        for start in range(0, len(pieces.rays), _AT_ONCE):
            rays, triangles = discs.passed_by(pieces.part(slice(start, start + _AT_ONCE)))
            _keep_nearest(met, *_meet(cells.corners, lines, rays, triangles, reach))
        march.go_on(met.distances)
    return met


def _columns(rows: Floats) -> list[Floats]:
    return [np.ascontiguousarray(rows[:, axis]) for axis in range(3)]


@dataclass(frozen=True, eq=False)
class _Lines:
    """All rays: x, y and z (n,) of where they begin and of where they go."""

    origins: list[Floats]
    directions: list[Floats]


@dataclass(frozen=True, eq=False)
class _Pieces:
    """What of some ``rays`` (k,) lies in one cube each (``cells`` (k,)): columns of the pieces' middles and directions, and half
    of their lengths (k,), in edges of a cube from the middle of all cubes.

    In single precision, which is enough to tell what is far away.
    """

    rays: Indices
    cells: Rows
    middles: list[Singles]
    directions: list[Singles]
    halves: Singles

    def part(self, which: slice) -> "_Pieces":
        """Some of them."""
        middles, directions = ([column[which] for column in columns] for columns in (self.middles, self.directions))
        return _Pieces(self.rays[which], self.cells[which], middles, directions, self.halves[which])


class _March:
    """The ``rays`` (k,) that are still on their way through the cubes."""

    def __init__(self, cells: Cells, lines: _Lines, reach: float) -> None:
        self._cells = cells
        starts = [(column - origin) / cells.edge for column, origin in zip(lines.origins, cells.origin, strict=True)]
        level = [np.abs(column) < _LEVEL for column in lines.directions]
        # How far along the ray one cube along the axis is.
        ways = [1.0 / np.where(flat, _LEVEL, column) for column, flat in zip(lines.directions, level, strict=True)]
        # The outermost cubes are empty: a ray need not go all through them.
        self._come: Floats = np.zeros(len(starts[0]))
        self._ends: Floats = np.full(len(starts[0]), reach / cells.edge)
        for start, way, last in zip(starts, ways, cells.counts - 1.0, strict=True):
            one, other = (1.0 - start) * way, (last - start) * way
            np.maximum(self._come, np.minimum(one, other), out=self._come)
            np.minimum(self._ends, np.maximum(one, other), out=self._ends)
        self.rays: Indices = np.arange(len(starts[0]))
        self._starts, self._directions = starts, lines.directions
        self._ways = [np.where(flat, 0.0, way) for way, flat in zip(ways, level, strict=True)]
        self._lengths = [np.where(flat, np.inf, np.abs(way)) for way, flat in zip(ways, level, strict=True)]
        self._keep(np.flatnonzero(self._come < self._ends))

    def step(self) -> _Pieces:
        """Go to where each ray leaves its cube, or the empty ones around it; what of the rays lay in cubes with triangles."""
        ahead = self._come + _ASTRAY
        cubes = [(start + ahead * along).astype(np.int32) for start, along in zip(self._starts, self._directions, strict=True)]
        numbers = (cubes[0] * self._cells.counts[1] + cubes[1]) * self._cells.counts[2] + cubes[2]
        clear = self._cells.clear.take(numbers)
        half = np.maximum(clear, 1) - 0.5
        leaves = np.full(len(half), np.inf)
        for cube, start, way, length in zip(cubes, self._starts, self._ways, self._lengths, strict=True):
            across = cube + 0.5
            across -= start
            across *= way
            across += half * length
            np.minimum(leaves, across, out=leaves)
        # Where rounding says that it has left already, it goes on all the same.
        np.maximum(leaves, ahead, out=leaves)
        at = np.flatnonzero(clear == 0)
        begin, self._come = self._come.take(at), leaves
        return self._pieces(at, numbers.take(at), begin, leaves.take(at))

    def _pieces(self, at: Indices, cells: Rows, begin: Floats, end: Floats) -> _Pieces:
        half = (begin + end) * 0.5
        directions = [column.take(at) for column in self._directions]
        middles = [
            (start.take(at) + half * along - count * 0.5).astype(np.float32)
            for start, along, count in zip(self._starts, directions, self._cells.counts, strict=True)
        ]
        single = [column.astype(np.float32) for column in directions]
        return _Pieces(self.rays.take(at), cells, middles, single, ((end - begin) * 0.5).astype(np.float32))

    def go_on(self, distances: Floats) -> None:
        """Leave behind the rays at their end, and those that have met a triangle (``distances`` (n,)) no farther than they came."""
        on_the_way = self._come < self._ends
        on_the_way &= distances.take(self.rays) > self._come * self._cells.edge
        self._keep(np.flatnonzero(on_the_way))

    def _keep(self, kept: Indices) -> None:
        self.rays, self._come, self._ends = self.rays.take(kept), self._come.take(kept), self._ends.take(kept)
        self._starts, self._directions, self._ways, self._lengths = (
            [column.take(kept) for column in columns] for columns in (self._starts, self._directions, self._ways, self._lengths)
        )


class _Discs:
    """A round disc in the plane of each triangle that covers it: tells most triangles in a ray's cube from the one it meets.

    Rows of the table (m, 4) are its centre and the square of its radius; measures are those of ``_Pieces``.
    """

    def __init__(self, cells: Cells) -> None:
        self._cells, corners = cells, cells.corners
        self._table = np.empty((len(corners.first[0]), 4), dtype=np.float32)
        squares = np.zeros((3, len(self._table)))
        for axis, (first, second, third) in enumerate(zip(corners.first, corners.to_second, corners.to_third, strict=True)):
            centre = (second + third) / 3
            self._table[:, axis] = (first + centre - cells.origin[axis]) / cells.edge - cells.counts[axis] * 0.5
            for square, to_corner in zip(squares, (centre, second - centre, third - centre), strict=True):
                square += to_corner * to_corner
        self._table[:, 3] = (np.sqrt(squares.max(axis=0)) / cells.edge + _NEAR) ** 2
        self._normals = [normal.astype(np.float32) for normal in corners.unit_normals]

    def passed_by(self, pieces: _Pieces) -> tuple[Indices, Indices]:
        """Rays (p,) and triangles (p,): the pairs in one cube where the ray passes the triangle's disc there, or all but does."""
        triangles, counts = self._cells.triangles_in(pieces.cells)
        table = self._table.take(triangles, axis=0)
        away = [table[:, axis] - np.repeat(middle, counts) for axis, middle in enumerate(pieces.middles)]
        along = _products(away, [np.repeat(column, counts) for column in pieces.directions])
        # By how much the square of the radius is more than that of the centre's distance from the line.
        left = table[:, 3] - _products(away, away)
        left += along * along
        near = np.flatnonzero(left >= 0.0)
        passed = triangles.take(near).astype(np.intp)
        piece = np.repeat(np.arange(len(counts)), counts).take(near)
        normals = [column.take(passed) for column in self._normals]
        from_plane = _products(normals, [column.take(near) for column in away])
        sine = _products(normals, [column.take(piece) for column in pieces.directions])
        crossing = np.flatnonzero(np.abs(from_plane) <= np.abs(sine) * pieces.halves.take(piece) + _NEAR)
        from_plane, sine = from_plane.take(crossing), sine.take(crossing)
        grazing = np.abs(sine) < _GRAZING
        sine[grazing] = 1.0
        # From the point of the line next to the centre to where it crosses the plane.
        beyond = along.take(near.take(crossing)) - from_plane / sine
        inside = crossing.compress((beyond * beyond <= left.take(near.take(crossing))) | grazing)
        return pieces.rays.take(piece.take(inside)), passed.take(inside)


def _products(first: list[Singles], second: list[Singles]) -> Singles:
    """(k,) scalar products of vectors given as columns."""
    total: Singles = first[0] * second[0]
    total += first[1] * second[1]
    total += first[2] * second[2]
    return total


def _meet(corners: Corners, lines: _Lines, rays: Indices, triangles: Indices, reach: float) -> tuple[Floats, Indices, Indices]:
    """Of pairs of a ray (k,) and a triangle (k,) those that meet within reach: how far along the ray, the rays, the triangles."""
    dx, dy, dz = (column.take(rays) for column in lines.directions)
    bx, by, bz = (column.take(triangles) for column in corners.to_second)
    cx, cy, cz = (column.take(triangles) for column in corners.to_third)
    sx, sy, sz = (o.take(rays) - a.take(triangles) for o, a in zip(lines.origins, corners.first, strict=True))
    px, py, pz = dy * cz - dz * cy, dz * cx - dx * cz, dx * cy - dy * cx
    qx, qy, qz = sy * bz - sz * by, sz * bx - sx * bz, sx * by - sy * bx
    determinant = bx * px + by * py + bz * pz
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1.0 / determinant
        u = (sx * px + sy * py + sz * pz) * inverse
        v = (dx * qx + dy * qy + dz * qz) * inverse
        far = (cx * qx + cy * qy + cz * qz) * inverse
        met = (np.abs(determinant) > _NO_VOLUME) & (far > 0) & (far <= reach)
        met &= (u >= -_SLACK) & (v >= -_SLACK) & (u + v <= 1 + _SLACK)
    return far.compress(met), rays.compress(met), triangles.compress(met)


def _keep_nearest(met: Meetings, far: Floats, rays: Indices, triangles: Indices) -> None:
    """Put down what is nearer than all that its ray has met before."""
    nearer = np.flatnonzero(far < met.distances.take(rays))
    # The nearest of each ray comes last and stays.
    nearer = nearer.take(np.argsort(-far.take(nearer), kind="stable"))
    met.distances[rays.take(nearer)] = far.take(nearer)
    met.triangles[rays.take(nearer)] = triangles.take(nearer)
