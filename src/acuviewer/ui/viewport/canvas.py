"""Where a view's picture is shown, and how it comes there.

A graphics card keeps the picture and gives it to the screen: ``CardCanvas``. Where OpenGL runs on the processor, a widget for
OpenGL would have Qt compose the whole window anew for every key and every move of the mouse, and half of a turning frame would go
there: ``PlainCanvas`` reads VTK's picture and paints it as any other image, so that what has not changed costs nothing.
"""

from typing import Protocol

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QOpenGLContext, QPainter, QPaintEvent
from PySide6.QtOpenGLWidgets import QOpenGLWidget
from PySide6.QtWidgets import QWidget

from acuviewer.scene.drivers import runs_on_processor
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.viewport.kept_picture import KeptPicture
from acuviewer.ui.viewport.render_window import RenderWindow, Size, driver_of
from acuviewer.ui.viewport.shown_picture import ShownPicture


class Drawing(Protocol):
    """What a canvas asks of its view."""

    def draw(self, size: Size) -> Size | None:
        """Let VTK draw for a canvas of that size in device pixels, if anything has changed: the size of what it drew."""

    def lose_picture(self) -> None:
        """The last picture is gone with its context: there is a new one to be drawn."""

    def paint_above(self, painter: QPainter) -> None:
        """Paint what stands above the picture."""


def device_pixels(widget: QWidget) -> Size:
    """How many pixels of the screen a widget has."""
    ratio = widget.devicePixelRatioF()
    return round(widget.width() * ratio), round(widget.height() * ratio)


class CardCanvas(QOpenGLWidget):
    """VTK's picture copied from one frame buffer of the graphics card to another."""

    def __init__(self, drawing: Drawing, window: RenderWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing, self._window = drawing, window
        self.picture = ShownPicture(window)
        self._drawn: Size | None = None
        self._ended = False
        self.on_screen = self.frameSwapped

    @qt_override(nothing)
    def initializeGL(self) -> None:
        """Give VTK the new context; Qt calls it again after docking or a change of parent."""
        self.context().aboutToBeDestroyed.connect(self._lose_context)
        self._window.begin(self.context())
        self.makeCurrent()
        self._drawing.lose_picture()

    def _lose_context(self) -> None:
        if not self._ended:
            self.makeCurrent()
            self.picture.forget()
            self._window.end()
            self._drawn = None

    @qt_override(nothing)
    def paintGL(self) -> None:
        """Have VTK draw if anything changed, copy its picture, paint what stands above it."""
        size = device_pixels(self)
        drawn = self._drawing.draw(size)
        if drawn is not None:
            self.picture.forget()
            self._drawn = drawn
        if self._drawn is not None:
            self.picture.put(self.context(), self.defaultFramebufferObject(), self._drawn, size)
        painter = QPainter(self)
        self._drawing.paint_above(painter)
        painter.end()

    @qt_override(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw through OpenGL, unless all has been freed."""
        if not self._ended:
            super().paintEvent(event)

    def taken(self) -> QImage:
        """What the canvas shows, drawn now."""
        return self.grabFramebuffer()

    def end(self) -> None:
        """Free what is held in OpenGL; nothing is drawn afterwards."""
        if self.context() is not None:
            self._lose_context()
        self._ended = True


class PlainCanvas(QWidget):
    """VTK's picture read from OpenGL once and painted as an image."""

    on_screen = Signal()

    def __init__(self, drawing: Drawing, window: RenderWindow, context: QOpenGLContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._drawing, self._window, self._context = drawing, window, context
        self.picture = KeptPicture(window)
        self._ended = False

    @qt_override(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Have VTK draw if anything changed, and paint its picture and what stands above it."""
        del event
        if self._ended:
            return
        if self._window.context is None:
            self._window.begin(self._context)
        size = device_pixels(self)
        drawn = self._drawing.draw(size)
        if drawn is not None:
            self.picture.read(drawn, size)
            # What is painted now goes to the screen when this event is over.
            QTimer.singleShot(0, self, self.on_screen.emit)
        painter = QPainter(self)
        self.picture.paint(painter, self.rect())
        self._drawing.paint_above(painter)
        painter.end()

    def taken(self) -> QImage:
        """What the canvas shows, drawn now."""
        return self.grab(QRect(0, 0, self.width(), self.height())).toImage()

    def end(self) -> None:
        """Free what is held in OpenGL; nothing is drawn afterwards."""
        self._ended = True
        self._window.end()


def make_canvas(drawing: Drawing, window: RenderWindow, parent: QWidget) -> CardCanvas | PlainCanvas:
    """The canvas that suits the driver of this machine's OpenGL."""
    context = QOpenGLContext()
    if context.create() and runs_on_processor(driver_of(context)):
        return PlainCanvas(drawing, window, context, parent)
    return CardCanvas(drawing, window, parent)
