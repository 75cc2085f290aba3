"""Eyeballs: spheres at the place and size of the model's, looking straight ahead, so that pupils are landmarks."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats, Topology, TriangleMesh

IRIS_DEG, PUPIL_DEG, LIMBUS_DEG = 27.0, 9.5, 30.0
"""Half angles of the coloured rings on an eyeball of 12 mm radius: an iris of about 11 mm, a pupil of 4 mm."""

_RINGS_DEG = (0, 5, 9, 10, 12, 15, 18, 21, 24, 26.5, 28, 30.5, 36, 45, 56, 68, 80, 92, 110, 130, 150, 165, 180)
_N_AROUND = 36

_PUPIL, _LIMBUS = np.array([20.0, 16.0, 14.0]), np.array([58.0, 46.0, 38.0])
_IRIS_INSIDE, _IRIS_OUTSIDE = np.array([128.0, 90.0, 54.0]), np.array([84.0, 58.0, 38.0])
_WHITE, _CORNER = np.array([228.0, 222.0, 215.0]), np.array([206.0, 170.0, 158.0])
_LID_SHADOW = 0.42


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
    colours = _colours(np.array(_RINGS_DEG), around)
    ring = np.arange(len(_RINGS_DEG) - 1)[:, None] * _N_AROUND
    here, after = np.arange(_N_AROUND), (np.arange(_N_AROUND) + 1) % _N_AROUND
    a, b = ring + here, ring + after
    c, d = a + _N_AROUND, b + _N_AROUND
    triangles = np.concatenate([np.stack([a, c, b], -1).reshape(-1, 3), np.stack([b, c, d], -1).reshape(-1, 3)])
    n = len(sphere)
    topology = Topology(np.concatenate([triangles, triangles + n]), 2 * n)
    return sphere, np.concatenate([colours, colours]), topology


def _colours(rings_deg: Floats, around: Floats) -> NDArray[np.uint8]:
    """(k, 3) sRGB of the vertices, ring by ring: an iris with fibres, a dark border, a white that is dimmed under the lid and red at the
    corners.
    """
    tilt = rings_deg[:, None, None]
    turn = around[None, :, None]
    # Uneven, as fibres are, and without a seam.
    fibres = 1.0 + 0.13 * np.sin(9.0 * turn + 1.7 * np.sin(2.0 * turn)) + 0.07 * np.sin(14.0 * turn)
    inside = np.clip((tilt - PUPIL_DEG) / (IRIS_DEG - PUPIL_DEG), 0.0, 1.0)
    iris = (_IRIS_INSIDE + inside * (_IRIS_OUTSIDE - _IRIS_INSIDE)) * fibres
    beside = np.clip((tilt - LIMBUS_DEG) / 38.0, 0.0, 1.0) * np.abs(np.cos(turn)) ** 2
    white = _WHITE + beside * (_CORNER - _WHITE)
    colours = np.where(tilt < PUPIL_DEG, _PUPIL, np.where(tilt < IRIS_DEG, iris, np.where(tilt < LIMBUS_DEG, _LIMBUS, white)))
    # The upper lid throws its shadow on what lies under it.
    height = np.sin(np.radians(tilt)) * np.sin(turn)
    colours = colours * (1.0 - _LID_SHADOW * np.clip((height - 0.10) / 0.30, 0.0, 1.0))
    return np.rint(colours).clip(0, 255).astype(np.uint8).reshape(-1, 3)
