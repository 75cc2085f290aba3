"""The order of a construction's steps: the one that is told is right, and so is every other that a hand could go."""

from itertools import permutations

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.study.ground import Ground
from acuviewer.study.question import Question
from acuviewer.study.questions import ask
from bodies import reference

ATLAS = load_atlas()


def _ask(code: str) -> Question | None:
    return ask(Ground(ATLAS, load_library(), reference("average man")), "steps", code, tuple(ATLAS.points), "1")


def _begins(question: Question, order: tuple[str, ...]) -> list[str]:
    titles = {choice.id: str(choice.title) for choice in question.choices}
    return [" ".join(titles[letter].split()[:3]) for letter in order]


def test_without_a_body_it_is_not_asked() -> None:
    assert ask(Ground(ATLAS, load_library()), "steps", "BL23", ("BL23",), "1") is None


def test_what_only_prepares_may_come_at_any_time_before_it_is_needed() -> None:
    asked = _ask("BL23")
    assert asked is not None
    assert _begins(asked, asked.right) == ["Find the spinous", "Take the measure:", "Measure 1.5 cun,"]
    find, take, measure = asked.right
    assert asked.is_right((find, take, measure))
    assert asked.is_right((take, find, measure))
    assert [order for order in permutations(asked.right) if asked.is_right(order)] == [
        (find, take, measure),
        (take, find, measure),
    ]


def test_what_is_done_to_a_line_comes_after_the_line() -> None:
    asked = _ask("GB30")
    assert asked is not None
    trochanter, hiatus, tape, divide, landing = asked.right
    assert asked.is_right((hiatus, trochanter, tape, divide, landing))
    for wrong in (
        (trochanter, tape, hiatus, divide, landing),
        (trochanter, hiatus, divide, tape, landing),
        (trochanter, hiatus, tape, landing, divide),
        (trochanter, hiatus, tape, divide),
        (*asked.right, landing),
    ):
        assert not asked.is_right(wrong), _begins(asked, wrong)


def test_the_letters_do_not_tell_the_order_and_the_last_step_is_not_asked() -> None:
    for code in ATLAS.points:
        asked = _ask(code)
        if asked is not None:
            assert asked.is_right(asked.right)
            assert list(asked.right) != sorted(asked.right)
            assert [choice.id for choice in asked.choices] == sorted(asked.right)
            assert not any(f"This is {code}" in str(choice.title) for choice in asked.choices)
