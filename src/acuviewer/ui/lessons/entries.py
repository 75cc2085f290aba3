"""The entries of the menus of lessons."""

from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from acuviewer.faults import DataError
from acuviewer.lessons.opening import open_file
from acuviewer.session.lesson_files import shipped_lessons
from acuviewer.ui.lessons.files import recent_lessons


def shipped_entries() -> list[tuple[str, str]]:
    """Title and command line of each lesson that comes with the program."""
    entries = []
    for name, path in shipped_lessons().items():
        with suppress(DataError):
            entries.append((open_file(path).read.lesson.title or name, f"lesson.open {name}"))
    return entries


def recent_entries(kept: str) -> list[tuple[str, str]]:
    """File name and command line of each lesson that was opened last."""
    lines = recent_lessons(kept)
    return [(Path(unquote(line.partition(" ")[2])).name.replace("&", "&&"), line) for line in lines]
