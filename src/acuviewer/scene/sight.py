"""What can be seen and touched: rays against the skin, and the marks near the cursor."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticCellLocator

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats
from acuviewer.scene.camera import eye
from acuviewer.scene.landmarks_layer import shown_landmarks
from acuviewer.scene.points_layer import shown_locations
from acuviewer.scene.projection import Projection
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session

REACH_PX = 13.0
_CLEARANCE_MM = 6.0
"""A mark counts as seen when the ray to it first meets skin no farther than this before it."""


@dataclass(frozen=True, eq=False)
class Pick:
    """What lies under the cursor: a point (key = code), a landmark (key = name), or bare skin (key "")."""

    kind: Literal["point", "landmark", "skin"]
    key: str
    side: Side
    position_mm: Floats
    definition: str = "standard"


class Sight:
    """Rays against one skin; the search tree is built when the first ray is cast."""

    def __init__(self, skin: vtkPolyData) -> None:
        self._skin = skin
        self._tree: vtkStaticCellLocator | None = None

    def forget(self) -> None:
        """The skin has changed: build the tree anew at the next ray."""
        self._tree = None

    def meet(self, start: Floats, end: Floats) -> Floats | None:
        """Where the way from start to end first meets the skin, or None."""
        if self._skin.GetNumberOfPoints() == 0:
            return None
        if self._tree is None:
            self._tree = vtkStaticCellLocator()
            self._tree.SetDataSet(self._skin)
            self._tree.BuildLocator()
        share, where, local, sub = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0)
        cell = mutable(0)
        if self._tree.IntersectWithLine(start, end, 0.0, share, where, local, sub, cell):
            return np.array(where)
        return None

    def sees(self, projection: Projection, position: Floats, normal: Floats) -> bool:
        """Whether a mark on the skin is in sight, not behind another part of the body."""
        if not projection.faces(position[None], normal[None])[0]:
            return False
        start = eye(projection.camera)
        raised = position + 2.0 * normal
        met = self.meet(start, raised)
        return met is None or float(np.linalg.norm(met - raised)) < _CLEARANCE_MM

    def pick(self, projection: Projection, anatomy: Anatomy, session: Session, x: float, y: float) -> Pick | None:
        """What is at a pixel: the nearest visible mark within reach, else the skin, else None."""
        marks: list[tuple[Pick, Floats]] = [
            (Pick("point", found.code, found.side, found.position_mm, found.definition), found.normal)
            for found in shown_locations(anatomy, session)
        ]
        marks += [
            (Pick("landmark", placed.name, placed.side, placed.position_mm), placed.normal)
            for placed in shown_landmarks(anatomy, session)
        ]
        if marks:
            pixels = projection.pixels(np.array([pick.position_mm for pick, _ in marks]))
            away = np.hypot(pixels[:, 0] - x, pixels[:, 1] - y)
            for row in np.argsort(np.where(np.isnan(away), np.inf, away)):
                if not away[row] <= REACH_PX:
                    break
                pick, normal = marks[row]
                if self.sees(projection, pick.position_mm, normal):
                    return pick
        start, direction = projection.ray(x, y)
        met = self.meet(start, start + direction * 20000.0)
        return None if met is None else Pick("skin", "", "left" if met[0] >= 0 else "right", met)
