"""The convex hull of places in a plane: Andrew's monotone chain (Information Processing Letters 9 (1979) 216-219)."""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats


def convex_hull(places: Floats) -> NDArray[np.intp]:
    """Rows of the (n, 2) places on the hull, counter-clockwise; places on a straight side of it are left out."""
    order = np.lexsort((places[:, 1], places[:, 0])).tolist()
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

    return np.array(chain(order) + chain(order[::-1]), dtype=np.intp)
