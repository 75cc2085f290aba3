"""A choice among the points: those that share a meridian, a region, a category, a pain type, a caution, a standing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from acuviewer.dataclass import dataclass
from acuviewer.knowledge.terms import CATEGORIES, EXTRA, MERIDIANS, STANDINGS, capitalised, meridian_phrase

if TYPE_CHECKING:
    from acuviewer.knowledge.library import Library
    from acuviewer.points.atlas import Atlas
    from acuviewer.points.catalog import AcuPoint

Facet = Literal["meridian", "region", "category", "pain_type", "caution", "standing"]
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(frozen=True)
class PointFilter:
    """What a point must have, all of it; None asks for nothing. ``codes`` are the points of a set, in its order; empty for all points.
    With ``alone`` the other points are not drawn on the body."""

    meridian: str | None = None
    region: str | None = None
    category: str | None = None
    pain_type: str | None = None
    caution: str | None = None
    standing: str | None = None
    codes: tuple[str, ...] = ()
    alone: bool = True

    @property
    def asked(self) -> dict[Facet, str]:
        """What is asked for, by facet."""
        values = {facet: getattr(self, facet) for facet in FACETS}
        return {facet: value for facet, value in values.items() if value is not None}

    @property
    def is_empty(self) -> bool:
        """Whether it leaves all points."""
        return not self.asked and not self.codes

    def without_last(self) -> "PointFilter":
        """The filter that no longer asks for what it asks for last: the set, else the last of its facets."""
        if self.codes:
            return replace(self, codes=())
        asked = list(self.asked)
        return self.asking(asked[-1], None) if asked else self

    def leaves_as(self, other: "PointFilter") -> bool:
        """Whether it leaves the same points as another for the same reasons."""
        return self.asked == other.asked and self.codes == other.codes

    def asking(self, facet: Facet, value: str | None) -> "PointFilter":
        """The filter that asks for another value of a facet, or with None for none."""
        return replace(self, **{facet: value})  # type: ignore[arg-type]


class PointFacets:
    """Which points have which value of each facet, so that a filter is answered by a few intersections of sets.

    ``codes`` by facet and value holds codes of points, values in reading order, those that no point has left out. The
    meridian ``EX`` is all extra points; a category is a kind (``he-sea``, ``front-mu``) or an element (``earth``); a caution is
    the general caution's id.
    """

    def __init__(self, points: "Iterable[AcuPoint]", library: "Library") -> None:
        self._points, self._library = points, library

    @cached_property
    def _listed(self) -> "list[AcuPoint]":
        return list(self._points)

    @cached_property
    def all(self) -> frozenset[str]:
        """Codes of all points."""
        return frozenset(point.code for point in self._listed)

    @cached_property
    def codes(self) -> Mapping[Facet, Mapping[str, frozenset[str]]]:
        """Codes of points by facet and value, gathered when somebody first asks."""
        from acuviewer.knowledge.caution_rules import load_caution_rules

        pains: dict[str, set[str]] = {}
        for pain in self._library.pain_types.values():
            for link in pain.points:
                pains.setdefault(link.code, set()).add(pain.id)
        found: dict[Facet, dict[str, set[str]]] = {
            "meridian": {code: set() for code in MERIDIANS},
            "region": {},
            "category": {kind: set() for kind in CATEGORIES},
            "pain_type": {pain: set() for pain in self._library.pain_types},
            "caution": {caution: set() for caution in self._library.cautions}
            | load_caution_rules().codes_by_caution(self._listed),
            "standing": {standing: set() for standing in STANDINGS},
        }
        for point in self._listed:
            has: dict[Facet, Iterable[str]] = {
                "meridian": meridian_families(point.meridian),
                "region": (point.region,),
                "category": {key for category in point.categories for key in category_keys(category)},
                "pain_type": pains.get(point.code, ()),
                "standing": (point.standing,),
            }
            for facet, values in has.items():
                for value in values:
                    found[facet].setdefault(value, set()).add(point.code)
        found["region"] = {region: found["region"][region] for region in sorted(found["region"])}
        return {facet: {value: frozenset(codes) for value, codes in values.items() if codes} for facet, values in found.items()}

    @cached_property
    def _titles(self) -> Mapping[Facet, Mapping[str, str]]:
        return {
            "meridian": {code: meridian_phrase(code) for code in self.codes["meridian"]},
            "region": {region: capitalised(region) for region in self.codes["region"]},
            "category": {key: CATEGORIES[key].title if key in CATEGORIES else key for key in self.codes["category"]},
            "pain_type": {pain.id: pain.name for pain in self._library.pain_types.values()},
            "caution": {caution.id: caution.title for caution in self._library.cautions.values()},
            "standing": dict(STANDINGS),
        }

    def matching(self, wanted: PointFilter) -> frozenset[str]:
        """Codes of the points that have all that is asked for; all points for an empty filter."""
        chosen = self.all.intersection(wanted.codes) if wanted.codes else self.all
        return frozenset.intersection(
            chosen, *(self.codes[facet].get(value, frozenset()) for facet, value in wanted.asked.items())
        )

    def counts(self, wanted: PointFilter, facet: Facet) -> dict[str, int]:
        """How many points each value of a facet would leave beside what the filter asks of the other facets."""
        others = self.matching(wanted.asking(facet, None))
        return {value: len(codes & others) for value, codes in self.codes[facet].items()}

    def title(self, facet: Facet, value: str) -> str:
        """What a value is called where people read it."""
        return self._titles[facet].get(value, value)


@lru_cache(maxsize=4)
def facets_of(atlas: "Atlas", library: "Library") -> PointFacets:
    """The facets of an atlas's points, built once and kept."""
    return PointFacets(atlas.points.values(), library)


def category_keys(category: str) -> tuple[str, ...]:
    """What a category can be asked for by: ``he-sea (earth)`` by its kind and its element, ``front-mu of the lung`` by its kind."""
    kind, _, element = category.partition(" (")
    return (kind, element.rstrip(")")) if element else (kind.partition(" of the ")[0],)


def kind_of_category(category: str) -> str:
    """The kind behind a category: ``he-sea`` of ``he-sea (earth)``, ``front-mu`` of ``front-mu of the lung``."""
    return category_keys(category)[0]


def meridian_families(code: str) -> tuple[str, ...]:
    """What a meridian's code can be asked for by: BL by itself, EX-HN also by EX."""
    return (EXTRA, code) if code.startswith(f"{EXTRA}-") else (code,)
