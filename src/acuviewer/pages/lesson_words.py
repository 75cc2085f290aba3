"""The captions and notes of a lesson as blocks of a page, with the sources that they cite by number."""

from collections.abc import Iterator

from acuviewer.faults import in_short
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.lessons.lesson import Lesson
from acuviewer.lessons.markup import Paragraph, Picture, read_markup
from acuviewer.pages.document import Block, Image, Note, Run, Text
from acuviewer.pages.page_writer import describe_source


class LessonWords:
    """Sources get their numbers as they are cited, in one order for all texts of the lesson."""

    def __init__(self, lesson: Lesson, library: Library) -> None:
        self._lesson, self._library = lesson, library
        self._cited: dict[str, Note] = {}

    @property
    def notes(self) -> tuple[Note, ...]:
        """The sources that were cited so far."""
        return tuple(self._cited.values())

    def blocks(self, words: str) -> tuple[Block, ...]:
        """Paragraphs and pictures of a text in the Markdown of lessons."""
        return tuple(
            Image(block.path, block.text) if isinstance(block, Picture) else Text(tuple(self._runs(block)), bullet=block.bullet)
            for block in read_markup(words)
        )

    def _runs(self, paragraph: Paragraph) -> Iterator[Run]:
        """The words of a paragraph; sources that are cited one after the other stand together."""
        numbers: tuple[int, ...] = ()
        for part in paragraph.words:
            note = self._note(part.cites) if part.cites else None
            if note is not None:
                numbers += (note.number,)
                continue
            if numbers:
                yield Run("", notes=numbers)
                numbers = ()
            yield Run(part.text or f"[^{part.cites}]", strong=part.strong or part.stressed)
        if numbers:
            yield Run("", notes=numbers)

    def _note(self, name: str) -> Note | None:
        """The source that is cited by a name or number; None for one that the head has not."""
        source = _source_of(self._lesson, name)
        if source is not None and source not in self._cited:
            number, known = len(self._cited) + 1, self._library.sources.get(source)
            checked = "" if known is None or known.checked else text("lesson.source_unchecked")
            short, whole = (in_short(source, 80), source) if known is None else (known.short, describe_source(known))
            self._cited[source] = Note(number, "" if known is None else source, short, whole, checked)
        return None if source is None else self._cited[source]


def _source_of(lesson: Lesson, name: str) -> str | None:
    if name in lesson.sources:
        return name
    number = int(name) if name.isascii() and name.isdecimal() and len(name) < 9 else 0
    return lesson.sources[number - 1] if 1 <= number <= len(lesson.sources) else None
