"""Which landmarks are drawn."""

from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session


def shown_landmarks(anatomy: Anatomy, session: Session) -> list[PlacedLandmark]:
    """The landmarks that are drawn: all of them, or the chosen one alone."""
    if session.layers.landmarks:
        return list(anatomy.landmarks.values())
    placed = anatomy.chosen_landmark(session.selection)
    return [placed] if placed else []
