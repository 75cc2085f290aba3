"""A widget filled by a canvas, that gives what mouse and keyboard do to the hand that lies on it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.viewport.canvas import CardCanvas, PlainCanvas
from acuviewer.ui.viewport.mouse import ViewportMouse


class HeldWidget(QWidget):
    """Hands its events on."""

    _hand: ViewportMouse
    _canvas: CardCanvas | PlainCanvas

    def show_anew(self) -> None:
        """Something that stands above the picture has changed, or the picture itself: paint at the next opportunity."""
        self._canvas.update()

    @qt_override(nothing)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys go to the view: it shows a frame."""
        super().focusInEvent(event)
        self.show_anew()

    @qt_override(nothing)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """They go elsewhere."""
        super().focusOutEvent(event)
        self.show_anew()

    @qt_override(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The hand presses."""
        self._hand.press(event)

    @qt_override(nothing)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The hand moves."""
        self._hand.move(event)

    @qt_override(nothing)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The hand lets go."""
        self._hand.release(event)

    @qt_override(nothing)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The hand clicks twice."""
        self._hand.double_click(event)

    @qt_override(nothing)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The hand turns the wheel."""
        self._hand.wheel(event)

    @qt_override(nothing)
    def leaveEvent(self, event: QEvent) -> None:
        """The hand leaves."""
        self._hand.leave()
        super().leaveEvent(event)

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The hand is on the keyboard."""
        if not self._hand.key(event):
            super().keyPressEvent(event)
