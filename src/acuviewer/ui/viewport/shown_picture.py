"""The way of VTK's picture into a widget's frame buffer; one that was drawn larger is kept at the size at which it is shown."""

from PySide6.QtGui import QOpenGLContext, QOpenGLExtraFunctions
from PySide6.QtOpenGL import QOpenGLFramebufferObject

from acuviewer.ui.viewport.render_window import RenderWindow, Size

_READ, _DRAW, _BOTH = 0x8CA8, 0x8CA9, 0x8D40
_COLOUR, _NEAREST, _LINEAR = 0x4000, 0x2600, 0x2601
_NOT_OF_QT = (0x0B71, 0x0B44, 0x0C11, 0x0BE2)
"""Depth test, culling, scissors, blending: QPainter expects a plain state; VTK sets its own again before it renders."""


class ShownPicture:
    """The last picture that a render window has drawn; the context of its calls must be current."""

    def __init__(self, window: RenderWindow) -> None:
        self._window = window
        self._kept: QOpenGLFramebufferObject | None = None

    @property
    def is_kept(self) -> bool:
        """Whether it no longer lies where VTK has drawn it."""
        return self._kept is not None

    def forget(self) -> None:
        """Another picture has been drawn, or the context is about to go."""
        self._kept = None

    def put(self, context: QOpenGLContext, target: int, drawn: Size, size: Size) -> None:
        """Fill a frame buffer of ``size`` with the picture, which was ``drawn`` smaller, larger, or as large."""
        functions = context.extraFunctions()
        functions.glBindFramebuffer(_DRAW, target)
        if self._kept is not None:
            _copy(functions, self._kept.handle(), target, size)
        else:
            # A linear filter that halves takes the mean of each four pixels.
            filtering = _NEAREST if drawn == size else _LINEAR
            self._window.gl_window.BlitDisplayFramebuffer(0, 0, 0, *drawn, 0, 0, *size, _COLOUR, filtering)
            if drawn > size:
                self._keep(functions, target, size)
        functions.glBindFramebuffer(_BOTH, target)
        for capability in _NOT_OF_QT:
            functions.glDisable(capability)

    def _keep(self, functions: QOpenGLExtraFunctions, source: int, size: Size) -> None:
        self._kept = QOpenGLFramebufferObject(*size)
        _copy(functions, source, self._kept.handle(), size)
        self._window.shrink()


def _copy(functions: QOpenGLExtraFunctions, source: int, target: int, size: Size) -> None:
    functions.glBindFramebuffer(_READ, source)
    functions.glBindFramebuffer(_DRAW, target)
    functions.glBlitFramebuffer(0, 0, *size, 0, 0, *size, _COLOUR, _NEAREST)
