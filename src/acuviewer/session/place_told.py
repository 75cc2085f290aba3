"""What is told of a place on a body: in which part it lies, by which cun, how far from the midline, what is near."""

from collections.abc import Iterable

import numpy as np

from acuviewer.body.bone_depth import BoneBeneath, bone_beneath
from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Said, Words, said
from acuviewer.knowledge.terms import capitalised
from acuviewer.landmarks.cun import CunSegment
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.atlas import Atlas
from acuviewer.points.distance import Distance, measure_distance
from acuviewer.points.location import Spot
from acuviewer.points.measured_chain import MidlineDistance, distance_from_midline
from acuviewer.points.neighbours import Neighbour, find_nearest
from acuviewer.points.scale import Scale, scale_at
from acuviewer.points.stretches import lengthwise_segment, part_at
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.chosen_place import spot_of
from acuviewer.session.ruler_places import RulerPlace

N_NEAREST = 3
IN_MIDLINE_MM = 0.5
"""What is no farther from the median plane lies in it."""

_LIMBS_WITH_SIDES = ("thigh", "leg")
"""Parts whose front, rear, inner and outer side are told: arms hang turned, so that there the pose would decide."""


@dataclass(frozen=True)
class AlongSegment:
    """Where a place lies along a segment that measures lengthwise: ``cun`` from its start, by the ``scale`` of its side."""

    segment: CunSegment
    cun: float
    scale: Scale


@dataclass(frozen=True, eq=False)
class NearLandmark:
    """A landmark near a place, and how far it lies."""

    landmark: PlacedLandmark
    distance: Distance


@dataclass(frozen=True, eq=False)
class PlaceTold:
    """All that is told of a place. ``along`` is None where no segment measures lengthwise, or the place lies beyond its ends."""

    spot: Spot
    part: Words
    side: Side
    beneath: BoneBeneath | None
    scale: Scale
    along: AlongSegment | None
    midline: MidlineDistance
    points: tuple[Neighbour, ...]
    landmarks: tuple[NearLandmark, ...]


def tell_place(anatomy: Anatomy, place: RulerPlace) -> PlaceTold | None:
    """What lies at a place of a body; None for a point whose rule cannot be carried out there."""
    spot = spot_of(anatomy, place)
    if spot is None:
        return None
    of_body = anatomy.skin, anatomy.landmarks, anatomy.ruler
    locations = [found for found in anatomy.locations.values() if not (place.kind == "point" and found.code == place.key)]
    landmarks = [found for found in anatomy.landmarks.values() if not (place.kind == "landmark" and found.name == place.key)]
    return PlaceTold(
        spot,
        _tell_part(anatomy, spot),
        side_of_spot(spot),
        bone_beneath(anatomy.skeleton, spot.position_mm, spot.normal),
        scale_at(spot.surface, spot.normal, *of_body),
        _along(anatomy, spot),
        distance_from_midline(spot.surface, *of_body),
        tuple(find_nearest(anatomy.skin, spot, locations, N_NEAREST)),
        tuple(_nearest_landmarks(anatomy, spot, landmarks)),
    )


def name_of_place(place: RulerPlace, atlas: Atlas) -> Words:
    """What one calls a place where its body is not at hand."""
    if place.kind == "skin":
        return Said("place.on_skin")
    name = place.key if place.kind == "point" else capitalised(atlas.landmarks[place.key].english)
    return said("place.at", name=name)


def side_of_spot(spot: Spot) -> Side:
    """On which side of the body a place lies; ``midline`` in the median plane."""
    x = float(spot.position_mm[0])
    return "midline" if abs(x) <= IN_MIDLINE_MM else "left" if x > 0 else "right"


def _tell_part(anatomy: Anatomy, spot: Spot) -> Words:
    """The part of the body with its side, and for the leg on which side of it."""
    part = part_at(spot.surface, anatomy.skin, anatomy.landmarks)
    if part == "back":
        part = _part_of_back(anatomy, spot)
    words: Words = Said(f"region.{part}")
    if part in _LIMBS_WITH_SIDES:
        words = said("place.aspect", part=words, aspect=Said(f"aspect.{_aspect(spot)}"))
    side = side_of_spot(spot)
    return words if side == "midline" else said(f"mark.on_{side}", name=words)


def _part_of_back(anatomy: Anatomy, spot: Spot) -> str:
    """Below the posterior superior iliac spines the back is the sacrum between them as far as the coccyx, and the buttock beside and below."""
    spine = anatomy.landmarks.on_side("posterior_superior_iliac_spine", "left").position_mm
    x, y, _ = np.abs(spot.position_mm)
    if y >= spine[1]:
        return "back"
    coccyx = anatomy.landmarks.on_side("coccyx_tip", "midline").position_mm
    return "sacrum" if x < spine[0] and y >= coccyx[1] else "buttock"


def _aspect(spot: Spot) -> str:
    outward, _, forward = spot.normal.tolist()
    outward *= 1.0 if spot.position_mm[0] >= 0 else -1.0
    if abs(forward) >= abs(outward):
        return "front" if forward > 0 else "back"
    return "outer" if outward > 0 else "inner"


def _along(anatomy: Anatomy, spot: Spot) -> AlongSegment | None:
    name = lengthwise_segment(spot.surface, anatomy.skin, anatomy.landmarks)
    if name is None or (name == "head_sagittal" and _is_in_face(anatomy, spot)):
        return None
    side: Side = "right" if spot.position_mm[0] < 0 else "left"
    measured = anatomy.ruler.measure(name, side)
    passed = level_along(measured.tape, spot.position_mm)
    if passed is None:
        return None
    return AlongSegment(measured.segment, passed / measured.mm_per_cun, Scale(name, measured.mm_per_cun, False))


def _is_in_face(anatomy: Anatomy, spot: Spot) -> bool:
    """Whether a place lies below the brows, where nothing is measured along the top of the head."""
    return bool(spot.position_mm[1] < anatomy.landmarks.on_side("glabella", "midline").position_mm[1])


def level_along(tape: SurfaceCurve, position_mm: Floats) -> float | None:
    """How many mm of a tape are passed where it is level with a place (3,): level means square to the straight way between the ends.
    None beyond the ends."""
    start = tape.points[0]
    chord = tape.points[-1] - start
    passed = (tape.points - start) @ chord
    here = float((position_mm - start) @ chord)
    rows = np.flatnonzero((passed[:-1] <= here) & (here <= passed[1:]))
    if not len(rows) or not 0.0 <= here <= float(chord @ chord):
        return None
    row = int(rows[0])
    share = (here - passed[row]) / max(float(passed[row + 1] - passed[row]), 1e-12)
    return float(tape.distances[row] + share * (tape.distances[row + 1] - tape.distances[row]))


def _nearest_landmarks(anatomy: Anatomy, spot: Spot, landmarks: Iterable[PlacedLandmark]) -> list[NearLandmark]:
    """The landmarks that are nearest straight through, by their way along the skin."""
    nearest = sorted(landmarks, key=lambda placed: float(np.linalg.norm(placed.position_mm - spot.position_mm)))[:N_NEAREST]
    found = [NearLandmark(placed, measure_distance(anatomy.skin, spot, placed)) for placed in nearest]
    return sorted(found, key=lambda near: near.distance.mm)
