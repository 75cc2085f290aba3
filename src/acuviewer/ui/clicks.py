"""What a click on the 3D view means, as a command line."""

from acuviewer.session.kinds import line_of
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import place_at, place_of
from acuviewer.ui.watchers import Shown


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
