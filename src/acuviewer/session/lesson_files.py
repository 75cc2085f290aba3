"""Which file is meant: a path, or the name of a lesson that comes with the program."""

from pathlib import Path

from acuviewer.lessons.lesson import PACKED_SUFFIX, SUFFIX
from acuviewer.lessons.opening import open_file
from acuviewer.resources import assets_root

FOLDER = "lessons"


def shipped_lessons() -> dict[str, Path]:
    """The lessons that come with the program by name, in the order of their names."""
    found = sorted(Path(assets_root(), FOLDER).glob(f"*{SUFFIX}"))
    return {path.name.removesuffix(SUFFIX): path for path in found}


def is_shipped(path: str) -> bool:
    """Whether a lesson comes with the program: it is not written to."""
    return bool(path) and Path(path).parent == Path(assets_root(), FOLDER)


def lesson_path(written: str) -> Path:
    """The file that is meant."""
    known = {} if written.endswith((SUFFIX, PACKED_SUFFIX)) else shipped_lessons()
    return known.get(written) or Path(written)


def check_file(written: str) -> None:
    """Raise DataError, saying why, for what cannot be opened as a lesson."""
    open_file(lesson_path(written))
