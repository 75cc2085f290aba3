"""Paths laid over a surface: smooth lines through places that are given, all of them worked out at once.

Between two places a path is halved again and again: the place between is where the line along their mean normal,
through the middle of the straight way, meets the surface. It is reached by walking from triangle to neighbouring triangle,
so that a path never leaps through the air to another part of the surface that happens to lie near. Where two pieces meet
at an angle the path is then bent so that it passes in one direction.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh
from acuviewer.geometry.probe import closest_point

Rows = NDArray[np.intp]

_MOST_STEPS, _MOST_HALVINGS = 56, 12
_RINGS = 16
_BENDS, _CORNERS_IN_BEND, _CLOSEST, _UNMOVED = 0.2, 6, 1.0, 0.02
_SLACK = 1e-9
_STRAIGHT, _FINEST = np.cos(np.radians(12.0)), 0.2
_BEND_REACH, _SHARPEST = 1.6, 0.35
"""A bend begins at most so many times the length of the next piece before their meeting, and the nearer the sharper the turn."""


@dataclass(frozen=True, eq=False)
class SurfacePath:
    """A polyline whose corners lie on the surface at ``triangles`` (n,) with ``weights`` (n, 3).

    ``points`` (n, 3) and outward unit ``normals`` (n, 3) are what this makes on the surface it was laid on. ``stops`` are
    the rows of the places it was laid through, in order; the first is 0, the last n - 1.
    """

    triangles: Rows
    weights: Floats
    points: Floats
    normals: Floats
    stops: tuple[int, ...]


def lay_paths(mesh: TriangleMesh, ways: Sequence[Sequence[SurfacePoint]], spacing: float) -> list[SurfacePath]:
    """A path through each of several ways of at least two places, with corners at most ``spacing`` apart along it.

    Where the surface bends they are nearer to each other, down to a fifth of that.
    Each way's places must follow each other so closely that the surface between two of them turns by less than a right angle.
    """
    places = [place for way in ways for place in way]
    spots = _Spots(
        mesh, np.array([place.triangle for place in places], dtype=np.intp), np.array([place.barycentric for place in places])
    )
    ends = np.cumsum([len(way) for way in ways])
    # Row i of ``piece`` tells to which piece the way from corner i to the next belongs; -1 after the last of a way.
    piece = np.arange(len(places))
    piece[ends - 1] = -1
    for _ in range(_MOST_HALVINGS):
        length = _lengths(spots.positions)
        turns = np.einsum("ij,ij->i", spots.normals[:-1], spots.normals[1:]) < _STRAIGHT
        long = np.flatnonzero((piece[:-1] >= 0) & ((length > spacing) | (turns & (length > _FINEST * spacing))))
        if len(long) == 0:
            break
        spots, piece = spots.with_rows(long + 1, _halves(spots, long)), np.insert(piece, long + 1, piece[long])
    stops = np.flatnonzero((np.diff(piece, prepend=-2) != 0) | (piece < 0))
    spots, stops = _bent(spots, stops, ends)
    paths = []
    for start, end in zip(np.concatenate([[0], ends[:-1]]), ends, strict=True):
        rows = slice(int(stops[start]), int(stops[end - 1]) + 1)
        own = tuple(int(row) for row in stops[start:end] - stops[start])
        paths.append(SurfacePath(spots.triangles[rows], spots.weights[rows], spots.positions[rows], spots.normals[rows], own))
    return paths


class _Spots:
    """Places on a mesh as arrays: triangles (n,), weights (n, 3), with their positions and normals (n, 3)."""

    def __init__(self, mesh: TriangleMesh, triangles: Rows, weights: Floats) -> None:
        self.mesh, self.triangles, self.weights = mesh, triangles, weights
        corners = mesh.triangles.take(triangles, axis=0)
        self.positions = np.einsum("ij,ijk->ik", weights, mesh.vertices.take(corners, axis=0))
        self.normals = _unit(np.einsum("ij,ijk->ik", weights, mesh.vertex_normals.take(corners, axis=0)))

    def with_rows(self, at: Rows, more: "_Spots") -> "_Spots":
        """These with others put in before rows ``at`` (counted before anything is put in)."""
        merged = object.__new__(_Spots)
        merged.mesh = self.mesh
        for name in ("triangles", "weights", "positions", "normals"):
            setattr(merged, name, np.insert(getattr(self, name), at, getattr(more, name), axis=0))
        return merged


def _lengths(positions: Floats) -> Floats:
    steps = np.diff(positions, axis=0)
    return np.sqrt(np.einsum("ij,ij->i", steps, steps))


def _halves(spots: _Spots, rows: Rows) -> _Spots:
    """The places halfway between each of some rows and the next."""
    middles = (spots.positions[rows] + spots.positions[rows + 1]) / 2
    directions = spots.normals[rows] + spots.normals[rows + 1]
    return _met(spots.mesh, middles, directions, spots.triangles[rows])


@dataclass(frozen=True, eq=False)
class _Pieces:
    """The ways between two stops: ``first`` and ``last`` rows (p,), how long they are, and how each is bent at either end.

    A bend ``turn`` (p, 3) is the slope that lacks there to one direction shared with the neighbour, nought where there is
    none; it is made up over ``reach`` (p,).
    """

    first: Rows
    last: Rows
    length: Floats
    turn_at_first: Floats
    turn_at_last: Floats
    reach_at_first: Floats
    reach_at_last: Floats


def _measure(spots: _Spots, passed: Floats, first: Rows, last: Rows) -> _Pieces:
    length = passed[last] - passed[first]
    ahead = _unit(spots.positions[first + 1] - spots.positions[first])
    behind = _unit(spots.positions[last] - spots.positions[last - 1])
    # Pieces follow each other in the order of their stops; two meet where one ends at the row at which the next begins.
    meets = np.flatnonzero(last[:-1] == first[1:])
    before, after = length[meets], length[meets + 1]
    shared = _unit(behind[meets] * after[:, None] + ahead[meets + 1] * before[:, None])
    straight = np.einsum("ij,ij->i", behind[meets], ahead[meets + 1])
    reach = _BEND_REACH * (_SHARPEST + (1 - _SHARPEST) * (1 + straight) / 2)
    turn_at_first, turn_at_last = np.zeros_like(ahead), np.zeros_like(behind)
    reach_at_first, reach_at_last = length.copy(), length.copy()
    turn_at_first[meets + 1], turn_at_last[meets] = shared - ahead[meets + 1], shared - behind[meets]
    reach_at_first[meets + 1] = np.minimum(after, reach * before)
    reach_at_last[meets] = np.minimum(before, reach * after)
    return _Pieces(first, last, length, turn_at_first, turn_at_last, reach_at_first, reach_at_last)


def _bent(spots: _Spots, stops: Rows, ends: Rows) -> tuple[_Spots, Rows]:
    """Bend the pieces at the stops where two meet, so that they pass in one direction; the stops stay where they are.

    Each piece is moved sideways by a cubic that is nought at both of its ends and has there the slope that is lacking. Where
    it bends it gets more corners. Returns what comes of it, and the rows of the stops in it.
    """
    passed = np.concatenate([[0.0], np.cumsum(_lengths(spots.positions))])
    begins = np.ones(len(stops), dtype=bool)
    begins[ends - 1] = False
    number_of_first = np.flatnonzero(begins)
    pieces = _measure(spots, passed, stops[number_of_first], stops[number_of_first + 1])
    inner = np.concatenate([np.arange(a, b) for a, b in zip(pieces.first, pieces.last, strict=True)])
    owner = np.repeat(np.arange(len(pieces.first)), pieces.last - pieces.first)
    # Shares of the way from each row to the next at which there will be corners: 0, and more where it bends.
    near, far = passed[inner] - passed[pieces.first][owner], passed[pieces.last][owner] - passed[inner + 1]
    parts = np.ones(len(inner), dtype=np.intp)
    for distance, turn, reach in (
        (near, pieces.turn_at_first, pieces.reach_at_first), (far, pieces.turn_at_last, pieces.reach_at_last),
    ):  # fmt: skip
        bends = np.einsum("ij,ij->i", turn, turn) > _BENDS**2
        wanted = np.ceil((passed[inner + 1] - passed[inner]) / np.maximum(reach[owner] / _CORNERS_IN_BEND, _CLOSEST))
        parts = np.where(bends[owner] & (distance < reach[owner]), np.maximum(parts, wanted), parts).astype(np.intp)
    row, piece = np.repeat(inner, parts), np.repeat(owner, parts)
    share = (np.arange(len(row)) - np.repeat(np.cumsum(parts) - parts, parts)) / np.repeat(parts, parts)
    along = passed[row] + share * (passed[row + 1] - passed[row]) - passed[pieces.first][piece]
    back = pieces.length[piece] - along
    left_first = np.clip(1 - along / pieces.reach_at_first[piece], 0, None)
    left_last = np.clip(1 - back / pieces.reach_at_last[piece], 0, None)
    shift = (along * left_first**2)[:, None] * pieces.turn_at_first[piece]
    shift -= (back * left_last**2)[:, None] * pieces.turn_at_last[piece]
    # Stops, and what is not moved, stay; the ends of the ways are put behind the pieces that lead to them.
    kept = (share == 0) & (np.einsum("ij,ij->i", shift, shift) < _UNMOVED**2)
    places = spots.positions[row] + share[:, None] * (spots.positions[row + 1] - spots.positions[row]) + shift
    moved = _met(spots.mesh, places[~kept], spots.normals[row[~kept]], spots.triangles[row[~kept]])
    triangles, weights = spots.triangles[row], spots.weights[row]
    triangles[~kept], weights[~kept] = moved.triangles, moved.weights
    last = stops[ends - 1]
    at = np.searchsorted(row, last)
    merged = _Spots(
        spots.mesh, np.insert(triangles, at, spots.triangles[last]), np.insert(weights, at, spots.weights[last], axis=0)
    )
    where = np.searchsorted(np.insert(row, at, last), stops)
    return merged, where


def _unit(vectors: Floats) -> Floats:
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    return vectors / np.maximum(lengths, 1e-12)[:, None]


def _met(mesh: TriangleMesh, places: Floats, directions: Floats, triangles: Rows) -> _Spots:
    """Where the lines through places (k, 3) along directions (k, 3) meet the surface, walking there from some triangles (k,).

    A line that the walk does not find (the surface folds back on itself) gives the place nearest to it around the start.
    """
    here, weights = triangles.copy(), np.zeros((len(places), 3))
    came_from = np.full(len(places), -1, dtype=np.intp)
    remembered = came_from.copy()
    walking = np.arange(len(places))
    lost: list[int] = []
    neighbours, vertices, corners = mesh.topology.neighbours, mesh.vertices, mesh.triangles
    # Seen along its line each place is the origin of a plane; the walk goes to the triangle that holds it.
    right, up = _square_to(directions)
    for step in range(_MOST_STEPS):
        at = here.take(walking)
        beside = vertices.take(corners.take(at, axis=0), axis=0) - places.take(walking, axis=0)[:, None, :]
        x = np.einsum("kij,kj->ki", beside, right.take(walking, axis=0))
        y = np.einsum("kij,kj->ki", beside, up.take(walking, axis=0))
        # Twice the area between each side, from corner k to the next, and the origin: negative beyond the side.
        areas = x * y.take(_NEXT, axis=1) - x.take(_NEXT, axis=1) * y
        first, second, third = areas.T
        total = first + second + third
        inside = (np.minimum(np.minimum(first, second), third) >= -_SLACK * np.abs(total)) & (total > 0)
        done = walking.compress(inside)
        weights[done] = areas.compress(inside, axis=0).take(_NEXT, axis=1) / total.compress(inside)[:, None]
        # A walk that comes back to where it has been goes in circles; where it was is remembered at steps 1, 2, 4, 8, …
        circling = (at == remembered.take(walking)) & ~inside
        lost += walking.compress(circling).tolist()
        if step & (step - 1) == 0:
            remembered[walking] = at
        going = ~(inside | circling)
        walking, at, areas = walking.compress(going), at.compress(going), areas.compress(going, axis=0)
        if len(walking) == 0:
            break
        # Across the side beyond which the line lies farthest, but not back to where the walk has come from.
        across = neighbours.take(at, axis=0)
        areas[(across == came_from.take(walking)[:, None]) | (across < 0)] = np.inf
        came_from[walking] = at
        here[walking] = across[np.arange(len(at)), areas.argmin(axis=1)]
    for row in [*lost, *walking.tolist()]:
        nearest = closest_point(mesh, places[row], _around(mesh, int(triangles[row])))
        here[row], weights[row] = nearest.triangle, nearest.barycentric
    weights = np.clip(weights, 0.0, None)
    return _Spots(mesh, here, weights / weights.sum(axis=1, keepdims=True))


def _around(mesh: TriangleMesh, triangle: int) -> Rows:
    """The triangles that can be reached from one by crossing few sides."""
    reached = np.array([triangle], dtype=np.intp)
    for _ in range(_RINGS):
        reached = np.unique(np.append(reached, mesh.topology.neighbours[reached]))
    return reached[reached >= 0]


_NEXT = [1, 2, 0]
"""The corner after each corner of a triangle; the side from corner k to the next lies opposite to the one after both."""


def _square_to(directions: Floats) -> tuple[Floats, Floats]:
    """Two unit vectors (k, 3) square to each of (k, 3) directions and to each other, right-handed with it."""
    x, y, z = _unit(directions).T
    # Duff and others, J. Computer Graphics Techniques 6 (2017) no. 1: no case needs to be told apart but the sign.
    sign = np.copysign(1.0, z)
    a = -1.0 / (sign + z)
    b = x * y * a
    first = np.stack([1.0 + sign * x * x * a, sign * b, -sign * x], axis=1)
    second = np.stack([b, sign + y * y * a, -y], axis=1)
    return first, second
