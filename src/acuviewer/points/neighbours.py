"""Which other points lie near a point, and how far along the skin."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.geometry.section import SectionError, lay_tape
from acuviewer.points.location import Location


@dataclass(frozen=True)
class Neighbour:
    """Another point of the same body: its location, and how far the tape to it is, or the straight way where no tape can lie."""

    location: Location
    distance_mm: float
    along_skin: bool


def find_neighbours(skin: Skin, here: Location, others: Iterable[Location], within_mm: float) -> list[Neighbour]:
    """The places of other points within a distance, the nearest first; one place of each point."""
    near: dict[str, Neighbour] = {}
    for other in others:
        if other.code == here.code or not other.is_place:
            continue
        straight = float(np.linalg.norm(other.position_mm - here.position_mm))
        if straight > within_mm:
            continue
        found = _measure(skin, here, other, straight)
        known = near.get(other.code)
        if found.distance_mm <= within_mm and (known is None or found.distance_mm < known.distance_mm):
            near[other.code] = found
    return sorted(near.values(), key=lambda found: found.distance_mm)


def _measure(skin: Skin, here: Location, other: Location, straight: float) -> Neighbour:
    try:
        ways = skin.pattern.ways_between(here.surface, other.surface)
        return Neighbour(other, lay_tape(skin.mesh, here.surface, other.surface, ways).length, True)
    except SectionError:
        return Neighbour(other, straight, False)
