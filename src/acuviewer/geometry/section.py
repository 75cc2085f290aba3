"""Sections of a surface by a plane, walked from triangle to triangle: from A to B, and so far to one side.

A tape between two places is the section by the plane that holds both and the mean of their outward normals. On a
body this stays close to the true shortest way (the tests hold it against an exact geodesic).
"""

from collections.abc import Sequence
from math import cos, radians, sin, sqrt

import numpy as np

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh, Vector

Allowed = Sequence[int] | None
"""For each triangle whether a walk may enter it; None lets it go everywhere."""

_ON_THE_WAY_MM, _ON_AN_EDGE = 1e-3, 1e-6
_NEARLY_STRAIGHT = 1.3
_TURNS = tuple(radians(turn) for turn in (0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60))
_PIECE_MM, _FEWEST_PIECES = 3.0, 12
"""A level walk looks ahead by as many triangles as its length may take, and then how far it has come."""


class SectionError(ValueError):
    """Two places cannot be joined, or a place not be reached, along one section of the surface."""


class _Walk:
    """A row of half-edges by which a section leaves one triangle after the other, and the share of each that it leaves behind.

    All begin on the same side of the plane. ``ours`` and ``theirs`` are the heights of the last one's ends over it.
    """

    def __init__(self, edge: int, ours: float, theirs: float) -> None:
        self.edges, self.shares = [edge], [ours / (ours - theirs)]
        self.ours, self.theirs = ours, theirs


