"""The left column: one search box over everything, and lists of points, pain types, landmarks and the body's sliders."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFilter, facets_of
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import Atlas
from acuviewer.session.finding import Sets
from acuviewer.session.session import Notes, PointSets, Selection, Session
from acuviewer.ui.controls import Controls
from acuviewer.ui.navigator.command_tree import CommandTree
from acuviewer.ui.navigator.landmark_list import LandmarkList
from acuviewer.ui.navigator.point_list import PointList
from acuviewer.ui.navigator.search_results import SearchResults
from acuviewer.ui.qt_override import qt_override


class NavigatorPanel(QWidget):
    """Emits the command line of what was chosen; shows what the session has chosen.

    ``chosen`` comes before the command of a row: who chose it has done with the lists. ``build_index`` is called with the
    kept sets and notes at the first search, or before by ``prepare_search``, and again when other sets are kept.
    """

    command = Signal(str)
    chosen = Signal()

    def __init__(
        self,
        atlas: Atlas,
        library: Library,
        build_index: Callable[[Sets, Notes], SearchIndex],
        body_panel: QWidget,
        controls: Controls,
    ) -> None:
        super().__init__()
        self.setObjectName("side")
        self._build_index = build_index
        self._filter = PointFilter()
        self._selection = Selection()
        self._sets: PointSets = ()
        self._notes: Notes = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 6, 6)
        column.setSpacing(6)
        self.search = QLineEdit()
        self.search.setPlaceholderText(text("search.placeholder", key=controls.key("search.focus")))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(text("search.box"))
        self.search.textChanged.connect(self._search)
        self.search.installEventFilter(self)
        column.addWidget(self.search)
        self._pages = QStackedWidget()
        column.addWidget(self._pages, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.points = PointList(atlas, facets_of(atlas, library), controls)
        self._pains = _pain_tree(library)
        self.landmarks = LandmarkList(atlas.landmarks.values())
        for listed in (self.points.tree, self._pains, self.landmarks):
            listed.chosen.connect(self.chosen)
        for gives_commands in (self.points, self._pains, self.landmarks):
            gives_commands.command.connect(self.command)
        for widget, name in (
            (self.points, "points"),
            (self._pains, "pain"),
            (self.landmarks, "landmarks"),
            (body_panel, "body"),
        ):
            self.tabs.addTab(widget, text(f"navigator.{name}"))
        self._pages.addWidget(self.tabs)
        self.results = SearchResults()
        self.results.command.connect(self._take)
        self.results.tried.connect(self.search.setText)
        self._pages.addWidget(self.results)
        self.search.returnPressed.connect(self._take_current)

    def focus_search(self) -> None:
        """Put the cursor into the search box and mark what stands there."""
        self.search.setFocus()
        self.search.selectAll()

    @property
    def filter_is_open(self) -> bool:
        """Whether the boxes of the filter are in sight."""
        return not self._searches and self.tabs.currentWidget() is self.points and self.points.filter_bar.opener.isChecked()

    def toggle_filter(self) -> None:
        """Show the boxes of the filter; put them away if they are in sight, and have done with the lists."""
        if self.filter_is_open:
            self.points.filter_bar.opener.setChecked(False)
            self.chosen.emit()
            return
        self.search.clear()
        self.tabs.setCurrentWidget(self.points)
        self.points.filter_bar.open()

    def prepare_search(self) -> None:
        """Build the index now, while nobody waits for it."""
        assert self._index is not None

    @staticmethod
    def reads(session: Session) -> object:
        """What of a session the lists show."""
        return session.selection, session.filter, session.sets, session.notes, session.patient

    def show_session(self, session: Session) -> None:
        """Mark what is chosen in the lists; what is chosen anew as a whole brings its list to the front."""
        chosen, before = session.selection, self._selection
        self._selection = chosen
        if not session.filter.leaves_as(self._filter) and not session.filter.is_empty:
            self.tabs.setCurrentWidget(self.points)
        self._filter = session.filter
        if (session.sets, session.notes) != (self._sets, self._notes):
            self._sets, self._notes = session.sets, session.notes
            self.__dict__.pop("_index", None)
        self.points.show_session(session)
        self._pains.mark(f"pain.choose {chosen.pain_type}")
        self.landmarks.show_chosen(chosen.landmark)
        if chosen.meridian is not None and chosen.meridian != before.meridian:
            self.tabs.setCurrentWidget(self.points)
            self.points.show_meridian(chosen.meridian)
        if chosen.pain_type is not None and chosen.pain_type != before.pain_type:
            self.tabs.setCurrentWidget(self._pains)
            self._pains.show_marked()
        if chosen.landmark is not None and chosen.landmark != before.landmark:
            self.tabs.setCurrentWidget(self.landmarks)

    @cached_property
    def _index(self) -> SearchIndex:
        return self._build_index(dict(self._sets), self._notes)

    @property
    def _searches(self) -> bool:
        return self._pages.currentWidget() is self.results

    def _search(self, query: str) -> None:
        if not query.strip():
            self._pages.setCurrentWidget(self.tabs)
            return
        self.results.show_answer(query, self._index.answer(query))
        self._pages.setCurrentWidget(self.results)

    def _take(self, line: str) -> None:
        self.search.clear()
        self.chosen.emit()
        self.command.emit(line)

    def _take_current(self) -> None:
        if self._searches:
            self.results.open_current()

    @qt_override(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box the arrows walk through the results and Esc clears."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._searches and self.results.found_any:
                self.results.step(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)


def _pain_tree(library: Library) -> CommandTree:
    """The pain types in their groups, all open."""
    tree = CommandTree(text("navigator.pain_tree"))
    groups = {group: tree.add_group(title) for group, title in library.pain_groups.items()}
    for pain in library.pain_types.values():
        tip = f"{pain.name}\n{text('count.points', n=len(pain.points))}"
        tree.add_row(pain.name, f"pain.choose {pain.id}", tip, groups[pain.group])
    tree.expandAll()
    return tree
