"""A choice among the points: those that share a meridian, a region, a category, a pain type, a caution, a standing."""

from collections.abc import Mapping
from dataclasses import dataclass

from acuviewer.knowledge.library import Library
from acuviewer.points.catalog import AcuPoint


@dataclass(frozen=True)
class PointFilter:
    """What a point must have; None asks for nothing. With ``alone`` the other points are not drawn on the body."""

    meridian: str | None = None
    region: str | None = None
    category: str | None = None
    pain_type: str | None = None
    caution: str | None = None
    standing: str | None = None
    alone: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether it leaves all points."""
        asked = (self.meridian, self.region, self.category, self.pain_type, self.caution, self.standing)
        return all(value is None for value in asked)


def matching_codes(wanted: PointFilter, points: Mapping[str, AcuPoint], library: Library) -> frozenset[str]:
    """Codes of the points that have all that is asked for. A category is asked for by its kind: ``he-sea`` is any of them."""
    return frozenset(code for code, point in points.items() if _matches(wanted, point, library))


def _matches(wanted: PointFilter, point: AcuPoint, library: Library) -> bool:
    return (
        wanted.meridian in (None, point.meridian)
        and wanted.region in (None, point.region)
        and (wanted.category is None or any(kind_of_category(category) == wanted.category for category in point.categories))
        and (wanted.pain_type is None or point.code in library.codes_of(wanted.pain_type))
        and (wanted.caution is None or any(caution.caution == wanted.caution for caution in point.cautions))
        and wanted.standing in (None, point.standing)
    )


def kind_of_category(category: str) -> str:
    """The kind behind a category: ``he-sea`` of ``he-sea (earth)``, ``front-mu`` of ``front-mu of the lung``."""
    return category.partition(" (")[0].partition(" of the ")[0]
