"""The command table: pure, total, readable; and scripts that tell all their faults at once."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acuviewer.i18n import say
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import Call, CommandError, parse_script, run_script
from acuviewer.session.session import Session

COMMANDS = build_commands(load_atlas(), load_library())
LESSON = str(Path(__file__).parent.parent / "lessons" / "gb30.aculesson")
ARGUMENTS = {
    "point.select": ["GB30", "BL23 right", "GV3"], "point.pick": ["BL25 left"], "landmark.pick": ["olecranon"], "point.definition": ["standard", "trochanter-asis"], "step.show": ["1", "3", "99"],
    "pain.choose": ["radicular", "acute"], "landmark.select": ["greater_trochanter right", "umbilicus"], "layer.skin": ["0", "0.4", "1"],
    "layer.bones": ["0", "0.5", "1"], "bone.select": ["left_femur", "l4_vertebra"],
    "filter.meridian": ["BL", "EX", "any"], "filter.region": ["lower back"], "filter.category": ["he-sea", "earth", "any"],
    "points.set": ["BL23 BL25 BL40", "any"], "points.keep_set": ["Six points"], "points.forget_set": ["Six points"],
    "filter.pain_type": ["knee"], "filter.caution": ["pneumothorax"], "filter.standing": ["disputed"],
    "body.set": ["sex=female,height_mm=1600"], "body.preset": ["average_woman", "old_woman"], "meridian.choose": ["LI", "GV"], "meridian.pick": ["BL"],
    "study.show": ["carlsson2001"], "evidence.sort": ["year", "-people"], "mechanism.show": ["transmitters"], "caution.show": ["pregnancy"], "source.show": ["who2008"],
    "place.ask": ["GB30", "skin 5000 0.2 0.3 0.5", "umbilicus"], "place.look": ["skin 5000 0.2 0.3 0.5"], "place.nearer": ["GB30 right"],
    "place.copy": ["olecranon"], "ruler.begin": ["GB30"], "ruler.to": ["skin 5000 0.2 0.3 0.5", "GB30"],
    "point.construct": ["GB30 right"], "points.gather": ["BL23", "BL23 BL25 BL40"],
    "ruler.add": ["GB30", "sacral_hiatus", "LU7 right", "skin 5000 0.2 0.3 0.5"], "ruler.name": ["Along the back"],
    "favourite.change": ["BL23", "GB30"], "list.ask_for": ["BL23 BL25"], "list.add": ["Mine=BL23 BL25", "Six points=GB30"],
    "list.take_out": ["Mine=BL23", "Six points=GB30"], "list.move": ["Mine=BL25 up", "Mine=BL23 down"],
    "list.rename": ["Mine=Yours", "Yours=Six points"], "note.write": ["point BL23 # Kidney%0A- warm", "pain_type knee", "landmark olecranon tip"],
    "study.map_kind": ["weakest", "name"], "study.map_day": ["2026-01-31", "now"],
    "learner.use": ["Anna"], "quiz.start": ["kinds=place,name_choice,steps count=2 set=BL23 BL40", "exam seed=2 cards=BL23/place BL23/order"],
    "quiz.place": ["GB30", "skin 5000 0.2 0.3 0.5"], "quiz.answer": ["BL23", "shenshu", "b a"], "quiz.say": ["easy"],
    "lesson.open": [LESSON], "lesson.go": ["1", "2", "99"], "lesson.title": ["Where is it?", "-"], "lesson.author": ["A teacher"], "lesson.about": ["Ten minutes"],
    "lesson.step_title": ["The point", "-"], "lesson.caption": ["Look **here**%0A%0A- at this%3B and this"], "lesson.notes": ["Slowly"], "lesson.scene": ["point.pick GB30%0Aview.back", "-"],
    "view.free": ["0,900,0,30,0,2000"], "session.open": ["skin=0.4,names=pinyin,sex=female,age=50"],
}  # fmt: skip
CALLS = st.sampled_from([Call(c, a) for c in COMMANDS.values() for a in (ARGUMENTS[c.id] if c.argument else [""])])


def _after(script: str) -> Session:
    return run_script(script, COMMANDS, Session())


def test_every_command_with_an_argument_has_an_example_here() -> None:
    assert {c.id for c in COMMANDS.values() if c.argument} == set(ARGUMENTS)


@given(st.lists(CALLS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_no_sequence_of_commands_fails_and_each_leaves_a_sound_session(calls: list[Call]) -> None:
    session = Session()
    for call in calls:
        before = session
        session = call.apply(session)
        assert call.apply(before) == session, "a command is a pure function"
        chosen = session.selection
        assert not (chosen.point and chosen.landmark)
        assert chosen.step is None or chosen.point is not None
        assert 0.0 <= session.layers.skin <= 1.0


def test_ids_keys_and_titles_do_not_collide() -> None:
    keys = [key for command in COMMANDS.values() for key in command.keys]
    assert len(keys) == len(set(keys))
    assert all(say(command.help).endswith(".") for command in COMMANDS.values())


def test_choosing_a_point_flies_to_it_and_steps_draw_it() -> None:
    session = _after("point.select GB30 right; step.next; step.next")
    assert (session.selection.point, session.selection.side, session.selection.step) == ("GB30", "right", 1)
    assert session.view.aim == "construction"


def test_steps_stay_inside_the_construction() -> None:
    last = _after("point.select GB30; step.show 99").selection.step
    assert last is not None
    assert _after("point.select GB30; step.show 99; step.next").selection.step == last
    assert _after("point.select GB30; step.next; step.previous; step.previous").selection.step == 0


def test_going_through_the_points_comes_round() -> None:
    codes = list(load_atlas().points)
    assert _after("; ".join(["point.next"] * (len(codes) + 1))).selection.point == codes[0]
    assert _after("point.previous").selection.point == codes[-1]


def test_picking_leaves_the_camera_alone_and_selecting_flies() -> None:
    assert _after("view.back; point.pick BL25").view == _after("view.back").view
    assert _after("view.back; point.select BL25").view.aim == "selection"


def test_a_midline_point_keeps_the_chosen_side() -> None:
    assert _after("point.side; point.select GV3; point.select BL23").selection.side == "right"


def test_esc_goes_back_one_thing_at_a_time() -> None:
    session = _after("pain.choose radicular; point.select GB30; step.next")
    session = run_script("select.back", COMMANDS, session)
    assert (session.selection.point, session.selection.step) == ("GB30", None)
    session = run_script("select.back", COMMANDS, session)
    assert (session.selection.point, session.selection.pain_type) == (None, "radicular")
    session = run_script("select.back", COMMANDS, session)
    assert session.selection.pain_type is None


def test_asking_for_the_same_view_twice_is_a_change() -> None:
    once = _after("view.back")
    assert run_script("view.back", COMMANDS, once) != once


def test_all_faults_of_a_script_are_told_at_once() -> None:
    with pytest.raises(CommandError) as caught:
        parse_script("point.selct GB30; point.select GB99; view.back 3; layer.skin; layer.skin 7; body.set age=5", COMMANDS)
    problems = caught.value.problems
    assert len(problems) == 6
    assert "point.select" in problems[0]
    assert "GB99" in problems[1]
    assert "18" in problems[5]


def test_nothing_happens_when_any_command_of_a_script_is_wrong() -> None:
    with pytest.raises(CommandError):
        run_script("layer.skin 0.5; nonsense", COMMANDS, Session())


PROMISED_KEYS = {
    "view.front": "1", "view.back": "2", "view.left": "3", "view.right": "4", "view.top": "5", "view.bottom": "6",
    "view.reset": "0", "layer.points": "O", "layer.meridians": "M", "layer.landmarks": "L", "layer.spread": "R",
    "layer.labels": "T", "layer.xray": "X", "layer.skeleton": "K", "names.next": "Shift+T", "bone.isolate": "I",
    "bone.hide": "H", "bone.show_all": "Shift+H", "point.fly": "F", "point.side": "S", "point.next": "]", "point.previous": "[",
    "definition.compare": "D", "step.next": ".", "step.previous": ",", "step.all": "C", "select.back": "Esc", "body.sex": "B",
    "search.focus": "Ctrl+K", "filter.panel": "Ctrl+F", "edit.undo": "Ctrl+Z", "edit.redo": "Ctrl+Shift+Z",
    "picture.save": "Ctrl+S", "theme.toggle": "Ctrl+T",
}  # fmt: skip
"""Keys that people have learnt; another may come beside one of them, none may go."""


def test_keys_that_people_have_learnt_stay() -> None:
    assert {name: key for name, key in PROMISED_KEYS.items() if key not in COMMANDS[name].keys} == {}


def test_views_say_from_where_one_looks() -> None:
    assert say(COMMANDS["view.top"].help) == "Shows the whole body from the top."
    assert say(COMMANDS["view.left"].help) == "Shows the whole body from its left."


def test_a_person_whose_figures_the_other_sex_cannot_have_keeps_the_kilograms() -> None:
    session = run_script("body.set sex=male,height_mm=1750,weight_kg=76,neck_mm=430; body.sex", COMMANDS, Session())
    assert (session.body.sex, session.body.weight_kg, session.body.measures) == ("female", 63.0, ())
