"""Holds the one session, changes it, and remembers how to go back."""

from collections.abc import Callable
from dataclasses import replace

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Words
from acuviewer.session.session import Session
from acuviewer.session.trail import Trail

Observer = Callable[[Session], None]
_MOST_STEPS = 200


@dataclass(frozen=True)
class _Step:
    """A step back or forward: what it takes, the session that it leads to, the word into which such changes merge."""

    title: Words
    session: Session
    merge: str


class SessionStore:
    """The current session with undo. Observers are called with the new one after each change.

    ``trail`` leads through what was chosen. ``preview`` shows a session while a slider moves; the next ``commit`` makes it one step of undo.
    """

    def __init__(self, session: Session) -> None:
        self._current = session
        self._shown = session
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._observers: list[Observer] = []
        self.trail = Trail()
        self.trail.note(session)

    @property
    def session(self) -> Session:
        """The session that is shown (a preview while there is one)."""
        return self._shown

    @property
    def undo_title(self) -> Words | None:
        """What undo would take back."""
        return self._undo[-1].title if self._undo else None

    @property
    def redo_title(self) -> Words | None:
        """What redo would bring back."""
        return self._redo[-1].title if self._redo else None

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Call ``observer(new)`` after each change; returns how to stop."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def commit(self, title: Words, session: Session, merge: str = "") -> None:
        """Make ``session`` current. A change that merges into the same word as the last one adds no step of its own."""
        if session != self._current:
            if self._is_asked(session):
                pass
            elif not (merge and self._undo and self._undo[-1].merge == merge):
                self._undo.append(_Step(title, self._current, merge))
                del self._undo[:-_MOST_STEPS]
            self._redo.clear()
            self._current = session
            self.trail.note(session)
        self._show(session)

    def _is_asked(self, session: Session) -> bool:
        """Whether questions begin, go on or end: what is done meanwhile is no step of undo, for that would open what is answered."""
        return self._current.asked is not None or session.asked is not None

    def begin(self, session: Session) -> None:
        """Make ``session`` current, with nothing to take back."""
        self._undo.clear()
        self._redo.clear()
        self._current = session
        self._show(session)

    def amend(self, change: Callable[[Session], Session]) -> None:
        """Change something that is no step, such as what another window wrote: in every step back and forward too, so that none undoes it."""
        for steps in (self._undo, self._redo):
            steps[:] = [replace(step, session=change(step.session)) for step in steps]
        self._current = change(self._current)
        self._show(change(self._shown))

    def preview(self, session: Session) -> None:
        """Show a session without making it current."""
        self._show(session)

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Bring the last undone step back, if there is one."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[_Step], target: list[_Step]) -> None:
        if source:
            step = source.pop()
            target.append(replace(step, session=self._current))
            self._current = step.session
            self._show(step.session)

    def _show(self, session: Session) -> None:
        old, self._shown = self._shown, session
        if old != session:
            for observer in tuple(self._observers):
                observer(session)
