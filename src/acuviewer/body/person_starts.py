"""Persons that were fitted beforehand: from one of them every fit begins."""

import numpy as np

from acuviewer.body.measures import SEXES
from acuviewer.body.shape import BodyShape
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats


@dataclass(frozen=True)
class Starts:
    """Numbers of persons by sex, age, stature and body mass index, fitted beforehand: whoever is asked for is never far from one.

    ``numbers`` (2, ages, statures, indices, 5 + p), ``female`` first; the next arrays say at which figures. ``usual`` (2, 5 + p) are
    the woman and the man with whom the program begins, fitted to the end.
    """

    ages: Floats
    statures_mm: Floats
    indices: Floats
    numbers: Floats
    usual: Floats

    def near(self, shape: BodyShape) -> Floats:
        """(5 + p,) numbers between those of the nearest persons."""
        if shape == BodyShape(sex=shape.sex):
            usual: Floats = self.usual[SEXES.index(shape.sex)]
            return usual
        index = shape.likely_weight_kg / (shape.height_mm / 1000) ** 2
        found: Floats = self.numbers[SEXES.index(shape.sex)].astype(np.float64)
        for axis, value in ((self.ages, shape.age), (self.statures_mm, shape.height_mm), (self.indices, index)):
            upper = int(np.clip(np.searchsorted(axis, value), 1, len(axis) - 1))
            share = float(np.clip((value - axis[upper - 1]) / (axis[upper] - axis[upper - 1]), 0.0, 1.0))
            found = found[upper - 1] + share * (found[upper] - found[upper - 1])
        return found
