"""A picture that VTK has drawn on the processor, kept as an image at the size at which it is shown, or smaller."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray

from acuviewer.ui.viewport.render_window import RenderWindow, Size

_BACK = 0
"""VTK draws here; it would copy the picture to the front, colour and depth, which takes a processor as long as drawing it."""


class KeptPicture:
    """The last picture. One drawn larger than it is shown is averaged at once; a smaller one is enlarged whenever it is painted."""

    def __init__(self, window: RenderWindow) -> None:
        self._window = window
        window.gl_window.SetSwapBuffers(False)
        self._image = QImage()
        self.is_kept = False
        """Whether it has been averaged, and what VTK drew it in been given back."""

    def read(self, drawn: Size, size: Size) -> None:
        """Take over what VTK has just drawn."""
        self._image = self._read(*drawn)
        self.is_kept = drawn > size
        if self.is_kept:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._image = self._image.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            self._window.shrink()

    def _read(self, width: int, height: int) -> QImage:
        pixels = vtkUnsignedCharArray()
        self._window.gl_window.GetRGBACharPixelData(0, 0, width - 1, height - 1, _BACK, pixels)
        upward = QImage(vtk_to_numpy(pixels).data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        image = upward.convertToFormat(QImage.Format.Format_RGB32)
        image.flip(Qt.Orientation.Vertical)
        return image

    def paint(self, painter: QPainter, room: QRect) -> None:
        """Fill a room with the picture."""
        if not self._image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(room, self._image)
