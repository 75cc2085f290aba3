"""The result of a rule on one body: the place, and the steps by which a hand would find it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
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


@dataclass(frozen=True)
class Construction:
    """How a place is found: the ordered ``steps``, and the scale of every cun segment they use."""

    steps: tuple[Step, ...]
    mm_per_cun: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Location:
    """Acupoint ``code`` of one ``side`` on one body, by one ``definition`` ("standard", or an alternative's id).

    ``position_mm`` (3,) lies on the displayed skin at ``surface``; ``normal`` (3,) points outward. ``is_place`` tells a place
    of the point from a competing definition. ``tell`` works the construction out when it is first asked for.
    """

    code: str
    side: Side
    definition: str
    standing: str
    position_mm: Floats
    normal: Floats
    surface: SurfacePoint
    is_place: bool
    tell: Callable[[], Construction]

    @cached_property
    def construction(self) -> Construction:
        """How this place is found."""
        return self.tell()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The acts of finding it, in order."""
        return self.construction.steps

    @property
    def mm_per_cun(self) -> Mapping[str, float]:
        """The scale of every cun segment that the construction uses."""
        return self.construction.mm_per_cun
