"""What a lesson can be handed out as, by the ending of the file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from acuviewer.faults import UsageError, in_short, plain
from acuviewer.i18n import text
from acuviewer.other_programs.making import Making
from acuviewer.other_programs.shown_lesson import ShownLesson


class Choices(NamedTuple):
    """The size of ``paper``, and whether the speaker's ``notes`` are in a PDF."""

    paper: Literal["a4", "letter"] = "a4"
    notes: bool = False


def _web(shown: ShownLesson, _: Choices) -> Making:
    from acuviewer.other_programs.lesson_web import make_lesson_web

    return make_lesson_web(shown)


def _pdf(shown: ShownLesson, asked: Choices) -> Making:
    from acuviewer.other_programs.lesson_paper import make_lesson_pdf

    return make_lesson_pdf(shown, asked.paper, asked.notes)


def _slides(shown: ShownLesson, _: Choices) -> Making:
    from acuviewer.other_programs.lesson_slides import make_lesson_slides

    return make_lesson_slides(shown)


LESSON_FORMATS: Mapping[str, Callable[[ShownLesson, Choices], Making]] = {".html": _web, ".pdf": _pdf, ".pptx": _slides}


def lesson_ending(path: Path) -> str:
    """The ending of a file's name as the table has it; raises UsageError with all endings."""
    ending = path.suffix.lower()
    if ending not in LESSON_FORMATS:
        raise UsageError(text("taken_along.no_format", file=in_short(plain(path.name)), endings=", ".join(LESSON_FORMATS)))
    return ending
