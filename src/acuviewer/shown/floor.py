"""The soft shadow of the feet on the floor, as a sheet of small squares: where it lies, and how dense it is at each corner."""

from functools import cache
from typing import NamedTuple

import numpy as np

from acuviewer.geometry.mesh import Floats, Ints

_SQUARE_MM = 16.0
_HALF_WIDTH_MM, _HALF_DEPTH_MM = 480.0, 336.0
_NEAR_MM, _FAR_MM = 35.0, 500.0
"""What hangs lower than the first touches the floor or almost; the second is how high the body still dims it."""
_TIGHT_MM, _WIDE_MM = 20.0, 75.0
_CONTACT, _DIM = 0.40, 0.16
"""Densities of the shadow of the soles and of the wide one about it."""
_FAINTEST = 1 / 255


class Shadow(NamedTuple):
    """``vertices`` (n, 3) on the floor, ``triangles`` (m, 3) that look up, ``density`` (n,) from 0 for none to 1 for black."""

    vertices: Floats
    triangles: Ints
    density: Floats


def floor_shadow(skin: Floats) -> Shadow:
    """The shadow of a body whose (n, 3) vertices stand on the floor y = 0."""
    low = skin[skin[:, 1] < _FAR_MM]
    middle_mm = float(low[low[:, 1] < _NEAR_MM, 2].mean())
    x = np.arange(-_HALF_WIDTH_MM, _HALF_WIDTH_MM + 1.0, _SQUARE_MM)
    z = np.arange(-_HALF_DEPTH_MM, _HALF_DEPTH_MM + 1.0, _SQUARE_MM) + middle_mm
    soles = _covered(low[low[:, 1] < _NEAR_MM], x, z)
    density = _CONTACT * _blurred(soles, _TIGHT_MM) + _DIM * _blurred(_covered(low, x, z), _WIDE_MM)
    # The sheet ends in nothing, so that no border shows.
    density *= np.outer(_fading(x, 0.0, _HALF_WIDTH_MM), _fading(z, middle_mm, _HALF_DEPTH_MM))
    places = np.stack([*np.meshgrid(x, [0.0], z, indexing="ij")], axis=-1).reshape(-1, 3)
    triangles = _squares(len(x), len(z))
    seen = density.ravel()[triangles].max(axis=1) >= _FAINTEST
    return Shadow(places, triangles[seen], density.ravel())


def _covered(places: Floats, x: Floats, z: Floats) -> Floats:
    """(len(x), len(z)) 1 where something is over a corner of the sheet, else 0."""
    column = np.rint((places[:, 0] - x[0]) / _SQUARE_MM).astype(int)
    row = np.rint((places[:, 2] - z[0]) / _SQUARE_MM).astype(int)
    inside = (column >= 0) & (column < len(x)) & (row >= 0) & (row < len(z))
    covered = np.zeros((len(x), len(z)))
    covered[column[inside], row[inside]] = 1.0
    return covered


def _blurred(values: Floats, width_mm: float) -> Floats:
    across, along = (_kernel(n, width_mm) for n in values.shape)
    found: Floats = across @ values @ along
    return found


@cache
def _kernel(n: int, width_mm: float) -> Floats:
    """(n, n) the share that each corner has of the light of each other in its row."""
    away = _SQUARE_MM * (np.arange(n)[:, None] - np.arange(n))
    found: Floats = np.exp(-((away / width_mm) ** 2) / 2) * _SQUARE_MM / (width_mm * np.sqrt(2 * np.pi))
    return found


def _fading(along: Floats, middle: float, half: float) -> Floats:
    found: Floats = np.clip(4.0 * (1.0 - np.abs(along - middle) / half), 0.0, 1.0)
    return found


def _squares(n_x: int, n_z: int) -> Ints:
    """(m, 3) two triangles for each square, counter-clockwise seen from above."""
    here = (np.arange(n_x - 1)[:, None] * n_z + np.arange(n_z - 1)).ravel()
    right, front, across = here + n_z, here + 1, here + n_z + 1
    corners = np.stack([here, front, right, right, front, across], axis=1)
    return corners.reshape(-1, 3).astype(np.int32)
