"""The presenter beside a screen that only remembers: what is shown while a slider moves, and when it rests."""

from collections.abc import Callable

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session import anatomy as anatomies
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy, follow_skin
from acuviewer.session.command_table import build_commands
from acuviewer.session.ruled import find_ruled
from acuviewer.session.rules_ahead import RulesAhead
from acuviewer.session.session import Camera, Session
from acuviewer.session.store import SessionStore
from acuviewer.ui.presenter import Presenter
from acuviewer.ui.watchers import Shown

START = Session()


class RememberingScreen:
    """Keeps every anatomy it is asked to show."""

    def __init__(self) -> None:
        self.shown: list[Anatomy] = []

    def show(self, shown: Shown) -> None:
        assert shown.anatomy.shape == shown.session.body
        self.shown.append(shown.anatomy)

    def show_notice(self, text: str) -> None:
        raise AssertionError(text)

    def act(self, command: str, argument: str = "") -> None:
        raise AssertionError(command)


class Desk:
    """A presenter, its screen, and the bodies that were built by the rules."""

    def __init__(self) -> None:
        self.built: list[BodyShape] = []
        self.screen = RememberingScreen()
        atlas, library = load_atlas(), load_library()
        commands = build_commands(atlas, library)
        self.waiting: list[Callable[[], None]] = []
        ahead = RulesAhead(self.waiting.append, find_ruled)
        self.presenter = Presenter(SessionStore(START), self.screen, commands, self.build, ahead)
        self.presenter.watch(lambda shown: (shown.session, shown.anatomy), self.screen.show)
        self.presenter.start()
        self.built.clear()

    def build(self, shape: BodyShape) -> Anatomy:
        self.built.append(shape)
        return build_anatomy(shape)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _same(one: Anatomy, other: Anatomy) -> bool:
    return all(
        np.allclose(found.position_mm, other.locations[key].position_mm, atol=1e-9) for key, found in one.locations.items()
    )


def test_a_moving_slider_carries_out_no_rule(desk: Desk) -> None:
    shapes = [BodyShape(weight=0.5 + 0.005 * step) for step in (1, 2, 3)]
    for shape in shapes:
        desk.presenter.preview_body(shape)
    assert desk.built == []
    assert [anatomy.shape for anatomy in desk.screen.shown[1:]] == shapes
    # Each follows from where the body rested, not from the step before.
    assert _same(desk.screen.shown[-1], follow_skin(build_anatomy(START.body), shapes[-1]))


def test_letting_go_where_the_slider_stands_builds_the_body_once(desk: Desk) -> None:
    shape = BodyShape(weight=0.52)
    desk.presenter.preview_body(shape)
    desk.presenter.commit_body(shape)
    assert desk.built == [shape]
    assert desk.screen.shown[-1] is build_anatomy(shape)
    assert say(desk.presenter.store.undo_title) == "Body"
    desk.presenter.rest()
    assert len(desk.screen.shown) == 3


def test_letting_go_elsewhere_builds_only_that_body(desk: Desk) -> None:
    desk.presenter.preview_body(BodyShape(weight=0.52))
    desk.presenter.commit_body(BodyShape(weight=0.53))
    assert desk.built == [BodyShape(weight=0.53)]
    assert desk.screen.shown[-1] is build_anatomy(BodyShape(weight=0.53))


def test_a_hand_that_rests_without_letting_go_sees_the_rules(desk: Desk) -> None:
    shape = BodyShape(weight=0.52)
    desk.presenter.preview_body(shape)
    desk.presenter.rest()
    assert desk.screen.shown[-1] is build_anatomy(shape)
    desk.presenter.preview_body(BodyShape(weight=0.53))
    assert _same(desk.screen.shown[-1], follow_skin(build_anatomy(shape), BodyShape(weight=0.53)))


