"""What follows from what is asked: the questions, on which body each is, how an answer is graded, and what may be said now."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from acuviewer.body.presets import PRESETS
from acuviewer.dataclass import dataclass
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.ruler import known_ways
from acuviewer.study.cards import card_parts
from acuviewer.study.drawing import one_of, shuffled
from acuviewer.study.ease import EASE
from acuviewer.study.grading import grade_placing
from acuviewer.study.ground import Ground
from acuviewer.study.question import Kind, Question
from acuviewer.study.questions import ask, make_questions
from acuviewer.study.schedule import Grade as Ease
from acuviewer.study.secret import NOTHING_SECRET, Secret, secret_of
from acuviewer.study.sets import read_set
from acuviewer.study.verdict import Grade, Verdict

if TYPE_CHECKING:
    from acuviewer.body.shape import BodyShape
    from acuviewer.session.asked import Asked, Given, Plan
    from acuviewer.session.session import Session

_KIND_OF_CARD: Mapping[str, Kind] = {"place": "place", "name": "name", "order": "next", "category": "category"}


@dataclass(frozen=True, eq=False)
class Outcome:
    """A question with the answer that was given to it and its grade; a placing has a ``verdict``."""

    question: Question
    given: "Given"
    grade: Grade
    verdict: Verdict | None = None

    @property
    def ease(self) -> Ease:
        """How well the card was known: as she says, else as the grade has it."""
        return self.given.ease or EASE[self.grade]


@cache
def plain_ground() -> Ground:
    """The catalogs, without a body."""
    from acuviewer.knowledge.library import load_library
    from acuviewer.points.atlas import load_atlas

    return Ground(load_atlas(), load_library())


def shape_of(plan: "Plan", number: int) -> "BodyShape":
    """The body on which a question is asked, counted from 0."""
    if plan.bodies == "this":
        return plan.shape
    others = [name for name, shape in PRESETS.items() if shape != plan.shape]
    if plan.bodies == "random":
        return PRESETS[one_of(others, plan.seed, "body")]
    # All of them come before one comes again.
    row = shuffled(others, plan.seed, "bodies", number // len(others))
    return PRESETS[row[number % len(others)]]


@lru_cache(maxsize=8)
def questions_of(plan: "Plan") -> tuple[Question, ...]:
    """All questions of a plan; () where there is nothing to ask."""
    ground = replace(plain_ground(), body=build_anatomy(shape_of(plan, 0)))
    if plan.cards:
        asked = (_of_card(ground, card, plan.seed) for card in plan.cards)
        return tuple(question for question in asked if question is not None)
    codes = read_set(plan.points, ground.atlas.points, plain_ground().facets).codes
    return make_questions(ground, codes, plan.kinds, plan.count, plan.seed)


def _of_card(ground: Ground, card: str, seed: str) -> Question | None:
    code, kind = card_parts(card)
    return ask(ground, _KIND_OF_CARD[kind], code, tuple(ground.atlas.points), seed) if kind in _KIND_OF_CARD else None


def question_of(asked: "Asked | None") -> Question | None:
    """The question that is open or whose answer is told; None where there is none."""
    if asked is None or asked.stage == "report":
        return None
    questions = questions_of(asked.plan)
    return questions[asked.number] if asked.number < len(questions) else None


def open_question(session: "Session") -> Question | None:
    """The question that waits for an answer; None while none does."""
    asked = session.asked
    return question_of(asked) if asked is not None and asked.stage == "asked" else None


def secret_now(session: "Session") -> Secret:
    """What may not be said of a session."""
    question = open_question(session)
    return NOTHING_SECRET if question is None else secret_of(question, "asked")


def outcome_of(asked: "Asked", number: int) -> Outcome:
    """How the answer to a question was, counted from 0; what was not answered is off."""
    from acuviewer.session.asked import Given

    given = asked.answers[number] if number < len(asked.answers) else Given()
    graded = _graded(asked.plan, number, replace(given, ease=None))
    return replace(graded, given=given)


@lru_cache(maxsize=1024)
def _graded(plan: "Plan", number: int, given: "Given") -> Outcome:
    question = questions_of(plan)[number]
    if question.form == "click":
        verdict = _verdict(build_anatomy(shape_of(plan, number)), question, given)
        return Outcome(question, given, verdict.grade if verdict else "off", verdict)
    if question.form == "typed":
        right = any(code in question.right for code in plain_ground().words.meant(given.typed))
    else:
        right = question.is_right(given.choices)
    return Outcome(question, given, "right" if right else "off")


def _verdict(anatomy: Anatomy, question: Question, given: "Given") -> Verdict | None:
    """None where no place was given, or the body has no such one."""
    if given.place is None:
        return None
    try:
        verdict = grade_placing(plain_ground(), anatomy, question, given.place)
    except LookupError:
        return None
    ways = known_ways(anatomy)
    ways.clear()
    ways[verdict.target.surface, given.place] = verdict.way
    return verdict
