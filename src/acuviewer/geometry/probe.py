"""Touching a surface: where a ray first meets it, and which of its points lies nearest."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats, SurfacePoint, Topology, TriangleMesh, Vector
from acuviewer.geometry.order import distinct

Selected = NDArray[np.integer] | NDArray[np.bool] | None
"""Triangles to look among: their rows, or for each triangle whether it is one of them; None for all."""

_SLACK = 1e-9
ON_EDGE = 5e-7
"""A weight up to this is none: the place lies on an edge, or at a corner. Files hold six digits of a weight."""


def cast_ray(mesh: TriangleMesh, origin: Floats, direction: Floats, among: Selected = None) -> SurfacePoint | None:
    """The first place where the ray from ``origin`` (3,) along ``direction`` (3,) meets the mesh, or None.

    Moeller & Trumbore, J. Graphics Tools 2 (1997) 21-28.
    """
    chosen = _in_the_way(mesh, origin, direction, among)
    hits, far, weights = _meet(mesh, chosen, origin, direction)
    if len(hits) == 0:
        return None
    first = int(far.argmin())
    return surface_point(mesh.topology, int(chosen[hits[first]]), weights[first])


def _in_the_way(mesh: TriangleMesh, origin: Floats, direction: Floats, among: Selected) -> NDArray[np.integer]:
    """Those triangles that the ray may meet: a level one none that lies altogether above or below it, or beside it."""
    if direction[1] != 0.0:
        return _rows(mesh, among)
    (low, high), level = mesh.levels, np.float32(origin[1])
    if among is None or among.dtype == bool:
        there = (low <= level) & (high >= level)
        chosen: NDArray[np.integer] = np.flatnonzero(there if among is None else there & among)
    else:
        chosen = _rows(mesh, among)
        chosen = chosen[(low.take(chosen) <= level) & (high.take(chosen) >= level)]
    for axis in (0, 2):
        if direction[axis] == 0.0:
            # Of all numbers in a row: a single column would be copied first.
            a, b, c = mesh.vertices.ravel().take(3 * mesh.triangles[chosen].T + axis) - origin[axis]
            chosen = chosen[(np.minimum(np.minimum(a, b), c) <= _SLACK) & (np.maximum(np.maximum(a, b), c) >= -_SLACK)]
    return chosen


def _rows(mesh: TriangleMesh, among: Selected) -> NDArray[np.integer]:
    if among is None:
        return np.arange(len(mesh.triangles))
    return np.flatnonzero(among) if among.dtype == bool else np.asarray(among, dtype=np.intp)


def _meet(
    mesh: TriangleMesh, triangles: NDArray[np.integer], origins: Floats, directions: Floats
) -> tuple[NDArray[np.intp], Floats, Floats]:
    """Which of some triangles are met by a ray, or each by its own: their rows, how far on the ray (k,), and weights (k, 3)."""
    a, ab, ac = (mesh.vertices.take(mesh.triangles[triangles, k], axis=0) for k in range(3))
    ab -= a
    ac -= a
    s = origins - a
    p, q = _crossed(directions, ac), _crossed(s, ab)
    determinant = np.einsum("ij,ij->i", ab, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1.0 / determinant
        u = np.einsum("ij,ij->i", s, p) * inverse
        v = (q @ directions if directions.ndim == 1 else np.einsum("ij,ij->i", q, directions)) * inverse
        t = np.einsum("ij,ij->i", ac, q) * inverse
        met = (np.abs(determinant) > 1e-14) & (u >= -_SLACK) & (v >= -_SLACK) & (u + v <= 1 + _SLACK) & (t > 0)
    hits = np.flatnonzero(met)
    u, v = u[hits], v[hits]
    return hits, t[hits], np.stack([1 - u - v, u, v], axis=1)


def _crossed(first: Floats, second: Floats) -> Floats:
    """The cross product of a vector (3,), or each of (k, 3), with each of (k, 3); NumPy's own copies more than it computes."""
    found = np.empty(second.shape)
    for x, y, z in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        found[:, x] = first[..., y] * second[:, z] - first[..., z] * second[:, y]
    return found


