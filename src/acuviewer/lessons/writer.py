"""Writes a lesson as text, in one way: what the program has written it writes again to the byte."""

import re
from collections.abc import Iterator

from acuviewer.lessons.head import RULE, VERSION_KEY
from acuviewer.lessons.lesson import Lesson, LessonStep
from acuviewer.lessons.reader import FENCE, NOTES

# Lines of a text that would be read as the beginning of something else, and those that only look so already.
_TAKEN = re.compile(r"\\*(?:##(?: |$)|### Notes$|```)")


def write_lesson(lesson: Lesson) -> bytes:
    """The file of a lesson."""
    return ("\n".join(_lines(lesson)) + "\n").encode()


def _lines(lesson: Lesson) -> Iterator[str]:
    yield from _head(lesson)
    yield from _text(lesson.about)
    for step in lesson.steps:
        yield from _step(step)


def _head(lesson: Lesson) -> Iterator[str]:
    yield from (RULE, f"{VERSION_KEY}: {lesson.version}", f"title: {lesson.title}".rstrip())
    if lesson.author:
        yield f"author: {lesson.author}"
    yield f"language: {lesson.language}"
    yield from (f"{key}: {value}".rstrip() for key, value in lesson.others)
    if lesson.sources:
        yield "sources:"
        yield from (f"- {source}" for source in lesson.sources)
    yield RULE


def _step(step: LessonStep) -> Iterator[str]:
    yield from ("", f"## {step.title}".rstrip())
    yield from _text(step.caption)
    if step.notes:
        yield from ("", NOTES)
        yield from _text(step.notes)
    if step.scene or step.continues:
        yield from ("", f"{FENCE}scene continue" if step.continues else f"{FENCE}scene")
        yield from step.scene
        yield FENCE


def _text(words: str) -> Iterator[str]:
    if words:
        yield ""
        yield from (f"\\{line}" if _TAKEN.match(line) else line for line in words.split("\n"))
