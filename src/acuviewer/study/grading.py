"""A placing is graded: measured along the skin against where the rules put the point on that body."""

from collections.abc import Iterator, Sequence

import numpy as np

from acuviewer.geometry.geodesic import lay_geodesic
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.points.location import Location
from acuviewer.points.scale import Scale, scale_at, scale_of
from acuviewer.study.ground import Ground
from acuviewer.study.measured_against import look_nearer, share_of_spread, tell_offsets
from acuviewer.study.on_body import OnBody
from acuviewer.study.question import Question
from acuviewer.study.tolerance import Tolerance, tolerance_at
from acuviewer.study.verdict import Grade, Target, Verdict

NEAR = 2.0
"""Up to so many tolerances a placing is near."""

_MIDLINE_MM = 3.0
"""A hand that means the midline comes so near to it."""


def grade_placing(ground: Ground, body: OnBody, question: Question, given: SurfacePoint) -> Verdict:
    """Grade a place of the skin given for a question that is answered by a click; raises LookupError where the body has no such place."""
    places = _places(body, question)
    # Of the places around the vertex that are one point some lie in the midline, whatever side is asked for.
    asked = [place for place in places if question.side == "either" or place.side in (question.side, "midline")]
    if not asked:
        raise LookupError(f"{question.subject} has no place on this body")
    there = body.skin.mesh.position(given)
    target = _nearest(asked, there)
    way = lay_geodesic(body.skin.mesh, target.surface, given)
    scale = _scale(body, target)
    tolerance = tolerance_at(_region(ground, question), scale)
    nearer = look_nearer(body, list(_others(body, question)), given, way.length)
    # What lies in the midline is on no side, whichever place is nearer by a hair.
    other_side = abs(float(there[0])) > _MIDLINE_MM and _nearest(places, there) not in asked
    spread = None if question.kind == "find_landmark" else ground.library.spread.get(question.subject)
    return Verdict(
        question.subject,
        target,
        way,
        scale,
        tell_offsets(body, target, way, scale),
        tolerance,
        nearer,
        share_of_spread(body, target, way.length, spread) if spread and isinstance(target, Location) else None,
        other_side,
        grade_of(way.length, tolerance, nearer is not None, other_side),
    )


def grade_of(mm: float, tolerance: Tolerance, other_is_nearer: bool, on_other_side: bool) -> Grade:
    """The grade of a distance. Whoever came nearer to another point is not right, however near both are."""
    if on_other_side or mm > NEAR * tolerance.mm:
        return "off"
    return "right" if mm <= tolerance.mm and not other_is_nearer else "near"


def _places(body: OnBody, question: Question) -> list[Target]:
    if question.kind == "find_landmark":
        return [placed for placed in body.landmarks.values() if placed.name == question.subject]
    return [found for found in body.locations.values() if found.code == question.subject and found.is_place]


def _others(body: OnBody, question: Question) -> Iterator[tuple[str, Target]]:
    """What else of the same kind there is, by code or name."""
    if question.kind == "find_landmark":
        yield from ((placed.name, placed) for placed in body.landmarks.values() if placed.name != question.subject)
    else:
        yield from ((one.code, one) for one in body.locations.values() if one.is_place and one.code != question.subject)


def _nearest(places: Sequence[Target], position_mm: Floats) -> Target:
    return min(places, key=lambda place: float(np.linalg.norm(place.position_mm - position_mm)))


def _scale(body: OnBody, target: Target) -> Scale:
    of_body = body.skin, body.landmarks, body.ruler
    if isinstance(target, Location):
        return scale_of(target, *of_body)
    return scale_at(target.surface, target.normal, *of_body)


def _region(ground: Ground, question: Question) -> str:
    catalog = ground.atlas.landmarks if question.kind == "find_landmark" else ground.atlas.points
    return catalog[question.subject].region
