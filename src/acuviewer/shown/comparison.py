"""All definitions of the chosen point at once, and how far each lies from the standard place."""

from acuviewer.body.shape import Side
from acuviewer.i18n import Said, said
from acuviewer.points.atlas import load_atlas
from acuviewer.points.distance import Difference, compare_definitions
from acuviewer.points.location import Location
from acuviewer.points.scale import scale_of
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.session.session import Session


def shown_differences(anatomy: Anatomy, session: Session) -> list[Difference]:
    """The definitions that are compared on the body, the standard one left out; none while nothing is compared."""
    chosen = session.selection
    if not chosen.compare or chosen.point is None:
        return []
    return _differences(anatomy, chosen.point, chosen.side)


@kept_with_body
def _differences(anatomy: Anatomy, code: str, side: Side) -> list[Difference]:
    return compare_definitions(anatomy.skin, anatomy.locations, load_atlas().points[code], side)


def compared_locations(anatomy: Anatomy, session: Session) -> list[Location]:
    """Every definition that is compared, the standard one first."""
    others = [difference.location for difference in shown_differences(anatomy, session)]
    chosen = session.selection
    standard = anatomy.location(chosen.point, chosen.side) if chosen.point and others else None
    return [standard, *others] if standard else []


def tell_difference(anatomy: Anatomy, difference: Difference, standard: Location) -> Said:
    """How far apart, as one reads it off: millimetres, and cun of the segment at the standard place."""
    scale = scale_of(standard, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    key = "label.apart" if difference.distance.along_skin else "label.apart_straight"
    return said(key, mm=difference.distance.mm, cun=scale.cun(difference.distance.mm))
