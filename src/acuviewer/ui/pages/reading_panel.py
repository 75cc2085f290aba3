"""The right column: the page of what is chosen, built anew when something else is, refreshed when the body rests."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from acuviewer.i18n import text
from acuviewer.session.session import PointChoice, Session
from acuviewer.ui.pages.knowledge_pages import build_page
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.pages.point_page import PointPage
from acuviewer.ui.timers import make_timer
from acuviewer.ui.watchers import Shown

_WAIT_MS, _ABOVE_STEP_PX = 200, 60


class ReadingPanel(QScrollArea):
    """Shows pages that ``make_context`` gives what they need; ``rested`` tells what is shown when the rules have been carried out."""

    def __init__(self, make_context: Callable[[Shown], PageContext], rested: Callable[[], Shown]) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("reading_panel.name"))
        self._make_context, self._rested = make_context, rested
        self._session: Session | None = None
        self._refresh_timer = make_timer(self, _WAIT_MS, self._refresh, once=True)

    @staticmethod
    def reads(shown: Shown) -> object:
        """What pages depend on."""
        session = shown.session
        return session.body, session.selection

    @property
    def is_waiting(self) -> bool:
        """Whether the page is of a body that has not come to rest."""
        return self._refresh_timer.isActive()

    def show_page(self, shown: Shown) -> None:
        """Show the page of what is chosen; of the same thing, only what is drawn of it."""
        old, session = self._session, shown.session
        self._session = session
        if old is not None and _subject(old) == _subject(session):
            if old.body != session.body:
                # Perhaps under a moving slider: the figures in the text follow when it rests.
                self._refresh_timer.start()
            self._mark(session, scroll=old.selection.step != session.selection.step)
            return
        self._refresh_timer.stop()
        self._build(shown, height=0)

    def _mark(self, session: Session, scroll: bool) -> None:
        page = self.widget()
        if isinstance(page, PointPage):
            page.show_choices(session)
            if scroll and session.selection.step is not None:
                self.ensureWidgetVisible(page.step_row(session.selection.step), 0, _ABOVE_STEP_PX)

    def _build(self, shown: Shown, height: int) -> None:
        self.setWidget(build_page(self._make_context(shown)))
        self.verticalScrollBar().setValue(height)

    def _refresh(self) -> None:
        self._build(self._rested(), self.verticalScrollBar().value())


def _subject(session: Session) -> object:
    """What a page is about: all that is chosen but for what is drawn of a point."""
    selection = session.selection
    chosen = selection.chosen
    return replace(selection, chosen=replace(chosen, step=None, compare=False)) if isinstance(chosen, PointChoice) else selection
