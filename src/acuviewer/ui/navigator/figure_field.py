"""A field for one figure of a body: typing, arrow keys, and the sentence under it when the figure cannot be."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from acuviewer.i18n import say
from acuviewer.session.body_figures import Quantity, Units, read_figure, say_figure, step_figure
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.timers import make_timer

_REST_MS = 400
"""An arrow that is held down makes one change, when it has come to rest."""
_LONGEST = 40
_STEPS: Mapping[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class FigureField(QLineEdit):
    """Emits ``asked`` with its key when a person has written a figure: by Enter, by leaving, or when the arrow keys rest.

    What was written stays until the field is shown a figure again; Esc brings the old one back.
    """

    asked = Signal(str)

    def __init__(self, key: str, quantity: Quantity) -> None:
        super().__init__()
        self.key = key
        self._quantity: Quantity = quantity
        self._units: Units = "metric"
        self._figure: float | None = None
        self._usual: float | None = None
        self._shown = ""
        self.setObjectName("figurefield")
        self.setMaxLength(_LONGEST)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._timer = make_timer(self, _REST_MS, self._ask, once=True)
        self.returnPressed.connect(self._ask)

    def show_figure(self, figure: float | None, units: Units) -> None:
        """Show a figure, or none, in place of what was written."""
        self._timer.stop()
        self._figure, self._units = figure, units
        self._shown = "" if figure is None else say(say_figure(figure, self._quantity, units))
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def show_usual(self, usual: float | None, words: str) -> None:
        """Say in pale letters what the body has where no figure is given."""
        self._usual = usual
        self.setPlaceholderText(words)

    @property
    def is_changed(self) -> bool:
        """Whether something is written that was not yet taken for the body."""
        return self.text() != self._shown

    def read(self) -> float | None:
        """The figure that is written; None for what is none."""
        return self._figure if not self.is_changed else read_figure(self.text(), self._quantity, self._units)

    def ask(self) -> None:
        """Ask for what is written, if it is new."""
        if self.is_changed:
            self._ask()

    def _ask(self) -> None:
        self._timer.stop()
        self.asked.emit(self.key)

    def _step(self, steps: int) -> None:
        figure = self._usual if not self.text().strip() else self.read()
        if figure is not None:
            self.setText(say(say_figure(step_figure(figure, steps, self._quantity, self._units), self._quantity, self._units)))
            self.selectAll()
            self._timer.start()

    @qt_override(bool)
    def event(self, event: QEvent) -> bool:
        """While something is written, Esc is the field's own; while nothing is, undo and redo are the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in _STEPS or (event.key() == Qt.Key.Key_Escape and self.is_changed):
                event.accept()
                return True
            if not self.is_changed and (event.matches(_UNDO) or event.matches(_REDO)):
                event.ignore()
                return True
        return super().event(event)

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and page keys step, Esc takes back what was written."""
        steps = _STEPS.get(event.key()) if event.modifiers() in _PLAIN else None
        if steps is not None:
            self._step(steps)
        elif event.key() == Qt.Key.Key_Escape and self.is_changed:
            self.show_figure(self._figure, self._units)
            self._ask()
        else:
            super().keyPressEvent(event)

    @qt_override(nothing)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Ask for what was written when the field is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.ask()
