"""What the scene writes and lights, taken once from the catalogs: names for labels, points of a pain type."""

from collections.abc import Mapping
from dataclasses import dataclass

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFacets, facets_of
from acuviewer.points.atlas import Atlas
from acuviewer.session.session import Session


@dataclass(frozen=True, eq=False)
class SceneContent:
    """Label texts by code and landmark name, the codes linked to each pain type and ``along`` each meridian, and what points
    can be filtered by.

    ``definition_names`` by (code, id) tells the places of alternative definitions from the standard one.
    """

    point_names: Mapping[str, str]
    definition_names: Mapping[tuple[str, str], str]
    landmark_names: Mapping[str, str]
    related: Mapping[str, frozenset[str]]
    along: Mapping[str, frozenset[str]]
    facets: PointFacets

    def related_codes(self, pain_type: str | None) -> frozenset[str]:
        """Points to light for a pain type; none for None."""
        return self.related.get(pain_type, frozenset()) if pain_type else frozenset()

    def shown_codes(self, session: Session) -> frozenset[str] | None:
        """Points that a filter leaves alone on the body; None while all are drawn. The chosen point is always drawn."""
        wanted = session.filter
        return None if wanted.is_empty or not wanted.alone else self.facets.matching(wanted)

    def lit_codes(self, session: Session) -> frozenset[str]:
        """Points to light among the others: of the chosen pain type, else of the chosen meridian, and left by a filter that
        hides nothing."""
        chosen = session.selection
        lit = self.related_codes(chosen.pain_type) or self.along.get(chosen.meridian or "", frozenset())
        if session.filter.is_empty or session.filter.alone:
            return lit
        left = self.facets.matching(session.filter)
        return left & lit if chosen.pain_type or chosen.meridian else left

    def aimed_codes(self, session: Session) -> frozenset[str]:
        """Points that a view of many points shows: what the filter leaves, or the chosen pain type's."""
        return (
            self.facets.matching(session.filter)
            if session.view.aim == "filter"
            else self.related_codes(session.selection.pain_type)
        )


def build_content(atlas: Atlas, library: Library) -> SceneContent:
    """The scene's content from the shipped catalogs."""
    return SceneContent(
        {point.code: f"{point.code}  {point.names.simplified}  {point.names.pinyin}" for point in atlas.points.values()},
        {
            (point.code, alternative.id): f"{point.code}  {alternative.title}"
            for point in atlas.points.values()
            for alternative in point.alternatives
        },
        {landmark.name: landmark.english for landmark in atlas.landmarks.values()},
        {name: library.codes_of(name) for name in library.pain_types},
        {name: frozenset(point.code for point in atlas.points.values() if point.meridian == name) for name in atlas.meridians},
        facets_of(atlas, library),
    )
