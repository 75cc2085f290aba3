"""What can be seen and touched: rays against the skin and the bones, what lies under the cursor."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticCellLocator

from acuviewer.geometry.mesh import Floats
from acuviewer.shown.camera import eye
from acuviewer.shown.marks import Marks, Pick
from acuviewer.shown.projection import Projection

REACH_PX = 13.0
_RAISED_MM, _CLEARANCE_MM = 2.0, 3.0
"""A mark counts as seen when the ray to it first meets skin no farther than the clearance before it."""


NO_BONES: NDArray[np.intp] = np.empty(0, dtype=np.intp)


@dataclass(frozen=True, eq=False)
class BoneHit:
    """Where a ray meets the bones: triangle of the skeleton and (3,) mm."""

    triangle: int
    position_mm: Floats


class Sight:
    """Rays against one skin and the shown bones; a search tree is built when the first ray is cast."""

    def __init__(self, skin: vtkPolyData, bones: vtkPolyData | None = None) -> None:
        self._skin, self._bones = skin, bones
        self._tree: vtkStaticCellLocator | None = None
        self._bone_tree: vtkStaticCellLocator | None = None

    def forget(self) -> None:
        """The skin has changed: build the tree anew at the next ray."""
        self._tree = None

    def forget_bones(self) -> None:
        """The shown bones have changed."""
        self._bone_tree = None

    def meet(self, start: Floats, end: Floats) -> Floats | None:
        """Where the way from start to end first meets the skin, or None."""
        if self._skin.GetNumberOfPoints() == 0:
            return None
        if self._tree is None:
            self._tree = _tree(self._skin)
        met = _first(self._tree, start, end)
        return None if met is None else met[0]

    def meet_bone(self, start: Floats, end: Floats, triangles: NDArray[np.intp]) -> BoneHit | None:
        """Where the way from start to end first meets a shown bone; ``triangles`` are the skeleton's for each drawn cell."""
        if self._bones is None or len(triangles) == 0:
            return None
        if self._bone_tree is None:
            self._bone_tree = _tree(self._bones)
        met = _first(self._bone_tree, start, end)
        return None if met is None else BoneHit(int(triangles[met[1]]), met[0])

    def sees(self, projection: Projection, position: Floats, normal: Floats) -> bool:
        """Whether a mark on the skin is in sight, not behind another part of the body."""
        here = eye(projection.camera)
        if normal @ (here - position) <= 0:
            return False
        raised = position + _RAISED_MM * normal
        met = self.meet(here, raised)
        return met is None or float(np.linalg.norm(met - raised)) < _CLEARANCE_MM

    def pick(
        self, projection: Projection, marks: Marks, x: float, y: float, bone_triangles: NDArray[np.intp] = NO_BONES
    ) -> Pick | BoneHit | None:
        """What is at a pixel: the nearest visible mark within reach, else a shown bone, else the skin, else None."""
        pixels = projection.pixels(marks.positions_mm)
        away = np.nan_to_num(np.hypot(pixels[:, 0] - x, pixels[:, 1] - y), nan=np.inf)
        near = np.flatnonzero(away <= REACH_PX)
        for row in map(int, near[np.argsort(away[near], kind="stable")]):
            if self.sees(projection, marks.positions_mm[row], marks.normals[row]):
                return marks.picks[row]
        start, direction = projection.ray(x, y)
        bone = self.meet_bone(start, start + direction * 20000.0, bone_triangles)
        if bone is not None:
            return bone
        met = self.meet(start, start + direction * 20000.0)
        return None if met is None else Pick("skin", "", "left" if met[0] >= 0 else "right", met)


def _tree(data: vtkPolyData) -> vtkStaticCellLocator:
    tree = vtkStaticCellLocator()
    tree.SetDataSet(data)
    tree.BuildLocator()
    return tree


def _first(tree: vtkStaticCellLocator, start: Floats, end: Floats) -> tuple[Floats, int] | None:
    """Place and cell where the way from start to end first meets what the tree holds."""
    share, where, local, sub, cell = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0), mutable(0)
    if tree.IntersectWithLine(start, end, 0.0, share, where, local, sub, cell):  # type: ignore[call-overload]
        return np.array(where), int(cell)
    return None
