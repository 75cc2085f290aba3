"""Everything that is drawn as a dot and can be touched, and what was touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, assert_never

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.i18n import Words, said
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
    """Everything that is drawn as a dot and can be touched: what each is, and (n, 3) positions and normals."""

    picks: Sequence[Pick]
    positions_mm: Floats
    normals: Floats


def build_marks(anatomy: Anatomy, session: Session, content: SceneContent) -> Marks:
    """The marks of a session; the landmarks of a construction that is drawn are among them."""
    points = shown_locations(anatomy, session, content)
    landmarks = shown_landmarks(anatomy, session)
    known = {(placed.name, placed.side) for placed in landmarks}
    landmarks += [placed for placed in felt_landmarks(anatomy, session) if (placed.name, placed.side) not in known]
    picks = [Pick("point", found.code, found.side, found.position_mm, found.definition) for found in points]
    picks += [Pick("landmark", placed.name, placed.side, placed.position_mm) for placed in landmarks]
    normals = [found.normal for found in points] + [placed.normal for placed in landmarks]
    return Marks(picks, np.array([pick.position_mm for pick in picks]).reshape(-1, 3), np.array(normals).reshape(-1, 3))


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
