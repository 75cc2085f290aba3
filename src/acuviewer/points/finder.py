"""Carries out one rule on one body, as a hand would, and writes down each act as a step.

The body is symmetric, so rules are carried out on the left (or in the median plane); ``points.locate`` mirrors.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve, joined
from acuviewer.geometry.mesh import Floats, SurfacePoint, unit
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.section import SectionError, lay_tape, walk_level
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunRuler, MeasuredSegment
from acuviewer.landmarks.levels import UP, midline_at
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
from acuviewer.points.wording import SPOKEN, say_length, say_measure, say_parts, say_share

_WAYS: Mapping[Direction, tuple[float, float, float]] = {
    "lateral": (1, 0, 0), "medial": (-1, 0, 0), "anterior": (0, 0, 1), "posterior": (0, 0, -1), "superior": (0, 1, 0), "inferior": (0, -1, 0),
}  # fmt: skip
_ACROSS: Mapping[View, Floats] = {
    "front": np.array([1.0, 0.0, 0.0]), "back": np.array([1.0, 0.0, 0.0]), "side": np.array([0.0, 0.0, 1.0]),
}  # fmt: skip
"""The vertical line seen from a side lies in the plane square to this."""
_INWARD: Mapping[View, tuple[float, float, float]] = {"front": (0, 0, -1), "back": (0, 0, 1), "side": (-1, 0, 0)}
_FAR_MM = 3000.0


@dataclass(frozen=True)
class Found:
    """A place reached on the skin, and what it is called in a sentence."""

    surface: SurfacePoint
    called: str


class Finder:
    """Finds places on the left or in the median plane; ``steps`` and ``mm_per_cun`` grow as it goes.

    Without ``tells`` it finds the same places but writes no steps. ``known`` keeps what such finders of one body have found.
    """

    def __init__(
        self,
        catalog: Mapping[str, Landmark],
        skin: Skin,
        landmarks: PlacedLandmarks,
        ruler: CunRuler,
        find_point: Callable[[str], SurfacePoint],
        tells: bool = True,
        known: dict[Place, SurfacePoint] | None = None,
    ) -> None:
        self._catalog = catalog
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._find_point = find_point
        self._tells = tells
        self._known = known
        self.steps: list[Step] = []
        self.mm_per_cun: dict[str, float] = {}

    def find(self, place: Place) -> Found:
        """Reach a place, adding the steps it takes; raises SectionError when the skin offers no way to it."""
        if self._tells or self._known is None:
            return self._reach(place)
        if place not in self._known:
            self._known[place] = self._reach(place).surface
        return Found(self._known[place], "")

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

    def _add(self, kind: str, text: str, surface: SurfacePoint, **more: object) -> None:
        if not self._tells:
            return
        mesh = self._skin.mesh
        self.steps.append(Step(kind, text, mesh.position(surface), mesh.normal(surface), **more))  # type: ignore[arg-type]

    def _feel(self, place: LandmarkPlace) -> Found:
        side: Side = OTHER_SIDE["left"] if place.other_side else "left"
        placed = self._landmarks.on_side(place.name, side)
        landmark = self._catalog[place.name]
        called = f"the {landmark.english}" + (" of the other side" if place.other_side else "")
        text = f"Find {called}. {landmark.palpation}"
        self._add("landmark", text, placed.surface, landmarks=((placed.name, placed.side),))
        return Found(placed.surface, called)

    def _recall(self, code: str) -> Found:
        surface = self._find_point(code)
        self._add("landmark", f"Find {code}.", surface)
        return Found(surface, code)

    def _to_midline(self, aspect: str, level: Place) -> Found:
        at = self.find(level)
        height = float(self._skin.mesh.position(at.surface)[1])
        surface = midline_at(self._skin, height, "anterior" if aspect == "anterior" else "posterior")
        where = "front" if aspect == "anterior" else "back"
        self._add("level", f"Go at the same level to the median line of the {where}.", surface)
        return Found(surface, f"the median line level with {at.called}")

    def _tape(self, start: Found, end: Found, via: Sequence[Place]) -> SurfaceCurve:
        stops = [start.surface, *(self.find(place).surface for place in via), end.surface]
        between = self._skin.pattern.ways_between
        pieces = [lay_tape(self._skin.mesh, a, b, between(a, b)) for a, b in pairwise(stops)]
        return joined(pieces)

    def _divide(self, first: Place, second: Place, via: Sequence[Place], fraction: float, sentence: str) -> Found:
        start, end = self.find(first), self.find(second)
        tape = self._tape(start, end, via)
        share = Fraction(fraction).limit_denominator(12)
        surface = tape.place(tape.length * share)
        if self._tells:
            text = sentence.format(start.called, end.called, say_length(tape.length))
            self._add("path", text, end.surface, line_mm=tape.points, length_mm=tape.length)
            self._tell_division(tape, share, start, surface)
        return Found(surface, "this place")

    def _tell_division(self, tape: SurfaceCurve, share: Fraction, start: Found, surface: SurfacePoint) -> None:
        marks = [tape.position(tape.length * n / share.denominator) for n in range(1, share.denominator)]
        self._add(
            "division",
            f"Divide it into {say_parts(share)} equal parts of {say_length(tape.length / share.denominator)}.",
            surface,
            line_mm=tape.points,
            ticks_mm=np.array(marks).reshape(-1, 3),
            length_mm=tape.length,
        )
        self._add(
            "landing",
            f"The place is {say_share(share)} of the way from {start.called}: {say_length(tape.length * share)} along the skin.",
            surface,
            line_mm=tape.until(tape.length * share).points,
            length_mm=tape.length * float(share),
        )

    def _scale(self, segment: str) -> float:
        """mm per cun of a segment; the first use adds the step that shows it being measured."""
        if segment not in self.mm_per_cun:
            measured = self._ruler.measure(segment)
            self.mm_per_cun[segment] = measured.mm_per_cun
            if self._tells:
                self._tell_measure(measured)
        return self.mm_per_cun[segment]

    def _tell_measure(self, measured: MeasuredSegment) -> None:
        spec, scale = measured.segment, measured.mm_per_cun
        names = [(start.name, start.side) for start in [self._landmarks.on_side(spec.start, "left")]]
        if isinstance(spec.to, str):
            end = self._landmarks.on_side(spec.to, "left")
            names.append((end.name, end.side))
        ticks = [measured.tape.position(scale * n) for n in range(1, int(spec.length_cun + 0.999))]
        self._add(
            "path",
            say_measure(spec, self._catalog, measured.tape.length, scale),
            measured.tape.place(measured.tape.length),
            landmarks=tuple(names),
            line_mm=measured.tape.points,
            ticks_mm=np.array(ticks).reshape(-1, 3),
            length_mm=measured.tape.length,
            length_cun=spec.length_cun,
        )

    def _measure_along(self, rule: AlongTape) -> Found:
        start, toward = self.find(rule.start), self.find(rule.toward)
        scale = self._scale(rule.segment)
        tape = self._tape(start, toward, rule.via)
        text = f"Lay a tape on the skin from {start.called} toward {toward.called}."
        self._add("path", text, toward.surface, line_mm=tape.points, length_mm=tape.length)
        return self._land(tape, rule.length_cun, scale, f"from {start.called} toward {toward.called}")

    def _measure_beside(self, rule: Beside) -> Found:
        start = self.find(rule.start)
        way = np.array(_WAYS[rule.direction])
        plane = _ACROSS[rule.seen_from] if way[1] else UP
        line, scale = self._walk(start, plane, way, rule.length_cun, rule.segment)
        level = "on the vertical line through it" if way[1] else "at the same level"
        return self._land(line, rule.length_cun, scale, f"straight {SPOKEN[rule.direction]} from {start.called}, {level}")

    def _measure_around(self, rule: Around) -> Found:
        start = self.find(rule.start)
        position = self._skin.mesh.position
        low, high = (position(self._unseen(place).surface) for place in rule.axis)
        toward = self._unseen(rule.toward)
        way = position(toward.surface) - position(start.surface)
        line, scale = self._walk(start, unit(high - low), way, rule.length_cun, rule.segment)
        where = f"from {start.called} around the limb toward {toward.called}, square to its length"
        return self._land(line, rule.length_cun, scale, where)

    def _walk(self, start: Found, plane: Floats, way: Floats, length_cun: float, segment: str) -> tuple[SurfaceCurve, float]:
        """The line of ``length_cun`` in a plane through ``start``, and the scale of the segment."""
        scale = self._scale(segment)
        ways = self._skin.pattern.ways_between(start.surface, start.surface)
        return walk_level(self._skin.mesh, start.surface, plane, way, length_cun * scale, ways), scale

    def _unseen(self, place: Place) -> Found:
        """Reach a place without telling its steps: it only gives a direction."""
        told = len(self.steps)
        found = self.find(place)
        del self.steps[told:]
        return found

    def _land(self, tape: SurfaceCurve, length_cun: float, scale: float, where: str) -> Found:
        """Measure off ``length_cun`` along a tape, with a tick every half cun (every cun on long ones)."""
        length = length_cun * scale
        surface = tape.place(length)
        if self._tells:
            spacing = 0.5 if length_cun <= 4 else 1.0
            ticks = [tape.position(n * spacing * scale) for n in range(1, int(length_cun / spacing + 1e-9) + 1)]
            self._add(
                "division",
                f"Measure {length_cun:g} cun, {say_length(length)} along the skin, {where}.",
                surface,
                line_mm=tape.until(length).points,
                ticks_mm=np.array(ticks).reshape(-1, 3),
                length_mm=length,
                length_cun=length_cun,
            )
        return Found(surface, "this place")

    def _cross(self, rule: Crossing) -> Found:
        through = self.find(rule.through)
        start, end = self.find(rule.start), self.find(rule.end)
        tape = self._tape(start, end, rule.via)
        axis = 1 if rule.line == "level" else int(np.argmax(_ACROSS[rule.seen_from]))
        distance = tape.first_at(axis, float(self._skin.mesh.position(through.surface)[axis]))
        surface = tape.place(distance)
        self._add("path", f"Lay a tape on the skin from {start.called} to {end.called}.", end.surface, line_mm=tape.points)
        line = "level of" if rule.line == "level" else "vertical line through"
        text = f"Take the place where the {line} {through.called} crosses it."
        self._add("landing", text, surface, line_mm=tape.points, length_mm=distance)
        return Found(surface, "this place")

    def _meet(self, rule: Meeting) -> Found:
        level, vertical = self.find(rule.level), self.find(rule.vertical)
        mesh = self._skin.mesh
        inward = np.array(_INWARD[rule.seen_from])
        place = np.where(inward == 0, mesh.position(vertical.surface), -inward * _FAR_MM)
        place[1] = mesh.position(level.surface)[1]
        among = self._skin.pattern.triangles_between(level.surface, vertical.surface)
        surface = cast_ray(mesh, place, inward, among)
        if surface is None:
            raise SectionError(f"the level of {level.called} does not meet the vertical line through {vertical.called}")
        text = f"Take the place at the level of {level.called}, on the vertical line through {vertical.called}."
        self._add("landing", text, surface)
        return Found(surface, "this place")
