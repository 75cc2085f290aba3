"""Tables (CSV, UTF-8 with a byte order mark, as spreadsheet programs read it): points, or questions with their answers.

A cell of several things has one a line. The columns and their order stay as they are; new ones come at the end.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from acuviewer.faults import UsageError
from acuviewer.i18n import said, text
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.other_programs.point_facts import point_facts
from acuviewer.study.on_paper import put_on_paper
from acuviewer.study.question import Kind
from acuviewer.study.questions import make_questions

POINT_COLUMNS = (
    "code", "pinyin", "simplified", "traditional", "english", "japanese", "korean", "meridian", "region", "categories", "location", "posture",
    "steps", "cautions", "remarks", "sources",
)  # fmt: skip
QUESTION_COLUMNS = ("number", "kind", "form", "subject", "side", "question", "choices", "right", "answer")


def make_point_table(wanted: Wanted) -> Making:
    """A row for each point, with the steps on the body."""
    rows = []
    for done, code in enumerate(wanted.codes):
        yield Progress(done, len(wanted.codes))
        facts = point_facts(wanted.ground, code)
        rows.append([_cell(getattr(facts, column)) for column in POINT_COLUMNS])
    points = text("taken_along.csv.points", points=said("count.points", n=len(rows)))
    return Made(_table(POINT_COLUMNS, rows), (points, text("taken_along.csv.points_left_out")))


def make_question_table(wanted: Wanted, kinds: Sequence[Kind], number: int, seed: str) -> Making:
    """A row for each question; raises UsageError where nothing can be asked."""
    yield Progress(0, 1)
    questions = put_on_paper(wanted.ground, make_questions(wanted.ground, wanted.codes, kinds, number, seed))
    if not questions:
        raise UsageError(text("taken_along.nothing_asked"))
    rows = [
        [
            str(one.number),
            one.question.kind,
            one.question.form,
            one.question.subject,
            one.question.side or "",
            one.prompt,
            "\n".join(f"{letter} {words}" for letter, words in one.choices),
            " ".join(one.right_letters),
            one.answer,
        ]
        for one in questions
    ]
    told = text("taken_along.csv.questions", questions=said("count.questions", n=len(rows)))
    return Made(_table(QUESTION_COLUMNS, rows), (told, text("taken_along.csv.questions_left_out")))


def _cell(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue().encode("utf-8-sig")
