"""Which cautions a point has: rules over regions and named points, from ``assets/knowledge/caution_rules.json``.

A rule that names a point goes before one that only covers its region, so that a region's sentence holds for all of it but
the points that need another one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from acuviewer.data_folder import shipped
from acuviewer.dataclass import dataclass
from acuviewer.points.catalog import AcuPoint
from acuviewer.statement import Statement, read_statement

FILE = "knowledge/caution_rules.json"
_SPAN = re.compile(r"(?P<meridian>[A-Z]+(?:-[A-Z]+)?)(?P<first>[0-9]+)(?:-(?P=meridian)(?P<last>[0-9]+))?")


@dataclass(frozen=True)
class PointCaution:
    """What can go wrong at a point; ``caution`` is the id of the general caution it belongs to."""

    caution: str
    statement: Statement


@dataclass(frozen=True)
class CautionRule:
    """What is to be heeded at some points: those named, and all of the regions but the ones ``besides``."""

    id: str
    caution: str
    points: frozenset[str]
    regions: frozenset[str]
    besides: frozenset[str]
    statement: Statement

    def names(self, code: str) -> bool:
        """Whether the rule names the point itself."""
        return code in self.points

    def covers(self, code: str, region: str) -> bool:
        """Whether the rule names the point or covers its region."""
        return code in self.points or (region in self.regions and code not in self.besides)


@dataclass(frozen=True)
class CautionRules:
    """All rules, in the order in which their cautions are told."""

    rules: tuple[CautionRule, ...]

    def cautions_of(self, point: AcuPoint) -> tuple[PointCaution, ...]:
        """The cautions of a point in the order of the rules, each general caution once."""
        return tuple(PointCaution(rule.caution, rule.statement) for rule in self.rules_at(point.code, point.region))

    def codes_by_caution(self, points: Iterable[AcuPoint]) -> dict[str, set[str]]:
        """Which points have each general caution that one has, without asking each point for its rules."""
        of_region: dict[str, set[str]] = {}
        for point in points:
            of_region.setdefault(point.region, set()).add(point.code)
        known = set().union(*of_region.values())
        found: dict[str, set[str]] = {}
        for rule in self.rules:
            within = set().union(*(of_region.get(region, ()) for region in rule.regions))
            found.setdefault(rule.caution, set()).update(within - rule.besides, rule.points & known)
        return found

    def rules_at(self, code: str, region: str) -> tuple[CautionRule, ...]:
        """The rules that speak at a place: of those with the same caution the ones that name the point, if there are any."""
        covering = [rule for rule in self.rules if rule.covers(code, region)]
        named = {rule.caution for rule in covering if rule.names(code)}
        return tuple(rule for rule in covering if rule.names(code) or rule.caution not in named)


def codes_in(spans: Iterable[str]) -> Iterator[str]:
    """Codes of points from how rules name them: ``BL23`` is itself, ``BL11-BL21`` eleven points.

    Raises ValueError for what is no such span, or one that runs backward.
    """
    for span in spans:
        found = _SPAN.fullmatch(span)
        if not found or int(found["first"]) > int(found["last"] or found["first"]):
            raise ValueError(f"{span!r} is no span of points")
        first, last = int(found["first"]), int(found["last"] or found["first"])
        yield from (f"{found['meridian']}{number}" for number in range(first, last + 1))


def read_rules(content: Mapping[str, Any]) -> CautionRules:
    """The rules of the file's content; a statement has the default envelope, and the words and sources of what it ends with."""
    return CautionRules(tuple(_read_rule(entry, content) for entry in content["rules"]))


def _read_rule(entry: Mapping[str, Any], content: Mapping[str, Any]) -> CautionRule:
    endings = [content["endings"][name] for name in entry.get("ends_with", ())]
    own = {**content["defaults"], **entry}
    text = " ".join([entry["text"], *(ending["text"] for ending in endings)])
    sources = list(dict.fromkeys([*own["sources"], *(name for ending in endings for name in ending["sources"])]))
    return CautionRule(
        entry["id"],
        entry["caution"],
        frozenset(codes_in(entry.get("points", ()))),
        frozenset(entry.get("regions", ())),
        frozenset(codes_in(entry.get("besides", ()))),
        read_statement({**own, "text": text, "sources": sources}),
    )


@cache
def load_caution_rules() -> CautionRules:
    """The shipped rules; raises DataError when the file is missing or broken."""
    content = shipped().json(FILE)
    with shipped().naming(FILE):
        return read_rules(content)
