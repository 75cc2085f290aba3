"""Reads a lesson from its text, tells by line what it does not understand, and reads all the rest."""

import re
from dataclasses import field

from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault, quoted
from acuviewer.lessons.decoding import Faults, text_lines
from acuviewer.lessons.head import Head, read_head
from acuviewer.lessons.lesson import (
    LARGEST_BYTES,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_TEXT,
    MOST_LINES,
    MOST_SEEN,
    MOST_STEPS,
    Lesson,
    LessonStep,
    clean_line,
)
from acuviewer.lessons.markup import cited, picture_of, plain_text
from acuviewer.lessons.picture_paths import hostile

FENCE = "```"
NOTES = "### Notes"
_STEP = re.compile(r"##(?: (.*))?$")
_SCENE = re.compile(r"``` ?scene(?: +(.*))?$")
_ESCAPED = re.compile(r"\\+(?:##(?: |$)|### Notes$|```)")


@dataclass(frozen=True)
class ReadLesson:
    """A lesson with its ``faults``, and the lines of the file on which stand its ``sources``, the lines of each ``scene``, and the
    ``pictures`` with their paths."""

    lesson: Lesson
    faults: tuple[Fault, ...] = ()
    sources: tuple[int, ...] = ()
    scenes: tuple[tuple[int, ...], ...] = ()
    pictures: tuple[tuple[int, str], ...] = ()


@dataclass()
class _Part:
    """Lines of a text while they are gathered, with the number of the first."""

    lines: list[tuple[int, str]] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join(line for _, line in self.lines).strip("\n")


@dataclass()
class _Step:
    title: str
    at: int
    caption: _Part = field(default_factory=_Part)
    notes: _Part = field(default_factory=_Part)
    scene: list[tuple[int, str]] = field(default_factory=list)
    has_notes: bool = False
    has_scene: bool = False
    continues: bool = False


def read_lesson(content: bytes, file: str) -> ReadLesson:
    """The lesson in the bytes of a file, whose name the faults tell; raises DataError for what is no lesson at all."""
    faults = Faults(file)
    if len(content) > LARGEST_BYTES:
        faults.add(0, "too_large", megabytes=LARGEST_BYTES / 1e6)
        raise DataError(faults.all())
    lines = text_lines(content, faults)
    head = read_head(lines, faults)
    body = _Body(faults, head)
    for number, line in enumerate(lines[head.n_lines :], start=head.n_lines + 1):
        body.take(number, line)
    body.end(len(lines))
    if not head.found and not body.steps:
        raise DataError([_no_lesson(file)])
    return body.lesson()


def _no_lesson(file: str) -> Fault:
    alone = Faults(file)
    alone.add(0, "no_lesson")
    return alone.all()[0]


class _Body:
    """Takes the lines behind the head one after the other."""

    def __init__(self, faults: Faults, head: Head) -> None:
        self._faults, self._head = faults, head
        self._about, self.steps = _Part(), list[_Step]()
        self._fence = 0
        self._pictures: list[tuple[int, str]] = []
        self._n_left_out = 0

    def take(self, number: int, line: str) -> None:
        """The next line."""
        heading = _STEP.match(line)
        if heading:
            self._end_scene(number)
            self._begin(number, heading[1] or "")
        elif self._fence:
            self._take_scene_line(number, line)
        elif self.steps and line == NOTES:
            self._begin_notes(number)
        elif self.steps and (scene := _SCENE.match(line)):
            self._begin_scene(number, scene[1] or "")
        else:
            self._take_text(number, line)

    def end(self, n_lines: int) -> None:
        """The file ends."""
        self._end_scene(n_lines)
        if self._n_left_out:
            self._faults.add(self.steps[-1].at, "too_many_steps", most=MOST_STEPS, count=self._n_left_out)
            del self.steps[MOST_STEPS:]

    def _begin(self, number: int, title: str) -> None:
        if len(self.steps) >= MOST_STEPS:
            self._n_left_out += 1
            del self.steps[MOST_STEPS:]
        if not title.strip():
            self._faults.add(number, "no_step_title")
        elif len(title) > LONGEST_NAME:
            self._faults.add(number, "too_long", most=LONGEST_NAME)
        self.steps.append(_Step(clean_line(title), number))

    def _begin_notes(self, number: int) -> None:
        if self.steps[-1].has_notes:
            self._faults.add(number, "second_notes")
        self.steps[-1].has_notes = True

    def _begin_scene(self, number: int, how: str) -> None:
        step = self.steps[-1]
        self._fence = number
        if step.has_scene:
            self._faults.add(number, "second_scene")
        step.has_scene = True
        if how.strip() == "continue":
            if len(self.steps) == 1:
                self._faults.add(number, "nothing_to_continue")
            step.continues = len(self.steps) > 1
        elif how.strip():
            self._faults.add(number, "scene_word", found=quoted(how))

    def _end_scene(self, number: int) -> None:
        if self._fence:
            self._faults.add(self._fence, "no_end_of_scene", end=number)
        self._fence = 0

    def _take_scene_line(self, number: int, line: str) -> None:
        scene, words = self.steps[-1].scene, line.strip()
        if words == FENCE:
            self._fence = 0
        elif len(words) > LONGEST_LINE:
            self._faults.add(number, "line_too_long", most=LONGEST_LINE)
        elif words and len(scene) == MOST_LINES:
            self._faults.add(number, "too_many_lines", most=MOST_LINES)
            scene.append((number, words))
        elif words:
            scene.append((number, words))

    def _take_text(self, number: int, line: str) -> None:
        step = self.steps[-1] if self.steps else None
        part = self._about if step is None else step.notes if step.has_notes else step.caption
        if line.startswith(FENCE):
            self._faults.add(number, "no_scene_block")
        part.lines.append((number, line[1:] if _ESCAPED.match(line) else line))

    def _words(self, part: _Part) -> str:
        """The text of a part, with its pictures and citations looked after."""
        for number, line in part.lines:
            if (path := picture_of(line)) is not None:
                if why := hostile(path):
                    self._faults.add(number, f"picture_{why}", found=quoted(path))
                else:
                    self._pictures.append((number, path))
            for name in cited(line):
                if not self._head.cites(name):
                    self._faults.add(number, "no_source", found=quoted(name))
        words = part.text()
        if len(words) > LONGEST_TEXT:
            self._faults.add(part.lines[0][0], "text_too_long", most=LONGEST_TEXT)
        return words[:LONGEST_TEXT].rstrip()

    def _caption(self, step: _Step) -> str:
        words = self._words(step.caption)
        if (count := len(plain_text(words))) > MOST_SEEN:
            self._faults.add(step.at, "caption_long", count=count, most=MOST_SEEN)
        return words

    def lesson(self) -> ReadLesson:
        """What was read."""
        head, about = self._head, self._words(self._about)
        steps = []
        for step in self.steps:
            scene = tuple(line for _, line in step.scene[:MOST_LINES])
            steps.append(LessonStep(step.title, self._caption(step), self._words(step.notes), scene, step.continues))
        scenes = tuple(tuple(number for number, _ in step.scene[:MOST_LINES]) for step in self.steps)
        lesson = Lesson(
            head.title, head.author, head.language, head.sources, about, tuple(steps), head.version, tuple(head.others.items())
        )
        return ReadLesson(lesson, self._faults.all(), head.source_lines, scenes, tuple(self._pictures))
