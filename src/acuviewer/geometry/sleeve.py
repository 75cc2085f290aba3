"""A row of triangles unfolded into a plane, and the taut string in it from a place in the first to a place in the last."""

from cmath import phase
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh

_ON_EDGE_MM = 1e-7


class Bend(NamedTuple):
    """Where the string bends around a vertex, which lies to its left or right: at ``place`` of the plane, coming from and going to
    others. The half-edges from row ``first`` to ``last`` are those that the vertex ends.
    """

    vertex: int
    is_left: bool
    first: int
    last: int
    place: complex
    before: complex
    after: complex


class Sleeve:
    """The triangles that are left over ``edges``, half-edges each of which begins where the one before has led.

    Half-edges at either end on which the place itself lies are left out.
    """

    def __init__(self, mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, edges: list[int]) -> None:
        self.mesh = mesh
        self._start, self._end = mesh.position(start), mesh.position(end)
        first, last = _trimmed(mesh, self._start, self._end, edges)
        self.edges = edges[first:last]
        self._triangle = int(mesh.topology.beyond[edges[first - 1]]) // 3 if first else start.triangle
        self._unfold()
        self.bends = self._pull() if self.edges else []

    @property
    def last_triangle(self) -> int:
        """The triangle in which the sleeve ends."""
        return int(self.mesh.topology.beyond[self.edges[-1]]) // 3 if self.edges else self._triangle

    def _unfold(self) -> None:
        """Put the start, the ends of all half-edges and the end into one plane; whoever goes along has their starts to the right."""
        mesh, topology = self.mesh, self.mesh.topology
        edges = np.array(self.edges, dtype=np.intp)
        ends = topology.half_edges[edges]
        self._right_vertices, self._left_vertices = ends[:, 0].tolist(), ends[:, 1].tolist()
        if not self.edges:
            return
        right, left = mesh.vertices[ends[:, 0]], mesh.vertices[ends[:, 1]]
        # The far corner beyond each half-edge, and for the last the end itself, seen from the half-edge.
        far = mesh.vertices[topology.corners[topology.beyond[edges] // 3 * 3 + (topology.beyond[edges] + 2) % 3]]
        far[-1] = self._end
        along, aside, lengths = _beside(right, left, far)
        start_along, start_aside, _ = _beside(right[:1], left[:1], self._start[None])
        self._start_at = complex(start_along[0], start_aside[0])
        here, there = 0j, complex(lengths[0], 0.0)
        rights, lefts = [here], [there]
        keeps_right = (ends[1:, 0] == ends[:-1, 0]).tolist()
        corners = (along - 1j * aside) / lengths
        for beyond, keeps in zip(corners.tolist(), [*keeps_right, True], strict=True):
            corner = here + (there - here) * beyond
            if keeps:
                there = corner
            else:
                here = corner
            rights.append(here)
            lefts.append(there)
        self._end_at = lefts.pop()
        rights.pop()
        self._rights, self._lefts = rights, lefts

    def _pull(self) -> list[Bend]:
        """Pull the string taut: the funnel goes from half-edge to half-edge, and starts anew at each vertex around which it bends."""
        rights, lefts = [*self._rights, self._end_at], [*self._lefts, self._end_at]
        found: list[tuple[int, bool]] = []
        apex = self._start_at
        left, right, left_row, right_row = lefts[0], rights[0], 0, 0
        row, last = 1, len(rights) - 1
        while row <= last:
            to_right, to_left = rights[row], lefts[row]
            if _cross(right - apex, to_right - apex) >= 0:
                if right == apex or _cross(left - apex, to_right - apex) < 0:
                    right, right_row = to_right, row
                else:
                    found.append((left_row, True))
                    apex, row = left, left_row + 1
                    left = right = apex
                    right_row = left_row
                    continue
            if _cross(left - apex, to_left - apex) <= 0:
                if left == apex or _cross(right - apex, to_left - apex) > 0:
                    left, left_row = to_left, row
                else:
                    found.append((right_row, False))
                    apex, row = right, right_row + 1
                    left = right = apex
                    left_row = right_row
                    continue
            row += 1
        # The string that has come to its end around nothing is told as a bend at the end.
        return self._as_bends([(row, is_left) for row, is_left in found if row < last])

    def _as_bends(self, found: list[tuple[int, bool]]) -> list[Bend]:
        places = [self._start_at, *(self._lefts[row] if is_left else self._rights[row] for row, is_left in found), self._end_at]
        bends = []
        for number, (row, is_left) in enumerate(found, start=1):
            vertices = self._left_vertices if is_left else self._right_vertices
            vertex, first, last = vertices[row], row, row
            while first > 0 and vertices[first - 1] == vertex:
                first -= 1
            while last + 1 < len(vertices) and vertices[last + 1] == vertex:
                last += 1
            bends.append(Bend(vertex, is_left, first, last, places[number], places[number - 1], places[number + 1]))
        return bends

    def angle_beyond(self, bend: Bend) -> float:
        """The angle of the surface at a bend on the side of the string that is not in the sleeve, in radians."""
        others = self._rights if bend.is_left else self._lefts
        ways = [bend.before, *others[bend.first : bend.last + 1], bend.after]
        at = bend.place
        within = 0.0
        for one, other in pairwise(ways):
            if one != at and other != at:
                within += abs(phase((other - at) / (one - at)))
        return _angle_around(self.mesh, bend.vertex) - within

    def other_side(self, bend: Bend) -> list[int] | None:
        """The half-edges that are crossed around the other side of a bend's vertex; None where the mesh has a border there."""
        topology = self.mesh.topology
        corners, beyond = topology.crossings.start, topology.beyond
        triangle, goal = self.edges[bend.first] // 3, int(beyond[self.edges[bend.last]]) // 3
        around: list[int] = []
        while triangle != goal:
            first = 3 * triangle
            corner = next(k for k in range(3) if corners[first + k] == bend.vertex)
            edge = first + (corner if bend.is_left else (corner + 2) % 3)
            around.append(edge)
            triangle = int(beyond[edge]) // 3
            if beyond[edge] < 0:
                return None
        return around

    def curve(self) -> SurfaceCurve:
        """The string on the surface."""
        mesh = self.mesh
        if not self.edges:
            return SurfaceCurve(mesh, np.stack([self._start, self._end]), np.array([self._triangle]))
        shares = self._shares()
        ends = mesh.vertices[mesh.topology.half_edges[self.edges]]
        points = ends[:, 0] + np.array(shares)[:, None] * (ends[:, 1] - ends[:, 0])
        triangles = np.append(np.array(self.edges, dtype=np.intp) // 3, self.last_triangle)
        return SurfaceCurve(mesh, np.concatenate([self._start[None], points, self._end[None]]), triangles)

    def _shares(self) -> list[float]:
        """Where the string crosses each half-edge, as the share of it that lies to the right."""
        shares = []
        here = self._start_at
        stops = [(bend.first, bend.last, bend.place, bend.is_left) for bend in self.bends]
        stops.append((len(self.edges), len(self.edges) - 1, self._end_at, True))
        row = 0
        for first, last, there, is_left in stops:
            for crossed in range(row, first):
                right, left = self._rights[crossed], self._lefts[crossed]
                across = _cross(there - here, left - right)
                share = _cross(there - here, here - right) / across if across else 0.5
                shares.append(min(max(share, 0.0), 1.0))
            shares += [1.0 if is_left else 0.0] * (last + 1 - max(first, row))
            row, here = max(last + 1, row), there
        return shares


def _cross(one: complex, other: complex) -> float:
    return one.real * other.imag - one.imag * other.real


def _beside(right: Floats, left: Floats, places: Floats) -> tuple[Floats, Floats, Floats]:
    """How far places (k, 3) lie along lines from right to left (k, 3) and aside from them, and how long the lines are (k,)."""
    way, to = left - right, places - right
    lengths = np.sqrt(np.einsum("ij,ij->i", way, way))
    along = np.einsum("ij,ij->i", way, to) / lengths
    aside = np.sqrt(np.maximum(np.einsum("ij,ij->i", to, to) - along * along, 0.0))
    return along, aside, lengths


def _trimmed(mesh: TriangleMesh, start: Floats, end: Floats, edges: list[int]) -> tuple[int, int]:
    """From where to where in a row of half-edges none at either end holds the place there itself."""
    first, last = 0, len(edges)
    while first < last and _lies_on(mesh, start, edges[first]):
        first += 1
    while last > first and _lies_on(mesh, end, edges[last - 1]):
        last -= 1
    return first, last


def _lies_on(mesh: TriangleMesh, place: Floats, edge: int) -> bool:
    a, b = mesh.vertices[mesh.topology.half_edges[edge]]
    way, to = b - a, place - a
    share = min(max(float(way @ to) / float(way @ way), 0.0), 1.0)
    off = to - share * way
    return float(off @ off) < _ON_EDGE_MM**2


def _angle_around(mesh: TriangleMesh, vertex: int) -> float:
    """The angle of the surface around a vertex, in radians: less than a full turn on a tip, more on a saddle."""
    triangles = mesh.topology.triangles_at(vertex)
    corners = mesh.triangles[triangles]
    places = mesh.vertices[corners] - mesh.vertices[vertex]
    rows = np.arange(len(corners))
    own = (corners == vertex).argmax(axis=1)
    one, other = places[rows, (own + 1) % 3], places[rows, (own + 2) % 3]
    sizes = np.sqrt(np.einsum("ij,ij->i", one, one) * np.einsum("ij,ij->i", other, other))
    return float(np.arccos(np.clip(np.einsum("ij,ij->i", one, other) / sizes, -1.0, 1.0)).sum())
