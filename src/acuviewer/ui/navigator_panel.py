"""The left column: one search box over everything, and lists of points, pain types, landmarks and the body's sliders."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.search import Entry, Hit, SearchIndex, landmark_entries, pain_type_entries, point_entries
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

_LINE = Qt.ItemDataRole.UserRole
MERIDIANS = {
    "LU": "Lung", "LI": "Large Intestine", "ST": "Stomach", "SP": "Spleen", "HT": "Heart", "SI": "Small Intestine", "BL": "Bladder",
    "KI": "Kidney", "PC": "Pericardium", "TE": "Triple Energizer", "GB": "Gallbladder", "LR": "Liver", "GV": "Governor Vessel",
    "CV": "Conception Vessel", "EX": "Extra points",
}  # fmt: skip
_KIND_WORDS = {"point": "", "pain_type": "pain type", "landmark": "landmark", "command": "command"}


def build_index(atlas: Atlas, library: Library, commands: Iterable[Command]) -> SearchIndex:
    """The search index over points, pain types, landmarks and the commands that need nothing after them."""
    found = point_entries(atlas.points.values(), library) + pain_type_entries(library)
    found += landmark_entries(atlas.landmarks.values())
    found += [
        Entry("command", command.id, command.title, command.help, ((command.title, 0.75), (command.id, 0.6)))
        for command in commands
        if not command.argument
    ]
    return SearchIndex(found)


def command_line(entry: Entry) -> str:
    """The command that shows a found entry."""
    verbs = {"point": "point.select ", "pain_type": "pain.choose ", "landmark": "landmark.select ", "command": ""}
    return verbs[entry.kind] + entry.key


class NavigatorPanel(QWidget):
    """Emits the command line of what was chosen; shows what the session has chosen."""

    command = Signal(str)

    def __init__(self, atlas: Atlas, library: Library, index: SearchIndex, body_panel: QWidget) -> None:
        super().__init__()
        self.setObjectName("side")
        self._index = index
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 6, 6)
        column.setSpacing(6)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search everything  (Ctrl+K)")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Search points, pain types, landmarks and commands")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._take_current_hit)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self._pages = QStackedWidget()
        column.addWidget(self._pages, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self._points = _tree("Acupoints by meridian", self._open)
        self._pains = _tree("Pain types", self._open)
        self._landmarks = _tree("Landmarks by region", self._open)
        self._fill(atlas, library)
        for widget, title in (
            (self._points, "Points"),
            (self._pains, "Pain"),
            (self._landmarks, "Landmarks"),
            (body_panel, "Body"),
        ):
            self.tabs.addTab(widget, title)
        self._pages.addWidget(self.tabs)
        self._results = QListWidget()
        self._results.setAccessibleName("Search results")
        self._results.setWordWrap(True)
        self._results.itemActivated.connect(self._open_hit)
        self._results.itemClicked.connect(self._open_hit)
        self._pages.addWidget(self._results)
        self._nothing = QLabel()
        self._nothing.setObjectName("muted")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._nothing.setContentsMargins(8, 8, 8, 8)
        self._pages.addWidget(self._nothing)

    def _fill(self, atlas: Atlas, library: Library) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        for point in atlas.points.values():
            if point.meridian not in groups:
                title = f"{point.meridian}  {MERIDIANS[point.meridian]}"
                groups[point.meridian] = _group(self._points, title)
            text = f"{point.code}   {point.names.simplified}  {point.names.pinyin}"
            _leaf(groups[point.meridian], text, f"point.select {point.code}", point.names.english)
        for pain in library.pain_types.values():
            _leaf(self._pains, pain.name, f"pain.choose {pain.id}", f"{len(pain.points)} points")
        regions: dict[str, QTreeWidgetItem] = {}
        for landmark in atlas.landmarks.values():
            if landmark.region not in regions:
                regions[landmark.region] = _group(self._landmarks, landmark.region.capitalize())
            text = landmark.english[0].upper() + landmark.english[1:]
            _leaf(regions[landmark.region], text, f"landmark.select {landmark.name}", landmark.latin or "")
        self._points.expandAll()

    def focus_search(self) -> None:
        """Put the cursor into the search box and mark what stands there."""
        self.search.setFocus()
        self.search.selectAll()

    def show_session(self, session: Session) -> None:
        """Mark what is chosen in the lists."""
        chosen = session.selection
        for tree, line in (
            (self._points, f"point.select {chosen.point}"),
            (self._pains, f"pain.choose {chosen.pain_type}"),
            (self._landmarks, f"landmark.select {chosen.landmark}"),
        ):
            _mark(tree, line)

    def _open(self, item: QTreeWidgetItem) -> None:
        line = item.data(0, _LINE)
        if line:
            self.command.emit(line)

    def _search(self, text: str) -> None:
        if not text.strip():
            self._pages.setCurrentWidget(self.tabs)
            return
        hits = self._index.find(text)
        if not hits:
            self._nothing.setText(
                f"Nothing found for “{text.strip()}”.\n\nSearch by code (GB30), pinyin (huantiao), characters (环跳), English name, "
                "pain (sciatica), indication, landmark (trochanter) or command (theme)."
            )
            self._pages.setCurrentWidget(self._nothing)
            return
        self._show_hits(hits)

    def _show_hits(self, hits: Sequence[Hit]) -> None:
        self._results.clear()
        for hit in hits:
            word = _KIND_WORDS[hit.entry.kind]
            found_by = "" if hit.matched in (hit.entry.title, hit.entry.key) else f"\n{hit.matched}"
            subtitle = hit.entry.subtitle if hit.entry.kind != "command" else ""
            text = f"{hit.entry.title}   {subtitle}" + (f"  · {word}" if word else "")
            item = QListWidgetItem(text + (found_by if found_by.strip() not in text else ""))
            item.setData(_LINE, command_line(hit.entry))
            self._results.addItem(item)
        self._results.setCurrentRow(0)
        self._pages.setCurrentWidget(self._results)

    def _open_hit(self, item: QListWidgetItem) -> None:
        line = item.data(_LINE)
        self.search.clear()
        self.command.emit(line)

    def _take_current_hit(self) -> None:
        if self._pages.currentWidget() is self._results and self._results.currentItem():
            self._open_hit(self._results.currentItem())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box the arrows walk through the results and Esc clears."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._results.count():
                row = self._results.currentRow() + (1 if event.key() == Qt.Key.Key_Down else -1)
                self._results.setCurrentRow(min(max(row, 0), self._results.count() - 1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def _tree(name: str, act: object) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderHidden(True)
    tree.setIndentation(12)
    tree.setAccessibleName(name)
    tree.setTextElideMode(Qt.TextElideMode.ElideRight)
    tree.itemActivated.connect(act)
    tree.itemClicked.connect(act)
    return tree


def _group(tree: QTreeWidget, text: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem(tree, [text])
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item


def _leaf(parent: QTreeWidget | QTreeWidgetItem, text: str, line: str, tip: str) -> None:
    item = QTreeWidgetItem(parent, [text])
    item.setData(0, _LINE, line)
    item.setToolTip(0, f"{text}\n{tip}" if tip else text)


def _mark(tree: QTreeWidget, line: str) -> None:
    tree.blockSignals(True)
    tree.clearSelection()
    walk = QTreeWidgetItemIterator(tree)
    while item := walk.value():
        if item.data(0, _LINE) == line:
            tree.setCurrentItem(item)
        walk += 1
    tree.blockSignals(False)
