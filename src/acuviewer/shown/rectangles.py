"""Rectangles and straight lines in the picture, many at once: what covers, crosses or touches what.

A rectangle is left, top, width, height in pixels; where many are held against many, corners (left, top) and (right,
bottom) are given apart.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats

Rectangle = tuple[float, float, float, float]

CLEAR_PX = 3.0
"""Rectangles that come nearer than this count as touching."""


def times(box: Rectangle, by: float) -> Rectangle:
    """A rectangle of a picture that is enlarged."""
    x, y, width, height = box
    return x * by, y * by, width * by, height * by


def pass_by(start: Floats, ends: tuple[Floats, Floats], spots: Floats, within_px: float) -> NDArray[np.bool_]:
    """(k, n) whether the straight lines from (k, 1, 2) marks to their n rectangles pass near (k, 1, 2) spots."""
    # Across and down apart: NumPy takes long to add up two numbers in a row of their own.
    from_x, from_y = start[..., 0], start[..., 1]
    way_x = np.minimum(np.maximum(from_x, ends[0][..., 0]), ends[1][..., 0]) - from_x
    way_y = np.minimum(np.maximum(from_y, ends[0][..., 1]), ends[1][..., 1]) - from_y
    aside_x, aside_y = spots[..., 0] - from_x, spots[..., 1] - from_y
    share = (way_x * aside_x + way_y * aside_y) / np.maximum(way_x * way_x + way_y * way_y, 1e-9)
    share = np.minimum(np.maximum(share, 0.0), 1.0)
    missed_x, missed_y = aside_x - share * way_x, aside_y - share * way_y
    near: NDArray[np.bool_] = missed_x * missed_x + missed_y * missed_y < within_px**2
    return near


def within(rectangles: Floats, room: Floats) -> Floats:
    """Those of (n, 4) rectangles that come near a room (left, top, right, bottom)."""
    left, top = rectangles[:, 0], rectangles[:, 1]
    near = (left < room[2] + CLEAR_PX) & (left + rectangles[:, 2] > room[0] - CLEAR_PX)
    near &= (top < room[3] + CLEAR_PX) & (top + rectangles[:, 3] > room[1] - CLEAR_PX)
    found: Floats = rectangles[near]
    return found


def overlap(low: Floats, high: Floats, taken: Floats) -> NDArray[np.bool_]:
    """(n,) whether each of n rectangles comes nearer than 3 pixels to one of (m, 4) others."""
    start, end = taken[:, :2] - CLEAR_PX, taken[:, :2] + taken[:, 2:] + CLEAR_PX
    across = (low[:, :1] < end[:, 0]) & (start[:, 0] < high[:, :1])
    touching: NDArray[np.bool_] = np.any(across & (low[:, 1:] < end[:, 1]) & (start[:, 1] < high[:, 1:]), axis=1)
    return touching


_ALONG = np.linspace(0.3, 1.0, 6)[None, :, None]


def spots_along(low: Floats, high: Floats, mark: Floats) -> Floats:
    """(n, 6, 2) spots along the line from a mark to each of n rectangles."""
    ends = np.minimum(np.maximum(mark, low), high)
    spots: Floats = _ALONG * (ends - mark)[:, None, :] + mark
    return spots


def run_over(spots: Floats, taken: Floats) -> NDArray[np.bool_]:
    """(n,) whether one of (n, k, 2) spots of each leader lies in one of (m, 4) rectangles."""
    x, y = spots[:, :, :1], spots[:, :, 1:]
    end = taken[:, :2] + taken[:, 2:]
    crossing = (x > taken[:, 0]) & (x < end[:, 0]) & (y > taken[:, 1]) & (y < end[:, 1])
    crosses: NDArray[np.bool_] = np.any(crossing, axis=(1, 2))
    return crosses


def squares(places: Floats, half_px: float) -> Floats:
    """(n, 4) squares around (n, 2) pixels."""
    return np.concatenate([places - half_px, np.full_like(places, 2 * half_px)], axis=1)


def dense(line: Floats) -> Floats:
    """A polyline of pixels with a place every few pixels, so that no label slips between two of its corners."""
    pieces = [line[:1]]
    for start, end in pairwise(line):
        count = int(np.nan_to_num(np.hypot(*(end - start)), nan=0.0) // 6.0) + 1
        pieces.append(start + np.linspace(0, 1, min(count, 200) + 1)[1:, None] * (end - start))
    return np.concatenate(pieces)
