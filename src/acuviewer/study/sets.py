"""What somebody wants to be asked about: a meridian, a region, a category, a pain type, a caution, or points by their codes."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from acuviewer.dataclass import dataclass
from acuviewer.faults import UsageError, quoted
from acuviewer.i18n import listed, text
from acuviewer.knowledge.codes import CodeReader, load_codes
from acuviewer.knowledge.point_filter import FACETS, Facet, PointFacets, PointFilter

BOTH, NAMED = ",", ":"
"""What stands between two things that a point shall have, and between a facet and its value."""

KeptSets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class StudySet:
    """The points to be asked about, as a filter, and their ``codes`` in the order of the catalog or of an own list."""

    wanted: PointFilter
    codes: tuple[str, ...]

    def title(self, facets: PointFacets) -> str:
        """The set as people read it: what its points have in common, and an own list by its codes."""
        return listed([*(facets.title(facet, value) for facet, value in self.wanted.asked.items()), *self.wanted.codes])


def read_set(written: str, points: Collection[str], facets: PointFacets, kept: KeptSets | None = None) -> StudySet:
    """Read ``BL``, ``back-shu``, ``region:back``, ``BL, he-sea``, ``BL23 BL25`` or the name of a kept set.

    A value that stands for two facets (``knee`` is a region and a pain type) is taken for the first of ``FACETS``, unless its facet is
    named. Raises UsageError for what is none of these, and where no point is left.
    """
    kept = kept or {}
    wanted = PointFilter()
    whole = written.strip()
    # Names of kept sets and of pain types may hold a comma themselves.
    parts = [whole] if whole in kept or _read_value(whole, facets) else [part.strip() for part in whole.split(BOTH)]
    for part in parts:
        codes, value = kept.get(part) or _read_codes(part, points), _read_value(part, facets)
        if codes:
            both = tuple(code for code in wanted.codes if code in codes) if wanted.codes else codes
            if not both:
                raise UsageError(text("quiz.problem.empty_set", found=quoted(written)))
            wanted = replace(wanted, codes=both)
        elif value:
            wanted = wanted.asking(*value)
        else:
            raise UsageError(text("quiz.problem.no_set", found=quoted(part)))
    left = facets.matching(wanted)
    if not left:
        raise UsageError(text("quiz.problem.empty_set", found=quoted(written)))
    return StudySet(wanted, tuple(code for code in wanted.codes or points if code in left))


def _read_codes(part: str, points: Collection[str]) -> tuple[str, ...]:
    """The codes of an own list; () for what is none."""
    read = CodeReader(load_codes(), points).read_together(part.split()) if part else None
    return tuple(dict.fromkeys(read or ()))


def _read_value(part: str, facets: PointFacets) -> tuple[Facet, str] | None:
    """The facet and value that a text names by id or title; None for what names none."""
    named, parted, value = part.partition(NAMED)
    asked = [facet for facet in FACETS if not parted or facet == named.strip().replace(" ", "_")]
    sought = (value if parted else part).strip()
    for facet in asked:
        for known in facets.codes[facet]:
            if sought and sought.casefold() in (known.casefold(), facets.title(facet, known).casefold()):
                return facet, known
    return None
