"""The result of a rule on one body: the place, and the steps by which a hand would find it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats, SurfacePoint

StepKind = Literal["landmark", "level", "path", "division", "landing"]

_EMPTY = np.empty((0, 3))


@dataclass(frozen=True, eq=False)
class Step:
    """One act of finding a point, in the order a hand does it.

    ``text`` is the sentence of the panel. ``landmarks`` names (name, side) the landmarks felt in this step.
    ``line_mm`` (k, 3) is the tape laid along the skin (empty where there is none), ``ticks_mm`` (t, 3) its division
    marks on the skin, ``place_mm`` (3,) where the step ends, ``normal`` (3,) the outward normal there.
    ``length_mm`` and ``length_cun`` measure the tape from its start to the step's end; None where nothing is measured.
    """

    kind: StepKind
    text: str
    place_mm: Floats
    normal: Floats
    landmarks: tuple[tuple[str, Side], ...] = ()
    line_mm: Floats = field(default_factory=lambda: _EMPTY)
    ticks_mm: Floats = field(default_factory=lambda: _EMPTY)
    length_mm: float | None = None
    length_cun: float | None = None


@dataclass(frozen=True, eq=False)
class Location:
    """Acupoint ``code`` of one ``side`` on one body, by one ``definition`` ("standard", or an alternative's id).

    ``position_mm`` (3,) lies on the displayed skin at ``surface``; ``normal`` (3,) points outward. ``mm_per_cun``
    gives the scale of every cun segment that the construction used.
    """

    code: str
    side: Side
    definition: str
    standing: str
    position_mm: Floats
    normal: Floats
    surface: SurfacePoint
    mm_per_cun: Mapping[str, float]
    steps: tuple[Step, ...]
