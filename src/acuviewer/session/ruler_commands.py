"""Commands of the ruler: laid on over points, landmarks and skin, taken back, named, cleared."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.points.atlas import Atlas
from acuviewer.session.chosen_place import chosen_place
from acuviewer.session.commands import Command
from acuviewer.session.place_commands import place_check, place_reader
from acuviewer.session.ruler_places import Ruler
from acuviewer.session.session import Session

MOST_PLACES = 24
_LONGEST_NAME = 40


def ruler_commands(atlas: Atlas) -> list[Command]:
    """All commands of the ruler."""
    check, read = place_check(atlas), place_reader(atlas)

    def add(session: Session, argument: str) -> Session:
        place, ruler = read(session, argument), session.ruler
        if len(ruler.places) == MOST_PLACES or ruler.places[-1:] == (place,):
            return session
        return replace(session, ruler=replace(ruler, places=(*ruler.places, place)))

    def begin_or_end(session: Session, _: str) -> Session:
        """Take the ruler in hand, which begins at what is chosen if it lies nowhere yet; or put it out of hand again."""
        ruler, chosen = session.ruler, chosen_place(session.selection, atlas)
        begins = chosen is not None and not ruler.laying and not ruler.places
        return replace(
            session, ruler=replace(ruler, laying=not ruler.laying, places=(chosen,) if begins and chosen else ruler.places)
        )

    def begin(session: Session, argument: str) -> Session:
        return replace(session, ruler=Ruler((read(session, argument),), laying=True))

    def measure_to(session: Session, argument: str) -> Session:
        start, end = chosen_place(session.selection, atlas), read(session, argument)
        return session if start in (None, end) else replace(session, ruler=Ruler(tuple(filter(None, (start, end)))))

    return [
        Command("ruler.toggle", "ruler", ("U",), "", begin_or_end, checked=lambda s: s.ruler.laying),
        Command("ruler.add", "ruler", (), "PLACE", add, check),
        Command("ruler.begin", "ruler", (), "PLACE", begin, check),
        Command("ruler.to", "ruler", (), "PLACE", measure_to, check, lambda session: chosen_place(session.selection, atlas) is not None),
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


def _has_places(session: Session) -> bool:
    return bool(session.ruler.places)


def _wrong_name(name: str) -> str | None:
    return None if len(name) <= _LONGEST_NAME else text("problem.no_ruler_name", found=quoted(name), most=_LONGEST_NAME)
