"""Points that follow the skin: each on the triangle where it stood, while the body changes under it and no rule is carried out."""

from functools import partial

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePlaces
from acuviewer.landmarks.cun import CunRuler
from acuviewer.points.locate import Locations
from acuviewer.points.location import Construction, Location, Spot


class SkinFollowers:
    """The locations of a body that rests, ready to be carried to others of the same topology."""

    def __init__(self, locations: Locations) -> None:
        self._resting = locations
        self._places = {key: found for key, found in locations.items() if found.is_place}
        self._stood = SurfacePlaces.of(found.surface for found in self._places.values())

    def on(self, skin: Skin, ruler: CunRuler) -> Locations:
        """All locations on another skin; tapes of their constructions follow too and are measured there, cun by ``ruler``."""
        spots = {
            key: Spot(position, normal, found.surface)
            for (key, found), (position, normal) in zip(self._places.items(), self._stood.stand_on(skin.mesh), strict=True)
        }
        return {key: _carry(found, spots.get(key), skin, ruler) for key, found in self._resting.items()}


def _carry(found: Location, spot: Spot | None, skin: Skin, ruler: CunRuler) -> Location:
    find = partial(_stand_late, found, skin) if spot is None else lambda: spot
    tell = partial(_tell, found, skin, ruler)
    return Location(found.code, found.side, found.definition, found.standing, found.is_place, find, tell)


def _stand_late(found: Location, skin: Skin) -> Spot:
    return Spot(skin.mesh.position(found.surface), skin.mesh.normal(found.surface), found.surface)


def _tell(found: Location, skin: Skin, ruler: CunRuler) -> Construction:
    steps = tuple(step.on(skin.mesh) for step in found.steps)
    return Construction(steps, {segment: ruler.mm_per_cun(segment) for segment in found.mm_per_cun})
