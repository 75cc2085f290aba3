"""Files of lessons: where they are opened and saved, and which were opened last."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from acuviewer.faults import DataError, in_short, plain
from acuviewer.i18n import text
from acuviewer.lessons.lesson import PACKED_SUFFIX, SUFFIX, Lesson
from acuviewer.lessons.markup import Picture, read_markup
from acuviewer.lessons.opening import file_of, pictures_of
from acuviewer.lessons.packed import pack
from acuviewer.lessons.picture_bytes import LARGEST_BYTES as LARGEST_PICTURE
from acuviewer.lessons.picture_bytes import PictureError, check_picture
from acuviewer.lessons.picture_paths import ENDINGS, hostile
from acuviewer.lessons.picture_store import read_plain_file
from acuviewer.lessons.writer import write_lesson
from acuviewer.session.lesson_commands import one_line
from acuviewer.session.open_lesson import OpenLesson
from acuviewer.session.settings import Settings
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.user_folder import user_data_folder
from acuviewer.whole_file import write_whole

_MOST_RECENT, _MOST_LETTERS, _BETWEEN = 10, 20_000, "; "
_LONGEST_FILE_NAME, _MOST_ASIDE, _MOST_COPIES = 60, 9, 99
_PICTURES = "pictures"

Answer = Literal["save", "discard", "cancel"]


def opening_of(path: Path | str) -> str:
    """The command line that opens a lesson."""
    return f"lesson.open {one_line(str(path))}"


def is_lesson_file(path: str) -> bool:
    """Whether a file is called as lessons are."""
    return path.lower().endswith((SUFFIX, PACKED_SUFFIX))


def with_recent(kept: str, path: str) -> str:
    """The lines of the lessons that were opened last, the newest first, with one more."""
    lines = [opening_of(os.path.abspath(path)), *filter(None, kept.split(_BETWEEN))]  # noqa: PTH100  # links stay as they are named
    newest = [line for line in dict.fromkeys(lines) if line.isprintable()][:_MOST_RECENT]
    return _BETWEEN.join(newest) if sum(map(len, newest)) < _MOST_LETTERS else newest[0]


def recent_lessons(kept: str) -> list[str]:
    """The lines that open the lessons that were opened last, the newest first."""
    return [line for line in kept.split(_BETWEEN) if line]


def ask_for_lesson(parent: QWidget, settings: Settings) -> Path | None:
    """The file that a person chooses to open."""
    folder = str(settings["folder"])
    kinds = f"{text('lesson.files')} (*{SUFFIX} *{PACKED_SUFFIX})"
    path, _ = QFileDialog.getOpenFileName(parent, text("lesson.open_title"), folder if Path(folder).is_dir() else "", kinds)
    return Path(path) if path else None


def ask_for_picture(parent: QWidget, settings: Settings) -> Path | None:
    """The picture that a person chooses."""
    folder = str(settings["folder"])
    kinds = f"{text('lesson.pictures')} ({' '.join(f'*{ending}' for ending in ENDINGS)})"
    path, _ = QFileDialog.getOpenFileName(parent, text("lesson.picture_title"), folder if Path(folder).is_dir() else "", kinds)
    return Path(path) if path else None


def put_beside(lesson: Path, picture: Path) -> str:
    """Copy a picture into the folder of a lesson, over no other; returns its path as the lesson writes it. Raises ValueError, saying why not."""
    try:
        content = read_plain_file(picture, LARGEST_PICTURE)
        check_picture(content)
        stem = (
            "-".join("".join(letter if letter.isalnum() else " " for letter in picture.stem).split())[:_LONGEST_FILE_NAME]
            or "picture"
        )
        ending = ".png" if content.startswith(b"\x89PNG") else ".jpg"
        names = (f"{_PICTURES}/{stem}{number}{ending}" for number in ("", *(f"-{number}" for number in range(2, _MOST_COPIES))))
        free = next((name for name in names if not os.path.lexists(Path(lesson.parent, name))), None)
        if free is None or hostile(free):
            raise PictureError("picture_outside")
        _write_pictures(lesson.parent, {free: content})
        if not Path(lesson.parent, free).is_file():  # the folder of the pictures leads elsewhere
            raise PictureError("picture_outside")
    except PictureError as error:
        raise ValueError(text("lesson.picture_not_taken", file=in_short(plain(picture.name)))) from error
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise ValueError(text("lesson.not_saved", file=in_short(plain(str(lesson.parent))), why=why)) from error
    return free


def ask_where_to_save_lesson(parent: QWidget, settings: Settings, lesson: Lesson) -> Path | None:
    """The file that a person chooses to save in."""
    letters = "".join(letter if letter.isalnum() else " " for letter in lesson.title)
    name = "-".join(letters.split())[:_LONGEST_FILE_NAME].strip("-") or text("lesson.file_name")
    kinds = f"{text('lesson.files')} (*{SUFFIX});;{text('lesson.packed_files')} (*{PACKED_SUFFIX})"
    path = ask_where_to_save(parent, settings, text("lesson.save_title"), f"{name}{SUFFIX}", kinds)
    if path is None or is_lesson_file(str(path)):
        return path
    return path.with_name(f"{path.name}{SUFFIX}")


def ask_to_save(parent: QWidget, opened: OpenLesson) -> Answer:
    """Whether a lesson that was changed is to be saved."""
    box = QMessageBox(QMessageBox.Icon.Question, "acuviewer", text("lesson.unsaved", title=opened.lesson.title), parent=parent)
    save = box.addButton(text("lesson.unsaved.save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(text("lesson.unsaved.discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(text("lesson.unsaved.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    return "save" if box.clickedButton() is save else "discard" if box.clickedButton() is discard else "cancel"


def keep_aside(opened: OpenLesson) -> None:
    """Keep a lesson that nobody can be asked about among what is the person's own."""
    folder = Path(user_data_folder(), "lessons")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        names = [f"unsaved{number}{SUFFIX}" for number in ("", *(f"-{number}" for number in range(2, _MOST_ASIDE + 1)))]
        free = next((name for name in names if not Path(folder, name).exists()), names[-1])
        write_whole(Path(folder, free), write_lesson(opened.lesson))


