"""What a window leaves leads to the same session again, and the way back through what was chosen."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acuviewer.body.shape import parse_body
from acuviewer.session.commands import Call, parse_script, run_script
from acuviewer.session.leaving import choice_line, leaving_lines
from acuviewer.session.quiz_steps import ended
from acuviewer.session.session import KnownView, Selection, Session, View
from breaking.valid_arguments import Arguments
from scene_cases import commands

COMMANDS, ARGUMENTS = commands(), Arguments()
LINES = st.builds(lambda name, seed: ARGUMENTS.line(name, Random(seed)), st.sampled_from(list(COMMANDS)), st.integers(0, 9))


def shown(session: Session) -> Session:
    """What of a session is seen: not how often a view was asked for, nor whether a filter of nothing would be alone; nothing of a patient or a
    lesson, whose risks are left nowhere, nor of what the learner knows or is asked."""
    alone = session.filter.alone or session.filter.is_empty
    body = parse_body(session.body.to_text())  # a body is written to a few digits
    return replace(
        session,
        patient=frozenset(),
        known=KnownView(),
        lesson=None,
        asked=None,
        body=body,
        view=replace(session.view, nonce=0),
        filter=replace(session.filter, alone=alone),
    )


def after(script: str) -> Session:
    return run_script(script, COMMANDS, Session())


def left(session: Session) -> Session:
    return run_script("; ".join(leaving_lines(session, COMMANDS)), COMMANDS, Session(sets=session.sets, notes=session.notes))


@given(st.lists(LINES, max_size=14))
@settings(max_examples=150, deadline=None)
def test_what_is_left_leads_to_the_same_session(lines: list[str]) -> None:
    session = ended(after("; ".join(lines)))
    again = left(session)
    if session.view.aim == "definitions" and not session.selection.compare:
        again = replace(again, view=session.view)
    if session.view.aim not in ("free", again.view.aim):
        # What one looked at is no longer chosen: the view is what is left of it.
        assert not any(COMMANDS[name].enabled(session) for name in _looks(session.view))
        again = replace(again, view=session.view)
    assert shown(again) == shown(session)


def _looks(view: View) -> list[str]:
    names = {"selection": "point.fly", "filter": "filter.fly"}
    return [names.get(view.aim, f"view.{view.aim}")] if view.aim != "definitions" else []


@pytest.mark.parametrize(
    "script",
    [
        "point.select GB30 right; step.all; layer.skin 0.4; view.back",
        "filter.region leg; filter.alone; points.set BL23 BL25; filter.meridian BL",
        "pain.choose radicular; meridian.pick BL; point.pick BL40 right; names.pinyin; layer.labels",
        "bone.select left_femur; bone.hide; bone.select l4_vertebra; bone.isolate; point.select GB30; definition.compare",
        "evidence.sort -people; layer.points; layer.bones 0.5; body.set sex=female,height_mm=1600; view.free 0,900,0,30,0,2000",
        "landmark.select umbilicus; layer.landmarks; body.sex",
        "ruler.add GB30 right; ruler.add umbilicus; ruler.add skin 12 0.25 0.25 0.5; ruler.name Hip to navel; ruler.toggle",
    ],
)
def test_each_kind_of_choice_is_left(script: str) -> None:
    assert shown(left(after(script))) == shown(after(script))


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("point.select GB30 right; step.all", "point.select GB30 right"),
        ("landmark.select umbilicus", "landmark.select umbilicus left"),
        ("bone.select left_femur", "bone.select left_femur"),
        ("meridian.choose BL", "meridian.choose BL"),
        ("pain.choose radicular", "pain.choose radicular"),
        ("sources.show", "sources.show"),
        ("study.show carlsson2001", "study.show carlsson2001"),
        ("", ""),
    ],
)
def test_a_choice_is_one_line(script: str, line: str) -> None:
    assert choice_line(after(script).selection) == line


def _way(script: str) -> Selection:
    return after(script).selection


def test_one_goes_back_and_forward_through_what_was_chosen() -> None:
    walked = "point.select GB30; step.all; layer.labels; pain.choose radicular; landmark.select umbilicus"
    assert _way(f"{walked}; choice.back").pain_type == "radicular"
    assert _way(f"{walked}; choice.back; choice.back").point == "GB30"
    assert _way(f"{walked}; choice.back; choice.back; choice.back").point == "GB30", "there is no place before the first"
    assert _way(f"{walked}; choice.back; choice.back; choice.forward").pain_type == "radicular"
    assert _way(f"{walked}; choice.back; choice.back; choice.forward; choice.forward; choice.forward").landmark == "umbilicus"
    assert _way(f"{walked}; choice.back; choice.back; point.select BL23; choice.forward").point == "BL23", "another way"
    assert _way(f"{walked}; choice.back; choice.back; point.select BL23; choice.back").point == "GB30"


def test_back_from_nothing_leads_to_what_was_chosen_last() -> None:
    assert _way("point.select GB30; point.select BL23; select.back; choice.back").point == "BL23"
    assert _way("point.select GB30; point.select BL23; select.back; choice.back; choice.back").point == "GB30"
    assert _way("choice.back; choice.forward") == Selection()


def test_going_back_is_seen_and_can_be_undone() -> None:
    session = after("landmark.select umbilicus; layer.landmarks; point.select BL23; choice.back")
    assert session.layers.landmarks
    assert session.view.aim == "selection"
    assert after("point.select GB30; point.select BL23; choice.back; edit.undo").selection.point == "BL23"


def test_lines_that_are_left_are_commands() -> None:
    calls = parse_script("; ".join(leaving_lines(after("point.select GB30; step.all"), COMMANDS)), COMMANDS)
    assert all(isinstance(call, Call) for call in calls)
