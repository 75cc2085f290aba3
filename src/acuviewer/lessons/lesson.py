"""A lesson as a value: head, and steps with caption, notes and the lines of their scene."""

import re
from dataclasses import field, replace

from acuviewer.dataclass import dataclass

VERSION = 1
"""The newest version of the form that this program reads, and the one that it writes."""
SUFFIX = ".aculesson"
PACKED_SUFFIX = ".aculesson.zip"
LARGEST_BYTES = 1_000_000
MOST_STEPS, MOST_LINES, MOST_SOURCES = 200, 200, 200
LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 200, 4_000, 20_000
"""Letters of a title or another value of the head, of a line of a scene, of a caption, notes, or what stands before the first step."""
MOST_SEEN = 400
"""Letters of a caption that a class sees at once on the beamer."""

# Control characters, separators that only look like ends of lines, and what turns the direction of reading.
ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class LessonStep:
    """One step: its ``title``, the ``caption`` for the class and the ``notes`` for the speaker, both Markdown, and the lines of its ``scene``,
    which ``continues`` the one before or begins anew."""

    title: str = ""
    caption: str = ""
    notes: str = ""
    scene: tuple[str, ...] = ()
    continues: bool = False


@dataclass(frozen=True)
class Lesson:
    """A lesson. ``sources`` are ids of sources or sources in words, ``about`` stands before the first step, ``others`` are keys of the head that
    this version does not know, with their values."""

    title: str = ""
    author: str = ""
    language: str = "en"
    sources: tuple[str, ...] = ()
    about: str = ""
    steps: tuple[LessonStep, ...] = ()
    version: int = VERSION
    others: tuple[tuple[str, str], ...] = field(default=())

    def with_step(self, number: int, **changes: object) -> "Lesson":
        """The lesson with something else in the step of that number (from 0)."""
        changed = replace(self.steps[number], **changes)  # type: ignore[arg-type]
        return replace(self, steps=(*self.steps[:number], changed, *self.steps[number + 1 :]))


def clean_line(words: str, longest: int = LONGEST_NAME) -> str:
    """One line as the form can hold it: what is no text becomes a blank, blanks are one, what is too long is cut."""
    return " ".join(ODD.sub(" ", words).split())[:longest].strip()


def clean_text(words: str) -> str:
    """Lines of text as the form can hold them: without blanks at their ends, and without empty lines at both ends."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = "\n".join(ODD.sub(" ", line).rstrip() for line in lines).strip("\n")
    return cleaned[:LONGEST_TEXT].rstrip()


def clean_scene(words: str) -> tuple[str, ...]:
    """The lines of a scene as the form can hold them."""
    lines = [line.strip() for line in clean_text(words).split("\n")]
    return tuple(line for line in lines if line and not line.startswith(("```", "##")) and len(line) <= LONGEST_LINE)[:MOST_LINES]
