"""A first way between two triangles, over vertices: short enough to be straightened into the shortest."""

from collections.abc import Sequence
from heapq import heappop, heappush
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Topology, TriangleMesh, Vector


def find_vertex_way(
    mesh: TriangleMesh, first: int, last: int, start: Vector, end: Vector, dearness: Sequence[float] | None = None
) -> list[int]:
    """The half-edges crossed on a way from triangle ``first`` to ``last`` that hugs the shortest way over vertices.

    Steps go along edges, and across one to the far corner (A*, Hart and others, IEEE Trans. SSC-4 (1968) 100). ``start`` and ``end``
    are where in the triangles one begins and ends; ``dearness`` (n,) by which steps to a vertex count longer, 1 or more. Raises ValueError when nothing joins them.
    """
    corners = mesh.topology.triangles
    steps = _search(mesh, corners[first].tolist(), corners[last].tolist(), start, end, dearness)
    return _crossed(mesh, first, last, steps)


def _search(
    mesh: TriangleMesh, begins: list[int], ends: list[int], start: Vector, end: Vector, dearness: Sequence[float] | None
) -> list[tuple[int, int]]:
    """The vertices of the way, each with the half-edge over which one comes to it, -1 for one along an edge."""
    crossings, (x, y, z) = mesh.topology.crossings, mesh.columns
    goes, ahead = crossings.end, crossings.ahead
    beyond, leaving = mesh.topology.beyond.data, _leaving(mesh.topology).data
    ex, ey, ez = end

    def left_over(v: int) -> float:
        return sqrt((x[v] - ex) ** 2 + (y[v] - ey) ** 2 + (z[v] - ez) ** 2)

    sx, sy, sz = start
    far = {v: sqrt((x[v] - sx) ** 2 + (y[v] - sy) ** 2 + (z[v] - sz) ** 2) for v in begins}
    came: dict[int, tuple[int, int]] = {}
    queue = [(so_far + left_over(v), v) for v, so_far in far.items()]
    queue.sort()
    done: set[int] = set()
    goals = set(ends)
    while queue:
        _, here = heappop(queue)
        if here in done:
            continue
        if here in goals:
            return _traced(here, came)
        done.add(here)
        so_far, hx, hy, hz = far[here], x[here], y[here], z[here]
        edge = first = leaving[here]
        while True:
            opposite = edge + 1 if edge % 3 < 2 else edge - 2
            for there, over in ((goes[edge], -1), (ahead[opposite], opposite)):
                if there >= 0 and there not in done:
                    step = sqrt((x[there] - hx) ** 2 + (y[there] - hy) ** 2 + (z[there] - hz) ** 2)
                    length = so_far + (step * dearness[there] if dearness else step)
                    if length < far.get(there, 1e300):
                        far[there], came[there] = length, (here, over)
                        heappush(queue, (length + left_over(there), there))
            edge = beyond[edge - 1 if edge % 3 else edge + 2]
            if edge == first or edge < 0:
                break
    raise ValueError("no way along the surface joins the two places")


def _leaving(topology: Topology) -> NDArray[np.int32]:
    """(n,) for each vertex a half-edge that begins there; of no account for a vertex without triangles."""
    found = np.zeros(topology.n_vertices, dtype=np.int32)
    found[topology.corners] = np.arange(len(topology.corners), dtype=np.int32)
    return found


def _traced(last: int, came: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    way = []
    while last in came:
        before, over = came[last]
        way.append((last, over))
        last = before
    return [(last, -1), *reversed(way)]


def _crossed(mesh: TriangleMesh, first: int, last: int, steps: list[tuple[int, int]]) -> list[int]:
    """The half-edges crossed when one goes from triangle to triangle around the vertices of a way."""
    crossed: list[int] = []
    triangle, vertex = first, steps[0][0]
    for there, over in steps[1:]:
        goals = _with_edge(mesh, vertex, there) if over < 0 else {over // 3}
        crossed += _turn(mesh, vertex, triangle, goals)
        triangle = int(mesh.topology.beyond[crossed[-1]]) // 3 if crossed else triangle
        if over >= 0:
            crossed.append(over)
            triangle = int(mesh.topology.beyond[over]) // 3
        vertex = there
    return crossed + _turn(mesh, vertex, triangle, {last})


def _with_edge(mesh: TriangleMesh, one: int, other: int) -> set[int]:
    around = mesh.topology.triangles_at
    return set(around(one).tolist()) & set(around(other).tolist())


def _turn(mesh: TriangleMesh, vertex: int, triangle: int, goals: set[int]) -> list[int]:
    """The half-edges crossed on the shorter turn around a vertex from a triangle to one of some others at it."""
    corners, beyond = mesh.topology.crossings.start, mesh.topology.beyond
    turns: list[list[int]] = []
    for by in (0, 2):
        here, crossed = triangle, []
        while here >= 0 and here not in goals:
            corner = next(k for k in range(3) if corners[3 * here + k] == vertex)
            edge = 3 * here + (corner + by) % 3
            crossed.append(edge)
            here = int(beyond[edge]) // 3 if beyond[edge] >= 0 else -1
        if here >= 0:
            turns.append(crossed)
    return min(turns, key=len)
