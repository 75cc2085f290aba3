"""Notes on points, landmarks and pain types: their subjects, how they are found, and how a text stands in a line of commands."""

from collections.abc import Mapping
from functools import lru_cache

from acuviewer.session.session import LandmarkChoice, Notes, PointChoice, Selection

NOTE_KINDS = ("point", "landmark", "pain_type")
LONGEST_NOTE = 20_000
_WRITTEN = (("%", "%25"), (";", "%3B"), ("\n", "%0A"))


def subject_of(chosen: Selection) -> str | None:
    """What a note that is written now is about, ``point BL23``: what the page is about; None for anything that has no note."""
    match chosen.chosen:
        case PointChoice(code=code):
            return f"point {code}"
        case LandmarkChoice(name=name):
            return f"landmark {name}"
        case None if chosen.meridian is None and chosen.pain_type is not None:
            return f"pain_type {chosen.pain_type}"
    return None


@lru_cache(maxsize=4)
def by_subject(notes: Notes) -> Mapping[str, str]:
    """The notes by what they are about."""
    return dict(notes)


def with_note(notes: Notes, subject: str, words: str) -> Notes:
    """The notes with another text for a subject; without one for ""."""
    others = {one: text for one, text in notes if one != subject}
    return tuple(sorted((others | ({subject: words} if words else {})).items()))


def tidy(words: str) -> str:
    """A note as it is kept: plain line ends, nothing around it."""
    return words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()[:LONGEST_NOTE]


def in_one_line(words: str) -> str:
    """A note as it is written after a command."""
    for sign, written in _WRITTEN:
        words = words.replace(sign, written)
    return words


def from_one_line(written: str) -> str:
    """The note that was written after a command."""
    for sign, found in reversed(_WRITTEN):
        written = written.replace(found, sign)
    return written
