"""Commands of looking back: charts, and the map of what is known: on or off, which card of a point counts, and the day that is looked at."""

from dataclasses import replace
from datetime import date

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.session.commands import Command
from acuviewer.session.session import KnownView, Session
from acuviewer.study.map_kinds import MAP_KINDS

NOW = "now"
"""Written for the day, it asks for this moment."""

_FIRST, _LAST = date(2000, 1, 1), date(2200, 1, 1)
_ZERO = date(1970, 1, 1)


def study_map_commands() -> list[Command]:
    """All of them. Whoever asks for a card or a day wants to see the map."""
    return [
        Command("study.progress", "study", ("Shift+P",), undo="none"),
        Command("study.map", "study", ("Shift+K",), "", _toggle, checked=lambda session: session.known.on),
        Command("study.map_kind", "study", (), "KIND",
                lambda session, kind: _on(session, kind=next(one for one in MAP_KINDS if one == kind)), _no_kind),
        Command("study.map_day", "study", (), "YYYY-MM-DD|now", lambda session, day: _on(session, day=_read(day)), _no_day, undo="merge"),
    ]  # fmt: skip


def day_text(day: int | None) -> str:
    """A day of study as the argument of ``study.map_day``."""
    return NOW if day is None else date.fromordinal(_ZERO.toordinal() + day).isoformat()


def _toggle(session: Session, _: str) -> Session:
    if session.known.on:
        return replace(session, known=KnownView(kind=session.known.kind))
    return _on(session)


def _on(session: Session, **changes: object) -> Session:
    """The map is drawn on the dots: they are drawn with it."""
    known = replace(session.known, on=True, **changes)  # type: ignore[arg-type]
    return replace(session, known=known, layers=replace(session.layers, points=True))


def _no_kind(kind: str) -> str | None:
    return None if kind in MAP_KINDS else text("problem.no_map_kind", found=quoted(kind), known=", ".join(MAP_KINDS))


def _no_day(written: str) -> str | None:
    try:
        # What else stands for a date, such as 2026-W05-6, would not be written again as it was.
        fits = written == NOW or (_FIRST <= (day := date.fromisoformat(written)) <= _LAST and day.isoformat() == written)
    except ValueError:
        fits = False
    return None if fits else text("problem.no_map_day", found=quoted(written))


def _read(written: str) -> int | None:
    return None if written == NOW else (date.fromisoformat(written) - _ZERO).days
