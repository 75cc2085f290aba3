"""How far each of some places lies from each of others."""

import numpy as np

from acuviewer.geometry.mesh import Floats


def distances(places: Floats, others: Floats) -> Floats:
    """(n, k) distances of (n, 3) places from (k, 3) others; column by column, which takes a fraction of the time of rows of three."""
    total = np.zeros((len(places), len(others)))
    for axis in range(3):
        way = places[:, axis, None] - others[:, axis]
        way *= way
        total += way
    return np.sqrt(total, out=total)
