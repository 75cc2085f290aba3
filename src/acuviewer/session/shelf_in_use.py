"""The lists and notes of the learner in use: read once a window is shown, written when one changes, brought together with another window's.

What is read, and what another window wrote, is no step of undo: it comes into every step back and forward too.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from acuviewer.i18n import Words, said
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import Session
from acuviewer.session.store import SessionStore
from acuviewer.study.shelf import Shelf, merge
from acuviewer.study.shelf_files import State, any_lists, read_shelf, shelf_folder, state_of, write_shelf


class ShelfInUse:
    """Keeps ``sets`` and ``notes`` of a store's session in the folder of a learner. Faults are told, never raised.

    ``later`` carries an act out when nobody is being told of a session any more.
    """

    def __init__(
        self,
        store: SessionStore,
        learner: LearnerInUse,
        tell: Callable[[Words], None],
        later: Callable[[Callable[[], None]], None],
    ) -> None:
        self._store, self._learner, self._tell, self._later = store, learner, tell, later
        self._name: str | None = None
        self._base = _of(store.session)
        self._state: State = ()
        self._is_told = False

    @property
    def folder(self) -> Path | None:
        """The folder in use; None before the first reading."""
        return None if self._name is None else shelf_folder(self._learner.path_of(self._name))

    def begin(self) -> None:
        """Read what is kept. The lists with which a window opens are those of the last one; who keeps the first ones takes these over."""
        if self._name is not None:
            return
        self._name = self._learner.name
        folder = shelf_folder(self._learner.path_of(self._name))
        opened_with, found = self._base, self._read(folder)
        if not any_lists(folder.parent):
            self._base, self._state = found, state_of(folder)
            self._bring(opened_with, replace(found, lists=opened_with.lists))
        else:
            self._take_over(folder)
        self.keep(self._store.session)

    def keep(self, session: Session) -> None:
        """Write what has become different; whatever another window wrote meanwhile stays, and comes into the session a moment later."""
        mine, folder = _of(session), self.folder
        if folder is None or mine == self._base:
            return
        theirs = self._read(folder)
        merged = merge(self._base, mine, theirs)
        try:
            write_shelf(folder, theirs, merged)
        except OSError as error:
            if not self._is_told:
                self._is_told = True
                self._tell(said("shelf.not_kept", folder=str(folder), why=error.strerror or str(error)))
            return
        self._is_told = False
        self._base, self._state = merged, state_of(folder)
        if merged != mine:
            self._later(lambda: self._bring(mine, merged))

    def refresh(self) -> None:
        """Take over what another window wrote, and go on as who learns now; not to be called while observers are told of a session."""
        folder = self.folder
        if folder is None:
            return
        if self._learner.name != self._name:
            self._change_learner()
        elif state_of(folder) != self._state:
            self._take_over(folder)

    def _change_learner(self) -> None:
        """Nothing of another learner stays, in no step back either."""
        self.keep(self._store.session)
        self._name = self._learner.name
        folder = shelf_folder(self._learner.path_of(self._name))
        self._base = Shelf()
        found = self._base = self._read(folder)
        self._state = state_of(folder)
        self._store.amend(lambda session: _with(session, found))

    def _take_over(self, folder: Path) -> None:
        """What was written by others since it was last read comes into the session."""
        base, found = self._base, self._read(folder)
        self._base, self._state = found, state_of(folder)
        self._bring(base, found)

    def _bring(self, base: Shelf, theirs: Shelf) -> None:
        """What is different between ``base`` and ``theirs`` comes into the session, whatever was changed in it meanwhile."""
        self._store.amend(lambda session: _with(session, merge(base, _of(session), theirs)))

    def _read(self, folder: Path) -> Shelf:
        found, told = read_shelf(folder, self._base)
        for words in told:
            self._tell(words)
        return found


def _of(session: Session) -> Shelf:
    return Shelf(session.sets, session.notes)


def _with(session: Session, shelf: Shelf) -> Session:
    if _of(session) == shelf:
        return session
    return replace(session, sets=shelf.lists, notes=shelf.notes)
