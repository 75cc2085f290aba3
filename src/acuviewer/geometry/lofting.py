"""Bodies drawn through rings: tubes with closed ends, and rings closed to a loop."""

import numpy as np

from acuviewer.geometry.mesh import Floats, Ints

IN_PLANE_MM = 1e-9


def loft(rings: Floats, loop: bool = False) -> tuple[Floats, Ints]:
    """Vertices and outward triangles of the closed surface through (k, n, 3) rings of n places each.

    The last ring is joined to the first of a ``loop``; else the middle of the first and of the last ring closes the ends.
    """
    k, n = rings.shape[:2]
    own = np.arange(k * n).reshape(k, n)
    here, there = own if loop else own[:-1], np.roll(own, -1, axis=0) if loop else own[1:]
    corners = [here, np.roll(here, -1, axis=1), np.roll(there, -1, axis=1), there]
    quads = np.stack(corners, axis=-1).reshape(-1, 4)
    triangles = [quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]
    vertices = rings.reshape(-1, 3)
    if not loop:
        for centre, ring in ((k * n, own[0][::-1]), (k * n + 1, own[-1])):
            triangles.append(np.column_stack([np.full(n, centre), ring, np.roll(ring, -1)]))
        vertices = np.vstack([vertices, rings[0].mean(axis=0), rings[-1].mean(axis=0)])
    found = np.vstack(triangles).astype(np.int32)
    a, b, c = vertices[found].transpose(1, 0, 2)
    outward = np.einsum("ij,ij->", a - vertices.mean(axis=0), np.cross(b - a, c - a)) > 0
    return vertices, found if outward else found[:, ::-1]


def rings_of(middles: Floats, across: Floats, along: Floats, roundness: float = 1.0, n: int = 12) -> Floats:
    """(k, n, 3) rings round (k, 3) middles with half axes ``across`` and ``along`` (k, 3); below 1 the rings become boxes."""
    turn = 2.0 * np.pi * np.arange(n) / n
    cosine, sine = (np.sign(wave) * np.abs(np.round(wave, 12)) ** roundness for wave in (np.cos(turn), np.sin(turn)))
    found: Floats = middles[:, None] + cosine[:, None] * across[:, None] + sine[:, None] * along[:, None]
    return found


def joined(parts: list[tuple[Floats, Ints]]) -> tuple[Floats, Ints]:
    """Several surfaces as one."""
    starts = np.cumsum([0, *(len(vertices) for vertices, _ in parts)])
    triangles = [own + np.int32(start) for (_, own), start in zip(parts, starts[:-1], strict=True)]
    return np.vstack([vertices for vertices, _ in parts]), np.vstack(triangles)


def symmetrical(vertices: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """The left half of a surface of which no triangle crosses the median plane, and its mirror image, joined in the plane."""
    left = triangles[vertices[triangles][:, :, 0].mean(axis=1) > 0.0]
    used, corners = np.unique(left, return_inverse=True)
    half = vertices[used] * np.where(np.abs(vertices[used, :1]) < IN_PLANE_MM, (0.0, 1.0, 1.0), 1.0)
    beside = half[:, 0] > 0.0
    fellows = np.arange(len(half))
    fellows[beside] = len(half) + np.arange(beside.sum())
    corners = corners.reshape(-1, 3)
    both = np.vstack([corners, fellows[corners][:, ::-1]]).astype(np.int32)
    return np.vstack([half, half[beside] * (-1.0, 1.0, 1.0)]), both
