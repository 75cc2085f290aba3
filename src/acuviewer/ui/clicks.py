"""What a click on the 3D view means, as a command line."""

from acuviewer.session.kinds import line_of
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import place_at
from acuviewer.ui.watchers import Shown


def line_of_click(pick: Pick, fly: bool, shown: Shown) -> str:
    """The command that a click on something gives: while the ruler is being laid it goes on there; "" for nothing.

    Bare skin is nothing to choose, and a bone no place for the ruler.
    """
    if shown.session.ruler.laying:
        place = place_at(pick, shown.anatomy)
        return f"ruler.add {place.to_text()}" if place else ""
    return line_of(pick.kind, pick.key, pick.side, fly) if pick.kind != "skin" else ""
