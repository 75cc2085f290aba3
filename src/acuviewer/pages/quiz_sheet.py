"""A sheet of questions to print, with the answers or without."""

from collections.abc import Iterable

from acuviewer.i18n import text
from acuviewer.pages.document import Block, Page, Run, Section, Style, Text, Title
from acuviewer.study.on_paper import PaperQuestion

_ROOM = "_" * 48
"""Where an answer is written."""


def quiz_sheet(title: str, questions: Iterable[PaperQuestion], solution: bool) -> Page:
    """The page: each question with its choices, and below it the right answer, or room for one."""
    blocks: list[Block] = [Title(title), _line(text("quiz.sheet.solution" if solution else "quiz.sheet.name"), "muted")]
    for one in questions:
        blocks.append(Section(f"question-{one.number}", text("quiz.sheet.question", n=one.number)))
        blocks.append(_line(one.prompt))
        blocks += [_line(f"{letter}  {words}") for letter, words in one.choices]
        blocks.append(_line(text("quiz.sheet.answer", answer=one.answer), "strong") if solution else _line(_ROOM, "muted"))
    return Page("quiz", tuple(blocks), ())


def _line(words: str, style: Style = "plain") -> Text:
    return Text((Run(words),), style)
