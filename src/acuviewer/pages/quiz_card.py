"""The open question, or its answer, as a value: what stands on the card of the window. While a question is open it holds no more than that."""

from collections import Counter
from collections.abc import Sequence

from acuviewer.dataclass import dataclass
from acuviewer.i18n import listed, say, text
from acuviewer.knowledge.terms import capitalised
from acuviewer.session.asked import Asked
from acuviewer.session.asking import Outcome, outcome_of, plain_ground, question_of, questions_of
from acuviewer.session.quiz_steps import has_room
from acuviewer.study.on_paper import put_on_paper
from acuviewer.study.question import Form, Question
from acuviewer.study.schedule import Grade as Ease
from acuviewer.study.verdict import Grade
from acuviewer.study.verdict_words import tell_verdict


@dataclass(frozen=True)
class CardChoice:
    """A choice with the digit that takes it, and what an answer with it would be; ``place`` is its place in an order, 0 while it has none."""

    digit: int
    title: str
    answer: str
    chosen: bool
    place: int = 0


@dataclass(frozen=True)
class Told:
    """What is told of an answer: its grade, the sentences, and, for a card of the learner, how well it counts as known."""

    grade: Grade
    sentences: tuple[str, ...]
    ease: Ease | None


@dataclass(frozen=True)
class QuizCard:
    """``number`` counts from 1; ``form`` says how it is answered, ``how`` tells it; ``told`` is None while the question is open."""

    number: int
    count: int
    kind: str
    prompt: str
    form: Form
    how: str
    choices: tuple[CardChoice, ...]
    is_given: bool
    can_confirm: bool
    told: Told | None
    exam: bool


def quiz_card(asked: Asked) -> QuizCard | None:
    """The card of what is asked; None where there is nothing to ask or all is answered."""
    question = question_of(asked)
    if question is None:
        return None
    is_told = asked.stage == "told"
    return QuizCard(
        asked.number + 1,
        len(questions_of(asked.plan)),
        text(f"quiz.kind.{question.kind}"),
        say(question.prompt),
        question.form,
        text(f"quiz.how_{question.form}"),
        () if is_told else _choices(question, asked.given.choices),
        not asked.given.is_empty,
        has_room(asked),
        _told(outcome_of(asked, asked.number)) if is_told else None,
        asked.plan.exam,
    )


def _choices(question: Question, given: Sequence[str]) -> tuple[CardChoice, ...]:
    found = []
    for digit, choice in enumerate(question.choices, start=1):
        answer = _answer_with(question.form, given, choice.id)
        place = given.index(choice.id) + 1 if question.form == "order" and choice.id in given else 0
        found.append(CardChoice(digit, say(choice.title), " ".join(answer), choice.id in given, place))
    return tuple(found)


def _answer_with(form: Form, given: Sequence[str], choice: str) -> list[str]:
    """What an answer becomes when a choice is taken: alone, or added to the others, or taken out of them."""
    if form == "one":
        return [choice]
    return [one for one in given if one != choice] if choice in given else [*given, choice]


def _told(outcome: Outcome) -> Told:
    question, given = outcome.question, outcome.given
    if outcome.verdict is not None:
        sentences = [say(one) for one in tell_verdict(outcome.verdict, plain_ground().atlas)]
    elif given.is_empty:
        sentences = [text("quiz.told.passed")]
    else:
        sentences = [text(f"quiz.told.{outcome.grade}")]
        sentences += [text("quiz.told.yours", answer=tell_given(outcome))] if outcome.grade != "right" else []
    if question.form != "click":
        sentences.append(text("quiz.told.answer", answer=tell_right(question)))
    elif outcome.verdict is None and not given.is_empty:
        sentences = [text("quiz.told.no_place")]
    return Told(outcome.grade, tuple(sentences), outcome.ease if question.card else None)


def tell_given(outcome: Outcome) -> str:
    """What was answered, in words."""
    given = outcome.given
    if given.is_empty:
        return text("quiz.told.nothing")
    if outcome.verdict is not None:
        return text("quiz.told.apart", mm=outcome.verdict.mm, cun=outcome.verdict.cun)
    if given.typed:
        return given.typed
    return _name_choices(outcome.question, given.choices)


def tell_right(question: Question) -> str:
    """The right answer in words; of an order the letters as they stand on paper, of points code and names."""
    if question.form == "click":
        (on_paper,) = put_on_paper(plain_ground(), (question,))
        return on_paper.answer
    if question.form == "typed":
        points = plain_ground().atlas.points
        names = [points[code].names for code in question.right]
        return listed(f"{code} {name.pinyin} {name.simplified}" for code, name in zip(question.right, names, strict=True))
    return _name_choices(question, [choice for choice in question.right if _is_choice(question, choice)])


def _is_choice(question: Question, choice: str) -> bool:
    return any(one.id == choice for one in question.choices)


def _name_choices(question: Question, chosen: Sequence[str]) -> str:
    titles = {choice.id: say(choice.title) for choice in question.choices}
    if question.form == "order":
        digits = {choice.id: str(digit) for digit, choice in enumerate(question.choices, start=1)}
        return listed(digits[one] for one in chosen)
    # Only landmarks are named without a code; a name of a point keeps its letters.
    return listed(capitalised(titles[one]) for one in chosen)


def count_grades(asked: Asked) -> Counter[Grade]:
    """How many answers have which grade."""
    return Counter(outcome_of(asked, number).grade for number in range(len(asked.answers)))
