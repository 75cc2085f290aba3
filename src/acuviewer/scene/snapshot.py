"""Pictures without a window: an off-screen render of a session."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer import probe
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.known import Known
from acuviewer.shown.labels import Label, Measure
from acuviewer.shown.legend import AnyLegend
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import Theme

if TYPE_CHECKING:
    from vtkmodules.vtkRenderingCore import vtkRenderWindow


class SceneError(RuntimeError):
    """The 3D picture cannot be drawn on this machine; the message says what to install."""


def require_opengl() -> None:
    """Raise SceneError where VTK would end the process: without OpenGL, or with one that is too old for it."""
    require_opengl_libraries()
    answer = probe.found("picture")
    trouble = probe.explain(answer, os.environ) if answer else None
    if trouble:
        raise SceneError(trouble)


def require_opengl_libraries() -> None:
    """Raise SceneError where OpenGL's libraries or all drivers are missing."""
    if not sys.platform.startswith("linux"):
        return
    missing = [f"lib{name}" for name in ("EGL", "GL") if not probe.library_loads(f"lib{name}.so.1")]
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


_MOST_PIXELS_TO_SMOOTH = 2560 * 1600
"""Up to this size a picture is drawn twice as large and averaged, which smooths edges better than any filter."""


class Snapshot(NamedTuple):
    """A picture, (height, width, 3) sRGB bytes from the top row, and the labels and legends to paint on it."""

    pixels: NDArray[np.uint8]
    labels: list[Label]
    legends: list[AnyLegend]


class Snapshots:
    """Renders sessions off screen one after the other, each as if it were the only one; ``close`` gives the window back.

    Raises SceneError without OpenGL. Dots and lines are drawn ``enlarged`` times as large; the labels are placed in a picture as many times
    smaller, so that they fit when the painter enlarges them likewise.
    """

    def __init__(self, content: SceneContent, theme: Theme, size: tuple[int, int], enlarged: float = 1.0) -> None:
        require_opengl()
        # Imported late: a machine without OpenGL gets a sentence instead of a crash.
        from acuviewer.scene.stage import Stage

        self._size, self._enlarged = size, enlarged
        width, height = size
        self._fine = 2 if width * height <= _MOST_PIXELS_TO_SMOOTH else 1
        self._window = _offscreen_window()
        self._window.SetSize(self._fine * width, self._fine * height)
        self._stage = Stage(self._window, theme, content)
        self._stage.renderer.SetUseFXAA(self._fine == 1)

    def take(
        self,
        anatomy: Anatomy,
        session: Session,
        measure: Measure,
        legend_boxes: Callable[[Sequence[AnyLegend], float], Sequence[Rectangle]] = lambda *_: (),
        known: Known | None = None,
    ) -> Snapshot:
        """Render a session; ``legend_boxes`` says where legends will stand, which labels keep clear. ``known`` colours the points."""
        stage, (width, height), enlarged = self._stage, self._size, self._enlarged
        stage.forget()
        stage.show_known(known)
        stage.show(anatomy, session)
        stage.look(stage.wanted_camera(width / height))
        stage.scale(self._fine * enlarged)
        stage.render()
        picture = self._pixels()
        self._window.ReleaseCurrent()  # between two pictures a window may draw in a context of its own
        legends = stage.legends()
        labels = stage.labels(width / enlarged, height / enlarged, measure, legend_boxes(legends, height / enlarged))
        return Snapshot(picture, labels, legends)

    def close(self) -> None:
        """Give the window back."""
        self._window.Finalize()

    def _pixels(self) -> NDArray[np.uint8]:
        from vtkmodules.util.numpy_support import vtk_to_numpy
        from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

        (width, height), fine = self._size, self._fine
        pixels = vtkUnsignedCharArray()
        self._window.GetRGBACharPixelData(0, 0, fine * width - 1, fine * height - 1, 0, pixels)  # type: ignore[call-overload]
        return _mean_of_squares(vtk_to_numpy(pixels).reshape(height, fine, width, fine, 4)[::-1, :, :, :, :3])


def render_snapshot(
    anatomy: Anatomy,
    session: Session,
    content: SceneContent,
    theme: Theme,
    size: tuple[int, int],
    measure: Measure,
    enlarged: float = 1.0,
    legend_boxes: Callable[[Sequence[AnyLegend], float], Sequence[Rectangle]] = lambda *_: (),
    known: Known | None = None,
) -> Snapshot:
    """Render one session off screen, as ``Snapshots`` does; ``known`` colours the points, if it is not None."""
    snapshots = Snapshots(content, theme, size, enlarged)
    taken = snapshots.take(anatomy, session, measure, legend_boxes, known)
    snapshots.close()
    return taken


def _mean_of_squares(drawn: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(height, width, 3) from (height, fine, width, fine, 3): whole numbers are added up row by row, a tenth of the time of a mean of all."""
    fine = drawn.shape[1]
    rows = sum((drawn[:, row] for row in range(1, fine)), drawn[:, 0].astype(np.uint16))
    total = sum((rows[:, :, column] for column in range(1, fine)), rows[:, :, 0])
    return np.round(total / np.float32(fine * fine)).astype(np.uint8)


def _offscreen_window() -> "vtkRenderWindow":
    """A render window without a screen; on Linux one that asks no window system, for there may be a dead one."""
    from vtkmodules import vtkRenderingOpenGL2
    from vtkmodules.vtkRenderingCore import vtkRenderWindow

    kind = getattr(vtkRenderingOpenGL2, "vtkEGLRenderWindow", None) if sys.platform.startswith("linux") else None
    window: vtkRenderWindow = kind() if kind else vtkRenderWindow()
    window.SetOffScreenRendering(True)
    return window
