"""Holds the one session, changes it, and remembers how to go back."""

from collections.abc import Callable

from acuviewer.session.session import Session

Observer = Callable[[Session, Session], None]
_MOST_STEPS = 200


class SessionStore:
    """The current session with undo. Observers are called with (old, new) after each change.

    ``preview`` shows a session while a slider moves; the next ``commit`` makes it one step of undo.
    """

    def __init__(self, session: Session) -> None:
        self._current = session
        self._shown = session
        self._undo: list[tuple[str, Session]] = []
        self._redo: list[tuple[str, Session]] = []
        self._observers: list[Observer] = []

    @property
    def session(self) -> Session:
        """The session that is shown (a preview while there is one)."""
        return self._shown

    @property
    def undo_title(self) -> str | None:
        """What undo would take back."""
        return self._undo[-1][0] if self._undo else None

    @property
    def redo_title(self) -> str | None:
        """What redo would bring back."""
        return self._redo[-1][0] if self._redo else None

    def subscribe(self, observer: Observer) -> Callable[[], None]:
        """Call ``observer(old, new)`` after each change; returns how to stop."""
        self._observers.append(observer)
        return lambda: self._observers.remove(observer)

    def commit(self, title: str, session: Session, merge: bool = False) -> None:
        """Make ``session`` current. With ``merge`` a change of the same title as the last adds no step of its own."""
        if session != self._current:
            if not (merge and self._undo and self._undo[-1][0] == title):
                self._undo.append((title, self._current))
                del self._undo[:-_MOST_STEPS]
            self._redo.clear()
            self._current = session
        self._show(session)

    def preview(self, session: Session) -> None:
        """Show a session without making it current."""
        self._show(session)

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._swap(self._undo, self._redo)

    def redo(self) -> None:
        """Bring the last undone step back, if there is one."""
        self._swap(self._redo, self._undo)

    def _swap(self, source: list[tuple[str, Session]], target: list[tuple[str, Session]]) -> None:
        if source:
            title, session = source.pop()
            target.append((title, self._current))
            self._current = session
            self._show(session)

    def _show(self, session: Session) -> None:
        old, self._shown = self._shown, session
        if old != session:
            for observer in tuple(self._observers):
                observer(old, session)
