"""Where she has placed what was asked for, as it is marked: while it can be corrected, and beside the right place when that is told."""

from typing import TYPE_CHECKING

from acuviewer.session.chosen_place import spot_of
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import Session

if TYPE_CHECKING:
    from acuviewer.points.location import Spot
    from acuviewer.session.anatomy import Anatomy


def her_spot(anatomy: "Anatomy", session: Session) -> "Spot | None":
    """Where her mark stands on a body; None while there is none."""
    asked = session.asked
    if asked is None or asked.stage == "report":
        return None
    place = asked.given.place if asked.stage == "asked" else asked.answers[-1].place
    return None if place is None else spot_of(anatomy, RulerPlace("skin", surface=place))


def is_lit(session: Session) -> bool:
    """Whether the chosen place is what is asked about, and not hers."""
    asked = session.asked
    return asked is not None and asked.stage == "asked" and asked.given.place is None
