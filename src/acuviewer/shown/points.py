"""Which acupoints are drawn: all, or those that a filter leaves, and the chosen one."""

from collections.abc import Mapping

from acuviewer.points.location import Location
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import PointChoice, Session
from acuviewer.shown.construction import stands
from acuviewer.shown.content import SceneContent


def shown_locations(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Location]:
    """The locations that are drawn: the places on both sides of the points that a filter leaves, and the chosen point.

    While its construction is under way the chosen point is not yet on the body, on neither side and at none of its places.
    """
    found = _chosen_or_left(anatomy, session, content)
    return found if stands(anatomy, session) else [other for other in found if other.code != session.selection.point]


def _chosen_or_left(anatomy: Anatomy, session: Session, content: SceneContent) -> list[Location]:
    if not session.layers.points:
        return [found for found in anatomy.locations.values() if is_selected(found, session)]
    # There are hundreds of locations, and each choice asks for all of them again and again.
    point, sides, left = session.selection.point, (session.selection.side, "midline"), content.shown_codes(session)
    meant = content.meant.get(session.filter.pain_type or "", {})
    return [
        found
        for found in anatomy.locations.values()
        if (found.is_place and (left is None or (found.code in left and is_meant(found, meant)) or found.code == point))
        or (found.code == point and found.side in sides)
    ]


def is_meant(found: Location, meant: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a place is among those that are meant of its point; of a point that ``meant`` does not name all are."""
    return found.code not in meant or found.definition in meant[found.code]


def is_selected(found: Location, session: Session) -> bool:
    """Whether this very location is the chosen one."""
    chosen = session.selection.chosen
    if not isinstance(chosen, PointChoice) or found.code != chosen.code:
        return False
    return found.side in (session.selection.side, "midline") and found.definition == chosen.definition
