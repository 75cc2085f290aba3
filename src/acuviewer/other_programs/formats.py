"""What can be taken along, by the ending of the file: one table for the command line and for the window.

A new format is an entry here: what makes it, whether it is of points of a set or of the body, and the words ``taken_along.format.ENDING`` on what is in it
and what it leaves out.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from acuviewer.body.shape import parse_body
from acuviewer.dataclass import dataclass
from acuviewer.faults import UsageError, in_short, plain
from acuviewer.i18n import text
from acuviewer.knowledge.library import load_library
from acuviewer.other_programs.making import Made, Making, Progress, Wanted
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy
from acuviewer.study.ground import Ground
from acuviewer.study.question import KINDS, Kind
from acuviewer.study.sets import read_set
from acuviewer.whole_file import write_whole

ALL = "all"
"""The set of all points."""

_USUAL_QUESTIONS = 100


@dataclass(frozen=True)
class Questions:
    """Which questions are made; ``number`` None for none where points can be written instead, else as many as usual."""

    number: int | None = None
    seed: str = "1"
    kinds: tuple[Kind, ...] = KINDS


@dataclass(frozen=True)
class Format:
    """A kind of file. ``of`` says what it holds: the body, points of a set, or questions about them; ``points or questions`` as is asked for."""

    of: Literal["body", "points", "questions", "points or questions"]
    make: Callable[[Wanted, Questions, str], Making]


def _mesh(wanted: Wanted, _: Questions, ending: str) -> Making:
    from acuviewer.export.mesh_file import mesh_content

    yield Progress(0, 1)
    return Made(mesh_content(wanted.anatomy, ending), (text(f"taken_along.format{ending}"),))


def _anki(wanted: Wanted, _: Questions, __: str) -> Making:
    from acuviewer.other_programs.anki_package import make_package

    return make_package(wanted)


def _web(wanted: Wanted, _: Questions, __: str) -> Making:
    from acuviewer.other_programs.web_handout import make_web_handout

    return make_web_handout(wanted)


def _moodle(wanted: Wanted, asked: Questions, _: str) -> Making:
    from acuviewer.other_programs.moodle_bank import make_bank

    return make_bank(wanted, asked.kinds, asked.number or _USUAL_QUESTIONS, asked.seed)


def _csv(wanted: Wanted, asked: Questions, _: str) -> Making:
    from acuviewer.other_programs.tables import make_point_table, make_question_table

    if asked.number is None:
        return make_point_table(wanted)
    return make_question_table(wanted, asked.kinds, asked.number, asked.seed)


FORMATS: Mapping[str, Format] = {
    ".apkg": Format("points", _anki),
    ".xml": Format("questions", _moodle),
    ".csv": Format("points or questions", _csv),
    ".html": Format("points", _web),
    ".ply": Format("body", _mesh),
    ".glb": Format("body", _mesh),
    ".usdz": Format("body", _mesh),
}


def format_of(path: Path) -> Format:
    """The format that a file's name asks for; raises UsageError with all endings."""
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        endings = ", ".join(FORMATS)
        raise UsageError(text("taken_along.no_format", file=in_short(plain(path.name)), endings=endings))
    return found


def read_wanted(written: str | None, body: str, sets: Mapping[str, tuple[str, ...]] | None = None) -> Wanted:
    """The points of a set on a body, ``all`` of them, or with None none; raises UsageError, BodyShapeError, DataError."""
    anatomy = build_anatomy(parse_body(body))
    atlas, library = load_atlas(), load_library()
    ground = Ground(atlas, library, anatomy)
    if written is None:
        return Wanted((), "", ground, anatomy)
    if written.strip().casefold() == ALL:
        return Wanted(tuple(atlas.points), text("taken_along.all_points"), ground, anatomy)
    found = read_set(written, atlas.points, ground.facets, sets)
    return Wanted(found.codes, found.title(ground.facets), ground, anatomy)


def save_made(path: Path, made: Made) -> None:
    """Write what was made whole or not at all; raises UsageError saying why not."""
    try:
        write_whole(path, made.content)
    except OSError as error:
        raise cannot_be_written(path, error.strerror or str(error)) from error


def require_place(path: Path) -> None:
    """Raise UsageError where there is no folder for a file: before minutes are spent on it."""
    try:
        there = path.parent.is_dir()
    except OSError as error:
        raise cannot_be_written(path, error.strerror or str(error)) from error
    if not there:
        raise cannot_be_written(path, "No such file or directory")


def cannot_be_written(path: Path, why: str) -> UsageError:
    """The fault of a file that cannot be written."""
    return UsageError(text("taken_along.not_written", file=in_short(plain(str(path))), why=why))
