"""Going to a step of a lesson by its number while a class looks on: digits, then Enter; Home and End for the first and the last."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from acuviewer.i18n import text

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_DIGITS = 3


class StepJump:
    """Gathers the digits of a number. The command line goes out by ``run``, what is being typed by ``tell``; ``count_steps`` says how many steps
    the lesson has that is open, 0 without one."""

    def __init__(self, run: Callable[[str], None], tell: Callable[[str], None]) -> None:
        self._run, self._tell, self._digits = run, tell, ""
        self.count_steps: Callable[[], int] = lambda: 0

    def key(self, event: QKeyEvent) -> bool:
        """Whether a key is one of these; what it means is done."""
        count = self.count_steps()
        if not count or not self._takes(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._press(event, count)
        return True

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        goes_on = event.key() in (*_ENDS, Qt.Key.Key_Escape, Qt.Key.Key_Backspace)
        return _digit(event) != "" or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) or (goes_on and bool(self._digits))

    def _press(self, event: QKeyEvent, count: int) -> None:
        key, typed = event.key(), self._digits
        if digit := _digit(event):
            self._digits = (typed + digit).lstrip("0")[-_MOST_DIGITS:]
        else:
            self._digits = typed[:-1] if key == Qt.Key.Key_Backspace else ""
        number = 1 if key == Qt.Key.Key_Home else count if key == Qt.Key.Key_End else int(typed or 0) if key in _ENDS else 0
        self._tell(text("lesson.jump_hint", number=int(self._digits), count=count) if self._digits else "")
        if number:
            self._run(f"lesson.go {min(number, count)}")


def _digit(event: QKeyEvent) -> str:
    """The digit of a key, or ""."""
    return str(event.key() - Qt.Key.Key_0.value) if Qt.Key.Key_0.value <= event.key() <= Qt.Key.Key_9.value else ""
