"""Opens the file of a lesson, plain or packed, with its pictures."""

from dataclasses import replace
from pathlib import Path

from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault, in_short, plain, quoted
from acuviewer.i18n import text
from acuviewer.lessons.decoding import Faults
from acuviewer.lessons.lesson import LARGEST_BYTES, PACKED_SUFFIX, Lesson
from acuviewer.lessons.packed import LARGEST_PACKED, PackedFile
from acuviewer.lessons.picture_bytes import LARGEST_BYTES as LARGEST_PICTURE
from acuviewer.lessons.picture_bytes import MOST_PIXELS, PictureError
from acuviewer.lessons.picture_paths import MOST_PICTURES
from acuviewer.lessons.picture_store import FolderPictures, PackedPictures, PictureStore, read_plain_file
from acuviewer.lessons.reader import ReadLesson, read_lesson
from acuviewer.lessons.writer import write_lesson


@dataclass(frozen=True)
class OpenedFile:
    """A lesson as it was read from a file; its faults tell of the pictures too."""

    read: ReadLesson
    pictures: PictureStore


def open_file(path: Path) -> OpenedFile:
    """The lesson in a file; raises DataError, saying why, for what cannot be opened at all."""
    file = in_short(plain(str(path)))
    packed = str(path).endswith(PACKED_SUFFIX)
    faults = Faults(file)
    content = _content(path, file, LARGEST_PACKED if packed else LARGEST_BYTES)
    pictures: PictureStore
    if packed:
        archive = _packed(content, file, faults)
        pictures, content = PackedPictures(archive), archive.text()
    else:
        pictures = FolderPictures(path.parent)
    read = read_lesson(content, file)
    _look_at_pictures(read, pictures, faults)
    return OpenedFile(replace(read, faults=(*read.faults, *faults.all())), pictures)


def pictures_of(path: Path) -> PictureStore:
    """The pictures of a lesson in a file; raises DataError."""
    if not str(path).endswith(PACKED_SUFFIX):
        return FolderPictures(path.parent)
    file = in_short(plain(str(path)))
    return PackedPictures(_packed(_content(path, file, LARGEST_PACKED), file, Faults(file)))


def file_of(lesson: Lesson, path: Path) -> bytes:
    """What is to be written to a path for a lesson; raises DataError where a packed one stands that cannot be read."""
    written = write_lesson(lesson)
    if not str(path).endswith(PACKED_SUFFIX):
        return written
    file = in_short(plain(str(path)))
    return _packed(_content(path, file, LARGEST_PACKED), file, Faults(file)).with_text(written)


def _packed(content: bytes, file: str, faults: Faults) -> PackedFile:
    try:
        archive = PackedFile(content, faults)
        archive.text()
    except ValueError as error:
        raise DataError([_unreadable(file, str(error))]) from error
    return archive


def _content(path: Path, file: str, most: int) -> bytes:
    try:
        content = read_plain_file(path, most)
    except (OSError, ValueError) as error:
        raise DataError([_unreadable(file, str(getattr(error, "strerror", None) or error))]) from error
    if len(content) > most:
        faults = Faults(file)
        faults.add(0, "too_large", megabytes=most / 1e6)
        raise DataError(faults.all())
    return content


def _unreadable(file: str, why: str) -> Fault:
    what = text("lesson_fault.unreadable.what", why=in_short(plain(why)))
    return Fault(file, text("lesson_fault.file"), what, text("lesson_fault.unreadable.remedy"))


def _look_at_pictures(read: ReadLesson, pictures: PictureStore, faults: Faults) -> None:
    looked_at: dict[str, PictureError | None] = {}
    for line, path in read.pictures:
        if path not in looked_at and len(looked_at) == MOST_PICTURES:
            faults.add(line, "too_many_pictures", most=MOST_PICTURES)
            return
        if path not in looked_at:
            looked_at[path] = _wrong_with(pictures, path)
        if error := looked_at[path]:
            large = {"megabytes": LARGEST_PICTURE / 1e6, "megapixels": MOST_PIXELS / 1e6}
            more = {"why": error.why} if error.kind == "picture_broken" else large if error.kind == "picture_large" else {}
            faults.add(line, error.kind, found=quoted(path), **more)


def _wrong_with(pictures: PictureStore, path: str) -> PictureError | None:
    try:
        pictures.read(path)
    except PictureError as error:
        return error
    return None
