"""Undo, redo and previews, as a state machine drives them."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from acuviewer.session.session import Layers, Session
from acuviewer.session.store import SessionStore

SKINS = st.floats(0, 1)


class StoreMachine(RuleBasedStateMachine):
    """The store beside a plain list of what was committed."""

    def __init__(self) -> None:
        super().__init__()
        self.store = SessionStore(Session())
        self.past: list[Session] = [Session()]
        self.future: list[Session] = []
        self.seen: list[Session] = [Session()]
        self.store.subscribe(self.seen.append)

    def _with(self, skin: float) -> Session:
        return replace(self.past[-1], layers=Layers(skin=skin))

    @rule(skin=SKINS)
    def commit(self, skin: float) -> None:
        session = self._with(skin)
        self.store.commit("skin", session)
        if session != self.past[-1]:
            self.past.append(session)
            self.future.clear()

    @rule(skin=SKINS)
    def preview_then_give_up(self, skin: float) -> None:
        self.store.preview(self._with(skin))
        assert self.store.session == self._with(skin)
        self.store.preview(self.past[-1])

    @rule()
    def undo(self) -> None:
        self.store.undo()
        if len(self.past) > 1:
            self.future.append(self.past.pop())

    @rule()
    def redo(self) -> None:
        self.store.redo()
        if self.future:
            self.past.append(self.future.pop())

    @invariant()
    def shows_what_was_committed_last(self) -> None:
        assert self.store.session == self.past[-1]
        assert (self.store.undo_title is None) == (len(self.past) == 1)
        assert (self.store.redo_title is None) == (not self.future)

    @invariant()
    def observers_are_told_of_changes_only(self) -> None:
        assert all(old != new for old, new in pairwise(self.seen))


TestStore = StoreMachine.TestCase
TestStore.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)


def test_merged_commits_are_one_step_of_undo() -> None:
    store = SessionStore(Session())
    for skin in (0.9, 0.8, 0.7):
        store.commit("skin", replace(Session(), layers=Layers(skin=skin)), merge="skin")
    store.undo()
    assert store.session == Session()


def test_an_observer_can_leave() -> None:
    store = SessionStore(Session())
    seen: list[Session] = []
    leave = store.subscribe(seen.append)
    leave()
    store.commit("skin", replace(Session(), layers=Layers(skin=0.5)))
    assert seen == []
