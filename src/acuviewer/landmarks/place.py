"""Places every landmark of the catalog on one body."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skeleton import Skeleton
from acuviewer.body.skin import Skin
from acuviewer.geometry.blended_places import BlendedPlaces
from acuviewer.geometry.mesh import MIRROR, Floats, SurfacePlaces, SurfacePoint
from acuviewer.geometry.probe import cast_rays, closest_point
from acuviewer.landmarks.catalog import BoneBinding, Landmark
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.lazy_mapping import LazyMapping

OTHER_SIDE: Mapping[Side, Side] = {"left": "right", "right": "left", "midline": "midline"}


class PlacedLandmarks(Mapping[tuple[str, Side], PlacedLandmark]):
    """All landmarks on one body by (name, side): each lies over the feature of bone, or on the triangle, it is bound to."""

    def __init__(self, placed: Mapping[tuple[str, Side], PlacedLandmark]) -> None:
        self._placed = placed

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

    @cached_property
    def places(self) -> SurfacePlaces:
        """Where all of them lie, in their order."""
        return SurfacePlaces.of(placed.surface for placed in self._placed.values())

    def following(self, skin: Skin, places: SurfacePlaces | None = None) -> "PlacedLandmarks":
        """The same places of the skin on another body, or those given in the same order; features of bone go along as deep as they lay."""
        return self.between(skin, BlendedPlaces(places or self.places))

    def between(self, skin: Skin, places: BlendedPlaces) -> "PlacedLandmarks":
        """As ``following``, between the places on two bodies."""
        (positions, normals), near = places.on(skin.mesh), places.near
        rows = self._rows

        def move(key: tuple[str, Side], placed: PlacedLandmark) -> PlacedLandmark:
            position, normal = positions[rows[key]], normals[rows[key]]
            bone_mm = None if placed.bone_mm is None else placed.bone_mm + (position - placed.position_mm)
            return replace(placed, position_mm=position, normal=normal, bone_mm=bone_mm, surface=near.at(rows[key]))

        return PlacedLandmarks(LazyMapping(self._placed, move))

    @cached_property
    def _rows(self) -> dict[tuple[str, Side], int]:
        return {key: row for row, key in enumerate(self._placed)}


def place_landmarks(catalog: Mapping[str, Landmark], skin: Skin, skeleton: Skeleton) -> PlacedLandmarks:
    """Place every landmark of a catalog on one body."""
    return place_over(catalog, skin, bone_features(catalog, skeleton))


def place_over(catalog: Mapping[str, Landmark], skin: Skin, features: Mapping[str, Floats]) -> PlacedLandmarks:
    """The same where ``bone_features`` of the body are known."""
    touched = _touch(catalog, features, skin)
    keys = [(landmark, side) for landmark in catalog.values() for side in landmark.placed_sides]
    surfaces = []
    for landmark, side in keys:
        surface = touched[landmark.name] if isinstance(landmark.binding, BoneBinding) else landmark.binding
        surfaces.append(skin.pattern.mirrored(surface) if side == "right" else surface)
    placed: dict[tuple[str, Side], PlacedLandmark] = {}
    stand = SurfacePlaces.of(surfaces).stand_on(skin.mesh)
    for (landmark, side), surface, (position, normal) in zip(keys, surfaces, stand, strict=True):
        bone, bone_mm = None, None
        if isinstance(landmark.binding, BoneBinding):
            bone, bone_mm = landmark.binding.bone, features[landmark.name]
            if side == "right":
                bone, bone_mm = bone.replace("left_", "right_", 1), bone_mm * MIRROR
        placed[landmark.name, side] = PlacedLandmark(landmark.name, side, position, normal, surface, bone, bone_mm)
    return PlacedLandmarks(placed)


def bone_features(catalog: Mapping[str, Landmark], skeleton: Skeleton) -> dict[str, Floats]:
    """(3,) place on the bone of each landmark of bone, on the left or in the median plane: a vertex, or the mean of several."""
    bones = skeleton.pattern.bones
    bindings = {name: landmark.binding for name, landmark in catalog.items() if isinstance(landmark.binding, BoneBinding)}
    rows = [[bones[bone].vertices.start + vertex for bone, vertex in binding.places] for binding in bindings.values()]
    counts = np.array([len(each) for each in rows])
    sums = np.add.reduceat(skeleton.feel(np.concatenate(rows)), np.cumsum(counts) - counts, axis=0)
    sums[[catalog[name].sides == "midline" for name in bindings], 0] = 0.0
    return dict(zip(bindings, sums / counts[:, None], strict=True))


def _touch(catalog: Mapping[str, Landmark], features: Mapping[str, Floats], skin: Skin) -> dict[str, SurfacePoint]:
    """Where a finger that comes from outside meets the skin over each feature."""
    bindings = {name: binding for name in features if isinstance(binding := catalog[name].binding, BoneBinding)}
    outward = np.array([binding.outward for binding in bindings.values()])
    reach = np.array([binding.reach_mm for binding in bindings.values()])
    starts = np.array(list(features.values())) + reach[:, None] * outward
    covers = [binding.cover for binding in bindings.values()]
    ends = np.cumsum([len(cover) for cover in covers])
    met = cast_rays(skin.mesh, starts, -outward, np.concatenate(covers), ends)
    # On a body so unlike the others that the finger misses, the nearest skin over the bone takes the place.
    return {
        name: place or closest_point(skin.mesh, features[name], cover)
        for name, place, cover in zip(bindings, met, covers, strict=True)
    }
