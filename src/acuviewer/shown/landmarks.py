"""Which landmarks are drawn."""

from acuviewer.landmarks.placed import PlacedLandmark
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session


def chosen_landmark(anatomy: Anatomy, session: Session) -> PlacedLandmark | None:
    """The landmark that is chosen, if any."""
    chosen = session.selection
    return anatomy.landmark(chosen.landmark, chosen.side) if chosen.landmark else None


def shown_landmarks(anatomy: Anatomy, session: Session) -> list[PlacedLandmark]:
    """The landmarks that are drawn: all of them, or the chosen one alone."""
    if session.layers.landmarks:
        return list(anatomy.landmarks.values())
    placed = chosen_landmark(anatomy, session)
    return [placed] if placed else []
