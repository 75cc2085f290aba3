"""The bare baseline: a Qt window with VTK that shows the same skin, without acuviewer.

    python bare_window.py SKIN.npz

Prints one line of JSON: first_picture_ms, frame_ms, memory_mb.
"""

import json
import os
import sys
import time

import numpy as np
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from PySide6.QtCore import QTimer
from PySide6.QtGui import QSurfaceFormat
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QApplication, QMainWindow
from vtkmodules.util.numpy_support import numpy_to_vtk, numpy_to_vtkIdTypeArray
from vtkmodules.vtkCommonCore import vtkPoints
from vtkmodules.vtkCommonDataModel import vtkCellArray, vtkPolyData
from vtkmodules.vtkRenderingCore import vtkActor, vtkPolyDataMapper, vtkRenderer
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

from bare_window_figures import memory_mb, process_start

N_FRAMES, TURN_DEG = 60, 3.0


class BareView(QOpenGLWidget):
    """Renders at each paint and copies VTK's picture to the widget."""

    def __init__(self, skin_file: str) -> None:
        super().__init__()
        arrays = np.load(skin_file)
        points = vtkPoints()
        points.SetData(numpy_to_vtk(arrays["vertices"].astype(np.float32), deep=True))
        cells = vtkCellArray()
        cells.SetData(3, numpy_to_vtkIdTypeArray(arrays["triangles"].astype(np.int64).ravel(), deep=True))
        data = vtkPolyData()
        data.SetPoints(points)
        data.SetPolys(cells)
        data.GetPointData().SetNormals(numpy_to_vtk(arrays["normals"].astype(np.float32), deep=True))
        data.GetPointData().SetScalars(numpy_to_vtk(arrays["colours"], deep=True))
        mapper = vtkPolyDataMapper()
        mapper.SetInputData(data)
        actor = vtkActor()
        actor.SetMapper(mapper)
        self.renderer = vtkRenderer()
        self.renderer.AddActor(actor)
        self.gl_window = vtkGenericOpenGLRenderWindow()
        self.gl_window.SetReadyForRendering(False)
        self.gl_window.SetOwnContext(0)
        self.gl_window.SetFrameBlitModeToNoBlit()
        self.gl_window.SetMultiSamples(0)
        self.gl_window.AddObserver("WindowMakeCurrentEvent", lambda *_: self.context().makeCurrent(self.context().surface()))
        self.gl_window.AddObserver("WindowIsCurrentEvent", lambda *_: self.gl_window.SetIsCurrent(True))
        self.gl_window.AddRenderer(self.renderer)
        self.first_picture = 0.0

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
        self.first_picture = self.first_picture or time.time()


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
    view = BareView(sys.argv[1])
    window.setCentralWidget(view)
    window.resize(1280, 800)
    view.renderer.ResetCamera()
    window.show()

    def measure() -> None:
        frames = []
        for _ in range(N_FRAMES):
            start = time.perf_counter()
            view.renderer.GetActiveCamera().Azimuth(TURN_DEG)
            view.repaint()
            application.processEvents()
            frames.append((time.perf_counter() - start) * 1000)
        figures = {
            "first_picture_ms": (view.first_picture - began) * 1000,
            "frame_ms": float(np.median(frames)),
            "memory_mb": memory_mb(),
        }
        print(json.dumps(figures), flush=True)
        view.makeCurrent()
        view.gl_window.Finalize()
        os._exit(0)

    QTimer.singleShot(1200, measure)
    application.exec()


if __name__ == "__main__":
    main()
