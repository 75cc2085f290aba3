"""What a skin is made from: the coarse targets' sliders, growth, scale, and how far each fine target goes."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.measures import Sex
from acuviewer.dataclass import dataclass


@dataclass(frozen=True)
class Form:
    """The numbers of one skin.

    ``weight`` may go beyond 1: what lies between average and most goes on. ``growth`` runs from -1 (shortest) to 1 (tallest),
    ``scale`` multiplies all lengths, and ``fine`` has a number from -1 to 1 for each fine target, in the order of the model.
    """

    sex: Sex
    age: float
    african: float
    asian: float
    caucasian: float
    weight: float
    muscle: float
    proportions: float
    growth: float
    scale: float
    fine: tuple[float, ...]


def bare_form(form: Form, soft: NDArray[np.bool]) -> Form:
    """The form without what is flesh alone: average weight and muscle, and none of the fine targets that are ``soft`` (p,)."""
    fine = tuple(0.0 if flesh else number for number, flesh in zip(form.fine, soft.tolist(), strict=True))
    return replace(form, weight=0.5, muscle=0.5, fine=fine)
