"""Commands of the ruler: laid on over points, landmarks and skin, taken back, named, cleared."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.body.shape import Side
from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.ruler_places import PlaceError, Ruler, RulerPlace, read_place
from acuviewer.session.session import Session

MOST_PLACES = 24
_LONGEST_NAME = 40


def ruler_commands(atlas: Atlas) -> list[Command]:
    """All commands of the ruler."""

    def place_of(name: str, side: Side) -> RulerPlace:
        from acuviewer.body.model import load_body_model

        return read_place(name, side, atlas, load_body_model().pattern)

    def check(argument: str) -> str | None:
        try:
            place_of(argument, "left")
        except PlaceError as error:
            return str(error)
        return None

    def add(session: Session, argument: str) -> Session:
        place, ruler = place_of(argument, session.selection.side), session.ruler
        if len(ruler.places) == MOST_PLACES or ruler.places[-1:] == (place,):
            return session
        return replace(session, ruler=replace(ruler, places=(*ruler.places, place)))

    return [
        Command("ruler.toggle", "ruler", ("U",), "", lambda session, _: _begin_or_end(session, place_of), checked=lambda s: s.ruler.laying),
        Command("ruler.add", "ruler", (), "PLACE", add, check),
        Command("ruler.back", "ruler", (), "", lambda session, _: without_last_place(session), enabled=_has_places),
        Command("ruler.name", "ruler", (), "NAME", _changing(lambda ruler, name: replace(ruler, name=name)), _wrong_name, _has_places),
        Command("ruler.clear", "ruler", (), "", _changing(lambda ruler, _: Ruler(laying=ruler.laying)), enabled=_has_places),
    ]  # fmt: skip


def without_last_place(session: Session) -> Session:
    """The session with the ruler's last place given up; a ruler without places has no name."""
    ruler = session.ruler
    left = ruler.places[:-1]
    return replace(session, ruler=replace(ruler, places=left, name=ruler.name if left else ""))


def _changing(change: Callable[[Ruler, str], Ruler]) -> Callable[[Session, str], Session]:
    return lambda session, argument: replace(session, ruler=change(session.ruler, argument))


def _begin_or_end(session: Session, places: Callable[[str, Side], RulerPlace]) -> Session:
    """The session with the ruler in hand, which begins at what is chosen if it lies nowhere yet; or out of hand again."""
    ruler, chosen = session.ruler, session.selection.point or session.selection.landmark
    if ruler.laying or ruler.places or chosen is None:
        return replace(session, ruler=replace(ruler, laying=not ruler.laying))
    try:
        return replace(session, ruler=replace(ruler, laying=True, places=(places(chosen, session.selection.side),)))
    except PlaceError:
        return replace(session, ruler=replace(ruler, laying=True))


def _has_places(session: Session) -> bool:
    return bool(session.ruler.places)


def _wrong_name(name: str) -> str | None:
    return None if len(name) <= _LONGEST_NAME else text("problem.no_ruler_name", found=quoted(name), most=_LONGEST_NAME)
