"""The right column: the page of what is chosen, built anew when something else is, refreshed when the body rests."""

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Page, Title
from acuviewer.session.session import Layers, PageChoice, PointChoice, Selection, Session
from acuviewer.theme import Theme
from acuviewer.ui.controls import Controls
from acuviewer.ui.pages.jump_marks import JumpMarks
from acuviewer.ui.pages.page_view import PageView
from acuviewer.ui.pages.point_header import PointHeader
from acuviewer.ui.qt_override import qt_override
from acuviewer.ui.tab_order import tab_after
from acuviewer.ui.text_widgets import Run
from acuviewer.ui.timers import make_timer
from acuviewer.ui.watchers import Shown

SWITCHES = tuple(field.name for field in fields(Layers) if isinstance(field.default, bool))
"""The layers that are on or off: a page marks what is on."""

_LEAST_PX = 120
"""How low it may be where something stands above it."""

_WAIT_MS, _ABOVE_SECTION_PX = 200, 40


class ReadingPanel(QWidget):
    """Shows pages that ``make_context`` gives what they need; ``rested`` tells what is shown when the rules have been carried out."""

    def __init__(
        self,
        make_context: Callable[[Shown], PageContext],
        rested: Callable[[], Shown],
        controls: Controls,
        run: Run,
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("content")
        self.setMinimumHeight(_LEAST_PX)
        self._make_context, self._rested, self._controls, self._run = make_context, rested, controls, run
        self.marks, self.view = JumpMarks(), PageView(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.marks)
        self._column.addWidget(self.view, 1)
        self._header: PointHeader | None = None
        self._next_in_tab: tuple[QWidget, ...] = ()
        self.page: Page | None = None
        self._session: Session | None = None
        self._refresh_timer = make_timer(self, _WAIT_MS, self._refresh, once=True)
        self.view.ran.connect(run)
        self.marks.jumped.connect(self._jump)
        self.view.verticalScrollBar().valueChanged.connect(self._mark_section)

    @qt_override(bool)
    def hasHeightForWidth(self) -> bool:
        """It takes the height that is left: Qt would lay it over what stands above it, where its wrapped headings ask for more."""
        return False

    @staticmethod
    def reads(shown: Shown) -> object:
        """What pages depend on."""
        session = shown.session
        return (
            session.body,
            session.selection,
            session.filter,
            session.sets,
            session.patient,
            session.known.on,
            session.notes,
            session.asked and (session.asked.stage, session.asked.run),
            *(getattr(session.layers, switch) for switch in SWITCHES),
        )

    def renew(self) -> None:
        """What a page tells besides the session has become different: write it anew."""
        if self.page is not None:
            self._refresh_timer.start()

    @property
    def is_waiting(self) -> bool:
        """Whether the page is of a body that has not come to rest."""
        return self._refresh_timer.isActive()

    def wait_on(self) -> None:
        """Another picture has been drawn: count anew until the body rests, or a slow machine would write the page between any two."""
        if self.is_waiting:
            self._refresh_timer.start()

    def set_theme(self, theme: Theme) -> None:
        """Write pages in the colours of a theme."""
        self.view.set_theme(theme)

    def set_text_size(self, text_size: float) -> None:
        """Write pages in letters so many times as large as usual."""
        self.view.set_text_size(text_size)

    def tab_leads_to(self, widget: QWidget) -> None:
        """Tab goes from the end of the panel to a widget, whatever is built anew in it."""
        self._next_in_tab = (widget,)

    def show_page(self, shown: Shown) -> None:
        """Show the page of what is chosen; of the same thing, only what is drawn of it."""
        old, session = self._session, shown.session
        self._session = session
        same = old is not None and _subject(old) == _subject(session)
        if same and old is not None and old.body != session.body:
            # Perhaps under a moving slider: the figures in the text follow when it rests.
            self._refresh_timer.start()
            return
        self._refresh_timer.stop()
        self._build(shown, fresh=not same)
        if session.selection.step is not None and (old is None or old.selection.step != session.selection.step):
            self.view.show_place(f"step-{session.selection.step + 1}")

    def _build(self, shown: Shown, fresh: bool) -> None:
        context = self._make_context(shown)
        self.page = page = page_of(context)
        if fresh or self._header is not None:
            self._show_header(context)
        self.marks.show_sections(page.sections)
        tab_after(self, *filter(None, (self._header, self.marks)), self.view, *self._next_in_tab)
        titled = self._header is None
        shown_page = page if titled else replace(page, blocks=tuple(b for b in page.blocks if not isinstance(b, Title)))
        self.view.show_page(shown_page, fresh)
        self._mark_section()

    def _show_header(self, context: PageContext) -> None:
        """A chosen point has its names above the page; all other pages begin with their title."""
        if self._header is not None:
            self._column.removeWidget(self._header)
            self._header.hide()
            self._header.deleteLater()
            self._header = None
        code = context.session.selection.point
        if code is not None and self.page is not None and self.page.subject == code:
            location = context.anatomy.chosen_location(context.session.selection)
            self._header = PointHeader(context.atlas.points[code], location, self._controls, self._run)
            self._column.insertWidget(0, self._header)

    def _jump(self, section: str) -> None:
        self.view.scrollToAnchor(section)
        self.marks.mark(section)

    def _mark_section(self) -> None:
        """Mark the section whose heading was last passed, the first one while none has been."""
        line = self.view.verticalScrollBar().value() + _ABOVE_SECTION_PX
        passed = [name for name, top in self.view.tops(self.marks.names).items() if top <= line]
        self.marks.mark((passed or [*self.marks.names, ""])[-1 if passed else 0])

    def _refresh(self) -> None:
        self._build(self._rested(), fresh=False)


def _subject(session: Session) -> object:
    """What a page is about: all that is chosen but for what is drawn of a point and how a list is sorted, else what is asked of
    the points."""
    selection = session.selection
    if session.asked is not None and session.asked.stage != "told":
        return session.asked.stage
    if selection == Selection(side=selection.side):
        return session.filter.asked, session.filter.codes
    chosen = selection.chosen
    if isinstance(chosen, PointChoice):
        return replace(selection, chosen=replace(chosen, step=None, compare=False))
    if isinstance(chosen, PageChoice) and chosen.kind == "evidence":
        return replace(selection, chosen=replace(chosen, key=""))
    return selection
