"""What the scene writes and lights, taken once from the catalogs: names for labels, points of a pain type."""

from collections.abc import Mapping
from dataclasses import dataclass

from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.session import Selection


@dataclass(frozen=True, eq=False)
class SceneContent:
    """Label texts by code and landmark name, and the codes linked to each pain type and ``along`` each meridian.

    ``definition_names`` by (code, id) tells the places of alternative definitions from the standard one.
    """

    point_names: Mapping[str, str]
    definition_names: Mapping[tuple[str, str], str]
    landmark_names: Mapping[str, str]
    related: Mapping[str, frozenset[str]]
    along: Mapping[str, frozenset[str]]

    def related_codes(self, pain_type: str | None) -> frozenset[str]:
        """Points to light for a pain type; none for None."""
        return self.related.get(pain_type, frozenset()) if pain_type else frozenset()

    def lit_codes(self, chosen: Selection) -> frozenset[str]:
        """Points that stand out: those of the chosen pain type, else those of the chosen meridian."""
        return self.related_codes(chosen.pain_type) or self.along.get(chosen.meridian or "", frozenset())


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
    )
