"""The lesson that is open: opening one, going through its steps, and closing it, as changes of the session."""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from acuviewer.dataclass import dataclass
from acuviewer.faults import Fault
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.lesson import Lesson, LessonStep
from acuviewer.lessons.opening import open_file
from acuviewer.session.commands import Command
from acuviewer.session.lesson_scenes import scene_faults, scene_of
from acuviewer.session.session import Selection, Session


@dataclass(frozen=True)
class OpenLesson:
    """A ``lesson`` and the ``number`` of the step where one is (from 0; 0 while there is none).

    ``path`` is its file, "" before it was saved first, and ``saved`` what the file holds. ``faults`` were told when it was opened. ``chosen`` is what
    the step has chosen, as long as one has not looked elsewhere; ``before`` is the session to which one returns.
    """

    lesson: Lesson
    number: int = 0
    path: str = ""
    saved: Lesson = field(default_factory=Lesson)
    faults: tuple[Fault, ...] = ()
    chosen: Selection = field(default_factory=Selection)
    before: Session = field(default_factory=Session)

    @property
    def step(self) -> LessonStep | None:
        """Where one is."""
        return self.lesson.steps[self.number] if self.number < len(self.lesson.steps) else None

    @property
    def is_changed(self) -> bool:
        """Whether it holds what no file does."""
        return self.lesson != self.saved


def open_path(session: Session, path: Path, commands: Mapping[str, Command]) -> Session:
    """The session with the lesson of a file, at its first step; raises DataError for what cannot be opened."""
    opened = open_file(path)
    read = opened.read
    faults = (*read.faults, *scene_faults(read, commands, load_library().sources, str(path)).all())
    lesson = OpenLesson(read.lesson, 0, str(path), read.lesson, faults, before=session.own)
    return at_step(replace(session, lesson=lesson), 0, commands)


def new_lesson(session: Session, title: str) -> Session:
    """The session with a lesson without steps."""
    lesson = Lesson(title=title)
    return replace(session, lesson=OpenLesson(lesson, saved=lesson, before=session.own, chosen=session.selection))


def close_lesson(session: Session) -> Session:
    """What there was before the lesson."""
    own = session.own
    return session if session.lesson is None else replace(own, view=replace(own.view, nonce=session.view.nonce + 1))


def at_step(session: Session, number: int, commands: Mapping[str, Command]) -> Session:
    """The session with the scene of a step (from 0), kept inside what there is; as it is in a lesson without steps."""
    opened = session.lesson
    if opened is None or not opened.lesson.steps:
        return session
    there = min(max(number, 0), len(opened.lesson.steps) - 1)
    scene = scene_of(opened.lesson, there, commands, session)
    return replace(scene, lesson=replace(opened, number=there, chosen=scene.selection))


def at_home(session: Session) -> bool:
    """Whether what is chosen is still what the step of the open lesson shows."""
    return session.lesson is not None and session.selection == session.lesson.chosen