class _Section:
    """The section of a mesh by the plane through a place with a normal.

    A vertex exactly in the plane counts as in front of it, so that every triangle is cut twice or not at all.
    """

    def __init__(self, mesh: TriangleMesh, start: SurfacePoint, normal: Vector, allowed: Allowed) -> None:
        self._mesh = mesh
        self._allowed = mesh.topology.crossings.everywhere if allowed is None else allowed
        self._normal = normal
        self.start = mesh.coordinates(start)
        (nx, ny, nz), (x, y, z) = normal, self.start
        self._offset = nx * x + ny * y + nz * z
        self._ways = self._find_ways(start)

    def _height(self, vertex: int) -> float:
        (nx, ny, nz), (x, y, z) = self._normal, self._mesh.columns
        return nx * x[vertex] + ny * y[vertex] + nz * z[vertex] - self._offset

    def _find_ways(self, start: SurfacePoint) -> tuple[int, int]:
        """The two half-edges of the start's triangle that the plane crosses.

        On an edge or a corner the plane may cross only a neighbour.
        """
        if ways := self._crossed(start.triangle):
            return ways
        for corner in self._mesh.triangles[start.triangle].tolist():
            for triangle in self._mesh.topology.triangles_at(corner).tolist():
                ways = self._crossed(triangle)
                if ways and _is_between(self.start, self.crossing(ways[0]), self.crossing(ways[1])):
                    return ways
        raise SectionError("the section does not pass the place")

    def _crossed(self, triangle: int) -> tuple[int, int] | None:
        corner, first = self._mesh.topology.crossings.start, 3 * triangle
        a, b, c = self._height(corner[first]) >= 0, self._height(corner[first + 1]) >= 0, self._height(corner[first + 2]) >= 0
        crossed = [first + k for k, changes in enumerate((a != b, b != c, c != a)) if changes]
        return (crossed[0], crossed[1]) if crossed else None

    def crossing(self, edge: int) -> Vector:
        """Where the plane crosses a half-edge."""
        crossings, (x, y, z) = self._mesh.topology.crossings, self._mesh.columns
        i, j = crossings.start[edge], crossings.end[edge]
        height = self._height(i)
        share = height / (height - self._height(j))
        return x[i] + share * (x[j] - x[i]), y[i] + share * (y[j] - y[i]), z[i] + share * (z[j] - z[i])

    def curve(self, walk: _Walk, goal: Vector | None = None) -> SurfaceCurve:
        """The way of a walk; with a ``goal`` it ends there, before the last half-edge."""
        edges = np.array(walk.edges)
        sides = self._mesh.vertices.take(self._mesh.topology.half_edges.take(edges, axis=0), axis=0)
        points = np.empty((len(edges) + 1, 3))
        points[0] = self.start
        np.subtract(sides[:, 1], sides[:, 0], out=points[1:])
        points[1:] *= np.array(walk.shares)[:, None]
        points[1:] += sides[:, 0]
        if goal is not None:
            points[-1] = goal
        return SurfaceCurve(self._mesh, points, edges // 3)

    def exits(self, toward: Vector) -> tuple[int, int]:
        """The two half-edges by which a walk leaves the start, the one that goes ``toward`` first."""
        first, second = self._ways
        between = zip(self.crossing(first), self.crossing(second), toward, strict=True)
        return (first, second) if sum((a - b) * way for a, b, way in between) >= 0 else (second, first)

    def leave(self, edge: int) -> _Walk:
        """A walk that leaves the start by a half-edge."""
        crossings = self._mesh.topology.crossings
        return _Walk(edge, self._height(crossings.start[edge]), self._height(crossings.end[edge]))

    def follow(self, walk: _Walk, most: int, goal: Vector | None = None, at: frozenset[int] = frozenset()) -> bool:
        """Lengthen a walk by ``most`` half-edges at the most; False when it is at an end.

        With a ``goal``, in one of the triangles ``at``, it goes on until the goal lies before the last half-edge, and says
        whether it does.
        """
        crossings, allowed = self._mesh.topology.crossings, self._allowed
        ahead, before, after = crossings.ahead, crossings.before, crossings.after
        (nx, ny, nz), (x, y, z), offset = self._normal, self._mesh.columns, self._offset
        edges, shares, ours, theirs = walk.edges, walk.shares, walk.ours, walk.theirs
        first, edge, side = edges[0] // 3, edges[-1], ours >= 0
        for _ in range(most):
            corner = ahead[edge]
            if corner < 0:
                return False
            height = nx * x[corner] + ny * y[corner] + nz * z[corner] - offset
            if (height >= 0) == side:
                edge, ours = before[edge], height
            else:
                edge, theirs = after[edge], height
            triangle = edge // 3
            if triangle == first or not allowed[triangle]:
                return False
            edges.append(edge)
            shares.append(ours / (ours - theirs))
            if triangle in at and goal and _is_between(goal, self.crossing(edges[-2]), self.crossing(edge)):
                return True
        walk.ours, walk.theirs = ours, theirs
        return goal is None


def _distance(a: Sequence[float], b: Sequence[float]) -> float:
    return sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2)


def _is_between(place: Vector, a: Vector, b: Vector) -> bool:
    """Whether a place lies on the straight way from a to b."""
    x, y, z = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    square = x * x + y * y + z * z
    along = ((place[0] - a[0]) * x + (place[1] - a[1]) * y + (place[2] - a[2]) * z) / square if square > 0 else 0.0
    along = min(max(along, 0.0), 1.0)
    return _distance(place, (a[0] + along * x, a[1] + along * y, a[2] + along * z)) < _ON_THE_WAY_MM


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _unit(vector: Vector) -> Vector:
    length = sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2])
    return vector[0] / length, vector[1] / length, vector[2] / length


