"""The list below the search box: what was found and by what, the best first; and the page that says nothing was."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from acuviewer.i18n import text
from acuviewer.knowledge.found import Answer, Hit, Kind, Term
from acuviewer.session.finding import command_line
from acuviewer.ui.navigator.command_tree import COMMAND_LINE
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.text_widgets import chips, label

BEST = 60
"""So many hits are listed at first; a row below them lists all."""

_PADDING_PX, _AROUND_PX = 20, 18

EXAMPLES = ("code", "pinyin", "characters", "meridian", "category", "region", "pain", "caution", "landmark", "command")
"""Of what kind the examples are; each is a text ``search.example.…``."""


class TwoLines(QStyledItemDelegate):
    """Rows of two lines, each cut off at the right edge."""

    @qt_override(nothing)
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Cut the lines to the width of the list."""
        super().initStyleOption(option, index)
        rows = self.parent()
        assert isinstance(rows, QListWidget)
        width = rows.viewport().width() - _PADDING_PX
        lines = str(index.data()).split("\n")
        cut = [option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
        option.text = "\u2028".join(cut)

    @qt_override(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for a line of Chinese, which is taller, and one of Latin; no wider than the list."""
        self.initStyleOption(option, index)
        return QSize(_PADDING_PX, 2 * option.fontMetrics.lineSpacing() + _AROUND_PX)


class FoundList(QListWidget):
    """What was found; ``menu_asked`` with the command line of a row that was clicked with the right button, and where on the screen."""

    menu_asked = Signal(str, QPoint)

    @qt_override(nothing)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the cursor."""
        item = self.itemAt(event.pos())
        if item is not None and event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(item.data(COMMAND_LINE), event.globalPos())


class SearchResults(QStackedWidget):
    """Emits the command line of a hit, or ``tried`` with an example to search for."""

    command = Signal(str)
    tried = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._told = ""
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.how_many = QLabel()
        self.how_many.setObjectName("muted")
        self.how_many.setContentsMargins(8, 2, 8, 2)
        self.list = FoundList()
        self.list.menu_asked.connect(self.menu_asked)
        self.list.setAccessibleName(text("search.results"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        column.addWidget(self.how_many)
        column.addWidget(self.list, 1)
        self.addWidget(found)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(6)
        self.nothing = label("", "cardtitle")
        column.addWidget(self.nothing)
        self.nearest = QWidget()
        self._nearest_column = QVBoxLayout(self.nearest)
        self._nearest_column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nearest)
        column.addWidget(label(text("search.how"), "muted"))
        column.addWidget(label(text("search.for_example"), "muted"))
        examples = [text(f"search.example.{kind}") for kind in EXAMPLES]
        tried = [(example, example, False, text("search.try", example=example)) for example in examples]
        column.addWidget(chips(tried, self.tried.emit))
        column.addStretch(1)
        self.addWidget(empty)

    @property
    def found_any(self) -> bool:
        """Whether there is a hit to open."""
        return bool(self._hits)

    def show_answer(self, query: str, answer: Answer) -> None:
        """List what was found for a query, the best of it at first; or say what was looked for and what comes nearest."""
        self._hits = answer.hits
        if not answer.hits:
            self.nothing.setText(text("search.nothing_known" if answer.known else "search.nothing", query=query.strip()))
            self._show_nearest(answer.nearest)
            self.setCurrentIndex(1)
            return
        told = {"shortened": "search.without", "alike": "search.alike"}.get(answer.how)
        self._told = text(told, words=" ".join(answer.words)) if told else ""
        self._list(BEST)
        self.setCurrentIndex(0)

    def step(self, by: int) -> None:
        """Go up or down in the list."""
        self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    def open_current(self) -> None:
        """Carry out the current row."""
        if self.found_any and self.list.currentItem() is not None:
            self._open(self.list.currentItem())

    def current_line(self) -> str:
        """The command line of the current row; "" for none."""
        item = self.list.currentItem()
        return item.data(COMMAND_LINE) if self.found_any and item is not None else ""

    def _list(self, most: int) -> None:
        hits, total = self._hits[:most], len(self._hits)
        all_listed = len(hits) == total
        counted = text("search.found", n=total) if all_listed else text("search.best", n=total, best=len(hits))
        self.how_many.setText(f"{counted}\n{self._told}" if self._told else counted)
        self.list.clear()
        for hit in hits:
            self._add(tell(hit), command_line(hit.entry))
            if hit is hits[0] and hit.entry.kind == "pain_type":
                only = text("search.only_its", points=hit.entry.subtitle)
                self._add(f"{only}\n{text('facet.pain_type.filtered')}", f"filter.pain_type {hit.entry.key}")
        if len(hits) < total:
            self._add(f"{text('search.show_all', n=total)}\n{text('search.others', n=total - len(hits))}", "")
        self.list.setCurrentRow(0)

    def _show_nearest(self, nearest: Sequence[Hit]) -> None:
        """Offer what comes nearest, each as a chip."""
        while old := self._nearest_column.takeAt(0):
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        self._nearest_column.addWidget(label(text("search.nearest_are" if nearest else "search.nothing_near"), "muted"))
        if nearest:
            offered = [(hit.entry.title, command_line(hit.entry), False, tell(hit)) for hit in nearest]
            self._nearest_column.addWidget(chips(offered, self.command.emit))

    def _add(self, words: str, line: str) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        item.setData(COMMAND_LINE, line)
        self.list.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        line = item.data(COMMAND_LINE)
        if line:
            self.command.emit(line)
        else:
            row = self.list.row(item)
            self._list(len(self._hits))
            self.list.setCurrentRow(row)


def tell(hit: Hit) -> str:
    """A hit in words: what it is, and by what it was found where that does not stand there already."""
    entry = hit.entry
    match entry.kind:
        case "point":
            below: list[str] = []
        case "filter":
            facet = entry.key.partition(" ")[0]
            below = [text(f"facet.{facet}.filtered"), entry.subtitle]
        case kind:
            below = [text(f"kind.{kind}"), entry.subtitle]
    known = " ".join((entry.title, *below)).casefold()
    below += [_found_by(term, entry.kind) for term in hit.found_by if term.text.casefold() not in known]
    if entry.kind == "point" and all(term.text != entry.subtitle for term in hit.found_by):
        below.append(entry.subtitle)
    return f"{entry.title}\n{' · '.join(filter(None, below))}"


def _found_by(term: Term, kind: Kind) -> str:
    """``caution: Pregnancy`` for what is said of a point; another name of anything else stands for itself."""
    what = term.what.replace(" ", "_") if kind == "point" else "another"
    return text(f"found_by.{what}", words=term.text)
