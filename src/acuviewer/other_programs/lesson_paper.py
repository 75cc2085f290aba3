"""A lesson on paper: each step with its picture and caption, on demand with what is said to it, and the sources at the end."""

from acuviewer import __version__
from acuviewer.export.pdf import Paper, pdf_bytes
from acuviewer.faults import UsageError
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Made, Making, Progress
from acuviewer.other_programs.session_pictures import SessionPictures
from acuviewer.other_programs.shown_lesson import ShownLesson, cited_in
from acuviewer.pages.document import Block, Image, Page, Run, Section, Text, Title


def make_lesson_pdf(shown: ShownLesson, paper: Paper, with_notes: bool) -> Making:
    """The PDF; raises UsageError without a step, SceneError without OpenGL."""
    if not shown.steps:
        raise UsageError(text("lesson_export.no_steps"))
    blocks: list[Block] = [Title(shown.title)]
    if shown.lesson.author:
        blocks.append(Text((Run(shown.lesson.author),), "muted"))
    blocks += shown.about
    pictures = SessionPictures(shown.content)
    try:
        for number, step in enumerate(shown.steps):
            yield Progress(number, len(shown.steps) + 1)
            blocks += [Section(f"step-{number + 1}", f"{number + 1}. {step.title}")]
            blocks += [Image("", step.title, pictures.take(step.session)), *step.caption]
            if with_notes and step.notes:
                blocks += [Text((Run(text("page.section.lesson_notes")),), "strong"), *step.notes]
    finally:
        pictures.close()
    yield Progress(len(shown.steps), len(shown.steps) + 1)
    cited = cited_in(tuple(blocks))
    page = Page("", tuple(blocks), tuple(note for note in shown.sources if note.number in cited))
    foot = text("quiz.sheet.foot", version=__version__, disclaimer=load_library().disclaimer.title)
    left_out = text("lesson_export.pdf_left_out" if with_notes else "lesson_export.pdf_left_out_notes")
    return Made(pdf_bytes(page, shown.title, foot, paper), shown.told(left_out))
