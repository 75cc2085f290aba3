"""The result of a rule on one body: the place, and the steps by which a hand would find it."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint, TriangleMesh

StepKind = Literal["landmark", "level", "path", "division", "landing"]

_EMPTY = np.empty((0, 3))
NOWHERE = SurfacePlaces(np.empty(0, dtype=np.intp), _EMPTY)


@dataclass(frozen=True, eq=False)
class Step:
    """One act of finding a point, in the order a hand does it.

    ``text`` is the sentence of the panel. ``landmarks`` names (name, side) the landmarks felt in this step.
    ``line_mm`` (k, 3) is the tape laid along the skin (empty where there is none), ``ticks_mm`` (t, 3) its division
    marks on the skin, ``place_mm`` (3,) where the step ends, ``normal`` (3,) the outward normal there; ``line``, ``ticks`` and
    ``surface`` name the same places on the skin, the first two worked out by ``lay`` and ``mark`` when somebody asks for them.
    ``length_mm`` and ``length_cun`` measure the tape from its start to the step's end; None where nothing is measured.
    """

    kind: StepKind
    text: str
    surface: SurfacePoint
    place_mm: Floats
    normal: Floats
    landmarks: tuple[tuple[str, Side], ...] = ()
    lay: Callable[[], SurfacePlaces] = lambda: NOWHERE
    line_mm: Floats = field(default_factory=lambda: _EMPTY)
    mark: Callable[[], SurfacePlaces] = lambda: NOWHERE
    ticks_mm: Floats = field(default_factory=lambda: _EMPTY)
    length_mm: float | None = None
    length_cun: float | None = None

    @cached_property
    def line(self) -> SurfacePlaces:
        """The tape's points as places on the skin."""
        return self.lay()

    @cached_property
    def ticks(self) -> SurfacePlaces:
        """The division marks as places on the skin."""
        return self.mark()

    def on(self, mesh: TriangleMesh) -> "Step":
        """The same places of the skin on another body, measured anew."""
        line = self.line.on(mesh)
        stretch = _length(line) / _length(self.line_mm) if len(line) > 1 else 1.0
        return replace(
            self,
            place_mm=mesh.position(self.surface),
            normal=mesh.normal(self.surface),
            line_mm=line,
            ticks_mm=self.ticks.on(mesh),
            length_mm=None if self.length_mm is None else self.length_mm * stretch,
        )


def _length(line: Floats) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


@dataclass(frozen=True)
class Construction:
    """How a place is found: the ordered ``steps``, and the scale of every cun segment they use."""

    steps: tuple[Step, ...]
    mm_per_cun: Mapping[str, float]


class Spot(NamedTuple):
    """A place on one body: ``position_mm`` (3,) on the displayed skin at ``surface``; ``normal`` (3,) points outward."""

    position_mm: Floats
    normal: Floats
    surface: SurfacePoint


@dataclass(frozen=True, eq=False)
class Location:
    """Acupoint ``code`` of one ``side`` on one body, by one ``definition`` ("standard", or an alternative's id).

    ``is_place`` tells a place of the point from a competing definition. ``find`` gives where it is and ``tell`` how it is
    found; both are asked only when somebody wants to know.
    """

    code: str
    side: Side
    definition: str
    standing: str
    is_place: bool
    find: Callable[[], Spot]
    tell: Callable[[], Construction]

    @cached_property
    def spot(self) -> Spot:
        """Where it is."""
        return self.find()

    @property
    def position_mm(self) -> Floats:
        """(3,) on the displayed skin."""
        return self.spot.position_mm

    @property
    def normal(self) -> Floats:
        """(3,) outward unit normal there."""
        return self.spot.normal

    @property
    def surface(self) -> SurfacePoint:
        """The place as one of the skin's topology."""
        return self.spot.surface

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
