"""Commands of the filter: what the points on the body and in the lists must have, alone or lit among the others."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.knowledge.point_filter import FACETS, Facet, PointFacets, PointFilter
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

ANY = "any"
"""Written after a command of a facet, it asks for nothing of that facet again."""

_ARGUMENTS: dict[Facet, tuple[str, str]] = {
    "meridian": ("CODE", "meridian"),
    "region": ("NAME", "region"),
    "category": ("KIND", "category"),
    "pain_type": ("ID", "pain type"),
    "caution": ("ID", "caution"),
    "standing": ("NAME", "standing"),
}


def filter_commands(facets: PointFacets) -> list[Command]:
    """All commands of the filter."""
    return [
        *(_facet_command(facet, facets) for facet in FACETS),
        Command("filter.alone", "Filtered points alone", "Points",
                "Draws the filtered points alone on the body, or lit among the others.", ("A",), "",
                lambda session, _: _filtered(session, replace(session.filter, alone=not session.filter.alone)),
                enabled=_is_filtered, checked=lambda s: s.filter.alone and not s.filter.is_empty),
        Command("filter.fly", "Fly to the filtered points", "Points", "Shows all points that the filter leaves.", ("Shift+F",), "",
                lambda session, _: session.aiming("filter"), enabled=_is_filtered),
        Command("filter.clear", "Clear the filter", "Points", "Brings all points back.", ("Shift+A",), "",
                lambda session, _: _filtered(session, PointFilter(alone=session.filter.alone)), enabled=_is_filtered),
    ]  # fmt: skip


def next_code(codes: Iterable[str], here: str | None, by: int, shown: frozenset[str]) -> str | None:
    """The next (``by`` 1) or previous (-1) of ``codes`` that is ``shown``, coming round at the ends; None if none is."""
    listed = list(codes)
    start = listed.index(here) if here in listed else (-1 if by > 0 else 0)
    around = (listed[(start + by * step) % len(listed)] for step in range(1, len(listed) + 1))
    return next((code for code in around if code in shown), None)


def _is_filtered(session: Session) -> bool:
    return not session.filter.is_empty


def _filtered(session: Session, wanted: PointFilter) -> Session:
    return replace(session, filter=wanted)


def _facet_command(facet: Facet, facets: PointFacets) -> Command:
    argument, word = _ARGUMENTS[facet]
    known = [*facets.codes[facet], ANY]

    def check(value: str) -> str | None:
        return None if value in known else f"{quoted(value)} is no {word} of a point; known are {', '.join(known)}."

    return Command(
        f"filter.{facet}",
        f"Filter by {word}",
        "Points",
        f"Leaves the points of a {word}, beside what is asked for already; {ANY} asks for none.",
        (),
        argument,
        _asking(facet),
        check,
    )


def _asking(facet: Facet) -> Callable[[Session, str], Session]:
    return lambda session, value: _filtered(session, session.filter.asking(facet, None if value == ANY else value))
