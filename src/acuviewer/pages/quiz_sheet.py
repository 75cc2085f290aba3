"""A sheet of questions to print, with the answers or without."""

from collections.abc import Iterable

from acuviewer.i18n import text
from acuviewer.pages.document import Page, Run, Text, Title
from acuviewer.study.on_paper import PaperQuestion

_ROOM = "_" * 48
"""Where an answer is written."""


def quiz_sheet(title: str, questions: Iterable[PaperQuestion], solution: bool) -> Page:
    """The page: each question with its choices, and below it the right answer, or room for one."""
    blocks: list[Title | Text] = [
        Title(title),
        Text((Run(text("quiz.sheet.solution" if solution else "quiz.sheet.name")),), "muted"),
    ]
    for one in questions:
        blocks.append(Text((Run(f"{one.number}. ", strong=True), Run(one.prompt))))
        blocks += [Text((Run(f"{letter}  {words}"),), bullet=False) for letter, words in one.choices]
        blocks.append(
            Text((Run(text("quiz.sheet.answer", answer=one.answer)),), "strong") if solution else Text((Run(_ROOM),), "muted")
        )
    return Page("quiz", tuple(blocks), ())
