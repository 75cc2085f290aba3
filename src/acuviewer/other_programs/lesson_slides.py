"""A lesson as slides for PowerPoint and its like: a slide a step, with texts that can be edited, and what the speaker says in the notes."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from acuviewer import __version__
from acuviewer.faults import UsageError
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Made, Making, Progress
from acuviewer.other_programs.session_pictures import SIZE, SessionPictures
from acuviewer.other_programs.shown_lesson import ShownLesson, ShownStep
from acuviewer.pages.document import Block, Image, Line, Note, Run, Text

if TYPE_CHECKING:
    from acuviewer.other_programs.slide_writer import SlideWriter

_SOURCES_ON_SLIDE = 10
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can tell: the moment of writing would make each file another one."""


def make_lesson_slides(shown: ShownLesson) -> Making:
    """The slides; raises UsageError without a step or without python-pptx, SceneError without OpenGL."""
    if not shown.steps:
        raise UsageError(text("lesson_export.no_steps"))
    try:
        from acuviewer.other_programs.slide_writer import SlideWriter
    except ImportError as error:
        raise UsageError(text("lesson_export.needs_pptx")) from error
    writer = SlideWriter(shown.lesson.language)
    writer.describe(shown.title, shown.lesson.author, f"acuviewer {__version__}")
    writer.begin(shown.title, _lines([Text((Run(shown.lesson.author),)), *shown.about]))
    pictures = SessionPictures(shown.content)
    try:
        for number, step in enumerate(shown.steps):
            yield Progress(number, len(shown.steps) + 1)
            _add_step(writer, step, pictures.take(step.session))
    finally:
        pictures.close()
    yield Progress(len(shown.steps), len(shown.steps) + 1)
    _add_sources(writer, shown.sources)
    return Made(_without_moments(writer.to_bytes()), shown.told(text("lesson_export.pptx_left_out")))


def _add_step(writer: "SlideWriter", step: ShownStep, picture: bytes) -> None:
    """The step; a picture of its caption or its notes follows on a slide of its own."""
    writer.add(step.title, picture, SIZE, step.title, _lines(step.caption), _plain(step.notes))
    for block in (*step.caption, *step.notes):
        if isinstance(block, Image) and block.content:
            writer.add_picture(step.title, block.content, block.text)


def _add_sources(writer: "SlideWriter", sources: Sequence[Note]) -> None:
    lines = [f"{note.number} {note.text}{f' ({note.standing})' if note.standing else ''}" for note in sources]
    lines.append(text("quiz.sheet.foot", version=__version__, disclaimer=load_library().disclaimer.title))
    for begin in range(0, len(lines), _SOURCES_ON_SLIDE):
        writer.add_list(text("page.section.sources"), lines[begin : begin + _SOURCES_ON_SLIDE])


def _lines(blocks: Iterable[Block]) -> list[Line]:
    """The paragraphs of blocks, entries of lists behind a dot; pictures that cannot be shown are words."""
    found: list[Line] = []
    for block in blocks:
        if isinstance(block, Text) and any(run.text for run in block.line):
            found.append((Run("• "), *block.line) if block.bullet else block.line)
        elif isinstance(block, Image) and not block.content:
            found.append((Run(block.text),))
    return found


def _plain(blocks: Iterable[Block]) -> str:
    """The same as bare words, sources by their numbers in brackets."""
    return "\n".join("".join(run.text + _cited(run.notes) for run in line) for line in _lines(blocks))


def _cited(numbers: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _without_moments(content: bytes) -> bytes:
    """The same zip file with no moment of writing."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(zipfile.ZipInfo(entry.filename, _FIRST_MOMENT), source.read(entry), zipfile.ZIP_DEFLATED)
    return made.getvalue()
