"""Everything that is drawn as a dot and can be touched, and what was touched."""

from collections.abc import Sequence
from typing import Literal, assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.i18n import Words, said
from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.points.location import Location
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.construction import felt_landmarks
from acuviewer.shown.content import SceneContent
from acuviewer.shown.landmarks import shown_landmarks
from acuviewer.shown.meridians import name_of
from acuviewer.shown.points import shown_locations

Touched = Literal["point", "landmark", "bone", "meridian", "skin"]


@dataclass(frozen=True, eq=False)
class Pick:
    """What lies under the cursor: a point or meridian (key = code), a landmark or bone (key = name), or bare skin (key "").

    ``surface`` is the place of bare skin on its mesh, by which it is found again on another body.
    """

    kind: Touched
    key: str
    side: Side
    position_mm: Floats
    definition: str = "standard"
    surface: SurfacePoint | None = None


@dataclass(frozen=True, eq=False)
class Marks:
    """Everything that is drawn as a dot and can be touched: ``points`` and then ``landmarks``, and (n, 3) positions and normals."""

    points: Sequence[Location]
    landmarks: Sequence[PlacedLandmark]
    positions_mm: Floats
    normals: Floats

    def pick(self, row: int) -> Pick:
        """What one of them is."""
        here = self.positions_mm[row]
        if row < len(self.points):
            found = self.points[row]
            return Pick("point", found.code, found.side, here, found.definition)
        placed = self.landmarks[row - len(self.points)]
        return Pick("landmark", placed.name, placed.side, here)

    @property
    def picks(self) -> list[Pick]:
        """What each of them is."""
        return [self.pick(row) for row in range(len(self.positions_mm))]

    def following(self, anatomy: Anatomy) -> "Marks":
        """The same marks on a body on which all follows the skin from the one whose marks these are."""
        landmarks = [anatomy.landmarks[placed.name, placed.side] for placed in self.landmarks]
        return _marks(anatomy, self.points, landmarks)


def build_marks(anatomy: Anatomy, session: Session, content: SceneContent) -> Marks:
    """The marks of a session; the landmarks of a construction that is drawn are among them."""
    points = shown_locations(anatomy, session, content)
    landmarks = shown_landmarks(anatomy, session)
    known = {(placed.name, placed.side) for placed in landmarks}
    landmarks += [placed for placed in felt_landmarks(anatomy, session) if (placed.name, placed.side) not in known]
    return _marks(anatomy, points, landmarks)


def _marks(anatomy: Anatomy, points: Sequence[Location], landmarks: Sequence[PlacedLandmark]) -> Marks:
    positions, normals = anatomy.spots_of(points)
    felt = np.array([placed.position_mm for placed in landmarks]).reshape(-1, 3)
    outward = np.array([placed.normal for placed in landmarks]).reshape(-1, 3)
    return Marks(points, landmarks, np.concatenate([positions, felt]), np.concatenate([normals, outward]))


def describe(pick: Pick, anatomy: Anatomy, content: SceneContent) -> Words:
    """The name of what one points at, for tooltip and status bar; bare skin has none."""
    match pick.kind:
        case "skin":
            return ""
        case "point":
            name = content.point_names[pick.key]
        case "landmark":
            name = content.landmark_names[pick.key]
        case "meridian":
            name = name_of(pick.key)
        case "bone":
            bone = anatomy.skeleton.pattern.bones[pick.key]
            name = f"{bone.english} · {bone.latin}"
        case other:
            assert_never(other)
    return name if pick.side == "midline" else said(f"mark.on_{pick.side}", name=name)
