"""NumPy arrays as VTK data, without copies where VTK allows it."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData

from acuviewer.geometry.mesh import Floats


def set_points(data: vtkPolyData, positions: Floats) -> None:
    """Replace the points of ``data`` by (n, 3) positions, as 32-bit floats."""
    points = vtkPoints()
    points.SetData(numpy_to_vtk(np.ascontiguousarray(positions, dtype=np.float32), deep=True))
    data.SetPoints(points)


def set_normals(data: vtkPolyData, normals: Floats) -> None:
    """Replace the point normals of ``data`` by (n, 3) unit vectors."""
    data.GetPointData().SetNormals(numpy_to_vtk(np.ascontiguousarray(normals, dtype=np.float32), deep=True))


def set_colours(data: vtkPolyData, colours: NDArray[np.uint8]) -> None:
    """Replace the point colours of ``data`` by (n, 3) sRGB bytes, or (n, 4) with opacity."""
    data.GetPointData().SetScalars(numpy_to_vtk(np.ascontiguousarray(colours), deep=True))


def set_triangles(data: vtkPolyData, triangles: NDArray[np.integer]) -> None:
    """Replace the faces of ``data`` by (m, 3) vertex indices."""
    cells = vtkCellArray()
    cells.SetData(3, numpy_to_vtkIdTypeArray(np.ascontiguousarray(triangles, dtype=np.int64).ravel(), deep=True))
    data.SetPolys(cells)


def set_dots(data: vtkPolyData, positions: Floats) -> None:
    """Make ``data`` a cloud of (n, 3) points, each drawn as one vertex."""
    set_points(data, positions.reshape(-1, 3))
    cells = vtkCellArray()
    cells.SetData(1, numpy_to_vtkIdTypeArray(np.arange(len(positions), dtype=np.int64), deep=True))
    data.SetVerts(cells)
