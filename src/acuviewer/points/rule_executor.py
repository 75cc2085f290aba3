"""Carries out one rule on one body, as a hand would, and writes down each act as a step.

The body is symmetric, so rules are carried out on the left (or in the median plane); ``points.locate`` mirrors.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import hypot
from typing import NamedTuple, assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import SurfacePoint, Vector
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.section import SectionError
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.levels import midline_at
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.location import Step
from acuviewer.points.rules import (
    AlongTape,
    Around,
    AtLandmark,
    Beside,
    Between,
    Crossing,
    Direction,
    FractionOfTape,
    LandmarkPlace,
    Meeting,
    MidlinePlace,
    Place,
    PointPlace,
    View,
)
from acuviewer.points.step_writer import StepWriter, Told
from acuviewer.points.tapes import SkinTapes
from acuviewer.points.wording import SPOKEN, say_length

_WAYS: Mapping[Direction, Vector] = {
    "lateral": (1.0, 0.0, 0.0), "medial": (-1.0, 0.0, 0.0), "anterior": (0.0, 0.0, 1.0), "posterior": (0.0, 0.0, -1.0),
    "superior": (0.0, 1.0, 0.0), "inferior": (0.0, -1.0, 0.0),
}  # fmt: skip
_LEVEL: Vector = (0.0, 1.0, 0.0)
_ACROSS: Mapping[View, Vector] = {"front": (1.0, 0.0, 0.0), "back": (1.0, 0.0, 0.0), "side": (0.0, 0.0, 1.0)}
"""The vertical line seen from a side lies in the plane square to this."""
_INWARD: Mapping[View, Vector] = {"front": (0.0, 0.0, -1.0), "back": (0.0, 0.0, 1.0), "side": (-1.0, 0.0, 0.0)}
_FAR_MM = 3000.0


class Found(NamedTuple):
    """A place reached on the skin, and what it is called in a sentence."""

    surface: SurfacePoint
    called: str


@cache
def _as_share(fraction: float) -> Fraction:
    """The share that a rule means: 0.333 is one third."""
    return Fraction(fraction).limit_denominator(12)


class RuleExecutor:
    """Finds places on the left or in the median plane; ``steps`` and ``mm_per_cun`` grow as it goes.

    Without ``told``, the steps that all who tell of the body share, it finds the same places but writes no steps, and keeps each place
    for the rules that come after.
    ``tapes`` are those of the body, which its finders share.
    """

    def __init__(
        self,
        catalog: Mapping[str, Landmark],
        skin: Skin,
        landmarks: PlacedLandmarks,
        ruler: CunRuler,
        find_point: Callable[[str], SurfacePoint],
        told: Told | None = None,
        tapes: SkinTapes | None = None,
    ) -> None:
        self._catalog = catalog
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._find_point = find_point
        self._writer = None if told is None else StepWriter(catalog, skin.mesh, landmarks, told)
        self._tapes = tapes or SkinTapes(skin)
        self._known: dict[int, tuple[Place, Found]] = {}
        self.mm_per_cun: dict[str, float] = {}

    @property
    def steps(self) -> list[Step]:
        """The acts so far, in order; none from a executor that does not tell."""
        return self._writer.finished() if self._writer else []

    def find(self, place: Place) -> Found:
        """Reach a place, adding the steps it takes; raises SectionError when the skin offers no way to it."""
        # Asked for by identity: rules are read so that equal places are one, and to hash one means to walk through all of it.
        known = self._known.get(id(place))
        if known is None:
            known = self._known[id(place)] = place, self._reach(place)
        return known[1]

    def _reach(self, place: Place) -> Found:
        match place:
            case LandmarkPlace():
                return self._feel(place)
            case PointPlace(code):
                return self._recall(code)
            case MidlinePlace(aspect, level):
                return self._to_midline(aspect, level)
            case AtLandmark(at):
                return self.find(at)
            case FractionOfTape(start, end, fraction, via):
                return self._divide(start, end, via, fraction, "Lay a tape on the skin from {0} to {1}: {2}.")
            case Between(first, second, fraction):
                return self._divide(first, second, (), fraction, "Feel the ground between {0} and {1}: {2} along the skin.")
            case AlongTape():
                return self._measure_along(place)
            case Beside():
                return self._measure_beside(place)
            case Around():
                return self._measure_around(place)
            case Crossing():
                return self._cross(place)
            case Meeting():
                return self._meet(place)
            case _ as never:
                assert_never(never)

    def _reached(self, surface: SurfacePoint) -> Found:
        return Found(surface, self._writer.reached() if self._writer else "this place")

    def _feel(self, place: LandmarkPlace) -> Found:
        side: Side = OTHER_SIDE["left"] if place.other_side else "left"
        placed = self._landmarks.on_side(place.name, side)
        landmark = self._catalog[place.name]
        called = f"the {landmark.english}" + (" of the other side" if place.other_side else "")
        if self._writer:
            self._writer.feel(placed, called)
        return Found(placed.surface, called)

    def _recall(self, code: str) -> Found:
        surface = self._find_point(code)
        if self._writer:
            self._writer.recall(code, surface)
        return Found(surface, code)

    def _to_midline(self, aspect: str, level: Place) -> Found:
        at = self.find(level)
        height = self._skin.mesh.coordinates(at.surface)[1]
        surface = midline_at(self._skin, height, "anterior" if aspect == "anterior" else "posterior")
        if self._writer:
            where = "front" if aspect == "anterior" else "back"
            self._writer.add("level", f"Go at the same level to the median line of the {where}.", surface)
        return Found(surface, f"the median line level with {at.called}")

    def _tape(self, start: Found, end: Found, via: Sequence[Place]) -> SurfaceCurve:
        return self._tapes.by_way_of((start.surface, *(self.find(place).surface for place in via), end.surface))

    def _divide(self, first: Place, second: Place, via: Sequence[Place], fraction: float, sentence: str) -> Found:
        start, end = self.find(first), self.find(second)
        tape = self._tape(start, end, via)
        share = _as_share(fraction)
        surface = tape.place(tape.length * float(share))
        if self._writer:
            text = sentence.format(start.called, end.called, say_length(tape.length))
            self._writer.add("path", text, end.surface, tape, length_mm=tape.length)
            self._writer.divide(tape, share, start.called, surface)
        return self._reached(surface)

    def _scale(self, segment: str) -> float:
        """mm per cun of a segment; the first use adds the step that shows it being measured."""
        if segment not in self.mm_per_cun:
            measured = self._ruler.measure(segment)
            self.mm_per_cun[segment] = measured.mm_per_cun
            if self._writer:
                self._writer.measure(measured)
        return self.mm_per_cun[segment]

    def _measure_along(self, rule: AlongTape) -> Found:
        start, toward = self.find(rule.start), self.find(rule.toward)
        scale = self._scale(rule.segment)
        tape = self._tape(start, toward, rule.via)
        if self._writer:
            text = f"Lay a tape on the skin from {start.called} toward {toward.called}."
            self._writer.add("path", text, toward.surface, tape, length_mm=tape.length)
        return self._land(tape, rule.length_cun, scale, f"from {start.called} toward {toward.called}")

    def _measure_beside(self, rule: Beside) -> Found:
        start = self.find(rule.start)
        way = _WAYS[rule.direction]
        plane = _ACROSS[rule.seen_from] if way[1] else _LEVEL
        line, scale = self._walk(start, plane, way, rule.length_cun, rule.segment)
        level = "on the vertical line through it" if way[1] else "at the same level"
        return self._land(line, rule.length_cun, scale, f"straight {SPOKEN[rule.direction]} from {start.called}, {level}")

    def _measure_around(self, rule: Around) -> Found:
        start = self.find(rule.start)
        low, high = (self._unseen(place) for place in rule.axis)
        toward = self._unseen(rule.toward)
        line, scale = self._walk(start, self._way(low, high), self._way(start, toward), rule.length_cun, rule.segment)
        where = f"from {start.called} around the limb toward {toward.called}, square to its length"
        return self._land(line, rule.length_cun, scale, where)

    def _way(self, start: Found, end: Found) -> Vector:
        """The direction from one place straight to another."""
        (ax, ay, az), (bx, by, bz) = (self._skin.mesh.coordinates(found.surface) for found in (start, end))
        x, y, z = bx - ax, by - ay, bz - az
        length = hypot(x, y, z)
        return x / length, y / length, z / length

    def _walk(self, start: Found, plane: Vector, way: Vector, length_cun: float, segment: str) -> tuple[SurfaceCurve, float]:
        """The line of ``length_cun`` in a plane through ``start``, and the scale of the segment."""
        scale = self._scale(segment)
        return self._tapes.in_plane(start.surface, plane, way, length_cun * scale), scale

    def _unseen(self, place: Place) -> Found:
        """Reach a place without telling its steps: it only gives a direction."""
        if self._writer is None:
            return self.find(place)
        told, known = len(self._writer.steps), dict(self._known)
        found = self.find(place)
        if len(self._writer.steps) > told:
            del self._writer.steps[told:]
            self._known = known
        return found

    def _land(self, tape: SurfaceCurve, length_cun: float, scale: float, where: str) -> Found:
        """Measure off ``length_cun`` along a tape."""
        surface = tape.place(length_cun * scale)
        if self._writer:
            self._writer.measure_off(tape, length_cun, scale, where, surface)
        return self._reached(surface)

    def _cross(self, rule: Crossing) -> Found:
        through = self.find(rule.through)
        start, end = self.find(rule.start), self.find(rule.end)
        tape = self._tape(start, end, rule.via)
        axis = 1 if rule.line == "level" else _ACROSS[rule.seen_from].index(1.0)
        distance = tape.first_at(axis, self._skin.mesh.coordinates(through.surface)[axis])
        surface = tape.place(distance)
        if self._writer:
            self._writer.add("path", f"Lay a tape on the skin from {start.called} to {end.called}.", end.surface, tape)
            line = "level of" if rule.line == "level" else "vertical line through"
            text = f"Take the place where the {line} {through.called} crosses it."
            self._writer.add("landing", text, surface, tape, length_mm=distance)
        return self._reached(surface)

    def _meet(self, rule: Meeting) -> Found:
        level, vertical = self.find(rule.level), self.find(rule.vertical)
        mesh, inward = self._skin.mesh, np.array(_INWARD[rule.seen_from])
        place = np.where(inward == 0.0, mesh.position(vertical.surface), -_FAR_MM * inward)
        place[1] = mesh.coordinates(level.surface)[1]
        among = self._skin.pattern.triangles_between(level.surface, vertical.surface)
        surface = cast_ray(mesh, place, inward, among)
        if surface is None:
            raise SectionError(f"the level of {level.called} does not meet the vertical line through {vertical.called}")
        if self._writer:
            text = f"Take the place at the level of {level.called}, on the vertical line through {vertical.called}."
            self._writer.add("landing", text, surface)
        return self._reached(surface)
