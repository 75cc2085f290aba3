"""Which entries the words of a pain type or of a concept lead to, and in which order."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from acuviewer.knowledge.concepts import NAMED, Concept
from acuviewer.knowledge.found import Group, Kind, Member, Term
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.pain_types import PainType
from acuviewer.knowledge.plain_text import normalise
from acuviewer.points.catalog import AcuPoint

PAIN, PAIN_LEAST = 0.60, 0.85
"""What it weighs that a point is linked to a pain type, and the share of it for the link that matters least."""

_RANKS = 30

_FIRST, _STEP = 0.99, 0.008
"""What the words of a concept weigh for what it names first, and how much less for each further one."""

_POINT, _POINT_STEP, _POINT_LEAST = 0.84, 0.004, 0.60
"""The same for the points that it leads to, and the least."""

_KINDS: Mapping[str, Kind] = {
    "pain_types": "pain_type", "cautions": "caution", "mechanisms": "mechanism", "studies": "evidence", "sources": "source",
    "meridians": "meridian", "categories": "category", "landmarks": "landmark", "bones": "bone", "commands": "command",
    "points": "point",
}  # fmt: skip
_FACETS = {"cautions": "caution", "meridians": "meridian", "regions": "region"}
"""What can be filtered by besides, and the facet."""


def pain_groups(library: Library) -> list[Group]:
    """For each pain type its points, by its name and synonyms; the links stand in order of importance."""
    return [
        Group(
            tuple(Term(name, PAIN, "pain type") for name in (pain.name, *pain.synonyms)),
            tuple(Member("point", code, PAIN_LEAST + (1 - PAIN_LEAST) * share) for code, share in _shares(pain)),
        )
        for pain in library.pain_types.values()
    ]


def _shares(pain: PainType) -> Iterator[tuple[str, float]]:
    for rank, link in enumerate(pain.points):
        yield link.code, 1 - min(rank, _RANKS) / _RANKS


def concept_groups(concepts: Iterable[Concept], points: Mapping[str, AcuPoint], library: Library) -> list[Group]:
    """For each concept what it names, and the points to which it leads, the first of them first."""
    said = _Said(points)
    groups = []
    for concept in concepts:
        terms = tuple(Term(word, 1.0, "word") for word in concept.words)
        members = [*_named(concept), *_points(concept, said, library)]
        groups.append(Group(terms, tuple({(member.kind, member.key): member for member in reversed(members)}.values())))
    return groups


def _named(concept: Concept) -> Iterator[Member]:
    """What a concept names by id, in the order of ``NAMED``; what can be filtered by besides comes after."""
    share = _FIRST
    for named in NAMED:
        for name in concept.named.get(named, ()):
            if named in _KINDS:
                yield Member(_KINDS[named], name, share)
            elif named == "pages":
                yield Member("command", f"{name}.show", share)
            if named in _FACETS:
                # What a caution is comes before all points that have it.
                beside = _POINT - _POINT_STEP if named == "cautions" else share - _STEP / 2
                yield Member("filter", f"{_FACETS[named]} {name}", beside)
            share -= _STEP


def _points(concept: Concept, said: "_Said", library: Library) -> Iterator[Member]:
    """The points to which a concept leads: those over a structure, those of its pain types, those of which an indication names it."""
    told: dict[str, Term] = {}
    for code, tissue in said.tissues.holding(concept.tissues):
        told.setdefault(code, Term(tissue, 0.0, "tissue"))
    for name in concept.named.get("pain_types", ()):
        for link in library.pain_types[name].points if name in library.pain_types else ():
            told.setdefault(link.code, Term(library.pain_types[name].name, 0.0, "pain type"))
    for code, indication in said.indications.holding(concept.indications):
        told.setdefault(code, Term(indication, 0.0, "indication"))
    first = [code for code in concept.first if code in told]
    for rank, code in enumerate(dict.fromkeys([*first, *told])):
        yield Member("point", code, max(_POINT - _POINT_STEP * rank, _POINT_LEAST), told[code])


class _Said:
    """What is said of points: their indications, those first that stand first at a point, and what lies below."""

    def __init__(self, points: Mapping[str, AcuPoint]) -> None:
        placed = [(place, code, said.text) for code, point in points.items() for place, said in enumerate(point.indications)]
        placed.sort(key=lambda row: row[0])
        self.indications = _Texts((code, text) for _, code, text in placed)
        self.tissues = _Texts((code, said.text) for code, point in points.items() for said in point.tissue)


class _Texts:
    """Texts of points, all in one long text, in which a phrase is looked for at once."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self._rows = list(rows)
        plain = normalise("\n".join(text for _, text in self._rows))
        self._run = f"\n{plain}\n"
        self._ends = np.cumsum([len(text) + 1 for text in plain.split("\n")]).tolist()

    def holding(self, phrases: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Points with a text that holds a phrase, and that text, in the order of the rows; ``^`` and ``$`` are its ends."""
        found: set[int] = set()
        for phrase in phrases:
            wanted = phrase.replace("^", "\n").replace("$", "\n")
            at = self._run.find(wanted)
            while at >= 0:
                row = bisect_right(self._ends, at if phrase.startswith("^") else at - 1)
                found.add(row)
                at = self._run.find(wanted, self._ends[row])
        return (self._rows[row] for row in sorted(found))
