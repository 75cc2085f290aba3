"""How high the hip bone is: its crest higher and its ischium lower than the fit of the whole pelvis has them.

The pelvis of the source lies lower and deeper in this body than people's. What touches other bones stays: the socket and the face
beside the sacrum, the upper border of the pubis hardly moves, and the iliac spines keep their place.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.body.measures import Sex
from acuviewer.geometry.mesh import Floats


class HipHeight:
    """``crest_mm`` and ``ischium_mm`` are the ways up by sex on a person of reference stature; ``socket`` is the head's centre (3,).

    Between the heights ``crest_from_to`` and ``ischium_from_to`` of the source, and the distances ``free_of_socket`` from its centre, the ways
    grow smoothly from nothing to all.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._table = table
        self.bone: str = table["bone"]

    def ways(self, places: Floats, sex: Sex) -> Floats:
        """(n, 3) ways in mm of (n, 3) places in the frame of the source."""
        table, height = self._table, places[:, 1]
        from_socket = np.linalg.norm(places - table["socket"], axis=1)
        low = _smooth(height, table["ischium_from_to"]) * _smooth(from_socket, table["free_of_socket"])
        up = table["crest_mm"][sex] * _smooth(height, table["crest_from_to"]) + table["ischium_mm"][sex] * low
        found: Floats = up[:, None] * (0.0, 1.0, 0.0)
        return found


def _smooth(values: Floats, ends: list[float]) -> Floats:
    """From 0 at the first end to 1 at the second, level at both."""
    share = np.clip((values - ends[0]) / (ends[1] - ends[0]), 0.0, 1.0)
    found: Floats = share**2 * (3.0 - 2.0 * share)
    return found
