"""Round marks of a fixed size in pixels, drawn as spheres of light: points and landmarks."""

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonDataModel import vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer

from acuviewer.geometry.mesh import Floats
from acuviewer.scene import vtk_data

LIFT_MM = 1.6
"""Marks stand this far off the skin, so that the curved skin between mesh vertices swallows none."""


class Dots:
    """A cloud of marks of one size, each with its colour."""

    def __init__(self, renderer: vtkRenderer, size_px: float) -> None:
        self._data = vtkPolyData()
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(self._data)
        mapper.SetScalarModeToUsePointData()
        self.actor = vtkActor()
        self.actor.SetMapper(mapper)
        look = self.actor.GetProperty()
        look.SetRenderPointsAsSpheres(True)
        look.SetPointSize(size_px)
        look.SetAmbient(0.55)
        look.SetDiffuse(0.5)
        look.SetSpecular(0.2)
        self._size_px = size_px
        renderer.AddActor(self.actor)

    def scale(self, factor: float) -> None:
        """Draw ``factor`` times as large, for screens with small pixels."""
        self.actor.GetProperty().SetPointSize(self._size_px * factor)

    def show(self, positions: Floats, normals: Floats, colours: list[tuple[float, float, float]]) -> None:
        """Draw marks at (n, 3) positions with (n, 3) outward normals; no positions draws nothing."""
        self.actor.SetVisibility(len(positions) > 0)
        if len(positions) == 0:
            return
        vtk_data.set_dots(self._data, np.asarray(positions) + LIFT_MM * np.asarray(normals))
        bytes_: NDArray[np.uint8] = np.round(np.array(colours) * 255).astype(np.uint8)
        vtk_data.set_colours(self._data, bytes_)
