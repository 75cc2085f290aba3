"""The lists and notes of a window: read, written, brought together with another window's, and parted by learner."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from acuviewer.i18n import Words, say
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import PointSets, Session
from acuviewer.session.settings import Settings
from acuviewer.session.shelf_in_use import ShelfInUse
from acuviewer.session.store import SessionStore
from acuviewer.study import shelf_files
from acuviewer.study.shelf import Shelf
from acuviewer.study.shelf_files import LISTS, read_shelf, write_shelf

SIX: PointSets = (("Six", ("BL23", "BL25")),)


class Window:
    """What of a window concerns lists and notes."""

    def __init__(self, folder: Path, sets: PointSets = (), name: str = "Anna") -> None:
        self.told: list[str] = []
        self.waiting: list[Callable[[], None]] = []
        settings = Settings(folder)
        settings["learner"] = name
        self.learner = LearnerInUse(settings, self._tell, folder=folder)
        self.store = SessionStore(Session(sets=sets))
        self.shelf = ShelfInUse(self.store, self.learner, self._tell, self.waiting.append)
        self.store.subscribe(self.shelf.keep)
        self.shelf.begin()
        self.settle()

    def _tell(self, words: Words) -> None:
        self.told.append(say(words))

    def settle(self) -> None:
        """Carry out what waits."""
        while self.waiting:
            self.waiting.pop(0)()

    def change(self, **parts: object) -> None:
        """A person's change."""
        self.store.commit("a change", replace(self.store.session, **parts))  # type: ignore[arg-type]
        self.settle()

    @property
    def kept(self) -> Shelf:
        """What lies in the folder."""
        assert self.shelf.folder is not None
        return read_shelf(self.shelf.folder, Shelf())[0]

    @property
    def held(self) -> Shelf:
        """What the session has."""
        return Shelf(self.store.session.sets, self.store.session.notes)


def test_what_is_changed_is_written_and_the_next_window_has_it(tmp_path: Path) -> None:
    window = Window(tmp_path)
    assert list(tmp_path.iterdir()) == []  # nothing is made before something is kept
    window.change(sets=SIX)
    window.change(notes=(("point BL23", "warm"),))
    window.store.undo()
    window.store.redo()
    assert window.kept == window.held == Shelf(SIX, (("point BL23", "warm"),)) == Window(tmp_path).held
    window.store.undo()
    assert window.kept == Shelf(SIX)


def test_the_first_one_takes_over_the_lists_of_the_settings(tmp_path: Path) -> None:
    first = Window(tmp_path, SIX)
    assert first.kept.lists == first.held.lists == SIX
    # The lists of the settings are those of the last window: somebody else has her own.
    other = Window(tmp_path, SIX, "Bea")
    assert other.held.lists == ()
    assert Window(tmp_path, ()).held.lists == SIX


def test_two_windows_lose_nothing(tmp_path: Path) -> None:
    one, two = Window(tmp_path), Window(tmp_path)
    one.change(sets=SIX, notes=(("point BL23", "warm"),))
    two.change(notes=(("point BL23", "cold"), ("point GB30", "deep")))
    assert two.held == two.kept == Shelf(SIX, (("point BL23", "cold\n\n---\n\nwarm"), ("point GB30", "deep")))
    one.shelf.refresh()
    assert one.held == two.held
    # No step back takes away what the other window has written.
    one.store.undo()
    one.settle()
    assert dict(one.held.notes)["point GB30"] == "deep"
    two.store.undo()
    two.settle()
    assert "warm" in dict(two.kept.notes)["point BL23"]


def test_what_was_read_is_no_step_back(tmp_path: Path) -> None:
    Window(tmp_path).change(sets=SIX, notes=(("point BL23", "warm"),))
    window = Window(tmp_path)
    window.change(filter=replace(window.store.session.filter, codes=("GB30",)))
    window.store.undo()
    window.store.undo()
    assert window.held == window.kept == Shelf(SIX, (("point BL23", "warm"),))


def test_another_learner_has_her_own_and_no_step_leads_back(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.change(sets=SIX)
    window.change(notes=(("point BL23", "warm"),))
    window.learner.use("Bea")
    window.shelf.refresh()
    assert window.held == Shelf()
    window.store.undo()
    window.store.undo()
    window.settle()
    assert window.held == window.kept == Shelf()
    window.change(notes=(("point GB30", "hers"),))
    window.learner.use("Anna")
    window.shelf.refresh()
    assert window.held == Shelf(SIX, (("point BL23", "warm"),))


def test_a_full_disk_is_told_once_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = Window(tmp_path)
    window.change(sets=SIX)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shelf_files, "write_whole", full)
        window.change(notes=(("point BL23", "warm"),))
        window.change(notes=(("point BL23", "warmer"),))
    assert len(window.told) == 1
    assert "No space left" in window.told[0]
    assert window.held.notes == (("point BL23", "warmer"),)
    window.change(sets=(*SIX, ("More", ("LI4",))))
    assert window.kept == window.held


def test_broken_lists_are_told_and_what_the_window_has_stays(tmp_path: Path) -> None:
    window = Window(tmp_path, SIX)
    assert window.shelf.folder is not None
    (window.shelf.folder / LISTS).write_text("{")
    again = Window(tmp_path, SIX)
    assert again.held.lists == SIX
    assert "cannot be read" in again.told[0]
    again.change(sets=(*SIX, ("More", ("LI4",))))
    assert again.kept.lists == again.held.lists
    assert (window.shelf.folder / "removed" / "lists-1.json").read_text() == "{"


def test_files_changed_by_hand_come_in(tmp_path: Path) -> None:
    window = Window(tmp_path)
    window.change(sets=SIX)
    assert window.shelf.folder is not None
    write_shelf(window.shelf.folder, window.kept, Shelf(SIX, (("point LI4", "by hand"),)))
    window.shelf.refresh()
    assert dict(window.held.notes) == {"point LI4": "by hand"}


def test_for_broken_lists_of_another_learner_nobody_elses_stand_in(tmp_path: Path) -> None:
    other = Window(tmp_path, name="Bea")
    other.change(sets=SIX)
    assert other.shelf.folder is not None
    (other.shelf.folder / LISTS).write_text("{")
    window = Window(tmp_path)
    window.change(sets=(("Mine", ("LI4",)),))
    window.learner.use("Bea")
    window.shelf.refresh()
    assert window.held == Shelf()
    assert "cannot be read" in window.told[-1]
