"""Commands of a place: what is there, flying to it, copying where it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.ruler_places import PlaceError, RulerPlace, read_place
from acuviewer.session.session import PlaceChoice, Session

if TYPE_CHECKING:
    from acuviewer.body.skin import SkinPattern


def place_commands(atlas: Atlas) -> list[Command]:
    """All commands of places."""
    check, read = place_check(atlas), place_reader(atlas)

    def ask(session: Session, argument: str) -> Session:
        return session.choosing(PlaceChoice(read(session, argument)))

    return [
        Command("place.here", "landmarks", ("W",), undo="none"),
        Command("place.ask", "landmarks", (), "PLACE", ask, check),
        Command("place.look", "landmarks", (), "PLACE", lambda session, argument: ask(session, argument).aiming("selection"), check),
        Command("place.nearer", "landmarks", (), "PLACE", None, check, undo="none"),
        Command("place.copy", "landmarks", (), "PLACE", None, check, undo="none"),
        Command("place.clear", "landmarks", (), "",
                lambda session, _: session.choosing(None) if _has_place(session) else session, enabled=_has_place),
    ]  # fmt: skip


def place_check(atlas: Atlas) -> Callable[[str], str | None]:
    """A check of what names a place."""

    def check(argument: str) -> str | None:
        try:
            read_place(argument, "left", atlas, _skin())
        except PlaceError as error:
            return str(error)
        return None

    return check


def place_reader(atlas: Atlas) -> Callable[[Session, str], RulerPlace]:
    """What reads a place, on the side on which one works where none is written."""
    return lambda session, argument: read_place(argument, session.selection.side, atlas, _skin())


def _has_place(session: Session) -> bool:
    return session.selection.place is not None


def _skin() -> "SkinPattern":
    """The pattern of the skin, loaded with the first place that is read: a list of the commands needs none."""
    from acuviewer.body.model import load_body_model

    return load_body_model().pattern
