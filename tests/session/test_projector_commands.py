"""Forward and backward before a class: through the steps of a construction, then to the next point of the list in hand."""

from dataclasses import replace

import pytest

from acuviewer.session.commands import carry_out, parse_script
from acuviewer.session.session import Session
from acuviewer.session.step_commands import n_steps
from acuviewer.session.store import SessionStore
from scene_cases import commands, session_after


def forward(session: Session, times: int = 1) -> Session:
    for _ in range(times):
        session = commands()["projector.next"].change(session, "")  # type: ignore[misc]
    return session


def back(session: Session, times: int = 1) -> Session:
    for _ in range(times):
        session = commands()["projector.previous"].change(session, "")  # type: ignore[misc]
    return session


def test_forward_goes_through_the_steps_and_then_to_the_next_point_of_the_list() -> None:
    session = session_after("pain.choose radicular; point.select GB30")
    count = n_steps(session)
    assert count > 2
    stops = [forward(session, number) for number in range(count + 2)]
    assert [stop.selection.step for stop in stops] == [None, *range(count), None]
    assert {stop.selection.point for stop in stops[:-1]} == {"GB30"}
    following = session_after("pain.choose radicular; point.select GB30; point.next")
    assert stops[-1].selection == following.selection
    assert stops[1].view.aim == "construction"
    assert stops[2].view == stops[1].view, "the camera stays while a construction grows"
    assert stops[-1].view.aim == "selection"


def test_without_a_point_forward_begins_with_the_first_of_the_list_and_backward_with_the_last() -> None:
    assert forward(session_after("points.set BL23 BL40 ST36")).selection.point == "BL23"
    last = back(session_after("points.set BL23 BL40 ST36")).selection
    assert (last.point, last.step) == ("ST36", None)
    assert forward(session_after("landmark.select umbilicus; meridian.pick LU")).selection.point == "LU1"


@pytest.mark.parametrize("script", ["points.set BL23 GV3 ST36; point.select BL23 right", "meridian.choose HT; point.select HT1"])
def test_backward_is_the_way_that_one_came(script: str) -> None:
    start = session_after(script)
    here = start
    for _ in range(40):
        there = forward(here)
        assert back(there).selection == replace(here.selection, side=there.selection.side)
        here = there
    assert len({forward(start, number).selection.point for number in range(40)}) > 1


def test_a_place_chosen_among_several_keeps_its_definition_on_the_way() -> None:
    session = forward(session_after("point.select GB30; point.definition trochanter-asis"), 2)
    assert (session.selection.definition, session.selection.step) == ("trochanter-asis", 1)


def test_a_comparison_gives_way_to_the_steps() -> None:
    chosen = forward(session_after("point.select GB30; definition.compare")).selection
    assert (chosen.step, chosen.compare) == (0, False)


def test_a_filter_that_leaves_nothing_leads_nowhere() -> None:
    empty = session_after("filter.region foot; filter.meridian LU")
    assert forward(empty) == back(empty) == empty


def test_the_way_is_one_step_of_undo() -> None:
    store = SessionStore(session_after("point.select GB30"))
    before = store.session
    for call in parse_script("; ".join(["projector.next"] * 9), commands()):
        carry_out(call, store)
    assert store.session != before
    store.undo()
    assert store.session == before


def test_what_belongs_to_the_window_is_no_change_of_the_session() -> None:
    acts = ("toggle", "blank", "white", "pointer", "larger", "smaller")
    assert all(commands()[f"projector.{name}"].change is None for name in acts)
