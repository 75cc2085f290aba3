"""Carries out one rule on one body, as a hand would, and writes down each act as a step.

The body is symmetric, so rules are carried out on the left (or in the median plane); ``points.locate`` mirrors.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from math import hypot
from typing import Any, NamedTuple, assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import SurfacePlaces, SurfacePoint, Vector
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.section import SectionError
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunRuler, MeasuredSegment
from acuviewer.landmarks.levels import midline_at
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.location import Step, StepKind
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
from acuviewer.points.tapes import SkinTapes
from acuviewer.points.wording import SPOKEN, say_length, say_measure, say_parts, say_share

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


class Finder:
    """Finds places on the left or in the median plane; ``steps`` and ``mm_per_cun`` grow as it goes.

    Without ``tells`` it finds the same places but writes no steps, and keeps each place for the rules that come after.
    ``tapes`` are those of the body, which its finders share.
    """

    def __init__(
        self,
        catalog: Mapping[str, Landmark],
        skin: Skin,
        landmarks: PlacedLandmarks,
        ruler: CunRuler,
        find_point: Callable[[str], SurfacePoint],
        tells: bool = True,
        tapes: SkinTapes | None = None,
    ) -> None:
        self._catalog = catalog
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._find_point = find_point
        self._tells = tells
        self._tapes = tapes or SkinTapes(skin)
        self._known: dict[Place, Found] = {}
        self.steps: list[Step] = []
        self.mm_per_cun: dict[str, float] = {}

    def find(self, place: Place) -> Found:
        """Reach a place, adding the steps it takes; raises SectionError when the skin offers no way to it."""
        if self._tells:
            return self._reach(place)
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._reach(place)
        return found

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

    def _add(
        self,
        kind: StepKind,
        text: str,
        surface: SurfacePoint,
        tape: SurfaceCurve | None = None,
        marks: Iterable[float] = (),
        **more: Any,
    ) -> None:
        """Write down an act: where it ends, the tape laid in it, and at which distances along it there are marks."""
        if not self._tells:
            return
        mesh = self._skin.mesh
        step = Step(kind, text, surface, mesh.position(surface), mesh.normal(surface), **more)
        if tape is not None:
            ticks = SurfacePlaces.of(tape.place(mark) for mark in marks)
            step = replace(step, line=tape.places(), line_mm=tape.points, ticks=ticks, ticks_mm=ticks.on(mesh))
        self.steps.append(step)

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
        height = self._skin.mesh.coordinates(at.surface)[1]
        surface = midline_at(self._skin, height, "anterior" if aspect == "anterior" else "posterior")
        where = "front" if aspect == "anterior" else "back"
        self._add("level", f"Go at the same level to the median line of the {where}.", surface)
        return Found(surface, f"the median line level with {at.called}")

    def _tape(self, start: Found, end: Found, via: Sequence[Place]) -> SurfaceCurve:
        return self._tapes.by_way_of((start.surface, *(self.find(place).surface for place in via), end.surface))

    def _divide(self, first: Place, second: Place, via: Sequence[Place], fraction: float, sentence: str) -> Found:
        start, end = self.find(first), self.find(second)
        tape = self._tape(start, end, via)
        share = Fraction(fraction).limit_denominator(12)
        surface = tape.place(tape.length * share)
        if self._tells:
            text = sentence.format(start.called, end.called, say_length(tape.length))
            self._add("path", text, end.surface, tape, length_mm=tape.length)
            self._tell_division(tape, share, start, surface)
        return Found(surface, "this place")

    def _tell_division(self, tape: SurfaceCurve, share: Fraction, start: Found, surface: SurfacePoint) -> None:
        self._add(
            "division",
            f"Divide it into {say_parts(share)} equal parts of {say_length(tape.length / share.denominator)}.",
            surface,
            tape,
            [tape.length * n / share.denominator for n in range(1, share.denominator)],
            length_mm=tape.length,
        )
        self._add(
            "landing",
            f"The place is {say_share(share)} of the way from {start.called}: {say_length(tape.length * share)} along the skin.",
            surface,
            tape.until(tape.length * share),
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
        self._add(
            "path",
            say_measure(spec, self._catalog, measured.tape.length, scale),
            measured.tape.place(measured.tape.length),
            measured.tape,
            [scale * n for n in range(1, int(spec.length_cun + 0.999))],
            landmarks=tuple(names),
            length_mm=measured.tape.length,
            length_cun=spec.length_cun,
        )

    def _measure_along(self, rule: AlongTape) -> Found:
        start, toward = self.find(rule.start), self.find(rule.toward)
        scale = self._scale(rule.segment)
        tape = self._tape(start, toward, rule.via)
        text = f"Lay a tape on the skin from {start.called} toward {toward.called}."
        self._add("path", text, toward.surface, tape, length_mm=tape.length)
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
            self._add(
                "division",
                f"Measure {length_cun:g} cun, {say_length(length)} along the skin, {where}.",
                surface,
                tape.until(length),
                [n * spacing * scale for n in range(1, int(length_cun / spacing + 1e-9) + 1)],
                length_mm=length,
                length_cun=length_cun,
            )
        return Found(surface, "this place")

    def _cross(self, rule: Crossing) -> Found:
        through = self.find(rule.through)
        start, end = self.find(rule.start), self.find(rule.end)
        tape = self._tape(start, end, rule.via)
        axis = 1 if rule.line == "level" else _ACROSS[rule.seen_from].index(1.0)
        distance = tape.first_at(axis, self._skin.mesh.coordinates(through.surface)[axis])
        surface = tape.place(distance)
        self._add("path", f"Lay a tape on the skin from {start.called} to {end.called}.", end.surface, tape)
        line = "level of" if rule.line == "level" else "vertical line through"
        text = f"Take the place where the {line} {through.called} crosses it."
        self._add("landing", text, surface, tape, length_mm=distance)
        return Found(surface, "this place")

    def _meet(self, rule: Meeting) -> Found:
        level, vertical = self.find(rule.level), self.find(rule.vertical)
        mesh, inward = self._skin.mesh, np.array(_INWARD[rule.seen_from])
        place = np.where(inward == 0.0, mesh.position(vertical.surface), -_FAR_MM * inward)
        place[1] = mesh.coordinates(level.surface)[1]
        among = self._skin.pattern.triangles_between(level.surface, vertical.surface)
        surface = cast_ray(mesh, place, inward, among)
        if surface is None:
            raise SectionError(f"the level of {level.called} does not meet the vertical line through {vertical.called}")
        text = f"Take the place at the level of {level.called}, on the vertical line through {vertical.called}."
        self._add("landing", text, surface)
        return Found(surface, "this place")
