"""The table of facts, and how far a body is from each: numbers of the definitions, written down without looking at the rules."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.geometry.section import lay_tape, walk_level
from acuviewer.landmarks.levels import lay_level, midline_at
from acuviewer.session.anatomy import Anatomy

SHARE, LEAST_MM = 0.02, 1.0
"""What may be missing: two per cent of the length that is stated, or a millimetre."""
RIB_MM = 2.0
"""The middle of a rib, between which a space is measured; the rib itself is some 12 mm high."""
AXIS_SLOPE = 0.12
"""Square to a limb is known to some seven degrees: an upper arm by its joints and by its bone's outer marks differ by three to eight."""
DEPARTS = {
    ("ST18", "space"), ("GB22", "space"), ("GB23", "space"), ("SP19", "space"), ("SI10", "plumb"), ("GB21", "middle"),
}  # fmt: skip
"""Facts that this body model cannot meet; each of these points says so, and why, on its page."""
EXACT_MM, MEDIAN_MM = 0.1, 0.05
LIMB = {"arm": ("left_shoulder", "left_elbow"), "forearm": ("left_elbow", "left_hand")}
"""The joints between which an arm is long; the standing trunk and leg go up and down."""


@dataclass(frozen=True)
class Fact:
    """One line of ``facts.csv``.

    distance  so many cun from a place along the skin
    beside    so many cun from the median line (anterior, posterior) at the point's own level
    rise      level with the end of so many cun: on the tape toward the other place if one is named, on the
              segment's own tape along an arm, else on a tape that is laid straight along the limb or up the trunk
    share     a share of the way from one place to another
    middle    as far from one place as from another
    level     as high as a place
    plumb     on the vertical line through a place, seen from front, back or side
    at        at a place
    space     in that intercostal space, between the ribs above and below
    median    on the median line
    """

    code: str
    fact: str
    place: str
    other: str
    value: str
    segment: str


def read_facts() -> list[Fact]:
    """All facts."""
    with (Path(__file__).parent / "points" / "facts.csv").open(encoding="utf-8") as file:
        return [Fact(**row) for row in csv.DictReader(file)]


def faults_of(anatomy: Anatomy, facts: list[Fact]) -> Iterator[str]:
    """A sentence for each fact that a body does not meet."""
    for fact in facts:
        found = _place(anatomy, fact.code)
        off, allowed = _measure(anatomy, fact, found)
        if not off <= allowed:
            yield f"{fact.code} {fact.fact} {fact.place} {fact.other} {fact.value}: off by {off:.2f} mm, {allowed:.2f} allowed"


def _place(anatomy: Anatomy, name: str) -> SurfacePoint:
    code, _, part = name.partition(":")
    found = anatomy.location(code, "left", part or "standard") or anatomy.location(code, "left")
    if found is not None:
        return found.surface
    landmark = anatomy.landmark(name, "left")
    assert landmark is not None, f"{name} is neither point nor landmark"
    return landmark.surface


def _measure(anatomy: Anatomy, fact: Fact, found: SurfacePoint) -> tuple[float, float]:
    """How far the point is from what the fact states, and how far it may be; both mm."""
    skin = anatomy.skin
    here = skin.mesh.position(found)
    if fact.fact == "median":
        return abs(float(here[0])), MEDIAN_MM
    if fact.fact == "space":
        return _out_of_space(anatomy, int(fact.value), found), RIB_MM
    if fact.fact == "beside":
        middle = midline_at(skin, float(here[1]), "anterior" if fact.place == "anterior" else "posterior")
        return _miss(lay_level(skin, middle, found).length, float(fact.value) * anatomy.ruler.mm_per_cun(fact.segment))
    start = _place(anatomy, fact.place)
    there = skin.mesh.position(start)
    match fact.fact:
        case "distance":
            return _miss(_length(anatomy, start, found), float(fact.value) * anatomy.ruler.mm_per_cun(fact.segment))
        case "rise":
            return _out_of_level(anatomy, fact, start, found)
        case "share":
            end = _place(anatomy, fact.other)
            whole = _length(anatomy, start, end)
            return _miss(_length(anatomy, start, found), float(Fraction(fact.value)) * whole)
        case "middle":
            ways = [_length(anatomy, one, found) for one in (start, _place(anatomy, fact.other))]
            return _miss(ways[0], sum(ways) / 2)
        case "level":
            return abs(float(here[1] - there[1])), LEAST_MM
        case "plumb":
            across = 2 if fact.other == "side" else 0
            return abs(float(here[across] - there[across])), LEAST_MM
        case "at":
            return float(np.linalg.norm(here - there)), EXACT_MM
    raise ValueError(fact.fact)


