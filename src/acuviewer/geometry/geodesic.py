"""The shortest way along a closed surface: straight over every edge.

A row of triangles is found first, by the shortest way over vertices. Unfolded into a plane it is a sleeve, in which the shortest
way is a taut string (Lee and Preparata, Networks 14 (1984) 393). Where the string bends around a vertex that leaves less than a half
turn on its other side, the sleeve is led around that other side, which makes the way shorter, until no such vertex is left
(Xin and Wang, ACM Trans. Graphics 26 (2007) no. 104). ``docs/ACCURACY.md`` holds the lengths against exact ones.
"""

from math import pi

import numpy as np

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh
from acuviewer.geometry.sleeve import Bend, Sleeve
from acuviewer.geometry.vertex_way import find_vertex_way

_MOST_ROUNDS = 2000
_HALF_TURN = pi - 1e-9
_AS_GOOD, _AS_GOOD_MM, _TOLERABLE = 1.01, 1.0, 1.15
"""A way no longer than the first of these beside the straight line leaves nothing worth looking for elsewhere; after a second look the last
is enough."""
_DEARER, _SHY, _SAMPLES = 0.5, 0.1, 25
"""Another way is looked for by counting steps so much longer at the one known, ever less to this share of its length away."""


def lay_geodesic(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint) -> SurfaceCurve:
    """The shortest way along a closed mesh from ``start`` to ``end``, in mm; raises ValueError when no way joins them.

    A way around the other side of a limb may be nearly as long, and between fingers there are more. So one more is looked for away from the
    first, and where both leave much to be wished for a third away from both; the shortest is taken.
    """
    if start.triangle == end.triangle:
        return SurfaceCurve(mesh, np.stack([mesh.position(start), mesh.position(end)]), np.array([start.triangle]))
    best = _straightened(mesh, start, end, None)
    straight = float(np.linalg.norm(best.points[-1] - best.points[0]))
    dear = np.zeros(len(mesh.vertices))
    last = best
    for enough in (_AS_GOOD, _TOLERABLE):
        if best.length <= max(enough * straight, straight + _AS_GOOD_MM):
            break
        dear = np.maximum(dear, _dear_near(last))
        last = _straightened(mesh, start, end, dear.tolist())
        best = min(best, last, key=lambda curve: curve.length)
    return best


def _straightened(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, dearness: list[float] | None) -> SurfaceCurve:
    edges = find_vertex_way(mesh, start.triangle, end.triangle, mesh.coordinates(start), mesh.coordinates(end), dearness)
    for _ in range(_MOST_ROUNDS):
        sleeve = Sleeve(mesh, start, end, edges)
        turned = _led_around(sleeve, [bend for bend in sleeve.bends if sleeve.angle_beyond(bend) < _HALF_TURN])
        if turned is None:
            break
        edges = turned
    return sleeve.curve()


def _dear_near(curve: SurfaceCurve) -> Floats:
    """For each vertex how much longer a step to it counts: the more, the nearer it is to the inner part of a curve."""
    vertices = curve.mesh.vertices
    squares = np.full(len(vertices), np.inf)
    for distance in np.linspace(0.1, 0.9, _SAMPLES) * curve.length:
        off = vertices - curve.position(float(distance))
        np.minimum(squares, np.einsum("ij,ij->i", off, off), out=squares)
    dear: Floats = 1.0 + _DEARER * np.clip(1.0 - np.sqrt(squares) / (_SHY * curve.length), 0.0, None)
    return dear


def _led_around(sleeve: Sleeve, bends: list[Bend]) -> list[int] | None:
    """The half-edges crossed when the sleeve passes some vertices on their other side; None when there is nothing to change.

    Of bends whose fans of triangles overlap, the later waits for the next round.
    """
    edges: list[int] = []
    done = 0
    for bend in bends:
        if bend.first < done:
            continue
        around = sleeve.other_side(bend)
        if around is not None:
            edges += sleeve.edges[done : bend.first] + around
            done = bend.last + 1
    return without_loops(edges + sleeve.edges[done:], sleeve.last_triangle) if done else None


def without_loops(edges: list[int], last: int) -> list[int]:
    """A row of crossed half-edges, and the triangle it ends in, without the detours between two visits to one triangle."""
    kept: list[int] = []
    visited: dict[int, int] = {}
    for edge in [*edges, 3 * last]:
        triangle = edge // 3
        if triangle in visited:
            for gone in kept[visited[triangle] + 1 :]:
                del visited[gone // 3]
            del kept[visited[triangle] :]
        visited[triangle] = len(kept)
        kept.append(edge)
    return kept[:-1]