def lay_tape(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, allowed: Allowed = None) -> SurfaceCurve:
    """The tape along the skin from ``start`` to ``end``; raises SectionError when no section joins them.

    Where the plane of the mean normal leaves the surface between the places (a bowed limb), it is turned about the
    line between them, as little as needed.
    """
    a, b = mesh.coordinates(start), mesh.coordinates(end)
    straight = _distance(a, b)
    if straight < 1e-9:
        return SurfaceCurve(mesh, np.array([a, b]), np.array([start.triangle]))
    way = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    (ax, ay, az), (bx, by, bz) = mesh.direction(start), mesh.direction(end)
    normal = _cross(way, (ax + bx, ay + by, az + bz))
    if _distance(normal, (0.0, 0.0, 0.0)) < 1e-9 * straight:
        raise SectionError("the normals of the two places point along the line between them: no plane for a tape")
    normal, axis = _unit(normal), _unit(way)
    aside = _cross(axis, normal)
    for turn in _TURNS:
        turned = [cos(turn) * one + sin(turn) * other for one, other in zip(normal, aside, strict=True)]
        try:
            return _join(mesh, start, end, (turned[0], turned[1], turned[2]), allowed)
        except SectionError:
            continue
    raise SectionError("no single section of the surface joins the two places")


def lay_in_plane(
    mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, normal: Floats, allowed: Allowed = None
) -> SurfaceCurve:
    """The shorter way from ``start`` to ``end`` in the section square to ``normal``, which must hold both places.

    Raises SectionError when no single line of the section joins them.
    """
    x, y, z = normal.tolist()
    return _join(mesh, start, end, (x, y, z), allowed)


def _join(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, normal: Vector, allowed: Allowed) -> SurfaceCurve:
    section = _Section(mesh, start, normal, allowed)
    goal = mesh.coordinates(end)
    at = frozenset([end.triangle])
    if min(end.barycentric) < _ON_AN_EDGE:
        corners = mesh.triangles[end.triangle].tolist()
        at = at.union(*(mesh.topology.triangles_at(corner).tolist() for corner in corners))
    straight = _distance(section.start, goal)
    way = goal[0] - section.start[0], goal[1] - section.start[1], goal[2] - section.start[2]
    best: SurfaceCurve | None = None
    for edge in section.exits(way):
        walk = section.leave(edge)
        here = edge // 3 in at and _is_between(goal, section.start, section.crossing(edge))
        if here or section.follow(walk, len(mesh.triangles), goal, at):
            found = section.curve(walk, goal)
            if best is None or found.length < best.length:
                best = found
            # The other way round is no shorter than the straight line either: not worth walking to save less than this.
            if best.length < _NEARLY_STRAIGHT * straight:
                break
    if best is None:
        raise SectionError("no single section of the surface joins the two places")
    return best


class LevelWalk:
    """The section through ``start`` square to ``normal``, setting out in direction ``toward``; walked as far as it is asked for."""

    def __init__(self, mesh: TriangleMesh, start: SurfacePoint, normal: Vector, toward: Vector, allowed: Allowed = None) -> None:
        self._section = _Section(mesh, start, normal, allowed)
        self._walk = self._section.leave(self._section.exits(toward)[0])
        self._curve: SurfaceCurve | None = None

    def reach(self, length: float) -> SurfaceCurve:
        """It as far as it is walked, which is ``length`` at the least; raises SectionError when the section ends before."""
        goes_on, walked = True, 0.0 if self._curve is None else self._curve.length
        while walked < length and goes_on:
            goes_on = self._section.follow(self._walk, _FEWEST_PIECES + int((length - walked) / _PIECE_MM))
            self._curve = self._section.curve(self._walk)
            walked = self._curve.length
        if self._curve is None or walked < length:
            raise SectionError(f"the level line ends after {walked:.1f} mm, {length:.1f} mm were asked for")
        return self._curve


def walk_level(
    mesh: TriangleMesh, start: SurfacePoint, normal: Floats, toward: Floats, length: float, allowed: Allowed = None
) -> SurfaceCurve:
    """Follow the section through ``start`` square to ``normal`` for ``length``, setting out in direction ``toward``.

    Raises SectionError when the section ends before.
    """
    (nx, ny, nz), (x, y, z) = normal.tolist(), toward.tolist()
    return LevelWalk(mesh, start, (nx, ny, nz), (x, y, z), allowed).reach(length).until(length)
