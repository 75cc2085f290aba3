"""Commands that open the pages of knowledge: evidence, mechanisms, risks, sources, and each entry of them."""

from collections.abc import Callable, Mapping

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.evidence_table import COLUMNS
from acuviewer.knowledge.library import Library
from acuviewer.session.commands import Command
from acuviewer.session.session import PageChoice, PageKind, Session

DESCENDING = "-"
"""Before a column of the evidence: from the largest down."""

_LISTS: tuple[PageKind, ...] = ("evidence", "mechanisms", "risks", "sources")


def knowledge_commands(library: Library) -> list[Command]:
    """A command for each list, and one for the entries of each kind."""
    entries: Mapping[PageKind, Mapping[str, object]] = {
        "study": library.studies,
        "mechanism": library.mechanisms,
        "caution": library.cautions,
        "source": library.sources,
    }

    def show(kind: PageKind) -> Callable[[Session, str], Session]:
        return lambda session, key: _looking(session.choosing(PageChoice(kind, key)))

    def one_of(kind: PageKind) -> Callable[[str], str | None]:
        known = entries[kind]
        return lambda name: None if name in known else text(f"problem.no_{kind}", found=quoted(name), known=", ".join(known))

    def check_order(order: str) -> str | None:
        column = order.removeprefix(DESCENDING)
        return None if column in COLUMNS else text("problem.no_column", found=quoted(column), known=", ".join(COLUMNS))

    return [
        *(Command(f"{kind}.show", "knowledge", (), "", show(kind)) for kind in _LISTS),
        Command("evidence.table", "knowledge", undo="none"),
        Command("evidence.sort", "knowledge", (), "[-]COLUMN", show("evidence"), check_order),
        *(Command(f"{kind}.show", "knowledge", (), "ID", show(kind), one_of(kind)) for kind in entries),
    ]


def _looking(session: Session) -> Session:
    """The session looking at what its page is about: a caution's points."""
    page = session.selection.page
    return session.aiming("caution") if page is not None and page.kind == "caution" else session
