"""A lesson worked out to be handed out: of each step the session that it shows, and its words with their sources and pictures."""

from acuviewer.dataclass import dataclass
from acuviewer.i18n import said, say, text
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.lesson import Lesson
from acuviewer.lessons.opening import open_file
from acuviewer.other_programs.lesson_pictures import LessonPictures
from acuviewer.pages.document import Block, Note, lines_of
from acuviewer.pages.lesson_words import LessonWords
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.lesson_files import lesson_path
from acuviewer.session.lesson_scenes import scene_faults, scene_of
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent, build_content


@dataclass(frozen=True, eq=False)
class ShownStep:
    """A step: its ``title``, ``caption`` and speaker's ``notes`` as blocks, and the ``session`` that it shows."""

    title: str
    caption: tuple[Block, ...]
    notes: tuple[Block, ...]
    session: Session


@dataclass(frozen=True, eq=False)
class ShownLesson:
    """All steps of a ``lesson``, what it is ``about``, its ``sources`` as they are numbered in all texts, and how many ``faults`` it has."""

    lesson: Lesson
    about: tuple[Block, ...]
    steps: tuple[ShownStep, ...]
    sources: tuple[Note, ...]
    faults: int
    content: SceneContent

    @property
    def title(self) -> str:
        """What it is called."""
        return self.lesson.title or text("lesson.untitled")

    def told(self, *more: str) -> tuple[str, ...]:
        """Sentences on what was made, and on what was not understood."""
        made = text("lesson_export.made", steps=said("count.steps", n=len(self.steps)))
        faults = (say(said("lesson_export.faults", n=self.faults)),) if self.faults else ()
        return (made, *more, *faults)


def show_lesson(written: str) -> ShownLesson:
    """The lesson in a file, or the one of that name that comes with the program; raises DataError for what is none."""
    path = lesson_path(written)
    opened = open_file(path)
    atlas, library = load_atlas(), load_library()
    commands = build_commands(atlas, library)
    read = opened.read
    lesson, words = read.lesson, LessonWords(read.lesson, library)

    pictures = LessonPictures(opened.pictures)

    def blocks(markdown: str) -> tuple[Block, ...]:
        return tuple(pictures.into(words.blocks(markdown)))

    about = blocks(lesson.about)
    # Captions first: where notes stay away, the numbers of the sources have no gaps.
    captions = [blocks(step.caption) for step in lesson.steps]
    notes = [blocks(step.notes) for step in lesson.steps]
    steps = tuple(
        ShownStep(step.title or text("lesson.untitled_step"), caption, spoken, scene_of(lesson, number, commands, Session()))
        for number, (step, caption, spoken) in enumerate(zip(lesson.steps, captions, notes, strict=True))
    )
    faults = len(read.faults) + len(scene_faults(read, commands, library.sources, str(path)).all())
    return ShownLesson(lesson, about, steps, words.notes, faults, build_content(atlas, library))


def cited_in(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The numbers of the sources that some blocks of a lesson cite."""
    return frozenset(number for block in blocks for line in lines_of(block) for run in line for number in run.notes)
