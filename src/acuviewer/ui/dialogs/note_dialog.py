"""Writes a note. Whatever was typed is kept, however the dialog is left; one step back brings the note that stood before."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.session.notes import LONGEST_NOTE, tidy
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.text_widgets import label
from acuviewer.ui.timers import make_timer

_SIZE = (520, 420)
_PAUSE_MS = 1500


class NoteDialog(QDialog):
    """Calls ``keep`` with the text when it has changed: when the hand pauses, and when the dialog is left. It returns what is kept, which is
    more where another window has written on the same note."""

    def __init__(self, parent: QWidget, title: str, note: str, keep: Callable[[str], str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(text("note.title", what=title))
        self.resize(*_SIZE)
        self._keep, self._kept = keep, note
        self.editor = QPlainTextEdit(note)
        self.editor.setAccessibleName(text("note.title", what=title))
        self.editor.setTabChangesFocus(True)
        self._pause = make_timer(self, _PAUSE_MS, self.keep, once=True)
        self.editor.textChanged.connect(self._pause.start)
        self._fits = label("", "muted")
        self._fits.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.addWidget(label(title, "cardtitle"))
        column.addWidget(self.editor, 1)
        column.addWidget(label(text("note.how"), "muted"))
        column.addWidget(self._fits)
        buttons = QDialogButtonBox()
        self.remove = QPushButton(text("note.remove"))
        self.remove.setEnabled(bool(note))
        self.remove.setToolTip(text("command.note.remove.help"))
        self.remove.clicked.connect(self._take_away)
        done = QPushButton(text("note.done"))
        done.setDefault(True)
        done.clicked.connect(self.accept)
        buttons.addButton(self.remove, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        column.addWidget(buttons)
        self.editor.setFocus()
        self.finished.connect(self.keep)

    def keep(self) -> None:
        """Keep what is written now."""
        self._pause.stop()
        written = tidy(self.editor.toPlainText())
        too_long = len(self.editor.toPlainText().strip()) > LONGEST_NOTE
        self._fits.setHidden(not too_long)
        self._fits.setText(text("problem.note_too_long", most=LONGEST_NOTE) if too_long else "")
        if written != self._kept:
            self._kept = self._keep(written)
            self.remove.setEnabled(bool(self._kept))
            if self._kept != written:
                self.editor.setPlainText(self._kept)
                self.editor.moveCursor(QTextCursor.MoveOperation.End)
                self._pause.stop()

    def _take_away(self) -> None:
        self.editor.clear()
        self.accept()

    @qt_override(nothing)
    def closeEvent(self, event: QCloseEvent) -> None:
        """A window that is closed keeps what is written, too."""
        self.keep()
        super().closeEvent(event)
