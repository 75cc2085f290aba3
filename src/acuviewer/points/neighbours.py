"""Which other points lie near a point, and how far along the skin."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.points.distance import Distance, OnSkin, measure_distance
from acuviewer.points.location import Location


@dataclass(frozen=True)
class Neighbour:
    """Another point of the same body: the nearest of its places, and how far it lies."""

    location: Location
    distance: Distance


def find_neighbours(skin: Skin, here: Location, others: Iterable[Location], within_mm: float) -> list[Neighbour]:
    """The places of other points within a distance, the nearest first; one place of each point."""
    places = [other for other in others if other.code != here.code and other.is_place]
    straight = np.linalg.norm(np.array([place.position_mm for place in places]).reshape(-1, 3) - here.position_mm, axis=1)
    near: dict[str, Neighbour] = {}
    for row in map(int, np.argsort(straight, kind="stable")):
        if straight[row] > within_mm:
            break
        other = places[row]
        known = near.get(other.code)
        # No tape is shorter than the straight way.
        if known is not None and straight[row] >= known.distance.mm:
            continue
        found = Neighbour(other, measure_distance(skin, here, other))
        if found.distance.mm <= within_mm and (known is None or found.distance.mm < known.distance.mm):
            near[other.code] = found
    return sorted(near.values(), key=lambda found: found.distance.mm)


def find_nearest(skin: Skin, here: OnSkin, others: Iterable[Location], count: int) -> list[Neighbour]:
    """The nearest other points, however far they lie: the ``count`` that are nearest straight through, by their way along the skin."""
    places = sorted(
        (other for other in others if other.is_place and not (isinstance(here, Location) and other.code == here.code)),
        key=lambda other: float(np.linalg.norm(other.position_mm - here.position_mm)),
    )
    first: dict[str, Location] = {}
    for place in places:
        first.setdefault(place.code, place)
    found = [Neighbour(place, measure_distance(skin, here, place)) for place in list(first.values())[:count]]
    return sorted(found, key=lambda near: near.distance.mm)


Direction = Literal["above", "below", "inward", "outward", "in_front", "behind"]
_TOLD_SHARE = 0.4
"""A direction is told when it makes so much of the straight way."""


def directions(here: OnSkin, there: OnSkin) -> tuple[Direction, ...]:
    """Where another place lies, seen from ``here`` on a standing body: inward is toward the median plane. The main direction first."""
    way = there.position_mm - here.position_mm
    outward = abs(float(there.position_mm[0])) - abs(float(here.position_mm[0]))
    told: list[tuple[float, Direction]] = [
        (abs(float(way[1])), "above" if way[1] > 0 else "below"),
        (abs(outward), "outward" if outward > 0 else "inward"),
        (abs(float(way[2])), "in_front" if way[2] > 0 else "behind"),
    ]
    length = float(np.linalg.norm(way)) or 1.0
    return tuple(word for size, word in sorted(told, reverse=True) if size >= _TOLD_SHARE * length)