def test_meanwhile_the_rules_are_carried_out_ahead_and_all_goes_between(desk: Desk) -> None:
    shapes = [BodyShape(weight=0.5 + 0.02 * step) for step in range(1, 6)]
    desk.presenter.commit_body(BodyShape(weight=0.5))
    desk.built.clear()
    for shape in shapes[:-1]:
        desk.presenter.preview_body(shape)
    assert desk.built == [], "no picture waits for the rules"
    assert len(desk.waiting) == 1, "one body at a time is worked out"
    start = build_anatomy(BodyShape(weight=0.5))
    assert _same(desk.screen.shown[-1], follow_skin(start, shapes[-2]))
    desk.waiting[0]()
    desk.presenter.preview_body(shapes[-1])
    shown, ruled = desk.screen.shown[-1], build_anatomy(shapes[-1])
    assert shown.resting is start
    away = [np.linalg.norm(shown.locations[key].position_mm - found.position_mm) for key, found in ruled.locations.items()]
    followed = follow_skin(start, shapes[-1])
    before = [np.linalg.norm(followed.locations[key].position_mm - found.position_mm) for key, found in ruled.locations.items()]
    assert np.quantile(away, 0.95) < 0.5 * np.quantile(before, 0.95)
    assert len(desk.waiting) == 2, "and the next one is asked for"


def test_what_is_worked_out_when_the_hand_lets_go_is_given_up(desk: Desk) -> None:
    desk.presenter.preview_body(BodyShape(weight=0.51))
    shape = BodyShape(weight=0.7)
    desk.presenter.commit_body(shape)
    assert not desk.presenter.ahead.is_at_work
    desk.waiting[0]()
    desk.presenter.preview_body(BodyShape(weight=0.705))
    assert desk.screen.shown[-1].resting is build_anatomy(shape)


def test_who_comes_near_a_slider_has_the_rules_made_ready_once(desk: Desk) -> None:
    desk.presenter.prepare()
    desk.presenter.prepare()
    assert len(desk.waiting) == 1
    assert not desk.presenter.ahead.is_at_work, "a body of a slider need not wait for it"


def test_a_command_while_the_slider_is_held_is_carried_out_on_the_true_body(desk: Desk) -> None:
    shape = BodyShape(weight=0.52)
    desk.presenter.preview_body(shape)
    desk.presenter.run("point.select ST36")
    assert desk.screen.shown[-1] is build_anatomy(shape)


def test_views_one_after_the_other_are_one_step_back(desk: Desk) -> None:
    before = desk.presenter.store.session
    desk.presenter.run("view.front; view.back; view.left")
    desk.presenter.keep_camera(Camera((0.0, 900.0, 0.0), 30.0, 0.0, 2000.0))
    assert desk.presenter.store.session.view.aim == "free"
    desk.presenter.run("edit.undo")
    assert desk.presenter.store.session == before


def _hold_still(desk: Desk, shape: BodyShape) -> None:
    """Long enough for the rules to be carried out on what is wanted first, and then on this very body."""
    for _ in range(3):
        desk.presenter.preview_body(shape)
        desk.waiting.pop()() if desk.waiting else None


def test_a_slider_that_is_held_still_shows_where_the_rules_put_everything(desk: Desk) -> None:
    desk.presenter.commit_body(BodyShape(weight=0.5))
    shape = BodyShape(weight=0.587)
    _hold_still(desk, shape)
    desk.presenter.preview_body(shape)
    assert desk.screen.shown[-1].resting is not None
    assert _same_places(desk.screen.shown[-1], compute_anatomy(shape))
    shown = len(desk.screen.shown)
    desk.presenter.preview_body(shape)
    assert len(desk.screen.shown) == shown, "what is known already is not drawn again"


def test_who_lets_go_after_that_waits_for_no_rule(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.presenter.commit_body(BodyShape(weight=0.5))
    shape = BodyShape(weight=0.593)
    _hold_still(desk, shape)
    desk.presenter.preview_body(shape)
    by_rule = compute_anatomy(shape)
    monkeypatch.setattr(anatomies, "compute_anatomy", None)
    desk.presenter.commit_body(shape)
    final = desk.screen.shown[-1]
    assert final.resting is None
    assert _same(final, by_rule)
    assert desk.presenter.shown.anatomy is final


def _same_places(one: Anatomy, other: Anatomy) -> bool:
    return all(
        np.allclose(found.position_mm, other.locations[key].position_mm, atol=1e-9)
        for key, found in one.locations.items()
        if found.is_place
    )
