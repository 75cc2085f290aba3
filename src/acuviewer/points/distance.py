"""How far two places of one body lie apart: along the skin by tape, or straight where no tape can lie."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.section import SectionError, lay_tape
from acuviewer.i18n import Said
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.location import Location


class OnSkin(Protocol):
    """A place of one body: a location, a landmark, a spot of bare skin."""

    @property
    def position_mm(self) -> Floats:
        """(3,) position."""

    @property
    def surface(self) -> SurfacePoint:
        """The place as one of the skin's topology."""


@dataclass(frozen=True, eq=False)
class Distance:
    """So many millimetres, and the (k, 3) line they were measured on: a tape on the skin, or the straight way."""

    mm: float
    along_skin: bool
    line_mm: Floats

    @property
    def way(self) -> Said:
        """How it was measured, in words."""
        return Said("distance.along_skin" if self.along_skin else "distance.straight")


@dataclass(frozen=True, eq=False)
class Difference:
    """Where a competing definition puts a point, and how far that is from the standard place."""

    location: Location
    distance: Distance


def measure_distance(skin: Skin, here: OnSkin, there: OnSkin) -> Distance:
    """The distance of two places on one skin."""
    try:
        ways = skin.pattern.ways_between(here.surface, there.surface)
        tape = lay_tape(skin.mesh, here.surface, there.surface, ways)
        return Distance(tape.length, True, tape.points)
    except SectionError:
        straight = float(np.linalg.norm(there.position_mm - here.position_mm))
        return Distance(straight, False, np.stack([here.position_mm, there.position_mm]))


def compare_definitions(
    skin: Skin, locations: Mapping[tuple[str, Side, str], Location], point: AcuPoint, side: Side
) -> list[Difference]:
    """Each competing definition of a point on a side (of a midline point on any side), held against the standard one."""
    where = side if point.laterality == "both" else "midline"
    standard = locations.get((point.code, where, STANDARD))
    if standard is None:
        return []
    others = [locations.get((point.code, where, other.id)) for other in point.alternatives]
    return [Difference(other, measure_distance(skin, standard, other)) for other in others if other is not None]
