"""Looking back on questions: the score, by kind and by region, and each question with hers and the right answer. To read, to print, to keep."""

from collections.abc import Callable, Iterable, Sequence

from acuviewer.i18n import say, text
from acuviewer.pages.document import RUN, Block, Chip, Chips, Line, Page, Run, Section, Style, Table, Text, Title
from acuviewer.pages.quiz_card import tell_given, tell_right
from acuviewer.session.asked import Asked
from acuviewer.session.asking import Outcome, outcome_of, plain_ground, questions_of
from acuviewer.study.question import Question
from acuviewer.study.sets import read_set

SUBJECT = "quiz report"
_HALF = 0.5
"""What was near counts so much of a right answer in the score of an exam."""


def quiz_report_page(asked: Asked, acts: Sequence[Chip] = ()) -> Page:
    """The page, with ``acts`` below its score. What an exam left unanswered counts as off; of practice only what was answered is told."""
    number = len(questions_of(asked.plan)) if asked.plan.exam else len(asked.answers)
    outcomes = [outcome_of(asked, place) for place in range(number)]
    blocks: list[Block] = [Title(text("quiz.report.exam" if asked.plan.exam else "quiz.report.practice"))]
    blocks.append(_text(title_of_plan(asked), "muted"))
    blocks.append(_text(tell_score(outcomes), "strong"))
    if acts:
        blocks.append(Chips(tuple(acts)))
    if not outcomes:
        return Page(SUBJECT, tuple(blocks), ())
    blocks.append(_text(text("quiz.report.how", half=_HALF), "muted"))
    blocks.append(Section("quiz_kinds", text("quiz.report.kinds")))
    blocks.append(_tally(outcomes, lambda one: text(f"quiz.kind.{one.question.kind}"), text("quiz.report.kind")))
    if any(_region(one.question) for one in outcomes):
        blocks.append(Section("quiz_regions", text("quiz.report.regions")))
        with_region = [one for one in outcomes if _region(one.question)]
        blocks.append(_tally(with_region, lambda one: _region(one.question), text("quiz.report.region")))
    blocks.append(Section("quiz_questions", text("quiz.report.questions")))
    for place, outcome in enumerate(outcomes, start=1):
        blocks += _question(place, outcome)
    return Page(SUBJECT, tuple(blocks), ())


def title_of_plan(asked: Asked) -> str:
    """What was asked about, as people read it."""
    plan = asked.plan
    if plan.cards:
        return text("quiz.set.today")
    ground = plain_ground()
    found = read_set(plan.points, ground.atlas.points, ground.facets)
    # A list of codes would leave fewer to guess from.
    return text("quiz.set.own", n=len(found.codes)) if found.wanted.codes else found.title(ground.facets)


def score_of(outcomes: Iterable[Outcome]) -> float:
    """Points of an exam: one for a right answer, half of one for a near placing."""
    return sum({"right": 1.0, "near": _HALF, "off": 0.0}[one.grade] for one in outcomes)


def tell_score(outcomes: list[Outcome]) -> str:
    """The score in words."""
    if not outcomes:
        return text("quiz.report.none")
    score = score_of(outcomes)
    return text("quiz.report.score", score=score, n=len(outcomes), percent=100 * score / len(outcomes))


def _tally(outcomes: list[Outcome], of: Callable[[Outcome], str], head: str) -> Table:
    grouped: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        grouped.setdefault(of(outcome), []).append(outcome)
    heads = tuple(Run(one) for one in (head, *(text(f"quiz.grade.{grade}") for grade in ("right", "near", "off")), "%"))
    rows = tuple(_row(name, group) for name, group in grouped.items())
    return Table(heads, rows, (40, 15, 15, 15, 15))


def _row(name: str, group: list[Outcome]) -> tuple[Line, ...]:
    counts = [sum(one.grade == grade for one in group) for grade in ("right", "near", "off")]
    percent = round(100 * score_of(group) / len(group))
    return tuple((Run(str(cell)),) for cell in (name, *counts, percent))


def _region(question: Question) -> str:
    ground = plain_ground()
    if question.subject in ground.atlas.points:
        return ground.atlas.points[question.subject].region
    found = ground.atlas.landmarks.get(question.subject)
    return "" if found is None else found.region


def _question(place: int, outcome: Outcome) -> list[Block]:
    question = outcome.question
    asked = say(question.prompt if question.form == "click" or question.choices else question.on_paper)
    grade = text(f"quiz.grade.{outcome.grade}")
    lines: list[Block] = [_text(text("quiz.report.asked", n=place, prompt=asked, grade=grade), "strong")]
    if question.form in ("one", "several", "order"):
        lines += [_text(f"{digit}  {say(choice.title)}") for digit, choice in enumerate(question.choices, start=1)]
    yours = text("quiz.told.yours", answer=tell_given(outcome))
    right = text("quiz.told.answer", answer=tell_right(question))
    subject = question.subject
    if subject in plain_ground().atlas.points and question.form in ("click", "typed"):
        link = Run(subject, f"{RUN}point.construct {subject}")
        return [*lines, _text(yours), Text((Run(f"{right} "), link))]
    return [*lines, _text(yours), _text(right)]


def _text(words: str, style: Style = "plain") -> Text:
    return Text((Run(words),), style)
