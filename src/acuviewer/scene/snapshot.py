"""Pictures without a window: an off-screen render of a session."""

import ctypes
import os
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from acuviewer.scene.content import SceneContent
from acuviewer.scene.labels import Label, Measure
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.theme import Theme


class SceneError(RuntimeError):
    """The 3D picture cannot be drawn on this machine; the message says what to install."""


def require_opengl() -> None:
    """Raise SceneError where VTK would crash for want of an OpenGL library."""
    if not sys.platform.startswith("linux"):
        return
    missing = [f"lib{name}" for name in ("EGL", "GL") if not _loads(f"lib{name}.so.1")]
    # Debian keeps the drivers in a package of their own; other systems bring them along.
    debian = Path("/etc/debian_version").exists()
    if debian and not any(True for pattern in _DRIVERS for _ in Path("/usr/lib").glob(pattern)):
        missing.append("the OpenGL driver")
    if missing:
        raise SceneError(
            f"OpenGL is not complete: {' and '.join(missing)} missing. On Debian and Ubuntu install it with: "
            "sudo apt-get install libegl1 libgl1 libgl1-mesa-dri"
        )


_DRIVERS = ("*/dri/*_dri.so", "*/libgallium*.so", "*/libEGL_nvidia.so*")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def render_snapshot(
    anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme, size: tuple[int, int], measure: Measure
) -> tuple[NDArray[np.uint8], list[Label]]:
    """Render a session off screen: (height, width, 3) sRGB bytes from the top row, and the labels to paint on it."""
    require_opengl()
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        # Without it VTK first tries X and complains aloud before it finds EGL.
        os.environ.setdefault("VTK_DEFAULT_OPENGL_WINDOW", "vtkEGLRenderWindow")
    # Imported late: a machine without OpenGL gets a sentence instead of a crash.
    from vtkmodules.util.numpy_support import vtk_to_numpy
    from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
    from vtkmodules.vtkRenderingCore import vtkRenderWindow

    from acuviewer.scene.stage import Stage

    width, height = size
    window = vtkRenderWindow()
    window.SetOffScreenRendering(True)
    window.SetSize(width, height)
    stage = Stage(window, theme, content)
    stage.show(anatomy, session)
    stage.look(stage.wanted_camera(width / height))
    stage.renderer.SetUseFXAA(True)
    stage.render()
    pixels = vtkUnsignedCharArray()
    window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, pixels)
    picture = vtk_to_numpy(pixels).reshape(height, width, 4)[::-1, :, :3].copy()
    labels = stage.labels(width, height, measure)
    window.Finalize()
    return picture, labels
