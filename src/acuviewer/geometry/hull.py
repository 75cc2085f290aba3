"""The convex hull of places in a plane: Andrew's monotone chain (Information Processing Letters 9 (1979) 216-219)."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats

_ROUNDING = 1e-9


def convex_hull(places: Floats) -> NDArray[np.intp]:
    """Rows of the (n, 2) places on the hull, counter-clockwise; places on a straight side of it are left out."""
    order = np.lexsort((places[:, 1], places[:, 0]))
    x, y = places[:, 0].tolist(), places[:, 1].tolist()

    def chain(rows: list[int]) -> list[int]:
        kept: list[int] = []
        for row in rows:
            while len(kept) > 1:
                a, b = kept[-2], kept[-1]
                if (x[b] - x[a]) * (y[row] - y[a]) - (y[b] - y[a]) * (x[row] - x[a]) > 0:
                    break
                kept.pop()
            kept.append(row)
        return kept[:-1]

    # Each place lies on one side of the way from the first to the last, so one of the two chains has no use for it.
    (first_x, first_y), (way_x, way_y) = places[order[0]], places[order[-1]] - places[order[0]]
    aside = way_x * (places[order, 1] - first_y) - way_y * (places[order, 0] - first_x)
    most = _ROUNDING * (abs(way_x) + abs(way_y)) ** 2
    return np.array(chain(order[aside <= most].tolist()) + chain(order[aside >= -most][::-1].tolist()), dtype=np.intp)
