"""Menus of what is pointed at, in the view, the lists and the pages; their entries are commands of the table."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from acuviewer.i18n import say, text
from acuviewer.session.leaving import choice_line
from acuviewer.session.offers import Offer, Offers, Thing
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import place_of
from acuviewer.ui.navigator.command_tree import CommandTree, line_of_row
from acuviewer.ui.navigator.search_results import SearchResults
from acuviewer.ui.pages.page_view import PageView
from acuviewer.ui.text_widgets import Run
from acuviewer.ui.viewport.viewport import Viewport
from acuviewer.ui.watchers import Shown


class ContextMenus(QObject):
    """Opens menus over a window; ``make_offers`` and ``shown`` tell what there is now."""

    def __init__(
        self, window: QWidget, view: Viewport, make_offers: Callable[[], Offers], shown: Callable[[], Shown], run: Run
    ) -> None:
        super().__init__(window)
        self._window, self._view, self._make_offers, self._shown, self._run = window, view, make_offers, shown, run
        self.menu: QMenu | None = None
        view.menu_asked.connect(self._open_of_pick)
        asking: list[CommandTree | SearchResults | PageView] = []
        asking += window.findChildren(CommandTree) + window.findChildren(SearchResults) + window.findChildren(PageView)
        for widget in asking:
            widget.menu_asked.connect(self.open_of_line)

    def open_of_focus(self) -> None:
        """Open the menu of what is chosen where the keys go: in the view, of a row, of a link; elsewhere the widget's own."""
        focused = self._window.focusWidget()
        if focused is None or focused is self._view:
            self._open(self._chosen(), self._view.mapToGlobal(self._view.rect().center()))
        elif isinstance(focused, CommandTree):
            item = focused.currentItem() or focused.invisibleRootItem()
            self.open_of_line(line_of_row(item), focused.viewport().mapToGlobal(focused.visualItemRect(item).bottomLeft()))
        elif isinstance(focused, PageView) and (line := focused.line_at_cursor()):
            self.open_of_line(line, focused.viewport().mapToGlobal(focused.cursorRect().bottomLeft()))
        elif isinstance(results := focused.parent(), QWidget) and (found := _results_around(results)):
            self.open_of_line(found.current_line(), found.mapToGlobal(found.rect().center()))
        else:
            middle = focused.rect().center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Other, middle, focused.mapToGlobal(middle))
            QApplication.sendEvent(focused, asked)

    def open_of_line(self, line: str, where: QPoint) -> None:
        """Open the menu of what a command line chooses; none for no line."""
        thing = self._make_offers().thing_of(line)
        if thing is not None:
            self._open(thing, where)

    def _open_of_pick(self, pick: Pick | None, where: QPoint) -> None:
        if pick is None:
            self._open(None, where)
        elif pick.kind == "skin":
            self._open(Thing("skin", "", place=place_of(pick, self._shown().anatomy)), where)
        else:
            self._open(Thing(pick.kind, pick.key, pick.side), where)

    def _open(self, thing: Thing | None, where: QPoint) -> None:
        """Show a menu at a place of the screen."""
        offers = self._make_offers()
        self.menu = menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        if title := say(offers.title(thing)):
            heading = menu.addAction(title)
            heading.setEnabled(False)
            menu.addSeparator()
        for offer in offers.of(thing):
            self._add(menu, offer)
        menu.popup(where)

    def _add(self, menu: QMenu, offer: Offer) -> None:
        if offer.parts and not menu.isEmpty():
            menu.addSeparator()
        words = say(offer.title)
        action = menu.addAction(text("offer.why_not", title=words, why=say(offer.why_not)) if offer.why_not else words)
        action.setEnabled(not offer.why_not)
        if offer.ticked is not None:
            action.setCheckable(True)
            action.setChecked(offer.ticked)
        action.triggered.connect(lambda _=False: self._run(offer.line))

    def _chosen(self) -> Thing | None:
        selection = self._shown().session.selection
        if selection.place is not None:
            return Thing("skin", "", place=selection.place)
        return self._make_offers().thing_of(choice_line(selection))


def _results_around(widget: QWidget) -> SearchResults | None:
    """The results of the search that a widget lies in."""
    around: QObject | None = widget
    while around is not None and not isinstance(around, SearchResults):
        around = around.parent()
    return around
