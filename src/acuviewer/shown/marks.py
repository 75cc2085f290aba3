"""Everything that is drawn as a dot and can be touched, and what was touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.construction import felt_landmarks
from acuviewer.shown.content import SceneContent
from acuviewer.shown.landmarks import shown_landmarks
from acuviewer.shown.points import shown_locations


@dataclass(frozen=True, eq=False)
class Pick:
    """What lies under the cursor: a point or meridian (key = code), a landmark or bone (key = name), or bare skin (key "").

    ``surface`` is the place of bare skin on its mesh, by which it is found again on another body.
    """

    kind: Literal["point", "landmark", "bone", "meridian", "skin"]
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
