"""What a click on the 3D view means, as a command line."""

from acuviewer.session.kinds import KINDS, line_of
from acuviewer.session.session import Session
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import place_at, place_of
from acuviewer.ui.watchers import Shown

_PLACES = tuple(KINDS[kind].choose for kind in ("point", "landmark"))


def line_of_click(pick: Pick, fly: bool, shown: Shown) -> str:
    """The command that a click on something gives: while the ruler is being laid it goes on there; "" for nothing.

    Bare skin is asked what is there; who wants to fly to it comes nearer. A bone is no place for the ruler.
    """
    if shown.session.ruler.laying:
        place = place_at(pick, shown.anatomy)
        return f"ruler.add {place.to_text()}" if place else ""
    if pick.kind == "skin":
        place = place_of(pick, shown.anatomy)
        return f"{'place.nearer' if fly else 'place.ask'} {place.to_text()}" if place else ""
    return line_of(pick.kind, pick.key, pick.side, fly)


def line_of_gathering(pick: Pick) -> str:
    """The command that gathers a point that was clicked with Ctrl."""
    return f"points.gather {pick.key}"


def line_of_choice(line: str, session: Session) -> str:
    """The command that a point or landmark chosen in a list gives: while the ruler is being laid it goes on there too."""
    command, _, place = line.partition(" ")
    return f"ruler.add {place}" if session.ruler.laying and command in _PLACES else line
