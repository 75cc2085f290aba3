"""A lesson with its pictures in one file: a ZIP of which nothing is unpacked to the disk."""

import io
import stat
import struct
import zipfile
from collections.abc import Mapping

from acuviewer.faults import quoted
from acuviewer.lessons.decoding import Faults
from acuviewer.lessons.lesson import LARGEST_BYTES as LARGEST_TEXT
from acuviewer.lessons.lesson import SUFFIX
from acuviewer.lessons.picture_bytes import LARGEST_BYTES as LARGEST_PICTURE
from acuviewer.lessons.picture_paths import hostile

LARGEST_PACKED = 100_000_000
MOST_FILES, MOST_RATIO = 200, 200
_SMALL = 100_000
"""What is smaller may be packed as closely as it likes."""
_END, _END_64, _END_BYTES = b"PK\x05\x06", b"PK\x06\x07", 22
_LONGEST_COMMENT, _LARGEST_LIST = 65_535, 200_000
_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DATE = (1980, 1, 1, 0, 0, 0)


class PackedFile:
    """The good entries of a packed lesson by their paths. Raises ValueError, saying why, for what is no such file; odd entries are noted in ``faults``."""

    def __init__(self, content: bytes, faults: Faults) -> None:
        _refuse_long_list(content)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            entries = [entry for entry in self._archive.infolist() if not entry.is_dir()]
        except Exception as error:
            # Readers of foreign bytes fail in as many ways as there are bytes.
            raise ValueError(f"{type(error).__name__}: {error}") from error
        if len(entries) > MOST_FILES:
            raise ValueError(f"it holds more than {MOST_FILES} files")
        self._faults, self._total = faults, 0
        self._entries = {entry.filename: entry for entry in entries if self._is_good(entry)}
        lessons = sorted(name for name in self._entries if name.endswith(SUFFIX) and name.count("/") < 2)
        if not lessons:
            raise ValueError(f"it holds no {SUFFIX} file")
        if len(lessons) > 1:
            faults.add(0, "packed_several", found=quoted(lessons[0]))
        self.name = lessons[0]
        self._below = self.name.rpartition("/")[0]

    def text(self) -> bytes:
        """The file of the lesson; raises ValueError."""
        content = self._unpacked(self.name, LARGEST_TEXT)
        if content is None:
            raise ValueError(f"{quoted(self.name)} cannot be unpacked")
        return content

    def read(self, path: str) -> bytes | None:
        """What lies at a path as seen from the lesson; None for nothing, or what cannot be unpacked."""
        return self._unpacked(f"{self._below}/{path}" if self._below else path, LARGEST_PICTURE)

    def with_text(self, text: bytes) -> bytes:
        """The packed file with another text of the lesson, and everything else that is good in it."""
        contents = {name: self._unpacked(name, LARGEST_PICTURE) for name in self._entries if name != self.name}
        return pack({self.name: text, **{name: content for name, content in contents.items() if content is not None}})

    def _is_good(self, entry: zipfile.ZipInfo) -> bool:
        self._total += entry.file_size
        why = _odd(entry, self._total)
        if why and not _is_litter(entry.filename):
            self._faults.add(0, f"packed_{why}", found=quoted(entry.filename))
        return not why

    def _unpacked(self, name: str, most: int) -> bytes | None:
        entry = self._entries.get(name)
        if entry is None:
            return None
        try:
            with self._archive.open(entry) as file:
                content = file.read(most + 1)
        except Exception:
            return None
        return content if len(content) <= most else None


def pack(contents: Mapping[str, bytes]) -> bytes:
    """A packed lesson from its files by their paths; the same ones give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def _odd(entry: zipfile.ZipInfo, total: int) -> str:
    """Why an entry is left out: ``path``, ``link``, ``locked``, ``packing`` or ``large``; "" if it is not."""
    lesson_like = entry.filename[: -len(SUFFIX)] + ".png" if entry.filename.endswith(SUFFIX) else entry.filename
    if hostile(lesson_like) == "outside" or _is_litter(entry.filename):
        return "path"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "link"
    if entry.flag_bits & 1:
        return "locked"
    if entry.compress_type not in _KNOWN_PACKING:
        return "packing"
    close = entry.file_size > _SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
    return "large" if close or entry.file_size > LARGEST_PICTURE or total > LARGEST_PACKED else ""


def _is_litter(name: str) -> bool:
    """What some systems put into each ZIP beside the files."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith((".", "._"))


def _refuse_long_list(content: bytes) -> None:
    """Refuse a list of files that would take long to read, before anything reads it."""
    tail = content[-_END_BYTES - _LONGEST_COMMENT :]
    plain_end = len(tail) - _END_BYTES
    at = plain_end if tail[plain_end:].startswith(_END) and tail.endswith(b"\0\0") else tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise ValueError("it is no ZIP")
    (size,) = struct.unpack("<I", tail[at + 12 : at + 16])
    if size > _LARGEST_LIST or tail[max(at - 20, 0) : at].startswith(_END_64):
        raise ValueError("its list of files is too long")
