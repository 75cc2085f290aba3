"""The ruler on a body: where its places are, what it measures, and to which point or landmark a place on bare skin snaps."""

from collections.abc import Sequence

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.catalog import STANDARD
from acuviewer.points.location import Location
from acuviewer.points.measured_chain import Measured, measure_chain, measure_following
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.session.ruler_places import RulerPlace

SNAP_MM = 6.0
"""A place on bare skin that is no farther than this from a point or landmark is taken for it."""


def find_place(anatomy: Anatomy, place: RulerPlace) -> Location | PlacedLandmark | SurfacePoint | None:
    """What a place is on a body; None for a point whose rule cannot be carried out there."""
    if place.kind == "point":
        return anatomy.location(place.key, place.side)
    return place.surface if place.kind == "skin" else anatomy.landmark(place.key, place.side)


def surface_of(anatomy: Anatomy, place: RulerPlace) -> SurfacePoint | None:
    """Where a place lies on the skin of a body; None for a point whose rule cannot be carried out there."""
    found = find_place(anatomy, place)
    return found if found is None or isinstance(found, SurfacePoint) else found.surface


def side_of(anatomy: Anatomy, place: RulerPlace) -> Side | None:
    """The side that a place has on a body, ``midline`` in the median plane; None for bare skin."""
    found = find_place(anatomy, place)
    return None if found is None or isinstance(found, SurfacePoint) else found.side


@kept_with_body
def known_ways(anatomy: Anatomy) -> dict[tuple[SurfacePoint, SurfacePoint], SurfaceCurve]:
    """Ways on a body that were sought for something else and will be measured next."""
    del anatomy
    return {}


@kept_with_body
def measure_ruler(anatomy: Anatomy, places: tuple[RulerPlace, ...]) -> Measured | None:
    """What the ruler shows on a body, places that are nowhere left out; None if none is left.

    On a body on which all follows the skin the tape does so too.
    """
    stops = [stop for place in places if (stop := surface_of(anatomy, place)) is not None]
    if not stops:
        return None
    of_body = anatomy.skin, anatomy.landmarks, anatomy.ruler
    before = measure_ruler(anatomy.resting, places) if anatomy.resting is not None else None
    return measure_chain(*of_body, stops, known_ways(anatomy)) if before is None else measure_following(before, *of_body)


def snapped(anatomy: Anatomy, position_mm: Floats) -> RulerPlace | None:
    """The point or landmark nearest to a place (3,) of the skin, if it is near enough to be meant; a point goes before a landmark."""
    for places, positions_mm in _to_snap_to(anatomy):
        away = np.linalg.norm(positions_mm - position_mm, axis=1)
        row = int(away.argmin())
        if away[row] <= SNAP_MM:
            return places[row]
    return None


@kept_with_body
def _to_snap_to(anatomy: Anatomy) -> tuple[tuple[Sequence[RulerPlace], Floats], ...]:
    """The points, and the landmarks, each with where all of them are (n, 3)."""
    locations = [found for found in anatomy.locations.values() if found.definition == STANDARD]
    landmarks = list(anatomy.landmarks.values())
    return (
        ([RulerPlace("point", found.code, found.side) for found in locations], np.array([one.position_mm for one in locations])),
        ([RulerPlace("landmark", one.name, one.side) for one in landmarks], np.array([one.position_mm for one in landmarks])),
    )
