"""What a cun is where one looks, in the words of the status bar."""

from acuviewer.i18n import text
from acuviewer.points.scale import FINGER_SEGMENT, scale_at, scale_of
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session


def say_cun(anatomy: Anatomy, session: Session) -> str:
    """The scale at the chosen point or landmark, by the segment that measures there; else the finger-cun."""
    found, placed = anatomy.chosen_location(session.selection), anatomy.chosen_landmark(session.selection)
    if found is not None:
        scale = scale_of(found, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    elif placed is not None:
        scale = scale_at(placed.surface, placed.normal, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    else:
        return text("status.finger_cun", mm=anatomy.ruler.mm_per_cun(FINGER_SEGMENT))
    return text("status.cun", mm=scale.mm_per_cun, segment=scale.called)
