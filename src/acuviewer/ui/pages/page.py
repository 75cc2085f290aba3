"""A page of the right-hand panel: sections of widgets under headings, in a column."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.studies import Study
from acuviewer.points.atlas import Atlas
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.statement import Statement
from acuviewer.ui.controls import Controls
from acuviewer.ui.text_widgets import Run, StatementBox, flow_of, heading, label


@dataclass(frozen=True, eq=False)
class PageContext:
    """What every page is made from."""

    atlas: Atlas
    library: Library
    anatomy: Anatomy
    session: Session
    run: Run
    show_sources: Callable[[str], None]
    controls: Controls


class Page(QWidget):
    """A column that is filled from the top."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("content")
        self.context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 14, 16)
        self._column.setSpacing(6)
        self._column.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the others."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_on_top(self, widget: QWidget) -> None:
        """Put a widget above all others."""
        self._column.insertWidget(0, widget)

    def add_heading(self, words: str) -> None:
        """Begin a section."""
        self.add(heading(words))

    def add_text(self, words: str, name: str = "") -> None:
        """A paragraph."""
        self.add(label(words, name))

    def add_acts(self, *names: str) -> None:
        """A chip for each of some commands."""
        self.add(flow_of([self.context.controls.button(name, style="chip") for name in names]))

    def add_statements(self, title: str, statements: Iterable[Statement], empty: str = "", bullet: bool = False) -> None:
        """A section of statements; ``empty`` is said when there are none, "" leaves the section out."""
        listed = list(statements)
        if not listed and not empty:
            return
        self.add_heading(title)
        for statement in listed:
            self.add(StatementBox(statement, self.context.library, self.context.show_sources, bullet))
        if not listed:
            self.add_text(empty, "muted")

    def add_studies(self, studies: Iterable[Study]) -> None:
        """A section of studies: what was read in them, and what to hold against it."""
        listed = list(studies)
        self.add_heading(text("page.evidence"))
        if not listed:
            self.add_text(text("page.evidence.none"), "muted")
        for study in listed:
            self.add_text(study.title, "cardtitle")
            compared = text("page.evidence.compared", comparison=study.comparison)
            self.add_text(f"{study.design} · {study.n} · {study.population} · {compared}", "muted")
            told = {
                "page.evidence.found": study.findings,
                "page.evidence.reading": study.article_reading,
                "page.evidence.limit": study.limits,
            }
            for key, statements in told.items():
                for said in statements:
                    whole = Statement(text(key, statement=said.text), said.sources, said.standing, said.checked)
                    self.add(StatementBox(whole, self.context.library, self.context.show_sources))
