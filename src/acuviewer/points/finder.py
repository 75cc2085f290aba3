"""Carries out one rule on one body, as a hand would, and writes down each act as a step.

The body is symmetric, so rules are carried out on the left (or in the median plane); ``points.locate`` mirrors.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.section import lay_tape, walk_level
from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.levels import UP, midline_at
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.location import Step
from acuviewer.points.rules import (
    AlongTape,
    AtLandmark,
    Beside,
    Between,
    Crossing,
    FractionOfTape,
    LandmarkPlace,
    MidlinePlace,
    Place,
    PointPlace,
)

_WORDS = {
    Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds",
    Fraction(1, 4): "one quarter", Fraction(3, 4): "three quarters", Fraction(1, 5): "one fifth",
}  # fmt: skip
_PARTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 9: "nine"}


@dataclass(frozen=True)
class Found:
    """A place reached on the skin, and what it is called in a sentence."""

    surface: SurfacePoint
    called: str


class Finder:
    """Finds places on the left or in the median plane; ``steps`` and ``mm_per_cun`` grow as it goes."""

    def __init__(
        self,
        catalog: Mapping[str, Landmark],
        skin: Skin,
        landmarks: PlacedLandmarks,
        ruler: CunRuler,
        find_point: Callable[[str], SurfacePoint],
    ) -> None:
        self._catalog = catalog
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._find_point = find_point
        self.steps: list[Step] = []
        self.mm_per_cun: dict[str, float] = {}

    def find(self, place: Place) -> Found:
        """Reach a place, adding the steps it takes; raises SectionError when the skin offers no way to it."""
        match place:
            case LandmarkPlace():
                return self._feel(place)
            case PointPlace(code):
                return self._recall(code)
            case MidlinePlace(aspect, level):
                return self._to_midline(aspect, level)
            case AtLandmark(at):
                return self.find(at)
            case FractionOfTape(start, end, fraction):
                return self._divide(start, end, fraction, "Lay a tape on the skin from {0} to {1}: {2}.")
            case Between(first, second, fraction):
                return self._divide(first, second, fraction, "Feel the ground between {0} and {1}: {2} along the skin.")
            case AlongTape():
                return self._measure_along(place)
            case Beside():
                return self._measure_beside(place)
            case Crossing():
                return self._cross(place)
            case _ as never:
                assert_never(never)

    def _add(self, kind: str, text: str, surface: SurfacePoint, **more: object) -> None:
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

    def _tape(self, start: Found, end: Found) -> SurfaceCurve:
        among = self._skin.pattern.triangles_between(start.surface, end.surface)
        return lay_tape(self._skin.mesh, start.surface, end.surface, among)

    def _divide(self, first: Place, second: Place, fraction: float, sentence: str) -> Found:
        start, end = self.find(first), self.find(second)
        tape = self._tape(start, end)
        share = Fraction(fraction).limit_denominator(12)
        text = sentence.format(start.called, end.called, _length(tape.length))
        self._add("path", text, end.surface, line_mm=tape.points, length_mm=tape.length)
        marks = [tape.position(tape.length * n / share.denominator) for n in range(1, share.denominator)]
        parts = _PARTS.get(share.denominator, str(share.denominator))
        surface = tape.place(tape.length * share)
        self._add(
            "division",
            f"Divide it into {parts} equal parts of {_length(tape.length / share.denominator)}.",
            surface,
            line_mm=tape.points,
            ticks_mm=np.array(marks),
            length_mm=tape.length,
        )
        words = _WORDS.get(share, f"{share.numerator}/{share.denominator}")
        self._add(
            "landing",
            f"The place is {words} of the way from {start.called}: {_length(tape.length * share)} along the skin.",
            surface,
            line_mm=tape.until(tape.length * share).points,
            length_mm=tape.length * float(share),
        )
        return Found(surface, "this place")

    def _scale(self, segment: str) -> float:
        """mm per cun of a segment; the first use adds the step that shows it being measured."""
        if segment not in self.mm_per_cun:
            measured = self._ruler.measure(segment)
            scale = measured.mm_per_cun
            self.mm_per_cun[segment] = scale
            spec = measured.segment
            start = self._landmarks.on_side(spec.start, "left")
            names = [(start.name, start.side)]
            goal = "the median line"
            if not isinstance(spec.to, str) and "landmark" in spec.to:
                goal = "its partner on the other side"
            elif isinstance(spec.to, str):
                end = self._landmarks.on_side(spec.to, "left")
                names.append((end.name, end.side))
                goal = f"the {self._catalog[spec.to].english}"
            text = (
                f"Take the measure: from the {self._catalog[spec.start].english} to {goal} is {spec.length_cun:g} cun, "
                f"on this body {_length(measured.tape.length)} along the skin, so 1 cun is {scale:.1f} mm here."
            )
            ticks = [measured.tape.position(scale * n) for n in range(1, int(spec.length_cun + 0.999))]
            self._add(
                "path",
                text,
                measured.tape.place(measured.tape.length),
                landmarks=tuple(names),
                line_mm=measured.tape.points,
                ticks_mm=np.array(ticks).reshape(-1, 3),
                length_mm=measured.tape.length,
                length_cun=spec.length_cun,
            )
        return self.mm_per_cun[segment]

    def _measure_along(self, rule: AlongTape) -> Found:
        start, toward = self.find(rule.start), self.find(rule.toward)
        scale = self._scale(rule.segment)
        tape = self._tape(start, toward)
        text = f"Lay a tape on the skin from {start.called} toward {toward.called}."
        self._add("path", text, toward.surface, line_mm=tape.points, length_mm=tape.length)
        return self._land(tape, rule.length_cun, scale, f"from {start.called} toward {toward.called}")

    def _measure_beside(self, rule: Beside) -> Found:
        start = self.find(rule.start)
        scale = self._scale(rule.segment)
        mesh = self._skin.mesh
        outward = np.array([1.0 if rule.direction == "lateral" else -1.0, 0.0, 0.0])
        among = self._skin.pattern.triangles_between(start.surface, start.surface)
        line = walk_level(mesh, start.surface, UP, outward, rule.length_cun * scale, among)
        words = "outward" if rule.direction == "lateral" else "inward"
        return self._land(line, rule.length_cun, scale, f"straight {words} from {start.called}, at the same level")

    def _land(self, tape: SurfaceCurve, length_cun: float, scale: float, where: str) -> Found:
        """Measure off ``length_cun`` along a tape, with a tick every half cun (every cun on long ones)."""
        length = length_cun * scale
        spacing = 0.5 if length_cun <= 4 else 1.0
        ticks = [tape.position(n * spacing * scale) for n in range(1, int(length_cun / spacing + 1e-9) + 1)]
        surface = tape.place(length)
        self._add(
            "division",
            f"Measure {length_cun:g} cun, {_length(length)} along the skin, {where}.",
            surface,
            line_mm=tape.until(length).points,
            ticks_mm=np.array(ticks).reshape(-1, 3),
            length_mm=length,
            length_cun=length_cun,
        )
        return Found(surface, "this place")

    def _cross(self, rule: Crossing) -> Found:
        level = self.find(rule.level)
        start, end = self.find(rule.start), self.find(rule.end)
        tape = self._tape(start, end)
        height = float(self._skin.mesh.position(level.surface)[1])
        distance = _first_at_height(tape, height)
        surface = tape.place(distance)
        self._add("path", f"Lay a tape on the skin from {start.called} to {end.called}.", end.surface, line_mm=tape.points)
        text = f"Take the place where the level of {level.called} crosses it."
        self._add("landing", text, surface, line_mm=tape.points, length_mm=distance)
        return Found(surface, "this place")


def _first_at_height(tape: SurfaceCurve, height_mm: float) -> float:
    """Distance along a tape at which it first passes a height; its nearest place when it never does."""
    above = tape.points[:, 1] - height_mm
    change = np.flatnonzero(above[:-1] * above[1:] <= 0)
    if len(change) == 0:
        return float(tape.distances[int(np.abs(above).argmin())])
    piece = int(change[0])
    rise = above[piece] - above[piece + 1]
    share = above[piece] / rise if rise else 0.0
    return float(tape.distances[piece] + share * (tape.distances[piece + 1] - tape.distances[piece]))


def _length(mm: float) -> str:
    return f"{mm / 10:.1f} cm" if mm >= 100 else f"{mm:.0f} mm"


def mirror(values: Floats) -> Floats:
    """Positions or directions (…, 3) of the other side."""
    return values * np.array([-1.0, 1.0, 1.0])
