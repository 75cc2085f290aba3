"""What is told of a placing: how far along the skin it is from the point, in which direction, what lies nearer, how doctors spread there."""

from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.location import Location
from acuviewer.points.scale import Scale
from acuviewer.study.tolerance import Tolerance

Grade = Literal["right", "near", "off"]

Target = Location | PlacedLandmark
"""What was sought on the body."""


@dataclass(frozen=True)
class Offset:
    """So far in one direction, whose words have the key ``quiz.way.DIRECTION``; ``scale`` gives it in cun, None where no cun measures."""

    direction: str
    mm: float
    scale: Scale | None

    @property
    def cun(self) -> float | None:
        """The same in cun."""
        return None if self.scale is None else self.scale.cun(self.mm)


@dataclass(frozen=True)
class Nearer:
    """Another point, or landmark, that lies nearer to the placing."""

    key: str
    mm: float


@dataclass(frozen=True)
class SpreadShare:
    """The least published ``share`` of practitioners whose area, as a circle around the point, reaches to the placing; None: none does.

    ``largest`` is the largest share for which an area was published.
    """

    share: float | None
    largest: float
    n_practitioners: int
    source: str


@dataclass(frozen=True, eq=False)
class Verdict:
    """What is told of a placing: ``mm`` along the skin by the shortest ``way`` from the target to it, in cun by ``scale``.

    ``offsets`` lie square to each other, the main one first; their squares add up to that of the distance, where both are told.
    ``on_other_side`` tells that the place of the other side, which was not asked for, is nearer; what else is told is of the one asked for.
    """

    key: str
    target: Target
    way: SurfaceCurve
    scale: Scale
    offsets: tuple[Offset, ...]
    tolerance: Tolerance
    nearer: Nearer | None
    spread: SpreadShare | None
    on_other_side: bool
    grade: Grade

    @property
    def mm(self) -> float:
        """How far along the skin the placing is from where it should be."""
        return self.way.length

    @property
    def cun(self) -> float:
        """The same in cun of the segment that measures at the target."""
        return self.scale.cun(self.mm)
