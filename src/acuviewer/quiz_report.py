"""What ``acuviewer quiz`` gives: questions with their answers as text, as JSON and as a sheet to print. The JSON form is stable."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from acuviewer import __version__
from acuviewer.body.shape import parse_body
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.pages.document import Page
from acuviewer.pages.html import web_page
from acuviewer.pages.quiz_sheet import quiz_sheet
from acuviewer.points.atlas import load_atlas
from acuviewer.session.settings import Settings
from acuviewer.study.ground import Ground
from acuviewer.study.on_paper import PaperQuestion, put_on_paper
from acuviewer.study.question import Kind
from acuviewer.study.questions import make_questions
from acuviewer.study.sets import StudySet, read_set
from acuviewer.user_folder import user_folder
from acuviewer.whole_file import write_whole


class Quiz(NamedTuple):
    """What was asked for, and the questions; fewer than asked for where there are no more different ones."""

    written: str
    seed: str
    points: StudySet
    questions: tuple[PaperQuestion, ...]


def make_quiz(written: str, kinds: Sequence[Kind], number: int, seed: str, body: str) -> Quiz:
    """The questions about a set; steps of constructions are those on ``body``. Raises UsageError, BodyShapeError, DataError."""
    settings = Settings(user_folder())
    settings.load()
    shape = parse_body(body)
    ground = Ground(load_atlas(), load_library())
    points = read_set(written, ground.atlas.points, ground.facets, dict(settings.sets()))
    if "steps" in kinds:
        from acuviewer.session.anatomy import rule_anatomy

        ground = Ground(ground.atlas, ground.library, rule_anatomy(shape, points.codes))
    questions = make_questions(ground, points.codes, kinds, number, seed)
    return Quiz(written, seed, points, put_on_paper(ground, questions))


def quiz_as_text(quiz: Quiz) -> str:
    """Each question with its choices and its right answer."""
    lines: list[str] = []
    for one in quiz.questions:
        lines.append(f"{one.number}. {one.prompt}")
        lines += [f"   {letter}  {words}" for letter, words in one.choices]
        lines += [f"   = {one.answer}", ""]
    return "\n".join(lines[:-1])


def quiz_as_json(quiz: Quiz) -> str:
    """The same for other programs; ``right`` holds the letters of the right choices, in their order where the order is asked."""
    content = {
        "set": quiz.written,
        "seed": quiz.seed,
        "points": quiz.points.codes,
        "questions": [
            {
                "number": one.number,
                "kind": one.question.kind,
                "form": one.question.form,
                "subject": one.question.subject,
                "side": one.question.side,
                "question": one.prompt,
                "choices": [{"letter": letter, "text": words} for letter, words in one.choices],
                "right": one.right_letters,
                "answer": one.answer,
            }
            for one in quiz.questions
        ],
    }
    return json.dumps(content, ensure_ascii=False)


class Sheet(NamedTuple):
    """Questions as they are printed: the page, what is written on top of it and at its foot."""

    page: Page
    title: str
    foot: str


def sheet_of(quiz: Quiz, solution: bool) -> Sheet:
    """The questions to print, with the right answers or without."""
    named = quiz.points.title(facets_of(load_atlas(), load_library()))
    title = text("quiz.sheet.title", set=named, seed=quiz.seed)
    foot = text("quiz.sheet.foot", version=__version__, disclaimer=load_library().disclaimer.title)
    return Sheet(quiz_sheet(title, quiz.questions, solution), title, foot)


def save_sheet(path: Path, sheet: Sheet) -> None:
    """Write a sheet as an HTML file; raises OSError."""
    write_whole(path, web_page(*sheet).encode())
