"""Sections of a surface by a plane, walked from triangle to triangle: from A to B, and so far to one side.

A tape between two places is the section by the plane that holds both and the mean of their outward normals. On a
body this stays close to the true shortest way (the tests hold it against an exact geodesic).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

import numpy as np

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh, cross, unit

Allowed = Sequence[int] | None
"""For each triangle whether a walk may enter it; None lets it go everywhere."""

_ON_THE_WAY_MM, _ON_AN_EDGE = 1e-3, 1e-6
_NEARLY_STRAIGHT = 1.3
_TURNS = np.radians([0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60])


class SectionError(ValueError):
    """Two places cannot be joined, or a place not be reached, along one section of the surface."""


@dataclass(frozen=True, eq=False)
class _Walk:
    """Positions passed, the triangle of each piece, the length, and whether the goal was reached."""

    points: list[Sequence[float]]
    triangles: list[int]
    length: float
    reached: bool

    def curve(self, mesh: TriangleMesh) -> SurfaceCurve:
        return SurfaceCurve(mesh, np.array(self.points), np.array(self.triangles, dtype=np.intp))


class _Section:
    """The section of a mesh by the plane through a place with a normal.

    A vertex exactly in the plane counts as in front of it, so that every triangle is cut twice or not at all.
    """

    def __init__(self, mesh: TriangleMesh, start: SurfacePoint, normal: Floats, allowed: Allowed) -> None:
        self._mesh, self._allowed = mesh, allowed
        self._places, self._corners, self._across = mesh.places, mesh.topology.corners, mesh.topology.across
        self._nx, self._ny, self._nz = (float(value) for value in normal)
        self.start = mesh.position(start).tolist()
        x, y, z = self.start
        self._offset = self._nx * x + self._ny * y + self._nz * z
        self._ways = self._find_ways(start)

    def _height(self, vertex: int) -> float:
        x, y, z = self._places[vertex]
        return self._nx * x + self._ny * y + self._nz * z - self._offset

    def _find_ways(self, start: SurfacePoint) -> tuple[int, int, int]:
        """The triangle of the start, and the two of its edges that the plane crosses.

        On an edge or a corner the plane may cross only a neighbour.
        """
        around = (int(near) for corner in self._corners[start.triangle] for near in self._mesh.topology.triangles_at(corner))
        for triangle in (start.triangle, *around):
            front = [self._height(corner) >= 0 for corner in self._corners[triangle]]
            edges = [edge for edge in range(3) if front[edge] != front[(edge + 1) % 3]]
            if len(edges) == 2:
                ends = [self._cross(triangle, edge) for edge in edges]
                if triangle == start.triangle or _is_between(self.start, *ends):
                    return triangle, edges[0], edges[1]
        raise SectionError("the section does not pass the place")

    def _cross(self, triangle: int, edge: int) -> tuple[float, float, float]:
        """Where the plane crosses an edge of a triangle."""
        i, j = self._corners[triangle][edge], self._corners[triangle][(edge + 1) % 3]
        share = self._height(i) / (self._height(i) - self._height(j))
        (ax, ay, az), (bx, by, bz) = self._places[i], self._places[j]
        return ax + share * (bx - ax), ay + share * (by - ay), az + share * (bz - az)

    def exits(self, toward: Floats) -> tuple[int, int]:
        """The two edges by which a walk leaves the start, the one that goes ``toward`` first."""
        triangle, first, second = self._ways
        between = np.subtract(self._cross(triangle, first), self._cross(triangle, second))
        return (first, second) if float(between @ toward) >= 0 else (second, first)

    def walk(self, edge: int, limit: float, goal: Sequence[float] | None = None, at: frozenset[int] = frozenset()) -> _Walk:
        """Leave the start by an edge and go on until the goal (in one of the triangles ``at``), the limit, or an end."""
        places, corners, across, allowed = self._places, self._corners, self._across, self._allowed
        triangle = first = self._ways[0]
        here: Sequence[float] = self.start
        points, passed, length = [here], [triangle], 0.0
        i, j = corners[triangle][edge], corners[triangle][(edge + 1) % 3]
        height_i, height_j = self._height(i), self._height(j)
        while True:
            share = height_i / (height_i - height_j)
            (ax, ay, az), (bx, by, bz) = places[i], places[j]
            there = (ax + share * (bx - ax), ay + share * (by - ay), az + share * (bz - az))
            if goal is not None and triangle in at and _is_between(goal, here, there):
                points.append(goal)
                return _Walk(points, passed, length + _distance(here, goal), True)
            length += _distance(here, there)
            points.append(there)
            here = there
            following = across[triangle][edge]
            if length > limit or following < 0 or following == first or (allowed is not None and not allowed[following]):
                return _Walk(points, passed, length, goal is None and length > limit)
            triangle = following
            passed.append(triangle)
            # The edge is crossed from i, j; seen from the next triangle it runs from j to i.
            row = corners[triangle]
            k = row.index(j)
            if row[(k + 1) % 3] != i:
                k = row.index(i)
                i, j, height_i, height_j = j, i, height_j, height_i
            third = row[(k + 2) % 3]
            height = self._height(third)
            if (height >= 0) == (height_i >= 0):
                i, height_i, edge = third, height, (k + 2) % 3
            else:
                j, height_j, edge = third, height, (k + 1) % 3


def _distance(a: Sequence[float], b: Sequence[float]) -> float:
    return sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2)


def _is_between(place: Sequence[float], a: Sequence[float], b: Sequence[float]) -> bool:
    """Whether a place lies on the straight way from a to b."""
    side = [q - p for p, q in zip(a, b, strict=True)]
    square = sum(value * value for value in side)
    along = sum((r - p) * value for r, p, value in zip(place, a, side, strict=True)) / square if square > 0 else 0.0
    along = min(max(along, 0.0), 1.0)
    return _distance(place, [p + along * value for p, value in zip(a, side, strict=True)]) < _ON_THE_WAY_MM


def lay_tape(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, allowed: Allowed = None) -> SurfaceCurve:
    """The tape along the skin from ``start`` to ``end``; raises SectionError when no section joins them.

    Where the plane of the mean normal leaves the surface between the places (a bowed limb), it is turned about the
    line between them, as little as needed.
    """
    a, b = mesh.position(start), mesh.position(end)
    if float(np.linalg.norm(b - a)) < 1e-9:
        return SurfaceCurve(mesh, np.stack([a, b]), np.array([start.triangle]))
    normal = cross(b - a, mesh.normal(start) + mesh.normal(end))
    if float(np.linalg.norm(normal)) < 1e-9 * float(np.linalg.norm(b - a)):
        raise SectionError("the normals of the two places point along the line between them: no plane for a tape")
    normal, axis = unit(normal), unit(b - a)
    for turn in _TURNS:
        turned = np.cos(turn) * normal + np.sin(turn) * cross(axis, normal)
        try:
            return lay_in_plane(mesh, start, end, turned, allowed)
        except SectionError:
            continue
    raise SectionError("no single section of the surface joins the two places")


def lay_in_plane(
    mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, normal: Floats, allowed: Allowed = None
) -> SurfaceCurve:
    """The shorter way from ``start`` to ``end`` in the section square to ``normal``, which must hold both places.

    Raises SectionError when no single line of the section joins them.
    """
    section = _Section(mesh, start, normal, allowed)
    goal = mesh.position(end).tolist()
    at = frozenset([end.triangle])
    if min(end.barycentric) < _ON_AN_EDGE:
        at |= {int(near) for corner in mesh.topology.corners[end.triangle] for near in mesh.topology.triangles_at(corner)}
    best: _Walk | None = None
    for edge in section.exits(np.subtract(goal, section.start)):
        found = section.walk(edge, best.length if best else inf, goal, at)
        if found.reached and (best is None or found.length < best.length):
            best = found
            # The other way round is no shorter than the straight line either: not worth walking to save less than this.
            if best.length < _NEARLY_STRAIGHT * _distance(section.start, goal):
                break
    if best is None:
        raise SectionError("no single section of the surface joins the two places")
    return best.curve(mesh)


def walk_level(
    mesh: TriangleMesh, start: SurfacePoint, normal: Floats, toward: Floats, length: float, allowed: Allowed = None
) -> SurfaceCurve:
    """Follow the section through ``start`` square to ``normal`` for ``length``, setting out in direction ``toward``.

    Raises SectionError when the section ends before.
    """
    section = _Section(mesh, start, normal, allowed)
    found = section.walk(section.exits(toward)[0], length)
    if found.length < length:
        raise SectionError(f"the level line ends after {found.length:.1f} mm, {length:.1f} mm were asked for")
    return found.curve(mesh).until(length)
