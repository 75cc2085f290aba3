"""Sentences that a person should not miss, above the 3D view until they are put away: what was left out, what went wrong."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.ui.text_widgets import label

_MOST = 4


class NoticeBar(QWidget):
    """Shows notices one below the other, the newest last; without any it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is shown."""
        return [row.text for row in self._rows()]

    def say(self, words: str, actions: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Show a sentence, with buttons that act; what is shown already is not shown twice, the oldest gives way to the fifth."""
        if words in self.texts:
            return
        rows = self._rows()
        if len(rows) >= _MOST:
            self._remove(rows[0])
        self._column.addWidget(_Notice(words, actions, self._remove))
        self.show()

    def _rows(self) -> "list[_Notice]":
        items = (self._column.itemAt(index) for index in range(self._column.count()))
        return [row for row in (item.widget() for item in items if item) if isinstance(row, _Notice)]

    def _remove(self, row: "_Notice") -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self._rows()))


class _Notice(QFrame):
    def __init__(
        self, words: str, actions: Sequence[tuple[str, Callable[[], None]]], remove: "Callable[[_Notice], None]"
    ) -> None:
        super().__init__()
        self.text = words
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.addWidget(label(words), 1)
        for title, act in (*actions, (text("notice.dismiss"), lambda: remove(self))):
            button = QPushButton(title)
            button.setObjectName("small")
            button.clicked.connect(act)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
