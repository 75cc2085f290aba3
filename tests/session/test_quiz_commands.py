"""From question to question: what is given, confirmed, told, taken back, looked back on; and what stands again at the end."""

from dataclasses import replace

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.asking import open_question, outcome_of, question_of, questions_of, shape_of
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import parse_script, run_script
from acuviewer.session.leaving import leaving_lines
from acuviewer.session.quiz_steps import ended
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import LandmarkChoice, PageChoice, PlaceChoice, PointChoice, Session
from acuviewer.session.veil import is_allowed, veiled

COMMANDS = build_commands(load_atlas(), load_library())
BEFORE = "pain.choose radicular; point.construct GB30; filter.region buttock; ruler.add GB30; ruler.add BL40; layer.meridians"


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


def _right(session: Session) -> str:
    """The command that answers the open question rightly."""
    question = open_question(session)
    assert question is not None
    if question.form == "click":
        return f"quiz.place {question.subject} {question.lit_side}"
    if question.form == "typed":
        return f"quiz.answer {load_atlas().points[question.subject].names.pinyin}"
    wanted = [choice for choice in question.right if choice in {one.id for one in question.choices}]
    return f"quiz.answer {' '.join(wanted)}"


KINDS = ("place", "name", "name_choice", "pain", "landmark", "find_landmark", "next", "category", "caution", "steps")


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_answer_to_each_kind_is_right_and_told(kind: str) -> None:
    asked = _after(f"quiz.start kinds={kind} count=2 seed=2 set=BL23 BL40 ST36 KI3 GB30")
    told = _after(f"{_right(asked)}; quiz.confirm", asked)
    assert told.asked is not None
    assert told.asked.stage == "told"
    assert outcome_of(told.asked, 0).grade == "right"
    question = question_of(told.asked)
    assert question is not None
    match kind:
        case "pain":
            assert told.selection.pain_type == question.subject
        case "caution":
            assert told.selection.page == PageChoice("caution", question.subject)
        case "landmark" | "find_landmark":
            assert told.selection.chosen == LandmarkChoice(question.subject)
        case "next":
            assert told.selection.point == question.right[0]
        case _:
            assert told.selection.point == question.subject
    assert (told.selection.step is not None) == (kind in ("place", "steps"))


@pytest.mark.parametrize("kind", KINDS)
def test_who_does_not_know_is_told_and_it_counts_as_off(kind: str) -> None:
    told = _after(f"quiz.start kinds={kind} count=1 seed=2 set=BL23 BL40 ST36 KI3 GB30; quiz.pass")
    assert told.asked is not None
    assert outcome_of(told.asked, 0).grade == "off"
    assert outcome_of(told.asked, 0).ease == "again"


def test_a_wrong_click_is_corrected_and_taken_back_before_it_is_confirmed() -> None:
    asked = _after("quiz.start kinds=place count=2 set=BL23 BL40; quiz.place GB30 left; quiz.place ST36 left")
    assert asked.asked is not None
    given = asked.asked.given.place
    location = build_anatomy(asked.body).location("ST36", "left")
    assert location is not None
    assert given == location.surface
    for take_back in ("quiz.take_back", "edit.undo"):
        empty = _after(take_back, asked)
        assert empty.asked == replace(asked.asked, given=type(asked.asked.given)())
        assert _after("quiz.confirm", empty) == empty, "nothing is confirmed where nothing is given"


def test_an_answer_that_counts_is_taken_back_and_stands_as_it_was_given() -> None:
    asked = _after("quiz.start kinds=place count=2 set=BL23 BL40; quiz.place GB30 left")
    again = _after("quiz.confirm; quiz.say easy; edit.undo", asked)
    assert asked.asked is not None
    assert again.asked == asked.asked
    assert again.selection == asked.selection
    later = _after("quiz.confirm; quiz.next; quiz.take_back", asked)
    assert later.asked == asked.asked


def test_nothing_of_it_is_a_step_of_undo_and_all_is_as_before_at_the_end() -> None:
    before = _after(BEFORE)
    after = _after(
        "quiz.start kinds=place,landmark count=2 body=each set=BL; quiz.pass; view.back; quiz.next; quiz.pass; quiz.next", before
    )
    assert after.asked is not None
    assert after.asked.stage == "report"
    back = _after("quiz.end", after)
    assert replace(back, view=before.view) == before
    assert back.view.aim == before.view.aim
    one_back = _after(f"{BEFORE}; quiz.start set=BL; quiz.pass; quiz.end; quiz.end; edit.undo")
    assert one_back.layers.meridians is False
    assert one_back.asked is None


