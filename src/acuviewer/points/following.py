"""Points that follow the skin: each on the triangle where it stood, while the body changes under it and no rule is carried out."""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.blended_places import BlendedPlaces
from acuviewer.geometry.mesh import Floats, SurfacePlaces
from acuviewer.landmarks.cun import CunRuler
from acuviewer.lazy_mapping import LazyMapping
from acuviewer.points.locate import Locations
from acuviewer.points.location import Construction, Location, Spot

_Key = tuple[str, Side, str]


class FollowingLocations(LazyMapping[_Key, Location]):
    """The locations of a body that rests, on another skin: positions and normals of all at once, each by itself when it is asked for."""

    def __init__(
        self, followers: "SkinFollowers", skin: Skin, ruler: CunRuler, places: BlendedPlaces, told_by: Callable[[], Locations]
    ) -> None:
        super().__init__(followers.resting, self._carry)
        self._rows, self._skin, self._ruler = followers.rows, skin, ruler
        self._near, self._told_by = places.near, told_by
        self._positions, self._normals = places.on(skin.mesh)

    def _carry(self, key: _Key, found: Location) -> Location:
        row = self._rows.get(key)
        find = partial(_stand_late, found, self._skin) if row is None else partial(self._spot, row)
        tell = partial(self._tell, key)
        return Location(found.code, found.side, found.definition, found.standing, found.is_place, find, tell)

    def _spot(self, row: int) -> Spot:
        return Spot(self._positions[row], self._normals[row], self._near.at(row))

    def _tell(self, key: _Key) -> Construction:
        found = self._told_by()[key]
        steps = tuple(step.on(self._skin.mesh) for step in found.steps)
        return Construction(steps, {segment: self._ruler.mm_per_cun(segment) for segment in found.mm_per_cun})

    def spots(self, stood: Sequence[Location]) -> tuple[Floats, Floats]:
        """(n, 3) positions and (n, 3) normals of where some locations of the resting body have come."""
        keys = [(found.code, found.side, found.definition) for found in stood]
        rows = [self._rows.get(key, -1) for key in keys]
        positions, normals = self._positions[rows], self._normals[rows]
        for number, (key, row) in enumerate(zip(keys, rows, strict=True)):
            if row < 0:
                positions[number], normals[number] = self[key].position_mm, self[key].normal
        return positions, normals


class SkinFollowers:
    """The locations of a body that rests, ready to be carried to others of the same topology."""

    def __init__(self, locations: Locations) -> None:
        self.resting = locations
        places = {key: found for key, found in locations.items() if found.is_place}
        self.rows = {key: row for row, key in enumerate(places)}
        self.stood = SurfacePlaces.of(found.surface for found in places.values())

    def on(
        self, skin: Skin, ruler: CunRuler, places: BlendedPlaces | None = None, told_by: Callable[[], Locations] | None = None
    ) -> FollowingLocations:
        """All locations on another skin; tapes of their constructions follow too and are measured there, cun by ``ruler``.

        ``places`` says by ``rows`` where they have come, if they do not stay on their triangles; constructions are those of ``told_by``.
        """
        return FollowingLocations(self, skin, ruler, places or BlendedPlaces(self.stood), told_by or (lambda: self.resting))


def spots_of(found: Sequence[Location]) -> tuple[Floats, Floats]:
    """(n, 3) positions and (n, 3) normals of locations."""
    spots = [location.spot for location in found]
    positions = np.array([spot.position_mm for spot in spots]).reshape(-1, 3)
    return positions, np.array([spot.normal for spot in spots]).reshape(-1, 3)


def _stand_late(found: Location, skin: Skin) -> Spot:
    return Spot(skin.mesh.position(found.surface), skin.mesh.normal(found.surface), found.surface)
