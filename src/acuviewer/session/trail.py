"""The way through what was chosen: back to what was chosen before, and forward again."""

from dataclasses import field, replace

from acuviewer.dataclass import dataclass
from acuviewer.session.session import Aim, LandmarkChoice, PageChoice, PlaceChoice, PointChoice, Selection, Session

_MOST_PLACES = 100


@dataclass(eq=False)
class Trail:
    """The choices of a session one after the other, and at which of them one is; a new choice forgets what lay ahead."""

    _places: list[Selection] = field(default_factory=list)
    _here: int = -1

    def note(self, session: Session) -> None:
        """Remember what is chosen, once for all steps and definitions of a point; nothing chosen is no place."""
        chosen = session.selection
        if _is_place(chosen) and not self._is_here(chosen):
            self._places = [*self._places[: self._here + 1], chosen][-_MOST_PLACES:]
            self._here = len(self._places) - 1

    def back(self, session: Session) -> Session:
        """The session at the place before; where one has chosen nothing since, at the last place."""
        return self._go(session, self._here - 1 if self._is_here(session.selection) else self._here)

    def forward(self, session: Session) -> Session:
        """The session at the place after."""
        return self._go(session, self._here + 1)

    def places(self) -> tuple[Selection, ...]:
        """All places, the oldest first."""
        return tuple(self._places)

    def _is_here(self, chosen: Selection) -> bool:
        return bool(self._places) and _subject(chosen) == _subject(self._places[self._here])

    def _go(self, session: Session, place: int) -> Session:
        if not 0 <= place < len(self._places):
            return session
        self._here = place
        found = self._places[place]
        gone = replace(session, selection=found)
        aim = _aim(found)
        if found.landmark is not None:
            gone = replace(gone, layers=replace(gone.layers, landmarks=True))
        return gone if aim is None else gone.aiming(aim)


def _is_place(chosen: Selection) -> bool:
    return any((chosen.chosen, chosen.meridian, chosen.pain_type))


def subject_of(chosen: Selection) -> object | None:
    """What is chosen, the same for all steps and definitions of a point; None for nothing."""
    return _subject(chosen) if _is_place(chosen) else None


def _subject(chosen: Selection) -> object:
    """What is chosen, without what is drawn of a point and how a list is sorted."""
    match chosen.chosen:
        case PointChoice(code=code):
            return replace(chosen, chosen=PointChoice(code))
        case PageChoice(kind="evidence"):
            return replace(chosen, chosen=PageChoice("evidence"))
    return chosen


def _aim(chosen: Selection) -> Aim | None:
    """Where one looks from at a place; None for what is nowhere on the body."""
    match chosen.chosen:
        case PointChoice() | LandmarkChoice() | PlaceChoice():
            return "selection"
        case None:
            return "pain_type" if chosen.meridian is None else "meridian"
    return None
