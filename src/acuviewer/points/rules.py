"""The vocabulary of location rules: each kind is one act of a hand with a tape on the skin.

A *place* in a rule is the name of a landmark, ``{"landmark": name, "side": "other"}`` for the partner on the other
side, ``{"point": code}`` for a point found before, ``{"midline": "posterior", "level": place}`` for the median line at
a place's level, or another rule.

========== ==============================================================================================
landmark   at a place
fraction   a share of the tape from one place to another
along      so many cun of a segment from a place along the tape toward another
beside     so many cun of a segment to the side of a place, at its level along the skin
crossing   where the level of a place crosses the tape between two others
between    part of the way between two structures (half, when nothing is said)
========== ==============================================================================================

Nail corners and web margins are landmarks from which ``along`` measures by the finger-cun.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from acuviewer.landmarks.levels import Aspect


class RuleError(ValueError):
    """A rule that cannot be read; the message says where in the rule and what is wrong."""


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


@dataclass(frozen=True)
class AlongTape:
    """``length_cun`` of ``segment`` from ``start`` along the tape toward ``toward`` (or beyond it, never off the skin)."""

    start: "Place"
    toward: "Place"
    length_cun: float
    segment: str


@dataclass(frozen=True)
class Beside:
    """``length_cun`` of ``segment`` from ``start`` to the side, at the level of ``start``, away from the median plane."""

    start: "Place"
    length_cun: float
    segment: str
    direction: Literal["lateral", "medial"] = "lateral"


@dataclass(frozen=True)
class Crossing:
    """Where the level of ``level`` crosses the tape from ``start`` to ``end``."""

    level: "Place"
    start: "Place"
    end: "Place"


@dataclass(frozen=True)
class Between:
    """``fraction`` of the way from structure ``first`` to structure ``second``."""

    first: "Place"
    second: "Place"
    fraction: float = 0.5


Rule = AtLandmark | FractionOfTape | AlongTape | Beside | Crossing | Between
Place = LandmarkPlace | PointPlace | MidlinePlace | Rule

_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "landmark": (("at",), ()),
    "fraction": (("from", "to", "fraction"), ("path",)),
    "along": (("from", "toward", "length_cun", "segment"), ()),
    "beside": (("from", "length_cun", "segment"), ("direction",)),
    "crossing": (("level", "from", "to"), ()),
    "between": (("first", "second"), ("fraction",)),
}


def read_rule(entry: Mapping[str, Any], where: str = "rule") -> Rule:
    """Read a rule from its JSON form; raises RuleError for unknown kinds, missing keys and unknown keys."""
    kind = str(entry.get("kind"))
    if kind not in _KEYS:
        raise RuleError(f"{where}: kind is {kind!r}; known kinds are {', '.join(_KEYS)}.")
    needed, allowed = _KEYS[kind]
    missing = [key for key in needed if key not in entry]
    unknown = [key for key in entry if key != "kind" and key not in needed + allowed]
    if missing or unknown:
        raise RuleError(f"{where}: a rule of kind {kind} lacks {missing or 'nothing'}, has unknown {unknown or 'nothing'}.")

    def place(key: str) -> Place:
        return read_place(entry[key], f"{where}.{key}")

    match kind:
        case "landmark":
            return AtLandmark(place("at"))
        case "fraction":
            return FractionOfTape(place("from"), place("to"), float(entry["fraction"]))
        case "along":
            return AlongTape(place("from"), place("toward"), float(entry["length_cun"]), entry["segment"])
        case "beside":
            direction = entry.get("direction", "lateral")
            if direction not in ("lateral", "medial"):
                raise RuleError(f"{where}.direction: {direction!r} must be lateral or medial.")
            return Beside(place("from"), float(entry["length_cun"]), entry["segment"], direction)
        case "crossing":
            return Crossing(place("level"), place("from"), place("to"))
        case _:
            return Between(place("first"), place("second"), float(entry.get("fraction", 0.5)))


def read_place(entry: Any, where: str) -> Place:
    """Read a place from its JSON form; raises RuleError when it is none."""
    if isinstance(entry, str):
        return LandmarkPlace(entry)
    if isinstance(entry, Mapping):
        if "kind" in entry:
            return read_rule(entry, where)
        if "point" in entry:
            return PointPlace(entry["point"])
        if "landmark" in entry:
            return LandmarkPlace(entry["landmark"], entry.get("side") == "other")
        if entry.get("midline") in ("anterior", "posterior") and "level" in entry:
            return MidlinePlace(entry["midline"], read_place(entry["level"], f"{where}.level"))
    raise RuleError(f"{where}: {entry!r} is no place; write a landmark's name, a point or a rule.")


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
            case FractionOfTape(start, end, _) | Between(start, end, _):
                pending += [start, end]
            case AlongTape(start, toward, _, segment):
                pending += [start, toward]
                segments.add(segment)
            case Beside(start, _, segment, _):
                pending.append(start)
                segments.add(segment)
            case Crossing(level, start, end):
                pending += [level, start, end]
            case _ as never:
                assert_never(never)
    return landmarks, segments, codes
