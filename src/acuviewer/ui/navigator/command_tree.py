"""A tree whose rows carry a command line: choosing a row gives its command out, and the session's choice is marked."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from acuviewer.ui.navigator.chevron import draw_chevron
from acuviewer.ui.qt_override import nothing, qt_override

COMMAND_LINE = Qt.ItemDataRole.UserRole
"""The role under which a row of a list keeps its command line."""

_OPENING_LINE = Qt.ItemDataRole.UserRole + 2


def line_of_row(item: QTreeWidgetItem | None) -> str:
    """What a row or a heading stands for; "" for nothing."""
    return "" if item is None else item.data(0, COMMAND_LINE) or item.data(0, _OPENING_LINE) or ""


class CommandTree(QTreeWidget):
    """Emits the command line of a row that is clicked, or opened with Return, after ``chosen``. Headings open and close; those
    with a command line of their own close by a click only while that is marked, and by their chevron always.

    Where several rows may be marked, a row clicked with Ctrl is ``gathered``, with Shift all rows to it from where one is.
    """

    command = Signal(str)
    chosen = Signal()
    gathered = Signal(list)
    menu_asked = Signal(str, QPoint)
    """The command line of a row, or "" where there is none, that was clicked with the right button, and where on the screen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setExpandsOnDoubleClick(False)
        self._row_of: dict[str, QTreeWidgetItem] = {}
        self._marked: tuple[str, ...] = ()
        self._gathers = False
        self.itemActivated.connect(self._open)
        self.itemClicked.connect(self._click)

    def add_group(self, text: str, line: str = "", first: bool = False) -> QTreeWidgetItem:
        """A heading that opens and closes; a command line that it may have is given out when it is opened by hand, or clicked
        while that is not marked. It comes last, or ``first``."""
        item = QTreeWidgetItem([text])
        self.insertTopLevelItem(0 if first else self.topLevelItemCount(), item)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(0, _OPENING_LINE, line)
        return item

    def add_row(self, text: str, line: str, tip: str, group: QTreeWidgetItem | None = None) -> QTreeWidgetItem:
        """A row with its command line, below a heading or without one."""
        item = QTreeWidgetItem(self if group is None else group, [text])
        item.setData(0, COMMAND_LINE, line)
        item.setToolTip(0, tip)
        self._row_of[line] = item
        return item

    def remove_group(self, group: QTreeWidgetItem) -> None:
        """Take a heading out with all rows below it."""
        for row in group.takeChildren():
            self._row_of.pop(row.data(0, COMMAND_LINE), None)
        self.takeTopLevelItem(self.indexOfTopLevelItem(group))

    def rows(self) -> Iterator[QTreeWidgetItem]:
        """The rows that carry a command line, from the top, hidden ones too."""
        walk = QTreeWidgetItemIterator(self)
        while item := walk.value():
            if item.data(0, COMMAND_LINE):
                yield item
            walk += 1

    def mark(self, *lines: str) -> None:
        """Mark the rows of command lines and bring the last into sight; a line of a heading says that this is chosen, one that
        nothing has marks nothing. Nothing is given out."""
        self._marked = lines
        items = [self._row_of[line] for line in lines if line in self._row_of]
        marked = {item.data(0, COMMAND_LINE) for item in self.selectedItems()}
        if marked == {item.data(0, COMMAND_LINE) for item in items}:
            return
        self.blockSignals(True)
        self.clearSelection()
        if items:
            self.setCurrentItem(items[-1])
            for item in items:
                item.setSelected(True)
            self.show_marked()
        self.blockSignals(False)

    def show_marked(self) -> None:
        """Scroll to the marked row, which opens its group."""
        for item in self.selectedItems():
            if not item.isHidden():
                self.scrollToItem(item)

    @qt_override(nothing)
    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw before a heading whether it is open."""
        super().drawBranches(painter, rect, index)
        if self.model().hasChildren(index):
            middle = QPointF(rect.right() - self.indentation() / 2 + 1, rect.center().y() + 1)
            draw_chevron(painter, middle, self.isExpanded(index), self.palette().text().color())

    @qt_override(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """With Ctrl or Shift a click gathers rows, where several may be marked."""
        self._gathers = self._may_gather(event)
        item = self.itemAt(event.position().toPoint())
        if not self._gathers:
            super().mousePressEvent(event)
        elif item is not None and item.data(0, COMMAND_LINE):
            several = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            rows = self._rows_to(item) if several else [item]
            self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.gathered.emit([row.data(0, COMMAND_LINE) for row in rows])

    @qt_override(nothing)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was gathered is not opened as well."""
        if not self._gathers:
            super().mouseReleaseEvent(event)
        self._gathers = False

    @qt_override(nothing)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the cursor; what a key asks for comes as a command."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(line_of_row(self.itemAt(event.pos())), event.globalPos())

    def _may_gather(self, event: QMouseEvent) -> bool:
        with_key = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        several = self.selectionMode() == self.SelectionMode.ExtendedSelection
        return several and bool(with_key) and event.button() == Qt.MouseButton.LeftButton

    def _rows_to(self, item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
        """The rows in sight from the current one to another; that one alone where no row is current."""
        rows = [row for row in self.rows() if not row.isHidden() and ((group := row.parent()) is None or group.isExpanded())]
        ends = sorted(rows.index(row) for row in (self.currentItem(), item) if row in rows)
        return rows[ends[0] : ends[-1] + 1] if ends else [item]

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Space open and close a heading, as a click does."""
        item = self.currentItem()
        if item is not None and item.childCount() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._click(item)
        elif event.text().isascii():
            super().keyPressEvent(event)
        else:
            # No row begins with a letter of another script: the window knows what stands at the place of such a key.
            event.ignore()

    def _click(self, item: QTreeWidgetItem) -> None:
        if not item.childCount():
            self._open(item)
            return
        line = item.data(0, _OPENING_LINE)
        # A heading that stands open for a row below it is no less chosen by a click than a closed one.
        folds = item.isExpanded() and (not line or line in self._marked)
        item.setExpanded(not folds)
        if line and not folds:
            self.command.emit(line)

    def _open(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, COMMAND_LINE)
        if line:
            self.chosen.emit()
            self.command.emit(line)
            self._unmark_what_is_not_chosen()

    def _unmark_what_is_not_chosen(self) -> None:
        """Qt marks each row that is clicked, also one that only lays the ruler. The keys go on from it all the same."""
        self.blockSignals(True)
        self.clearSelection()
        for line in self._marked:
            if line in self._row_of:
                self._row_of[line].setSelected(True)
        self.blockSignals(False)
