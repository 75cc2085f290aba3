"""The part of a picture that counts as right: the tolerance of the grading around a place of the skin, as it is seen."""

import math
from collections.abc import Iterable, Sequence

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.geometry.section import SectionError
from acuviewer.points.location import Location
from acuviewer.points.scale import scale_of
from acuviewer.points.spread import lay_rings
from acuviewer.session.anatomy import Anatomy
from acuviewer.shown.projection import Projection
from acuviewer.study.tolerance import Tolerance, tolerance_at

Spot = tuple[int, int]


@dataclass(frozen=True)
class DropZone:
    """A polygon in whole pixels, which never has the same corner twice, and the ``tolerance`` that it shows."""

    corners: tuple[Spot, ...]
    tolerance: Tolerance


def drop_zone(anatomy: Anatomy, found: Location, region: str, projection: Projection) -> DropZone | None:
    """The zone around a point in a picture; None where the picture does not hold it whole."""
    tolerance = tolerance_at(region, scale_of(found, anatomy.skin, anatomy.landmarks, anatomy.ruler))
    seen = projection.pixels(_around(anatomy, found, tolerance.mm))
    if not _is_inside(seen, projection):
        return None
    corners = outline((round(float(x)), round(float(y))) for x, y in seen)
    return DropZone(corners, tolerance) if len(corners) > 2 else None


def _around(anatomy: Anatomy, found: Location, mm: float) -> Floats:
    """(n, 3) a ring of places of the skin that lie so far away along it; a flat one where the skin has no room for it."""
    try:
        (ring,) = lay_rings(anatomy.skin, found, [math.pi * mm**2])
        return found.position_mm + (ring.line_mm - found.position_mm) * (mm / ring.radius_mm)
    except SectionError:
        across = np.cross(found.normal, (0.0, 1.0, 0.0) if abs(found.normal[1]) < 0.9 else (1.0, 0.0, 0.0))
        across /= np.linalg.norm(across)
        along = np.cross(found.normal, across)
        turns = np.linspace(0.0, 2.0 * math.pi, 24, endpoint=False)[:, None]
        return found.position_mm + mm * (np.cos(turns) * across + np.sin(turns) * along)


def _is_inside(seen: Floats, projection: Projection) -> bool:
    edge = np.array([projection.width, projection.height]) - 1.0
    return bool(np.isfinite(seen).all() and (seen >= 1.0).all() and (seen <= edge).all())


def outline(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """The corners of the smallest polygon without a hollow that holds all spots; where skin turns away from the eye its ring folds."""
    ordered = sorted(set(spots))
    below, above = _half(ordered), _half(ordered[::-1])
    return tuple(below[:-1] + above[:-1])


def _half(spots: Sequence[Spot]) -> list[Spot]:
    kept: list[Spot] = []
    for spot in spots:
        while len(kept) > 1 and _turns(kept[-2], kept[-1], spot) <= 0:
            kept.pop()
        kept.append(spot)
    return kept


def _turns(first: Spot, then: Spot, last: Spot) -> int:
    return (then[0] - first[0]) * (last[1] - first[1]) - (then[1] - first[1]) * (last[0] - first[0])