def _miss(measured: float, stated: float) -> tuple[float, float]:
    return abs(measured - stated), max(SHARE * stated, LEAST_MM)


def _length(anatomy: Anatomy, start: SurfacePoint, end: SurfacePoint) -> float:
    return lay_tape(anatomy.skin.mesh, start, end, anatomy.skin.pattern.ways_between(start, end)).length


def _out_of_level(anatomy: Anatomy, fact: Fact, start: SurfacePoint, found: SurfacePoint) -> tuple[float, float]:
    """How far a point is above or below the end of a tape laid straight along the limb from a place, so many cun long."""
    skin = anatomy.skin
    stated = float(fact.value) * anatomy.ruler.mm_per_cun(fact.segment)
    axis = _axis(anatomy, fact.segment)
    offset = float((skin.mesh.position(found) - skin.mesh.position(start)) @ axis)
    tape, spec = anatomy.ruler.measure(fact.segment).tape, anatomy.ruler.segments[fact.segment]
    if fact.other:
        goal = _place(anatomy, fact.other)
        end = lay_tape(skin.mesh, start, goal, skin.pattern.ways_between(start, goal)).position(stated)
    elif fact.place in (spec.start, spec.to) and spec.region in LIMB:
        end = tape.position(stated if fact.place == spec.start else tape.length - stated)
    else:
        plane = np.cross(axis, skin.mesh.normal(start))
        ways = skin.pattern.ways_between(start, found)
        toward = axis if offset > 0 else -axis
        end = walk_level(skin.mesh, start, plane / np.linalg.norm(plane), toward, stated, ways).points[-1]
    aside = skin.mesh.position(found) - end
    off = float(aside @ axis)
    around_mm = float(np.linalg.norm(aside - off * axis))
    return abs(off), max(SHARE * stated, LEAST_MM) + AXIS_SLOPE * around_mm


def _axis(anatomy: Anatomy, segment: str) -> np.ndarray:
    """Unit vector along a segment of the left side."""
    region = anatomy.ruler.segments[segment].region
    if region not in LIMB:
        return np.array([0.0, 1.0, 0.0])
    start, end = (anatomy.skin.joints[joint] for joint in LIMB[region])
    return (end - start) / float(np.linalg.norm(end - start))


def _out_of_space(anatomy: Anatomy, space: int, found: SurfacePoint) -> float:
    """How many mm the bone below a point lies outside the space between two ribs, beside the point's own place."""
    here, pattern = anatomy.skin.mesh.position(found), anatomy.skeleton.pattern
    inward = -anatomy.skin.mesh.normal(found)
    heights = []
    for rib in (space, space + 1):
        rows = pattern.bones[f"left_rib_{rib}"].vertices
        away = anatomy.skeleton.mesh.vertices[rows] - here
        # The rib that a probe from the skin would meet, some way up or down.
        beside = away - np.outer(away @ inward, inward)
        beside[:, 1] = 0.0
        near = (np.linalg.norm(beside, axis=1) < 10.0) & (away @ inward > 0) & (away @ inward < 80.0)
        heights.append(float(away[near, 1].mean()) if near.any() else float("nan"))
    upper, lower = heights
    return float(np.nanmax([0.0 if np.isnan(upper) else -upper, 0.0 if np.isnan(lower) else lower, 0.0]))