def write_lesson_file(opened: OpenLesson, path: Path) -> str | None:
    """Write a lesson, with its pictures where it goes to another place; returns what went wrong."""
    try:
        moves = not opened.path or os.path.realpath(opened.path) != os.path.realpath(path)
        pictures = dict(_pictures(opened)) if moves and opened.path else {}
        if not moves:
            write_whole(path, file_of(opened.lesson, path))
        elif str(path).endswith(PACKED_SUFFIX):
            write_whole(path, pack({f"{path.name.removesuffix(PACKED_SUFFIX)}{SUFFIX}": write_lesson(opened.lesson), **pictures}))
        else:
            _write_pictures(path.parent, pictures)
            write_whole(path, write_lesson(opened.lesson))
    except DataError as error:
        return str(error)
    except OSError as error:
        return text("lesson.not_saved", file=in_short(plain(str(path))), why=error.strerror or type(error).__name__)
    return None


def _pictures(opened: OpenLesson) -> Iterator[tuple[str, bytes]]:
    """The pictures of a lesson that can be read, by their paths."""
    store = pictures_of(Path(opened.path))
    texts = [opened.lesson.about, *(words for step in opened.lesson.steps for words in (step.caption, step.notes))]
    paths = {block.path for words in texts for block in read_markup(words) if isinstance(block, Picture)}
    for path in sorted(paths):
        with suppress(PictureError):
            yield path, store.read(path)


def _write_pictures(folder: Path, pictures: dict[str, bytes]) -> None:
    """Put pictures beside a lesson; what is there already stays."""
    for path, content in pictures.items():
        place = Path(folder, *path.split("/"))
        inside = os.path.commonpath([os.path.realpath(place), os.path.realpath(folder)]) == os.path.realpath(folder)
        if inside and not os.path.lexists(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, content)
