"""What a cun is where one looks, in the words of the status bar."""

from acuviewer.points.scale import FINGER_SEGMENT, scale_at, scale_of
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session


def say_cun(anatomy: Anatomy, session: Session) -> str:
    """The scale at the chosen point or landmark, by the segment that measures there; else the finger-cun."""
    chosen = session.selection
    found = anatomy.location(chosen.point, chosen.side, chosen.definition) if chosen.point else None
    placed = anatomy.landmark(chosen.landmark, chosen.side) if chosen.landmark else None
    if found is not None:
        scale = scale_of(found, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    elif placed is not None:
        scale = scale_at(placed.surface, placed.normal, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    else:
        return f"1 finger-cun = {anatomy.ruler.mm_per_cun(FINGER_SEGMENT):.1f} mm"
    return f"1 cun here = {scale.mm_per_cun:.1f} mm ({scale.called})"
