"""What can be seen and touched: rays against a mesh, what the body hides, which mark lies under the cursor."""

import numpy as np
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticCellLocator

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.scene import vtk_data
from acuviewer.shown.marks import Marks, Pick
from acuviewer.shown.projection import Projection

FAR_MM = 20000.0
"""As far as any ray is followed."""

REACH_PX = 13.0
_ON_AN_EDGE = 1e-6
"""A ray along an edge meets both its triangles; with no tolerance at all VTK finds that it meets neither."""

_RAISED_MM, _CLEARANCE_MM = 2.0, 3.0
"""A mark counts as seen when the ray to it first meets skin no farther than the clearance before it."""


class RayTree:
    """Rays against one mesh; the search tree is built when the first ray is cast."""

    def __init__(self, data: vtkPolyData) -> None:
        self._data = data
        self._tree: vtkStaticCellLocator | None = None

    def forget(self) -> None:
        """The mesh has changed: build the tree anew at the next ray."""
        self._tree = None

    def meet(self, start: Floats, end: Floats) -> tuple[Floats, int] | None:
        """Place (3,) and triangle where the way from start to end first meets the mesh, or None."""
        if self._data.GetNumberOfPoints() == 0:
            return None
        if self._tree is None:
            self._tree = vtkStaticCellLocator()
            self._tree.SetDataSet(self._data)
            self._tree.BuildLocator()
        share, where, local, sub, cell = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0), mutable(0)
        if self._tree.IntersectWithLine(start, end, _ON_AN_EDGE, share, where, local, sub, cell):  # type: ignore[call-overload]
            return np.array(where), int(cell)
        return None


class Sight:
    """Rays against the skin of one body after the other; without a body nothing is hidden."""

    def __init__(self, skin: TriangleMesh | None = None) -> None:
        self._data = vtkPolyData()
        self._tree = RayTree(self._data)
        self._topology: object = None
        self._new_skin = skin

    def show(self, skin: TriangleMesh) -> None:
        """See this skin from now on."""
        self._new_skin = skin

    def meet(self, start: Floats, end: Floats) -> tuple[Floats, int] | None:
        """Place (3,) and triangle where the way from start to end first meets the skin, or None."""
        if self._new_skin is not None:
            if self._topology is not self._new_skin.topology:
                self._topology = self._new_skin.topology
                vtk_data.set_triangles(self._data, self._new_skin.triangles)
            vtk_data.set_points(self._data, self._new_skin.vertices)
            self._tree.forget()
            self._new_skin = None
        return self._tree.meet(start, end)

    def sees(self, projection: Projection, position: Floats, normal: Floats) -> bool:
        """Whether a mark on the skin is in sight, not behind another part of the body."""
        here = projection.eye_mm
        if normal @ (here - position) <= 0:
            return False
        raised = position + _RAISED_MM * normal
        met = self.meet(here, raised)
        return met is None or float(np.linalg.norm(met[0] - raised)) < _CLEARANCE_MM

    def touch(self, projection: Projection, marks: Marks, x: float, y: float) -> Pick | None:
        """The nearest mark in sight within reach of a pixel, or None."""
        pixels = projection.pixels(marks.positions_mm)
        away = np.nan_to_num(np.hypot(pixels[:, 0] - x, pixels[:, 1] - y), nan=np.inf)
        near = np.flatnonzero(away <= REACH_PX)
        for row in map(int, near[np.argsort(away[near], kind="stable")]):
            if self.sees(projection, marks.positions_mm[row], marks.normals[row]):
                return marks.pick(row)
        return None
