"""What the scene writes and lights, taken once from the catalogs: names for labels, points of a pain type."""

from collections.abc import Mapping, Sequence
from typing import Literal

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, Words
from acuviewer.knowledge.library import Library, PointSpread
from acuviewer.knowledge.pain_types import PainType
from acuviewer.knowledge.point_filter import PointFacets, facets_of
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import AcuPoint
from acuviewer.session.session import NameForm, Session

ONLY_PLACE = Said("definitions.standard")
"""The title of the standard place of a point that has no other."""

_LESSER_CATEGORIES = frozenset({"crossing point"})
"""A hundred points are crossing points; that alone makes none of them one to find the way by."""


@dataclass(frozen=True, eq=False)
class SceneContent:
    """Label texts by code and landmark name, the codes linked to each pain type and ``along`` each meridian, and what points
    can be filtered by.

    ``point_names`` are those of a chosen point (code, characters, pinyin), ``short_names`` those of all others in each
    form; where the kana are unknown, the kanji stand for them. ``definition_names`` by (code, id) are the titles of a point's places and definitions.
    ``importance`` of a code counts what the point is besides a place on its meridian: 0 for a plain point.
    ``meant`` by pain type and code holds those places of a point of several that are meant, of points of which not all are.
    ``spread`` holds the points at which the spread of practitioners was measured. ``points`` are all, as the catalog has them.
    """

    point_names: Mapping[str, str]
    short_names: Mapping[NameForm, Mapping[str, str]]
    definition_names: Mapping[tuple[str, str], Words]
    landmark_names: Mapping[str, str]
    related: Mapping[str, frozenset[str]]
    meant: Mapping[str, Mapping[str, tuple[str, ...]]]
    along: Mapping[str, frozenset[str]]
    facets: PointFacets
    importance: Mapping[str, int]
    spread: Mapping[str, PointSpread]
    points: Sequence[AcuPoint]

    def related_codes(self, pain_type: str | None) -> frozenset[str]:
        """Points to light for a pain type; none for None."""
        return self.related.get(pain_type, frozenset()) if pain_type else frozenset()

    def shown_codes(self, session: Session) -> frozenset[str] | None:
        """Points that a filter leaves alone on the body; None while all are drawn. The chosen point is always drawn."""
        wanted = session.filter
        return None if wanted.is_empty or not wanted.alone else self.facets.matching(wanted)

    def lit_codes(self, session: Session) -> frozenset[str]:
        """Points to light among the others: that carry the caution whose page is open, or of the chosen pain type, else of the
        chosen meridian, and left by a filter that hides nothing."""
        chosen = session.selection
        if caution := self._caution_codes(session):
            return caution
        lit = self.related_codes(chosen.pain_type) or self.along.get(chosen.meridian or "", frozenset())
        if session.filter.is_empty or session.filter.alone:
            return lit
        left = self.facets.matching(session.filter)
        return left & lit if chosen.pain_type or chosen.meridian else left

    def lit_role(self, session: Session) -> Literal["point", "related"]:
        """As what lit points and their names are drawn: those of a chosen meridian stay points, all others stand out."""
        chosen = session.selection
        of_meridian = chosen.meridian and not chosen.pain_type and not self._caution_codes(session)
        return "point" if of_meridian else "related"

    def meant_places(self, session: Session) -> Mapping[str, tuple[str, ...]]:
        """Of points of which not all places are lit, those that are: what both the chosen pain type and the filter's mean."""
        chosen, asked = (self.meant.get(name or "", {}) for name in (session.selection.pain_type, session.filter.pain_type))
        both = {code: tuple(name for name in chosen[code] if name in asked[code]) for code in chosen.keys() & asked.keys()}
        return {**chosen, **asked, **both}

    def aimed_codes(self, session: Session) -> frozenset[str]:
        """Points that a view of many points shows: what the filter leaves, those of a caution, or the chosen pain type's."""
        if session.view.aim == "filter":
            return self.facets.matching(session.filter)
        if session.view.aim == "caution":
            return self._caution_codes(session)
        return self.related_codes(session.selection.pain_type)

    def _caution_codes(self, session: Session) -> frozenset[str]:
        """Points that carry the caution whose page is open; none while no such page is."""
        page = session.selection.page
        return self.facets.codes["caution"].get(page.key, frozenset()) if page and page.kind == "caution" else frozenset()


def build_content(atlas: Atlas, library: Library) -> SceneContent:
    """The scene's content from the shipped catalogs."""
    points = tuple(atlas.points.values())
    return SceneContent(
        point_names={point.code: f"{point.code}  {point.names.simplified}  {point.names.pinyin}" for point in points},
        short_names={
            "code": {point.code: point.code for point in points},
            "pinyin": {point.code: point.names.pinyin for point in points},
            "characters": {point.code: point.names.simplified for point in points},
            "english": {point.code: point.names.english for point in points},
            "kanji": {point.code: point.names.japanese_kanji for point in points},
            "kana": {point.code: point.names.japanese or point.names.japanese_kanji for point in points},
            "hangul": {point.code: point.names.korean for point in points},
            "hanja": {point.code: point.names.korean_hanja for point in points},
        },
        definition_names={(point.code, name): title for point in points for name, title in _titles(point)},
        landmark_names={landmark.name: landmark.english for landmark in atlas.landmarks.values()},
        related={name: library.codes_of(name) for name in library.pain_types},
        meant={pain.id: _meant(pain, atlas) for pain in library.pain_types.values()},
        along={name: frozenset(point.code for point in points if point.meridian == name) for name in atlas.meridians},
        facets=facets_of(atlas, library),
        importance={point.code: len(set(point.categories) - _LESSER_CATEGORIES) for point in points},
        spread=library.spread,
        points=points,
    )


def _meant(pain: PainType, atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """The places that each link means, where it does not mean all, by the ids that locations have."""
    return {
        link.code: tuple(part.id for part in atlas.points[link.code].parts if part.own_id in link.parts)
        for link in pain.points
        if link.parts
    }


def _titles(point: AcuPoint) -> list[tuple[str, Words]]:
    """The title of each place and definition by its id; the only place of a point is its standard one."""
    parts: list[tuple[str, Words]] = [(part.id, part.title if len(point.parts) > 1 else ONLY_PLACE) for part in point.parts]
    return parts + [(other.id, other.title) for other in point.alternatives]
