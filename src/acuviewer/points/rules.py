"""The vocabulary of location rules: each kind is one act of a hand with a tape on the skin.

A *place* in a rule is the name of a landmark, ``{"landmark": name, "side": "other"}`` for the partner on the other
side, ``{"point": code}`` for a point found before, ``{"midline": "posterior", "level": place}`` for the median line at
a place's level, or another rule. A tape may go by way of other places: ``"via": [place, …]``.

========== ==============================================================================================
landmark   at a place
fraction   a share of the tape from one place to another
along      so many cun of a segment from a place along the tape toward another
beside     so many cun of a segment to the side of a place at its level, or straight above or below it
around     so many cun of a segment around a limb, square to its axis, setting out toward a place
crossing   where the level of a place, or the vertical line through it, crosses the tape between two others
meeting    where the level of one place meets the vertical line through another
between    part of the way between two structures (half, when nothing is said)
========== ==============================================================================================

The vertical line through a place is the one seen from the front, from behind or from the side (``seen_from``).

Nail corners and web margins are landmarks from which ``along`` measures by the finger-cun.
"""

from collections.abc import Mapping
from typing import Any, Literal, assert_never, get_args

from acuviewer.dataclass import dataclass
from acuviewer.faults import quoted
from acuviewer.landmarks.aspect import Aspect


class RuleError(ValueError):
    """A rule that cannot be read; the message says where in the rule and what is wrong."""


Direction = Literal["lateral", "medial", "anterior", "posterior", "superior", "inferior"]
View = Literal["front", "back", "side"]


@dataclass(frozen=True)
class LandmarkPlace:
    """A landmark on the point's own side, or on the other."""

    name: str
    other_side: bool = False


@dataclass(frozen=True)
class PointPlace:
    """An acupoint by its standard definition."""

    code: str


@dataclass(frozen=True)
class MidlinePlace:
    """The median line, in front or behind, at the level of a place."""

    aspect: Aspect
    level: "Place"


@dataclass(frozen=True)
class AtLandmark:
    """At a place."""

    at: "Place"


@dataclass(frozen=True)
class FractionOfTape:
    """``fraction`` of the tape from ``start`` to ``end``."""

    start: "Place"
    end: "Place"
    fraction: float
    via: tuple["Place", ...] = ()


@dataclass(frozen=True)
class AlongTape:
    """``length_cun`` of ``segment`` from ``start`` along the tape toward ``toward``, at most as far as that."""

    start: "Place"
    toward: "Place"
    length_cun: float
    segment: str
    via: tuple["Place", ...] = ()


@dataclass(frozen=True)
class Beside:
    """``length_cun`` of ``segment`` from ``start`` at its level, or up or down the vertical line seen from ``seen_from``."""

    start: "Place"
    length_cun: float
    segment: str
    direction: Direction = "lateral"
    seen_from: View = "front"


@dataclass(frozen=True)
class Around:
    """``length_cun`` of ``segment`` from ``start`` around a limb, square to its ``axis``, setting out toward ``toward``."""

    start: "Place"
    length_cun: float
    segment: str
    axis: tuple["Place", "Place"]
    toward: "Place"


@dataclass(frozen=True)
class Crossing:
    """Where the ``line`` through ``through`` crosses the tape from ``start`` to ``end``."""

    through: "Place"
    start: "Place"
    end: "Place"
    line: Literal["level", "vertical"] = "level"
    seen_from: View = "front"
    via: tuple["Place", ...] = ()


@dataclass(frozen=True)
class Meeting:
    """Where the level of ``level`` meets the vertical line through ``vertical``."""

    level: "Place"
    vertical: "Place"
    seen_from: View


@dataclass(frozen=True)
class Between:
    """``fraction`` of the way from structure ``first`` to structure ``second``."""

    first: "Place"
    second: "Place"
    fraction: float = 0.5


Rule = AtLandmark | FractionOfTape | AlongTape | Beside | Around | Crossing | Meeting | Between
Place = LandmarkPlace | PointPlace | MidlinePlace | Rule

_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "landmark": (("at",), ()),
    "fraction": (("from", "to", "fraction"), ("via",)),
    "along": (("from", "toward", "length_cun", "segment"), ("via",)),
    "beside": (("from", "length_cun", "segment"), ("direction", "seen_from")),
    "around": (("from", "length_cun", "segment", "axis", "toward"), ()),
    "crossing": (("from", "to"), ("level", "vertical", "seen_from", "via")),
    "meeting": (("level", "vertical", "seen_from"), ()),
    "between": (("first", "second"), ("fraction",)),
}


_BOUNDS = {"fraction": (0.0, 1.0), "length_cun": (0.0, 30.0)}
"""Least and greatest value of the numbers in a rule; no segment of the body is longer than 19 cun."""


