"""The page of the lesson that is open: the step where one is, the speaker's notes, all steps, and what was not understood."""

from acuviewer.i18n import said, say, text
from acuviewer.knowledge.library import Library
from acuviewer.lessons.lesson import Lesson
from acuviewer.pages.document import Line, Page, Run, Step, Text
from acuviewer.pages.lesson_words import LessonWords
from acuviewer.pages.page_writer import PageWriter, describe_source
from acuviewer.session.open_lesson import OpenLesson

_MOST_FAULTS = 50


def lesson_page(opened: OpenLesson, library: Library) -> Page:
    """What the speaker reads. Links go to the other steps."""
    return _LessonPage(opened, library).page()


class _LessonPage:
    def __init__(self, opened: OpenLesson, library: Library) -> None:
        self._opened, self._lesson, self._library = opened, opened.lesson, library
        self._write = PageWriter(library)
        self._words = LessonWords(self._lesson, library)

    def page(self) -> Page:
        """The page, block by block."""
        write, step = self._write, self._opened.step
        if step is None:
            write.title(self._lesson.title or text("lesson.untitled"))
            write.text(text("lesson.no_steps"))
        else:
            write.title(step.title or text("lesson.untitled_step"))
            self._markup(write, step.caption)
            if step.notes:
                write.section("lesson_notes")
                self._markup(write, step.notes)
        self._steps()
        self._about()
        self._faults()
        return Page(f"lesson {self._opened.number}", tuple(write.blocks), self._words.notes)

    def _markup(self, write: PageWriter, words: str) -> None:
        write.add(*self._words.blocks(words))

    def _steps(self) -> None:
        if not self._lesson.steps:
            return
        self._write.section("lesson_steps")
        for number, step in enumerate(self._lesson.steps):
            title = step.title or text("lesson.untitled_step")
            self._write.add(Step(number + 1, title, f"lesson.go {number + 1}", number == self._opened.number))

    def _about(self) -> None:
        lesson = self._lesson
        self._write.section("lesson_about")
        told = f"{lesson.title} · {lesson.author}" if lesson.author else lesson.title
        self._write.text(told or text("lesson.untitled"), "strong")
        self._markup(self._write, lesson.about)
        if lesson.sources:
            self._write.fold("lesson-sources", text("lesson.sources", n=len(lesson.sources)), self._sources)

    def _sources(self, write: PageWriter) -> None:
        for source in lesson_sources(self._lesson):
            known = self._library.sources.get(source)
            write.text(source if known is None else describe_source(known), bullet=True)

    def _faults(self) -> None:
        faults = self._opened.faults
        if not faults:
            return
        self._write.section("lesson_faults")
        for fault in faults[:_MOST_FAULTS]:
            line: Line = (Run(f"{fault.where}: ", strong=True), Run(f"{fault.what} {fault.remedy}"))
            self._write.add(Text(line))
        if len(faults) > _MOST_FAULTS:
            self._write.text(say(said("lesson.more_faults", n=len(faults) - _MOST_FAULTS)))


def lesson_sources(lesson: Lesson) -> tuple[str, ...]:
    """The sources of the head, each once."""
    return tuple(dict.fromkeys(lesson.sources))
