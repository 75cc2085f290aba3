"""The bare baseline: a Qt window with VTK that shows the same skin, without acuviewer.

    python bare_window.py MESHES.npz WIDTHxHEIGHT

The size is that of the view itself, so that it has as many pixels as the one that is held against it. Prints one line of JSON:
wall and CPU of the first picture and of a turning frame, of the same with the bones drawn as well, and memory.
"""

import json
import os
import sys
import time
from collections.abc import Mapping
from statistics import median
from typing import Any

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from numpy.typing import NDArray
from PySide6.QtCore import QTimer
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QApplication, QMainWindow
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

from bare_window_figures import Lap, memory_mb, process_start

N_FRAMES, TURN_DEG = 60, 3.0


def build_actor(arrays: Mapping[str, NDArray[Any]], name: str) -> vtkActor:
    """A mesh of the file as VTK draws it by itself."""
    points = vtkPoints()
    points.SetData(numpy_to_vtk(arrays[f"{name}_vertices"].astype(np.float32), deep=True))
    cells = vtkCellArray()
    cells.SetData(3, numpy_to_vtkIdTypeArray(arrays[f"{name}_triangles"].astype(np.int64).ravel(), deep=True))
    data = vtkPolyData()
    data.SetPoints(points)
    data.SetPolys(cells)
    data.GetPointData().SetNormals(numpy_to_vtk(arrays[f"{name}_normals"].astype(np.float32), deep=True))
    if f"{name}_colours" in arrays:
        data.GetPointData().SetScalars(numpy_to_vtk(arrays[f"{name}_colours"], deep=True))
    mapper = vtkPolyDataMapper()
    mapper.SetInputData(data)
    actor = vtkActor()
    actor.SetMapper(mapper)
    return actor


class BareView(QOpenGLWidget):
    """Renders at each paint and copies VTK's picture to the widget."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        super().__init__()
        self.renderer = vtkRenderer()
        self.renderer.AddActor(build_actor(arrays, "skin"))
        self.gl_window = vtkGenericOpenGLRenderWindow()
        self.gl_window.SetReadyForRendering(False)
        self.gl_window.SetOwnContext(0)
        self.gl_window.SetFrameBlitModeToNoBlit()
        self.gl_window.SetMultiSamples(0)
        self.gl_window.AddObserver("WindowMakeCurrentEvent", lambda *_: self.context().makeCurrent(self.context().surface()))
        self.gl_window.AddObserver("WindowIsCurrentEvent", lambda *_: self.gl_window.SetIsCurrent(True))
        self.gl_window.AddRenderer(self.renderer)
        self.first: tuple[float, float, float] | None = None

    def initializeGL(self) -> None:
        """Give VTK the context."""
        self.gl_window.SetReadyForRendering(True)
        self.gl_window.SetForceMakeCurrent()
        self.gl_window.OpenGLInitContext()

    def paintGL(self) -> None:
        """Render and copy."""
        width, height = self.width(), self.height()
        self.gl_window.SetSize(width, height)
        self.gl_window.GetState().ResetFramebufferBindings()
        self.gl_window.GetState().Reset()
        self.renderer.ResetCameraClippingRange()
        self.gl_window.Render()
        self.context().functions().glBindFramebuffer(0x8CA9, self.defaultFramebufferObject())
        self.gl_window.BlitDisplayFramebuffer(0, 0, 0, width, height, 0, 0, width, height, 0x4000, 0x2600)
        self.first = self.first or (time.time(), time.process_time(), memory_mb())


def main() -> None:
    """Show the skin, turn it, print the figures."""
    began = process_start()
    wanted = QSurfaceFormat()
    wanted.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    wanted.setVersion(3, 2)
    wanted.setDepthBufferSize(24)
    wanted.setSamples(0)
    QSurfaceFormat.setDefaultFormat(wanted)
    application = QApplication([])
    window = QMainWindow()
    arrays = np.load(sys.argv[1])
    view = BareView(arrays)
    window.setCentralWidget(view)
    window.resize(*map(int, sys.argv[2].split("x")))
    view.renderer.ResetCamera()
    window.show()

    def turn(name: str) -> dict[str, float]:
        laps = []
        for _ in range(N_FRAMES):
            lap = Lap()
            view.renderer.GetActiveCamera().Azimuth(TURN_DEG)
            view.repaint()
            application.processEvents()
            laps.append((lap.wall_ms, lap.cpu_ms))
        wall, cpu = zip(*laps, strict=True)
        return {f"{name}_wall_ms": median(wall), f"{name}_cpu_ms": median(cpu)}

    def measure() -> None:
        assert view.first is not None
        painted, cpu, memory = view.first
        figures = {
            "width": view.width(),
            "height": view.height(),
            "first_wall_ms": (painted - began) * 1000,
            "first_cpu_ms": cpu * 1000,
        }
        figures |= {"first_memory_mb": memory, **turn("frame")}
        view.renderer.AddActor(build_actor(arrays, "bones"))
        figures |= {**turn("bones_frame"), "memory_mb": memory_mb()}
        print(json.dumps(figures), flush=True)
        view.makeCurrent()
        view.gl_window.Finalize()
        os._exit(0)

    QTimer.singleShot(1200, measure)
    application.exec()


if __name__ == "__main__":
    main()
