"""A VTK render window that draws in an OpenGL context of Qt's, off the screen."""

from PySide6.QtGui import QOffscreenSurface, QOpenGLContext
from vtkmodules.vtkRenderingOpenGL2 import vtkGenericOpenGLRenderWindow

from acuviewer.ui.viewport.gl_symbols import symbol_loader

Size = tuple[int, int]
_RENDERER = 0x1F01


class RenderWindow:
    """Holds the ``gl_window``; it can draw between ``begin`` and ``end``."""

    def __init__(self) -> None:
        self.gl_window = vtkGenericOpenGLRenderWindow()
        self.gl_window.SetReadyForRendering(False)
        self.gl_window.SetOwnContext(0)
        self.gl_window.SetFrameBlitModeToNoBlit()
        self.gl_window.SetOpenGLSymbolLoader2(symbol_loader(), 0)
        self.gl_window.AddObserver("WindowMakeCurrentEvent", lambda *_: self.make_current())
        self.gl_window.AddObserver("WindowIsCurrentEvent", lambda *_: self.gl_window.SetIsCurrent(self.is_current))
        self.context: QOpenGLContext | None = None
        self._surface: QOffscreenSurface | None = None

    def begin(self, context: QOpenGLContext) -> None:
        """Draw in this context from now on. Never on a widget's own surface: its ``makeCurrent`` binds a frame buffer of Qt's."""
        self.context = context
        self._surface = QOffscreenSurface()
        self._surface.setFormat(context.format())
        self._surface.create()
        self.make_current()
        self.gl_window.SetReadyForRendering(True)
        self.gl_window.SetForceMakeCurrent()
        self.gl_window.OpenGLInitContext()

    def make_current(self) -> None:
        """Let what is asked of OpenGL be meant for the context."""
        if self.context is not None and self._surface is not None:
            self.context.makeCurrent(self._surface)

    @property
    def is_current(self) -> bool:
        """Whether it is."""
        context = self.context
        return context is not None and context.isValid() and QOpenGLContext.currentContext() is context

    def end(self) -> None:
        """Free what VTK holds in the context, which is about to go."""
        if self.context is None:
            return
        self.make_current()
        self.gl_window.SetReadyForRendering(False)
        self.gl_window.Finalize()
        self.context.doneCurrent()
        self.context = self._surface = None

    def set_size(self, size: Size) -> None:
        """Draw so many pixels, whatever Qt has bound in the meantime."""
        self.gl_window.SetSize(*size)
        self.gl_window.GetState().ResetFramebufferBindings()
        self.gl_window.GetState().Reset()

    def shrink(self) -> None:
        """Give back what the last picture was drawn in: twice as wide and high, colour and depth, it would be the largest thing that the
        window holds."""
        for buffer in (self.gl_window.GetRenderFramebuffer(), self.gl_window.GetDisplayFramebuffer()):
            buffer.Resize(1, 1)


def driver_of(context: QOpenGLContext) -> str:
    """The name of the driver behind a context; "" where there is none."""
    surface = QOffscreenSurface()
    surface.setFormat(context.format())
    surface.create()
    if not context.makeCurrent(surface):
        return ""
    name = str(context.functions().glGetString(_RENDERER))
    context.doneCurrent()
    return name