def cast_rays(
    mesh: TriangleMesh, origins: Floats, directions: Floats, among: NDArray[np.integer], ends: NDArray[np.integer]
) -> list[SurfacePoint | None]:
    """As ``cast_ray`` for (k, 3) origins and directions at once; ray i looks among its own triangles.

    ``among`` lists the triangles of all rays one after the other, ``ends`` (k,) where each ray's own stop.
    """
    ray = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    hits, far, weights = _meet(mesh, among, origins[ray], directions[ray])
    found: list[SurfacePoint | None] = [None] * len(ends)
    # The nearest hit of each ray comes last and stays.
    for row in np.argsort(-far, kind="stable").tolist():
        hit = int(hits[row])
        found[int(ray[hit])] = surface_point(mesh.topology, int(among[hit]), weights[row])
    return found


def closest_point(mesh: TriangleMesh, target: Floats, among: Selected = None) -> SurfacePoint:
    """The place on the mesh (or on the triangles ``among``) nearest to ``target`` (3,).

    Method: Ericson, Real-Time Collision Detection (2005), section 5.1.5, for all triangles at once.
    """
    chosen = _near(mesh, target) if among is None else _rows(mesh, among)
    near = mesh.vertices[mesh.triangles[chosen]]
    reach = np.linalg.norm(near - target, axis=2)
    # No point of a triangle is nearer than its nearest corner less its longest side.
    longest = np.linalg.norm(near - np.roll(near, 1, axis=1), axis=2).max(axis=1)
    keep = reach.min(axis=1) - longest <= reach.min()
    chosen, near = chosen[keep], near[keep]
    weights = _closest_barycentric(near, target)
    distance = np.linalg.norm(np.einsum("ij,ijk->ik", weights, near) - target, axis=1)
    # Of places equally near, as a symmetrical mesh has them, the one on the lowest triangle: rounding is not to choose.
    nearest = np.flatnonzero(distance <= distance.min() + _SLACK)
    best = nearest[chosen[nearest].argmin()]
    return surface_point(mesh.topology, int(chosen[best]), weights[best])


def _near(mesh: TriangleMesh, target: Floats) -> NDArray[np.intp]:
    """The triangles on one of which the nearest place lies: they have a corner no farther than the nearest vertex and a side more."""
    corners = mesh.topology.corner_vertices
    away = mesh.vertices - target
    squares = np.einsum("ij,ij->i", away, away).take(corners)
    reach = np.sqrt(squares.min()) + mesh.longest_side
    around, _ = mesh.topology.triangles_around(corners[squares <= reach * reach * (1 + _SLACK)])
    return distinct(around).astype(np.intp, copy=False)


def surface_point(topology: Topology, triangle: int, weights: Floats) -> SurfacePoint:
    """A SurfacePoint from weights that may be off by rounding: clipped at 0, scaled to add up to 1, and named canonically."""
    first, second, third = (max(weight, 0.0) for weight in weights.tolist())
    total = first + second + third
    return canonical(topology, SurfacePoint(triangle, (first / total, second / total, third / total)))


