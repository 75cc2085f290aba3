"""Commands of the filter: what the points on the body and in the lists must have, alone or lit among the others."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import FACETS, Facet, PointFacets, PointFilter
from acuviewer.session.commands import Command
from acuviewer.session.session import Selection, Session

ANY = "any"
"""Written after a command of a facet, it asks for nothing of that facet again."""

_ARGUMENTS: dict[Facet, str] = {
    "meridian": "CODE", "region": "NAME", "category": "KIND", "pain_type": "ID", "caution": "ID", "standing": "NAME",
}  # fmt: skip


def filter_commands(facets: PointFacets) -> list[Command]:
    """All commands of the filter."""
    return [
        *(_facet_command(facet, facets) for facet in FACETS),
        Command("filter.alone", "filter", ("A",), "",
                lambda session, _: _filtered(session, replace(session.filter, alone=not session.filter.alone)),
                enabled=_is_filtered, checked=lambda s: s.filter.alone and not s.filter.is_empty),
        Command("filter.list", "filter", (), "", lambda session, _: _listed(session), enabled=_is_filtered),
        Command("filter.fly", "filter", ("Shift+F",), "", lambda session, _: session.aiming("filter"), enabled=_is_filtered),
        Command("filter.clear", "filter", ("Shift+A",), "",
                lambda session, _: _filtered(session, PointFilter(alone=session.filter.alone)), enabled=_is_filtered),
    ]  # fmt: skip


def _listed(session: Session) -> Session:
    """The session with nothing chosen but what the filter leaves, looking at it."""
    return replace(session, selection=Selection(side=session.selection.side)).aiming("filter")


def _is_filtered(session: Session) -> bool:
    return not session.filter.is_empty


def _filtered(session: Session, wanted: PointFilter) -> Session:
    return replace(session, filter=wanted)


def _facet_command(facet: Facet, facets: PointFacets) -> Command:
    def check(value: str) -> str | None:
        known = [*facets.codes[facet], ANY]
        return None if value in known else text(f"problem.no_{facet}_of_point", found=quoted(value), known=", ".join(known))

    return Command(f"filter.{facet}", "filter", (), _ARGUMENTS[facet], _asking(facet), check)


def _asking(facet: Facet) -> Callable[[Session, str], Session]:
    def ask(session: Session, value: str) -> Session:
        asked = _filtered(session, session.filter.asking(facet, None if value == ANY else value))
        # What is chosen is looked at; what is asked for no longer leaves the view as it is.
        return asked if value == ANY else asked.aiming("filter")

    return ask
