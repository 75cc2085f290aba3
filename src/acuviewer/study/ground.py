"""What questions are made from: the catalogs, the library, and where one is at hand the body on which they are asked."""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFacets, facets_of
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD
from acuviewer.points.location import Location
from acuviewer.study.on_body import OnBody
from acuviewer.study.point_words import PointWords

_CROWDED_MM = 8.0
"""Two landmarks this near cannot be told apart by a lit dot."""


@dataclass(frozen=True, eq=False)
class Ground:
    """Without a ``body`` nothing is asked that needs one: the steps of a construction."""

    atlas: Atlas
    library: Library
    body: OnBody | None = None

    @cached_property
    def facets(self) -> PointFacets:
        """Which points have what in common."""
        return facets_of(self.atlas, self.library)

    def location(self, code: str, side: Side) -> Location | None:
        """Where a point lies on the body, its place in the midline answering for any side; None without a body, and where its rule fails."""
        if self.body is None:
            return None
        placed = self.body.locations
        return placed.get((code, side, STANDARD)) or placed.get((code, "midline", STANDARD))

    def can_be_placed(self, code: str) -> bool:
        """Whether a point lies on the skin at all; with a body, whether its rules find it on that."""
        point = self.atlas.points[code]
        return bool(point.parts) and (self.body is None or self.location(code, point.sides[0]) is not None)

    @cached_property
    def words(self) -> PointWords:
        """Names, rules and indications of all points, as they are compared."""
        return PointWords(self.atlas.points)

    @cached_property
    def landmarks_of(self) -> Mapping[str, frozenset[str]]:
        """The landmarks that the rules of each point name, by code."""
        known = frozenset(self.atlas.landmarks)
        return {
            code: known & frozenset(word for part in point.parts for word in _words_in(part.rule))
            for code, point in self.atlas.points.items()
        }

    def crowded(self, name: str) -> frozenset[str]:
        """The landmarks that lie so near to another one on the body that a dot lit there may be meant for them."""
        if self.body is None:
            return frozenset()
        here = [placed.position_mm for placed in self.body.landmarks.values() if placed.name == name]
        return frozenset(
            placed.name
            for placed in self.body.landmarks.values()
            if placed.name != name and any(float(np.linalg.norm(placed.position_mm - place)) < _CROWDED_MM for place in here)
        )


def _words_in(rule: object) -> Iterator[str]:
    """All words that a rule is written with."""
    if isinstance(rule, str):
        yield rule
    elif isinstance(rule, Mapping):
        for inner in rule.values():
            yield from _words_in(inner)
    elif isinstance(rule, list):
        for inner in rule:
            yield from _words_in(inner)