def canonical(topology: Topology, place: SurfacePoint) -> SurfacePoint:
    """The one name of a place: on an edge, or at a corner, the lowest of the triangles that share it.

    Which of them a search comes upon is left to rounding, and so differs between processors. Weights up to ``ON_EDGE``
    become 0; any other place keeps its name to the last bit.
    """
    triangle, weights = place
    if min(weights) > ON_EDGE:
        return place
    first, second, third = (weight if weight > ON_EDGE else 0.0 for weight in weights)
    total = first + second + third
    kept = [first / total, second / total, third / total]
    shared = [0.0, 0.0, 0.0]
    if kept.count(0.0) == 2:
        vertex = int(topology.triangles[triangle, kept.index(1.0)])
        lowest = int(topology.triangles_at(vertex)[0])
        shared[topology.triangles[lowest].tolist().index(vertex)] = 1.0
    else:
        start = (kept.index(0.0) + 1) % 3
        crossings, half_edge = topology.crossings, 3 * triangle + start
        lowest = crossings.after[half_edge] // 3
        if crossings.ahead[half_edge] < 0 or lowest > triangle:
            lowest, shared = triangle, kept
        else:
            # Found by their ends, not by the order of corners: where bones are joined, more than two triangles share an edge.
            corners = topology.triangles[lowest].tolist()
            shared[corners.index(crossings.start[half_edge])] = kept[start]
            shared[corners.index(crossings.end[half_edge])] = kept[(start + 1) % 3]
    return SurfacePoint(lowest, (shared[0], shared[1], shared[2]))


def place_in(mesh: TriangleMesh, triangle: int, position: Vector) -> SurfacePoint:
    """The place on one triangle at a position in its plane, or the nearest by weights when it lies beside it."""
    corner, (x, y, z) = mesh.topology.crossings.start, mesh.columns
    i, j, k = corner[3 * triangle], corner[3 * triangle + 1], corner[3 * triangle + 2]
    ux, uy, uz = x[j] - x[i], y[j] - y[i], z[j] - z[i]
    vx, vy, vz = x[k] - x[i], y[k] - y[i], z[k] - z[i]
    px, py, pz = position[0] - x[i], position[1] - y[i], position[2] - z[i]
    uu, uv, vv = ux * ux + uy * uy + uz * uz, ux * vx + uy * vy + uz * vz, vx * vx + vy * vy + vz * vz
    pu, pv = px * ux + py * uy + pz * uz, px * vx + py * vy + pz * vz
    determinant = uu * vv - uv * uv
    if determinant <= 0:
        return SurfacePoint(triangle, (1.0, 0.0, 0.0))
    second, third = max((vv * pu - uv * pv) / determinant, 0.0), max((uu * pv - uv * pu) / determinant, 0.0)
    first = max(1 - second - third, 0.0)
    total = first + second + third
    return SurfacePoint(triangle, (first / total, second / total, third / total))


def weights_in(corners: Floats, positions: Floats) -> Floats:
    """(k, 3) weights of positions (k, 3), each in the plane of its triangle ``corners`` (k, 3, 3)."""
    ab, ac, ap = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0], positions - corners[:, 0]
    d00, d01, d11 = (np.einsum("ij,ij->i", one, other) for one, other in ((ab, ab), (ab, ac), (ac, ac)))
    d20, d21 = np.einsum("ij,ij->i", ap, ab), np.einsum("ij,ij->i", ap, ac)
    determinant = np.maximum(d00 * d11 - d01 * d01, 1e-30)
    v, w = (d11 * d20 - d01 * d21) / determinant, (d00 * d21 - d01 * d20) / determinant
    return np.stack([1 - v - w, v, w], axis=1)


def _closest_barycentric(corners: Floats, target: Floats) -> Floats:
    """(k, 3) weights of the point of each triangle ``corners`` (k, 3, 3) nearest to ``target``."""
    inner = weights_in(corners, np.broadcast_to(target, (len(corners), 3)))
    candidates = [inner]
    for first, second in ((0, 1), (1, 2), (2, 0)):
        start, side = corners[:, first], corners[:, second] - corners[:, first]
        along = np.einsum("ij,ij->i", target - start, side) / np.maximum(np.einsum("ij,ij->i", side, side), 1e-30)
        along = np.clip(along, 0.0, 1.0)
        weights = np.zeros_like(inner)
        weights[:, first], weights[:, second] = 1 - along, along
        candidates.append(weights)
    stacked = np.stack(candidates)
    distance = np.linalg.norm(np.einsum("sij,ijk->sik", stacked, corners) - target, axis=2)
    distance[0][(inner < 0).any(axis=1)] = np.inf
    best = distance.argmin(axis=0)
    return stacked[best, np.arange(len(corners))]
