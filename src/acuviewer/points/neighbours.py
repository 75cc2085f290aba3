"""Which other points lie near a point, and how far along the skin."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.points.distance import Distance, measure_distance
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
