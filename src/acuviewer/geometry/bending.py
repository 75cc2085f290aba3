"""A smooth bending of space by pairs of places: the thin-plate spline of three dimensions, worked out once for its sources."""

import numpy as np

from acuviewer.geometry.distances import distances
from acuviewer.geometry.mesh import Floats


class Bending:
    """Carries ``places`` (n, 3) as its ``sources`` (k, 3) are carried to their targets; linear in the targets.

    Kernel |r|, affine part free (Bookstein, IEEE TPAMI 1989;11:567-585, in three dimensions).
    """

    def __init__(self, sources: Floats, places: Floats, smoothing: float = 0.0) -> None:
        count = len(sources)
        system = np.zeros((count + 4, count + 4))
        system[:count, :count] = -distances(sources, sources) + smoothing * np.eye(count)
        system[:count, count] = system[count, :count] = 1.0
        system[:count, count + 1 :] = sources
        system[count + 1 :, :count] = sources.T
        basis = np.column_stack([-distances(places, sources), np.ones(len(places)), places])
        self._weights: Floats = basis @ np.linalg.inv(system)[:, :count]

    def carried(self, targets: Floats) -> Floats:
        """(n, 3) places for (k, 3) targets of the sources."""
        result: Floats = self._weights @ targets
        return result
