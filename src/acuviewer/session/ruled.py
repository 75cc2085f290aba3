"""Where the rules have put everything on one body, as places of its skin: what one process can tell another, and all that a drag needs to know."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np

from acuviewer.body.form import Form
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape, Side
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.meridians import MeridianCurve
from acuviewer.points.standing import Stood
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from acuviewer.session.average_body import AverageBody

_Key = TypeVar("_Key")


@dataclass(frozen=True, eq=False)
class NamedPlaces(Generic[_Key]):
    """Places of the skin and their names, in one order: soon told, and soon taken over."""

    keys: tuple[_Key, ...]
    places: SurfacePlaces

    @staticmethod
    def of(places: Mapping[_Key, SurfacePoint]) -> "NamedPlaces[_Key]":
        """Single places by name."""
        return NamedPlaces(tuple(places), SurfacePlaces.of(places.values()))

    def in_order_of(self, keys: Iterable[_Key], otherwise: SurfacePlaces) -> SurfacePlaces:
        """The places of other ``keys``; what has none here lies where it lay ``otherwise``."""
        wanted = tuple(keys)
        if wanted == self.keys:
            return self.places
        rows = {key: row for row, key in enumerate(self.keys)}
        both = SurfacePlaces(
            np.concatenate([self.places.triangles, otherwise.triangles]), np.concatenate([self.places.weights, otherwise.weights])
        )
        taken = [rows.get(key, len(self.keys) + row) for row, key in enumerate(wanted)]
        return SurfacePlaces(both.triangles[taken], both.weights[taken])


@dataclass(frozen=True, eq=False)
class Ruled:
    """``points`` by (code, side, definition), without competing definitions; ``landmarks`` by (name, side), and what lies ``under`` those of
    bone: its name and the place on it (3,). ``form`` is a person's, ``lines`` are the meridians', where they were asked for.
    """

    shape: BodyShape
    form: Form | None
    points: NamedPlaces[tuple[str, Side, str]]
    landmarks: NamedPlaces[tuple[str, Side]]
    under: Mapping[tuple[str, Side], tuple[str, Floats]]
    lines: tuple[MeridianCurve, ...] | None

    @cached_property
    def anatomy(self) -> Anatomy:
        """The body, built again without any rule."""
        model = load_body_model()
        skin = model.build_skin(self.shape) if self.form is None else model.of_form(self.shape, self.form)
        felt, placed = self.landmarks, {}
        at = zip(felt.keys, felt.places.singly(), felt.places.stand_on(skin.mesh), strict=True)
        for (name, side), surface, (position, normal) in at:
            bone, bone_mm = self.under.get((name, side), (None, None))
            placed[name, side] = PlacedLandmark(name, side, position, normal, surface, bone, bone_mm)
        singly = zip(self.points.keys, self.points.places.singly(), strict=True)
        stood = {(code, definition): place for (code, side, definition), place in singly if side != "right"}
        return _StoodBody(skin, stood, PlacedLandmarks(placed))


class _StoodBody(AverageBody):
    """Not the average body, but as it in the window: its points, and its landmarks too, stand where they are known to stand."""

    def __init__(self, skin: Skin, stood: Stood, landmarks: PlacedLandmarks) -> None:
        self.__dict__["landmarks"] = landmarks
        super().__init__(skin, stood)


def find_ruled(shape: BodyShape, with_lines: bool) -> Ruled:
    """Carry out the rules on a body."""
    return told_of(compute_anatomy(shape), with_lines)


def told_of(anatomy: Anatomy, with_lines: bool) -> Ruled:
    """What there is to tell of a body by the rules."""
    landmarks = anatomy.landmarks
    under = {
        key: (placed.bone, placed.bone_mm)
        for key, placed in landmarks.items()
        if placed.bone is not None and placed.bone_mm is not None
    }
    return Ruled(
        anatomy.shape,
        anatomy.skin.form,
        NamedPlaces.of({key: found.surface for key, found in anatomy.locations.items() if found.is_place}),
        NamedPlaces(tuple(landmarks), landmarks.places),
        under,
        anatomy.meridians if with_lines else None,
    )