def read_rule(entry: Mapping[str, Any], where: str = "rule") -> Rule:
    """Read a rule from its JSON form; raises RuleError for unknown kinds, missing and unknown keys, and numbers that cannot be."""
    kind = str(entry.get("kind"))
    if kind not in _KEYS:
        raise RuleError(f"{where}: kind is {quoted(kind)}; known kinds are {', '.join(_KEYS)}.")
    needed, allowed = _KEYS[kind]
    missing = [key for key in needed if key not in entry]
    unknown = [key for key in entry if key != "kind" and key not in needed + allowed]
    if missing or unknown:
        raise RuleError(f"{where}: a rule of kind {kind} lacks {missing or 'nothing'}, has unknown {unknown or 'nothing'}.")

    def number(key: str, otherwise: float | None = None) -> float:
        given, (low, high) = entry.get(key, otherwise), _BOUNDS[key]
        if isinstance(given, bool) or not isinstance(given, int | float) or not low <= given <= high:
            raise RuleError(f"{where}.{key} is {quoted(given)}; it must be a number from {low:g} to {high:g}.")
        return float(given)

    def segment() -> str:
        if not isinstance(given := entry["segment"], str):
            raise RuleError(f"{where}.segment is {quoted(given)}; write the id of a cun segment.")
        return given

    def place(key: str) -> Place:
        return read_place(entry[key], f"{where}.{key}")

    def places(key: str) -> tuple[Place, ...]:
        if not isinstance(given := entry.get(key, []), list):
            raise RuleError(f"{where}.{key} is {quoted(given)}; write a list of places.")
        return tuple(read_place(one, f"{where}.{key}[{n}]") for n, one in enumerate(given))

    def word(key: str, words: tuple[str, ...]) -> Any:
        chosen = entry.get(key, words[0])
        if chosen not in words:
            raise RuleError(f"{where}.{key}: {quoted(chosen)} must be {', '.join(words[:-1])} or {words[-1]}.")
        return chosen

    match kind:
        case "landmark":
            return AtLandmark(place("at"))
        case "fraction":
            return FractionOfTape(place("from"), place("to"), number("fraction"), places("via"))
        case "along":
            return AlongTape(place("from"), place("toward"), number("length_cun"), segment(), places("via"))
        case "beside":
            direction, view = word("direction", get_args(Direction)), word("seen_from", get_args(View))
            return Beside(place("from"), number("length_cun"), segment(), direction, view)
        case "around":
            if len(axis := places("axis")) != 2:
                raise RuleError(f"{where}.axis: the axis of a limb goes from one place to another; there are {len(axis)}.")
            return Around(place("from"), number("length_cun"), segment(), (axis[0], axis[1]), place("toward"))
        case "crossing":
            if ("level" in entry) == ("vertical" in entry):
                raise RuleError(f"{where}: a crossing has either a level or a vertical.")
            line: Literal["level", "vertical"] = "level" if "level" in entry else "vertical"
            view = word("seen_from", get_args(View))
            return Crossing(place(line), place("from"), place("to"), line, view, places("via"))
        case "meeting":
            return Meeting(place("level"), place("vertical"), word("seen_from", get_args(View)))
        case _:
            return Between(place("first"), place("second"), number("fraction", 0.5))


def read_place(entry: Any, where: str) -> Place:
    """Read a place from its JSON form; raises RuleError when it is none. Places that are equal are one object, however often they are read."""
    place = _read_place(entry, where)
    return _PLACES.setdefault(place, place)


_PLACES: dict[Place, Place] = {}


def _read_place(entry: Any, where: str) -> Place:
    if isinstance(entry, str):
        return LandmarkPlace(entry)
    if isinstance(entry, Mapping):
        if "kind" in entry:
            return read_rule(entry, where)
        match dict(entry):
            case {"point": str(code), **rest} if not rest:
                return PointPlace(code)
            case {"landmark": str(name), **rest} if rest in ({}, {"side": "other"}):
                return LandmarkPlace(name, bool(rest))
            case {"midline": "anterior" | "posterior" as aspect, "level": level, **rest} if not rest:
                return MidlinePlace(aspect, read_place(level, f"{where}.level"))
    raise RuleError(f"{where}: {quoted(entry)} is no place; write a landmark's name, a point or a rule.")


def names_in(place: Place) -> tuple[set[str], set[str], set[str]]:
    """All landmark names, cun segments and point codes that a place or rule needs, for checking."""
    landmarks: set[str] = set()
    segments: set[str] = set()
    codes: set[str] = set()
    pending: list[Place] = [place]
    while pending:
        match pending.pop():
            case LandmarkPlace(name):
                landmarks.add(name)
            case PointPlace(code):
                codes.add(code)
            case MidlinePlace(_, level):
                pending.append(level)
            case AtLandmark(at):
                pending.append(at)
            case FractionOfTape(start, end, _, via):
                pending += [start, end, *via]
            case Between(start, end, _):
                pending += [start, end]
            case AlongTape(start, toward, _, segment, via):
                pending += [start, toward, *via]
                segments.add(segment)
            case Beside(start, _, segment, _, _):
                pending.append(start)
                segments.add(segment)
            case Around(start, _, segment, axis, toward):
                pending += [start, *axis, toward]
                segments.add(segment)
            case Crossing(through, start, end, _, _, via):
                pending += [through, start, end, *via]
            case Meeting(level, vertical, _):
                pending += [level, vertical]
            case _ as never:
                assert_never(never)
    return landmarks, segments, codes
