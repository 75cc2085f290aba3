"""A tree whose rows carry a command line: choosing a row gives its command out, and the session's choice is marked."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

COMMAND_LINE = Qt.ItemDataRole.UserRole
"""The role under which a row of a list keeps its command line."""


class CommandTree(QTreeWidget):
    """Emits the command line of a row that is clicked, or opened with Return; headings carry none."""

    command = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._open)

    def add_group(self, text: str) -> QTreeWidgetItem:
        """A heading that opens and closes."""
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def add_row(self, text: str, line: str, tip: str, group: QTreeWidgetItem | None = None) -> QTreeWidgetItem:
        """A row with its command line, below a heading or without one."""
        item = QTreeWidgetItem(self if group is None else group, [text])
        item.setData(0, COMMAND_LINE, line)
        item.setToolTip(0, tip)
        return item

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """The rows that carry a command line, from the top, hidden ones too."""
        walk = QTreeWidgetItemIterator(self)
        while item := walk.value():
            if item.data(0, COMMAND_LINE):
                yield item
            walk += 1

    def mark(self, line: str) -> None:
        """Mark the row of a command line, or none if no row has it; nothing is given out."""
        self.blockSignals(True)
        self.clearSelection()
        for item in self.rows():
            if item.data(0, COMMAND_LINE) == line:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def _open(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, COMMAND_LINE)
        if line:
            self.command.emit(line)
