"""Places every landmark of the catalog on one skin."""

from collections.abc import Iterator, Mapping

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.landmarks.catalog import Landmark, LevelBinding
from acuviewer.landmarks.levels import midline_at
from acuviewer.landmarks.placed import PlacedLandmark

OTHER_SIDE: Mapping[Side, Side] = {"left": "right", "right": "left", "midline": "midline"}


class PlacedLandmarks(Mapping[tuple[str, Side], PlacedLandmark]):
    """All landmarks on one skin by (name, side): each rides on the triangle or stands at the level it is bound to."""

    def __init__(self, catalog: Mapping[str, Landmark], skin: Skin) -> None:
        self._placed: dict[tuple[str, Side], PlacedLandmark] = {}
        at_levels: list[tuple[str, LevelBinding]] = []
        for landmark in catalog.values():
            for side in landmark.placed_sides:
                if isinstance(landmark.binding, LevelBinding):
                    at_levels.append((landmark.name, landmark.binding))
                    continue
                surface = skin.pattern.mirrored(landmark.binding) if side == "right" else landmark.binding
                self._placed[landmark.name, side] = _place(landmark.name, side, surface, skin)
        # Levels refer to landmarks that ride on the skin, never to each other.
        for name, level in at_levels:
            start, end = (self.on_side(other, "left").position_mm[1] for other in (level.start, level.end))
            surface = midline_at(skin, float(start + level.fraction * (end - start)), level.aspect)
            self._placed[name, "midline"] = _place(name, "midline", surface, skin)
        self._placed = {(name, side): self._placed[name, side] for name in catalog for side in catalog[name].placed_sides}

    def __getitem__(self, key: tuple[str, Side]) -> PlacedLandmark:
        return self._placed[key]

    def __iter__(self) -> Iterator[tuple[str, Side]]:
        return iter(self._placed)

    def __len__(self) -> int:
        return len(self._placed)

    def on_side(self, name: str, side: Side) -> PlacedLandmark:
        """The landmark of that side, or the midline's; raises KeyError with the name when there is none."""
        for wanted in (side, "midline"):
            if (name, wanted) in self._placed:
                return self._placed[name, wanted]
        raise KeyError(name)


def _place(name: str, side: Side, surface: SurfacePoint, skin: Skin) -> PlacedLandmark:
    return PlacedLandmark(name, side, skin.mesh.position(surface), skin.mesh.normal(surface), surface)
