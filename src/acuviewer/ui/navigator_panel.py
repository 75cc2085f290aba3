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
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from acuviewer.knowledge.library import Library
from acuviewer.knowledge.search import Entry, Hit, SearchIndex, landmark_entries, pain_type_entries, point_entries
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.session import Session
from acuviewer.ui.command_tree import COMMAND_LINE, CommandTree
from acuviewer.ui.landmark_list import LandmarkList

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
        self._points = CommandTree("Acupoints by meridian")
        self._pains = CommandTree("Pain types")
        self.landmarks = LandmarkList(atlas.landmarks.values())
        for gives_commands in (self._points, self._pains, self.landmarks):
            gives_commands.command.connect(self.command)
        self._fill(atlas, library)
        for widget, title in (
            (self._points, "Points"),
            (self._pains, "Pain"),
            (self.landmarks, "Landmarks"),
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
                groups[point.meridian] = self._points.add_group(title)
            text = f"{point.code}   {point.names.simplified}  {point.names.pinyin}"
            tip = f"{text}\n{point.names.english}"
            self._points.add_row(text, f"point.select {point.code}", tip, groups[point.meridian])
        for pain in library.pain_types.values():
            self._pains.add_row(pain.name, f"pain.choose {pain.id}", f"{pain.name}\n{len(pain.points)} points")
        self._points.expandAll()

    def focus_search(self) -> None:
        """Put the cursor into the search box and mark what stands there."""
        self.search.setFocus()
        self.search.selectAll()

    def show_session(self, session: Session) -> None:
        """Mark what is chosen in the lists."""
        chosen = session.selection
        self._points.mark(f"point.select {chosen.point}")
        self._pains.mark(f"pain.choose {chosen.pain_type}")
        self.landmarks.show_chosen(chosen.landmark)

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
            item.setData(COMMAND_LINE, command_line(hit.entry))
            self._results.addItem(item)
        self._results.setCurrentRow(0)
        self._pages.setCurrentWidget(self._results)

    def _open_hit(self, item: QListWidgetItem) -> None:
        line = item.data(COMMAND_LINE)
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