def test_a_window_that_is_closed_meanwhile_leaves_what_was_before() -> None:
    before = _after(BEFORE)
    asked = _after("quiz.start kinds=place count=2 set=BL; quiz.pass", before)
    assert leaving_lines(ended(asked), COMMANDS) == leaving_lines(before, COMMANDS)


def test_an_exam_tells_nothing_before_its_end() -> None:
    session = _after("quiz.start kinds=place count=3 exam minutes=5 set=BL23 BL40 ST36")
    for number in range(3):
        assert session.asked is not None
        assert (session.asked.stage, len(session.asked.answers)) == ("asked", number)
        session = _after(f"{_right(session)}; quiz.confirm", session)
    assert session.asked is not None
    assert session.asked.stage == "report"
    assert session.asked.given.is_empty
    early = _after("quiz.start kinds=place count=3 exam set=BL23 BL40 ST36; quiz.end")
    assert early.asked is not None
    assert early.asked.stage == "report", "what an exam left unanswered is looked back on too"


def test_an_order_is_confirmed_when_it_is_whole() -> None:
    asked = _after("quiz.start kinds=steps count=1 set=BL23 BL40 ST36")
    part = _after("quiz.answer b; quiz.confirm", asked)
    assert part.asked is not None
    assert part.asked.stage == "asked"
    question = open_question(asked)
    assert question is not None
    assert len(question.choices) > 1


def test_what_is_no_choice_is_no_answer() -> None:
    asked = _after("quiz.start kinds=name_choice count=1 set=BL23")
    assert _after("quiz.answer XX1", asked) == asked
    assert _after("quiz.place GB30", asked) == asked, "a click is no answer to it"
    question = open_question(asked)
    assert question is not None
    both = " ".join(choice.id for choice in question.choices[:2])
    assert _after(f"quiz.answer {both}", asked) == asked


def test_bodies_follow_from_the_seed() -> None:
    asked = _after("quiz.start kinds=place count=4 seed=5 body=each set=BL").asked
    assert asked is not None
    shapes = [shape_of(asked.plan, number) for number in range(4)]
    assert len(set(shapes)) == 4
    assert Session().body not in shapes
    once = _after("quiz.start kinds=place count=4 seed=5 body=random set=BL").asked
    assert once is not None
    assert len({shape_of(once.plan, number) for number in range(4)}) == 1


def test_cards_are_asked_in_their_order() -> None:
    asked = _after("quiz.start cards=BL23/name BL40/place BL23/order BL23/category").asked
    assert asked is not None
    assert [(one.kind, one.card) for one in questions_of(asked.plan)] == [
        ("name", "BL23/name"), ("place", "BL40/place"), ("next", "BL23/order"), ("category", "BL23/category"),
    ]  # fmt: skip


def test_what_is_lit_is_a_place_without_a_name() -> None:
    asked = _after(f"{BEFORE}; quiz.start cards=BL23/name")
    anatomy = build_anatomy(asked.body)
    shown = veiled(asked, anatomy)
    question = open_question(asked)
    assert question is not None
    location = anatomy.location("BL23", question.lit_side or "left")
    assert location is not None
    assert shown.selection.chosen == PlaceChoice(RulerPlace("skin", surface=location.surface))
    assert (shown.selection.meridian, shown.selection.pain_type) == (None, None)
    assert (shown.layers.points, shown.layers.meridians, shown.filter.is_empty, shown.ruler.places) == (False, False, True, ())
    told = _after("quiz.pass", asked)
    assert veiled(told, anatomy) == told
    assert told.selection.chosen == PointChoice("BL23")


def test_while_a_question_is_open_only_what_tells_nothing_is_possible() -> None:
    asked = _after("quiz.start kinds=place count=1 set=BL")
    for call in parse_script("point.select BL23; search.focus; layer.points; projector.next; help.report; choice.back", COMMANDS):
        assert not is_allowed(asked, call.command.id)
        assert not call.command.enabled(asked)
    for command in ("view.back", "layer.landmarks", "theme.toggle", "app.quit", "quiz.place"):
        assert is_allowed(asked, command)
    landmark = _after("quiz.start kinds=landmark count=1 set=BL")
    assert not is_allowed(landmark, "layer.landmarks")
    assert is_allowed(_after("quiz.pass", asked), "point.select")
