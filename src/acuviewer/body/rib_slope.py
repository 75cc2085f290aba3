"""How much more the ribs slope than their source, whose ribcage is short for the trunk of the body.

The heads of the ribs stay on the vertebrae and the cartilages at the sternum; sides and front ends come lower. What lies between
goes smoothly, so that the cartilages rise more steeply to the sternum.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.body.measures import SEXES, Sex
from acuviewer.geometry.bending import Bending
from acuviewer.geometry.mesh import Floats


class RibSlope:
    """``places`` (k, 3) in the frame of the source come lower by ``lower_mm`` (k,) on a person of reference stature, by sex."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._places = np.array(table["places"]).reshape(-1, 3)
        self._lower = {sex: np.array(table["lower_mm"][sex]) for sex in SEXES}

    def ways(self, places: Floats, sex: Sex) -> Floats:
        """(n, 3) ways in mm of (n, 3) places in the frame of the source; both sides go alike."""
        left = np.column_stack([np.abs(places[:, 0]), places[:, 1:]])
        lower = Bending(self._places, left).carried(self._lower[sex][:, None])
        found: Floats = -lower * (0.0, 1.0, 0.0)
        return found
