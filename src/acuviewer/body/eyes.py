"""Eyeballs: spheres at the place and size of the model's, looking straight ahead, so that pupils are landmarks."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats, Topology, TriangleMesh

IRIS_DEG, PUPIL_DEG, LIMBUS_DEG = 27.0, 9.5, 30.0
"""Half angles of the coloured rings on an eyeball of 12 mm radius: an iris of about 11 mm, a pupil of 4 mm."""

_RINGS_DEG = (0, 5, 9, 10, 15, 21, 26.5, 28, 30.5, 36, 45, 56, 68, 80, 92, 110, 130, 150, 165, 180)
_N_AROUND = 28


def build_eyes(left_eyeball: Floats) -> tuple[TriangleMesh, NDArray[np.uint8]]:
    """Both eyeballs from the (k, 3) vertices of the left one: the mesh, and (n, 3) sRGB colours of its vertices."""
    low, high = left_eyeball.min(axis=0), left_eyeball.max(axis=0)
    centre = (low + high) / 2
    radius = float((high[:2] - low[:2]).mean() / 2)
    sphere, colours, topology = _globes()
    left, right = centre + radius * sphere, centre * [-1, 1, 1] + radius * sphere
    return TriangleMesh(topology, np.concatenate([left, right])), colours


@cache
def _globes() -> tuple[Floats, NDArray[np.uint8], Topology]:
    """What all eyes share: the left one of radius 1 about the origin, and for both of them colours and triangles."""
    tilt = np.radians(np.array(_RINGS_DEG))
    around = np.arange(_N_AROUND) * 2 * np.pi / _N_AROUND
    sphere = np.stack(
        [
            np.sin(tilt)[:, None] * np.cos(around),
            np.sin(tilt)[:, None] * np.sin(around),
            np.cos(tilt)[:, None] * np.ones_like(around),
        ],
        axis=2,
    ).reshape(-1, 3)
    colours = np.repeat(np.array([_ring_colour(deg) for deg in _RINGS_DEG], dtype=np.uint8), _N_AROUND, axis=0)
    ring = np.arange(len(_RINGS_DEG) - 1)[:, None] * _N_AROUND
    here, after = np.arange(_N_AROUND), (np.arange(_N_AROUND) + 1) % _N_AROUND
    a, b = ring + here, ring + after
    c, d = a + _N_AROUND, b + _N_AROUND
    triangles = np.concatenate([np.stack([a, c, b], -1).reshape(-1, 3), np.stack([b, c, d], -1).reshape(-1, 3)])
    n = len(sphere)
    topology = Topology(np.concatenate([triangles, triangles + n]), 2 * n)
    return sphere, np.concatenate([colours, colours]), topology


def _ring_colour(deg: float) -> tuple[int, int, int]:
    if deg < PUPIL_DEG:
        return 22, 18, 16
    if deg < IRIS_DEG:
        return 104, 74, 48
    if deg < LIMBUS_DEG:
        return 70, 56, 46
    return 231, 227, 222
