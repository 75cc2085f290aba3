"""Sections of a surface by a plane, and the two walks along them: from A to B, and so far to one side.

A tape between two places is the section by the plane that holds both and the mean of their outward normals. On a
body this stays close to the true shortest way (the tests hold it against an exact geodesic).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh, unit

Selected = NDArray[np.integer] | None


class SectionError(ValueError):
    """Two places cannot be joined, or a place not be reached, along one section of the surface."""


@dataclass(frozen=True, eq=False)
class SectionLoop:
    """One connected line of a section: ``points`` (k, 3), ``triangles`` (k - 1,); closed loops repeat their first point."""

    points: Floats
    triangles: NDArray[np.intp]
    closed: bool


def cut(mesh: TriangleMesh, through: Floats, normal: Floats, among: Selected = None) -> list[SectionLoop]:
    """All lines in which the plane through ``through`` (3,) with ``normal`` (3,) cuts the triangles ``among``.

    A vertex exactly in the plane counts as in front of it, so every triangle is cut twice or not at all.
    """
    chosen = mesh.triangles if among is None else mesh.triangles[among]
    height = mesh.vertices @ normal - float(through @ normal)
    in_front = (height >= 0)[chosen]
    n_front = in_front.sum(axis=1)
    crossed = np.flatnonzero((n_front == 1) | (n_front == 2))
    if len(crossed) == 0:
        return []
    corners, front = chosen[crossed], in_front[crossed]
    # The corner that is alone on its side: both cut edges start there.
    lonely = np.where(front.sum(axis=1) == 1, front.argmax(axis=1), front.argmin(axis=1))
    rows = np.arange(len(crossed))
    apex = corners[rows, lonely]
    ends = np.stack([corners[rows, (lonely + 1) % 3], corners[rows, (lonely + 2) % 3]], axis=1)
    low, high = np.minimum(apex[:, None], ends), np.maximum(apex[:, None], ends)
    keys, node = np.unique(low.astype(np.int64) * len(mesh.vertices) + high, return_inverse=True)
    a, b = keys // len(mesh.vertices), keys % len(mesh.vertices)
    share = (height[a] / (height[a] - height[b]))[:, None]
    points = mesh.vertices[a] * (1 - share) + mesh.vertices[b] * share
    triangles = crossed if among is None else np.asarray(among, dtype=np.intp)[crossed]
    return _chain(points, node.reshape(-1, 2), triangles)


def _chain(points: Floats, segments: NDArray[np.intp], triangles: NDArray[np.intp]) -> list[SectionLoop]:
    """Join segments (pairs of point rows, each on one triangle) into loops and open lines."""
    touching: list[list[int]] = [[] for _ in range(len(points))]
    pairs = segments.tolist()
    for number, (a, b) in enumerate(pairs):
        touching[a].append(number)
        touching[b].append(number)
    used = [False] * len(pairs)
    loops: list[SectionLoop] = []
    starts = [node for node, at in enumerate(touching) if len(at) == 1] + [pair[0] for pair in pairs]
    for start in starts:
        path, ways, node = [start], [], start
        while True:
            unused = [segment for segment in touching[node] if not used[segment]]
            if not unused:
                break
            number = unused[0]
            used[number] = True
            a, b = pairs[number]
            node = b if node == a else a
            path.append(node)
            ways.append(number)
        if ways:
            loops.append(SectionLoop(points[path], triangles[ways], closed=path[0] == path[-1] and len(ways) > 2))
    return loops


def _nearest_on(loop: SectionLoop, target: Floats) -> tuple[float, int]:
    """Distance of a loop from a position, and the piece of it that is nearest."""
    start, side = loop.points[:-1], np.diff(loop.points, axis=0)
    along = np.einsum("ij,ij->i", target - start, side) / np.maximum(np.einsum("ij,ij->i", side, side), 1e-30)
    foot = start + np.clip(along, 0, 1)[:, None] * side
    distance = np.linalg.norm(foot - target, axis=1)
    piece = int(distance.argmin())
    return float(distance[piece]), piece


def _walk(mesh: TriangleMesh, loop: SectionLoop, a: Floats, b: Floats, ends: tuple[int, int]) -> SurfaceCurve:
    """The shorter part of a loop between positions on pieces ``ends``."""
    first, last = ends
    ways = []
    if first == last:
        ways.append(SurfaceCurve(mesh, np.stack([a, b]), loop.triangles[[first]]))
    elif first < last:
        ways.append(_part(mesh, loop, a, b, np.arange(first, last + 1)))
    else:
        ways.append(_part(mesh, loop, b, a, np.arange(last, first + 1)).reversed())
    if loop.closed and first != last:
        n = len(loop.triangles)
        low, high = min(first, last), max(first, last)
        around = np.concatenate([np.arange(high, n), np.arange(0, low + 1)])
        beyond = _part(mesh, loop, a if first == high else b, b if first == high else a, around)
        ways.append(beyond if first == high else beyond.reversed())
    return min(ways, key=lambda curve: curve.length)


def _part(mesh: TriangleMesh, loop: SectionLoop, a: Floats, b: Floats, pieces: NDArray[np.intp]) -> SurfaceCurve:
    return SurfaceCurve(mesh, np.concatenate([[a], loop.points[pieces[1:]], [b]]), loop.triangles[pieces])


def lay_tape(mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, among: Selected = None) -> SurfaceCurve:
    """The tape along the skin from ``start`` to ``end``; raises SectionError when no section joins them.

    Where the plane of the mean normal leaves the surface between the places (a bowed limb), it is turned about the
    line between them, as little as needed.
    """
    a, b = mesh.position(start), mesh.position(end)
    if float(np.linalg.norm(b - a)) < 1e-9:
        return SurfaceCurve(mesh, np.stack([a, b]), np.array([start.triangle]))
    normal = np.cross(b - a, mesh.normal(start) + mesh.normal(end))
    if float(np.linalg.norm(normal)) < 1e-9 * float(np.linalg.norm(b - a)):
        raise SectionError("the normals of the two places point along the line between them: no plane for a tape")
    normal, axis = unit(normal), unit(b - a)
    for turn in _TURNS:
        turned = np.cos(turn) * normal + np.sin(turn) * np.cross(axis, normal)
        try:
            return lay_in_plane(mesh, start, end, turned, among)
        except SectionError:
            continue
    raise SectionError("no single section of the surface joins the two places")


_TURNS = np.radians([0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60])


def lay_in_plane(
    mesh: TriangleMesh, start: SurfacePoint, end: SurfacePoint, normal: Floats, among: Selected = None
) -> SurfaceCurve:
    """The shorter way from ``start`` to ``end`` in the section square to ``normal``, which must hold both places.

    Raises SectionError when no single line of the section joins them.
    """
    a, b = mesh.position(start), mesh.position(end)
    candidates = []
    for loop in cut(mesh, a, normal, among):
        (from_a, first), (from_b, last) = _nearest_on(loop, a), _nearest_on(loop, b)
        candidates.append((from_a + from_b, loop, (first, last)))
    near = [candidate for candidate in candidates if candidate[0] < 1e-3]
    if not near:
        raise SectionError("no single section of the surface joins the two places")
    curves = [_walk(mesh, loop, a, b, ends) for _, loop, ends in near]
    return min(curves, key=lambda curve: curve.length)


def walk_level(
    mesh: TriangleMesh, start: SurfacePoint, normal: Floats, toward: Floats, length: float, among: Selected = None
) -> SurfaceCurve:
    """Follow the section through ``start`` square to ``normal`` for ``length``, setting out in direction ``toward``.

    Raises SectionError when the section ends before.
    """
    a = mesh.position(start)
    loops = cut(mesh, a, normal, among)
    if not loops:
        raise SectionError("the level does not cut the surface")
    loop = min(loops, key=lambda candidate: _nearest_on(candidate, a)[0])
    _, piece = _nearest_on(loop, a)
    n = len(loop.triangles)
    forward = float((loop.points[piece + 1] - loop.points[piece]) @ toward) >= 0
    if forward:
        order = np.arange(piece, n)
        if loop.closed:
            order = np.concatenate([order, np.arange(0, piece)])
        points = loop.points[order + 1]
    else:
        order = np.arange(piece, -1, -1)
        if loop.closed:
            order = np.concatenate([order, np.arange(n - 1, piece, -1)])
        points = loop.points[order]
    curve = SurfaceCurve(mesh, np.concatenate([[a], points]), loop.triangles[order])
    if curve.length < length:
        raise SectionError(f"the level line ends after {curve.length:.1f} mm, {length:.1f} mm were asked for")
    return curve.until(length)
