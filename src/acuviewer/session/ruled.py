"""Where the rules have put everything on one body, as places of its skin: what one process can tell another, and all that a drag needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from acuviewer.body.form import Form
from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape, Side
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.meridians import MeridianCurve
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from acuviewer.session.average_body import StoodBody


@dataclass(frozen=True, eq=False)
class Ruled:
    """``points`` by (code, side, definition), without competing definitions; ``landmarks`` by (name, side), and what lies ``under`` those of
    bone: its name and the place on it (3,). ``form`` is a person's, ``lines`` are the meridians', where they were asked for.
    """

    shape: BodyShape
    form: Form | None
    points: Mapping[tuple[str, Side, str], SurfacePoint]
    landmarks: Mapping[tuple[str, Side], SurfacePoint]
    under: Mapping[tuple[str, Side], tuple[str, Floats]]
    lines: tuple[MeridianCurve, ...] | None

    @cached_property
    def anatomy(self) -> Anatomy:
        """The body, built again without any rule."""
        model = load_body_model()
        skin = model.build_skin(self.shape) if self.form is None else model.of_form(self.shape, self.form)
        places = SurfacePlaces.of(self.landmarks.values())
        placed = {}
        for (name, side), (position, normal) in zip(self.landmarks, places.stand_on(skin.mesh), strict=True):
            bone, bone_mm = self.under.get((name, side), (None, None))
            placed[name, side] = PlacedLandmark(name, side, position, normal, self.landmarks[name, side], bone, bone_mm)
        stood = {(code, definition): place for (code, side, definition), place in self.points.items() if side != "right"}
        return StoodBody(skin, stood, PlacedLandmarks(placed))


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
        {key: found.surface for key, found in anatomy.locations.items() if found.is_place},
        {key: placed.surface for key, placed in landmarks.items()},
        under,
        anatomy.meridians if with_lines else None,
    )
