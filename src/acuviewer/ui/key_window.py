"""Whose a key is: letters, digits, signs and keys like Home are commands in the 3D view alone, and everywhere else the focused widget's."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QMainWindow, QWidget
from shiboken6 import isValid

from acuviewer.ui.key_places import character_by_place, trigger_by_place
from acuviewer.ui.qt_override import nothing, qt_override

_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class KeyWindow(QMainWindow):
    """A window around one ``view``, to which Esc leads back from everywhere; ``key_actions`` are commands by their ids."""

    view: QWidget
    takes_key: Callable[[QKeyEvent], Callable[[], None] | None] = staticmethod(lambda _: None)
    """What a key means that something else in the window wants for itself just now; None for the usual."""

    key_actions: Mapping[str, QAction]

    def open_and_return(self, dialog: QDialog) -> None:
        """Show a dialog; when it closes, the keys go to where they went before, or to the view if that is gone."""
        before = self.focusWidget() or self.view

        def give_back() -> None:
            there = isValid(before) and before.isVisibleTo(self)
            (before if there else self.view).setFocus()

        dialog.finished.connect(give_back)
        QDialog.open(dialog)  # a dialog for printers has another open of its own
        # Some desktops put a tick or a cross into some buttons of some dialogs; here words do.
        for box in dialog.findChildren(QDialogButtonBox):
            for button in box.buttons():
                button.setIcon(QIcon())

    @qt_override(bool)
    def event(self, event: QEvent) -> bool:
        """Keep a key from becoming a command where it belongs to what has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_taken(event):
            event.accept()
            return True
        return super().event(event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        return self.takes_key(event) is not None or not self._may_command(event)

    def _may_command(self, event: QKeyEvent) -> bool:
        """Whether a key may be a command where the focus is."""
        if self.focusWidget() in (None, self.view):
            return True
        is_function = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35 or event.key() == Qt.Key.Key_Menu
        is_copy = event.matches(QKeySequence.StandardKey.Copy)
        return is_function or (bool(event.modifiers() & _COMMANDING) and not is_copy)

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that neither a shortcut nor the focused widget wanted: Esc goes to the view, for others its place may mean something."""
        focused = self.focusWidget()
        if (meant := self.takes_key(event)) is not None:
            meant()
        elif event.key() == Qt.Key.Key_Escape and focused is not self.view:
            self.view.setFocus()
        elif self._may_command(event):
            if not trigger_by_place(event, self.key_actions.values()):
                super().keyPressEvent(event)
        elif isinstance(focused, QAbstractItemView) and (letter := character_by_place(event)):
            focused.keyboardSearch(letter)
        else:
            super().keyPressEvent(event)
