"""Touching a surface: where a ray first meets it, and which of its points lies nearest."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh, Vector

Selected = NDArray[np.integer] | None
_SLACK_MM = 1e-6


def cast_ray(mesh: TriangleMesh, origin: Floats, direction: Floats, among: Selected = None) -> SurfacePoint | None:
    """The first place where the ray from ``origin`` (3,) along ``direction`` (3,) meets the mesh, or None.

    ``among`` restricts the search to those triangles. Moeller & Trumbore, J. Graphics Tools 2 (1997) 21-28.
    """
    chosen = np.arange(len(mesh.triangles)) if among is None else np.asarray(among)
    # A level ray meets no triangle that lies altogether above or below it, and none beside it.
    if direction[1] == 0.0:
        (low, high), level = mesh.levels, float(origin[1])
        chosen = chosen[(low.take(chosen) <= level + _SLACK_MM) & (high.take(chosen) >= level - _SLACK_MM)]
    corners = mesh.vertices[mesh.triangles[chosen]]
    for axis in (0, 2):
        if direction[axis] == 0.0:
            beside = corners[:, :, axis] - origin[axis]
            near = (beside.min(axis=1) <= _SLACK_MM) & (beside.max(axis=1) >= -_SLACK_MM)
            chosen, corners = chosen[near], corners[near]
    if len(chosen) == 0:
        return None
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    p = np.cross(direction, ac)
    determinant = np.einsum("ij,ij->i", ab, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1.0 / determinant
        s = origin - a
        u = np.einsum("ij,ij->i", s, p) * inverse
        q = np.cross(s, ab)
        v = q @ direction * inverse
        t = np.einsum("ij,ij->i", ac, q) * inverse
        slack = 1e-9
        hit = (np.abs(determinant) > 1e-14) & (u >= -slack) & (v >= -slack) & (u + v <= 1 + slack) & (t > 0)
    if not hit.any():
        return None
    first = int(np.argmin(np.where(hit, t, np.inf)))
    return surface_point(int(chosen[first]), np.array([1 - u[first] - v[first], u[first], v[first]]))


def cast_rays(
    mesh: TriangleMesh, origins: Floats, directions: Floats, among: NDArray[np.integer], ends: NDArray[np.integer]
) -> list[SurfacePoint | None]:
    """As ``cast_ray`` for (k, 3) origins and directions at once; ray i looks among its own triangles.

    ``among`` lists the triangles of all rays one after the other, ``ends`` (k,) where each ray's own stop.
    """
    ray = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
    corners = mesh.vertices[mesh.triangles[among]]
    a, ab, ac = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    p = np.cross(directions[ray], ac)
    determinant = np.einsum("ij,ij->i", ab, p)
    with np.errstate(divide="ignore", invalid="ignore"):
        inverse = 1.0 / determinant
        s = origins[ray] - a
        u = np.einsum("ij,ij->i", s, p) * inverse
        q = np.cross(s, ab)
        v = np.einsum("ij,ij->i", q, directions[ray]) * inverse
        t = np.einsum("ij,ij->i", ac, q) * inverse
        slack = 1e-9
        hits = np.flatnonzero((np.abs(determinant) > 1e-14) & (u >= -slack) & (v >= -slack) & (u + v <= 1 + slack) & (t > 0))
    found: list[SurfacePoint | None] = [None] * len(ends)
    # The nearest hit of each ray comes last and stays.
    for hit in hits[np.argsort(-t[hits], kind="stable")]:
        found[ray[hit]] = surface_point(int(among[hit]), np.array([1 - u[hit] - v[hit], u[hit], v[hit]]))
    return found


def closest_point(mesh: TriangleMesh, target: Floats, among: Selected = None) -> SurfacePoint:
    """The place on the mesh (or on the triangles ``among``) nearest to ``target`` (3,).

    Method: Ericson, Real-Time Collision Detection (2005), section 5.1.5, for all triangles at once.
    """
    chosen = np.arange(len(mesh.triangles)) if among is None else np.asarray(among)
    near = mesh.vertices[mesh.triangles[chosen]]
    reach = np.linalg.norm(near - target, axis=2)
    # No point of a triangle is nearer than its nearest corner less its longest side.
    longest = np.linalg.norm(near - np.roll(near, 1, axis=1), axis=2).max(axis=1)
    keep = reach.min(axis=1) - longest <= reach.min()
    chosen, near = chosen[keep], near[keep]
    weights = _closest_barycentric(near, target)
    distance = np.linalg.norm(np.einsum("ij,ijk->ik", weights, near) - target, axis=1)
    best = int(np.argmin(distance))
    return surface_point(int(chosen[best]), weights[best])


def surface_point(triangle: int, weights: Floats) -> SurfacePoint:
    """A SurfacePoint from weights that may be off by rounding: clipped at 0 and scaled to add up to 1."""
    clean = np.clip(weights, 0.0, None)
    clean = clean / clean.sum()
    return SurfacePoint(triangle, (float(clean[0]), float(clean[1]), float(clean[2])))


def place_in(mesh: TriangleMesh, triangle: int, position: Vector) -> SurfacePoint:
    """The place on one triangle at a position in its plane, or the nearest by weights when it lies beside it."""
    i, j, k = mesh.triangles[triangle].tolist()
    x, y, z = mesh.columns
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
