"""Holds the cun that are said of a point's place against the cun that its rule measures.

Each length of a rule stands in the sentence that it carries out, or in the one that tells where the rule departs from it. Each
number of the sentence is one that the rule measures, or, where it measures none, one of the departure. A rule measures its lengths;
what they leave of their segment to its other end; shares of the way from the median line to a place that a segment joins to
its partner; and the lengths of the points on which it builds or which the sentence names, with the differences from them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from acuviewer.dataclass import dataclass
from acuviewer.faults import Fault
from acuviewer.points.rules import (
    AlongTape,
    Around,
    Beside,
    FractionOfTape,
    LandmarkPlace,
    Place,
    PointPlace,
    Rule,
    RuleError,
    read_rule,
)  # fmt: skip

Entry = Mapping[str, Any]
Definition = tuple[str, str, Rule]
"""What it is called, its sentence, its rule."""

_WHOLE = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4}
_CUN = re.compile(
    rf"""(?<![\w.,/])(?:
        (?P<whole>[0-9]{{1,4}}(?:[.,][0-9]{{1,4}})?|{"|".join(_WHOLE)}) (?:\s?(?P<more>and\s+a\s+half|[0-9]{{1,4}}/[1-9]|[{"".join(_SIGNS)}]))?
      | (?P<fraction>[0-9]{{1,4}}/[1-9]|[{"".join(_SIGNS)}])
      | (?:(?P<times>{"|".join(_WHOLE)})\s+)? (?P<part>{"|".join(_PARTS)})s? (?:\s+(?:of\s+)?a)?
    ) [\s-]* (?:finger-)?cun\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CODE = re.compile(r"\b(?:EX-)?[A-Z]{1,2}[0-9]+\b")
_REMEDY = "Make the two agree, or say in departure where the rule goes another way."


def said_cun(text: str) -> list[float]:
    """Every number of cun in a text, in figures (``1.5``, ``1 1/2``, ``½``) or in words (``half a``, ``three quarters of a``)."""
    return [_rounded(_number(found)) for found in _CUN.finditer(text)]


def _number(found: re.Match[str]) -> float:
    if part := found["part"]:
        return _WHOLE[(found["times"] or "one").lower()] / _PARTS[part.lower()]
    whole, fraction = (found["whole"] or "0").lower(), found["more"] or found["fraction"] or "0"
    number = float(_WHOLE.get(whole, whole.replace(",", ".")))
    over, _, under = fraction.partition("/")
    return number + (int(over) / int(under) if under else _SIGNS.get(fraction, 0.5 if found["more"] else 0))


def _rounded(number: float) -> float:
    return round(number, 3)


def sentence_faults(points: Iterable[Entry], segments: Iterable[Entry], landmarks: Iterable[Entry]) -> Iterator[Fault]:
    """Points by whose sentence and rule the cun differ; rules that cannot be read are left to others.

    ``points`` are entries with everything written out, ``segments`` and ``landmarks`` those of their files.
    """
    by_code = {point["code"]: point for point in points}
    told = {code: tuple(_definitions(point)) for code, point in by_code.items()}
    body = _Body.of(segments, landmarks)
    for code, definitions in told.items():
        excused = said_cun(by_code[code]["departure"] or "")
        for title, text, rule in definitions:
            others = [length for other in _codes(rule, text) for _, _, its in told.get(other, ()) for length in _lengths(its)]
            said, lengths = said_cun(text), _lengths(rule)
            unsaid = set(lengths) - {*said, *excused, *said_cun(by_code[code]["location"])}
            roundabout = [*body.rests(rule, said), *body.shares(rule), *others, *_differences(lengths, others)]
            if unsaid or _unmeasured(said, lengths, roundabout if lengths else [*roundabout, *excused]):
                what = f"{title} measures {_list(lengths)}, and the sentence says {_list(said)}."
                yield Fault("points.json", code, what, _REMEDY)


def _unmeasured(said: list[float], lengths: list[float], roundabout: list[float]) -> Counter[float]:
    """The numbers of a sentence that nothing measures; what is measured in a roundabout way counts for those beyond the lengths alone."""
    plain = [length for length in lengths if length in said]
    return Counter(said) - Counter([*plain, *(roundabout if len(said) > len(plain) else ())])


def _list(numbers: Iterable[float]) -> str:
    return " and ".join(f"{number:g} cun" for number in numbers) or "no cun"


def _definitions(point: Entry) -> Iterator[Definition]:
    entries = [("rule", point["location"], point["rule"])] if "rule" in point else []
    entries += [(f"part {part['id']}", point["location"], part["rule"]) for part in point.get("parts", ())]
    entries += [(f"alternative {other['id']}", other["text"], other["rule"]) for other in point["alternatives"]]
    for title, text, rule in entries:
        try:
            yield title, text, read_rule(rule)
        except RuleError:
            continue


def _steps(place: Place) -> Iterator[Place]:
    """A rule or place and all of which it is made."""
    yield place
    for field in fields(place):
        value = getattr(place, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if is_dataclass(one):
                yield from _steps(one)  # type: ignore[arg-type]


def _lengths(rule: Rule) -> list[float]:
    return [_rounded(step.length_cun) for step in _steps(rule) if isinstance(step, AlongTape | Beside | Around)]


def _codes(rule: Rule, text: str) -> set[str]:
    """The points on which a rule builds, and those that its sentence names."""
    return {step.code for step in _steps(rule) if isinstance(step, PointPlace)} | set(_CODE.findall(text))


def _differences(lengths: Iterable[float], others: Iterable[float]) -> Iterator[float]:
    """How far a point lies from another that is measured from the same place."""
    return (_rounded(abs(length - other)) for length in set(lengths) for other in set(others))


@dataclass(frozen=True)
class _Body:
    """Segments by their two ends, places that a segment joins to their partners by half its length, and median landmarks."""

    segments: Mapping[str, tuple[set[str], float]]
    halves: Mapping[str, float]
    median: frozenset[str]

    @classmethod
    def of(cls, segments: Iterable[Entry], landmarks: Iterable[Entry]) -> "_Body":
        ends = {one["id"]: (one["from"], one["to"], one["length_cun"]) for one in segments}
        return cls(
            {name: ({start, end}, length) for name, (start, end, length) in ends.items() if isinstance(end, str)},
            {start: length / 2 for start, end, length in ends.values() if end == {"landmark": start, "side": "other"}},
            frozenset(one["name"] for one in landmarks if one["sides"] == "midline"),
        )

    def rests(self, rule: Rule, said: list[float]) -> Iterator[float]:
        """What lengths leave of their segment to its other end, if it is said after them (5 of 12 from the front, 7 from the rear)."""
        for step in _steps(rule):
            match step:
                case AlongTape(LandmarkPlace(start), LandmarkPlace(end), length, segment):
                    ends, whole = self.segments.get(segment, (set(), 0.0))
                    rest = _rounded(whole - length)
                    if ends == {start, end} and rest in said and length in said[: said.index(rest)]:
                        yield rest

    def shares(self, rule: Rule) -> Iterator[float]:
        """How far from the median line a place lies that is, or is a share of the way to, one whose distance is known."""
        for step in _steps(rule):
            match step:
                case FractionOfTape(LandmarkPlace(start), LandmarkPlace(end), fraction) if start in self.median:
                    if end in self.halves:
                        yield _rounded(fraction * self.halves[end])
                case Beside(LandmarkPlace(start)) if start in self.halves:
                    yield self.halves[start]
