"""The coccyx: four segments under the apex of the sacrum, which no source has in one piece.

Its length, its curve forward and the place of its tip are those of the coarse coccyx of the OpenSim sacrum, which it replaces.
"""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.lofting import loft, rings_of, symmetrical

Floats = NDArray[np.float64]
APEX_MM = 3.0
"""So high is the end of the sacrum on which the coccyx stands."""
COURSE_MM = np.array([[0.0, 0.5, 0.0], [0.0, -15.0, -4.5], [0.0, -21.5, 12.5]])
"""Start, bend and tip of its middle line, from the apex of the sacrum."""
STATIONS = np.array([0.0, 0.04, 0.1, 0.17, 0.25, 0.33, 0.4, 0.48, 0.56, 0.62, 0.69, 0.76, 0.81, 0.88, 0.95, 0.99])
HALF_BREADTHS_MM = np.array([7.0, 10.0, 11.5, 9.5, 7.0, 5.6, 6.6, 6.8, 5.0, 4.4, 5.2, 4.0, 3.5, 4.0, 3.2, 1.2])
HALF_DEPTHS_MM = np.array([3.6, 4.6, 5.0, 4.8, 4.2, 3.5, 4.1, 4.0, 3.2, 2.9, 3.3, 2.7, 2.4, 2.8, 2.2, 0.9])
"""At the stations: broadest at the processes of the first segment, narrow between the segments."""
N_AROUND = 12


def build_coccyx(sacrum: Floats) -> tuple[Floats, NDArray[np.int32]]:
    """Vertices and triangles under the (n, 3) vertices of the sacrum, in its frame."""
    places = sacrum.astype(np.float32).astype(np.float64)  # as they are shipped
    end = places[places[:, 1] < places[:, 1].min() + APEX_MM]
    apex = (end.min(axis=0) + end.max(axis=0)) / 2.0 * np.array([0.0, 1.0, 1.0])
    share = STATIONS[:, None]
    start, bend, tip = COURSE_MM
    middles = apex + (1.0 - share) ** 2 * start + 2.0 * share * (1.0 - share) * bend + share**2 * tip
    way = (1.0 - share) * (bend - start) + share * (tip - bend)
    way /= np.linalg.norm(way, axis=1)[:, None]
    across = np.tile([1.0, 0.0, 0.0], (len(share), 1))
    rings = rings_of(middles, HALF_BREADTHS_MM[:, None] * across, HALF_DEPTHS_MM[:, None] * np.cross(way, across), 0.9, N_AROUND)
    return symmetrical(*loft(rings))
