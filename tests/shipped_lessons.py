"""What the tests of the shipped lessons share: the lessons as read, their steps with the sessions that they lead to, and what captions name."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from acuviewer.data_check.lessons import LESSON_FILES
from acuviewer.lessons.lesson import Lesson, LessonStep
from acuviewer.lessons.markup import cited, plain_text
from acuviewer.lessons.reader import ReadLesson, read_lesson
from acuviewer.points.atlas import load_atlas
from acuviewer.resources import assets_root
from acuviewer.session.lesson_scenes import scene_of
from acuviewer.session.session import Session
from scene_cases import commands

_CODE = re.compile(r"\b(?:EX-)?[A-Z]{2}[0-9]{1,2}\b")


class Step(NamedTuple):
    """A step of a shipped lesson: ``name`` is that of its lesson and its number from 1."""

    name: str
    step: LessonStep
    session: Session

    @property
    def caption(self) -> str:
        """The caption as a class sees it."""
        return _shown(self.step.caption)

    @property
    def notes(self) -> str:
        """The speaker's notes without marks."""
        return _shown(self.step.notes)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that the caption cites."""
        return tuple(source for line in self.step.caption.split("\n") for source in cited(line))


def path_of(name: str) -> Path:
    """The file of a shipped lesson."""
    return Path(assets_root(), f"lessons/{name}.aculesson")


NAMES = tuple(Path(file).stem for file in LESSON_FILES)


@cache
def read(name: str) -> ReadLesson:
    """A shipped lesson with its faults."""
    return read_lesson(path_of(name).read_bytes(), name)


@cache
def steps_of(name: str) -> tuple[Step, ...]:
    """The steps of a shipped lesson, with the sessions of their scenes."""
    lesson: Lesson = read(name).lesson
    return tuple(
        Step(f"{name}, step {number + 1}", step, scene_of(lesson, number, commands(), Session()))
        for number, step in enumerate(lesson.steps)
    )


def codes_in(text: str) -> tuple[str, ...]:
    """The codes of points that a text names, each once."""
    return tuple(dict.fromkeys(code for code in _CODE.findall(text) if code in load_atlas().points))


def _shown(text: str) -> str:
    return re.sub(r"\[\^[^\]]*\]", "", plain_text(text))
