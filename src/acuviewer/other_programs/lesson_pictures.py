"""The pictures beside a lesson for what is handed out: decoded once, no larger than paper and phones show, and not without end."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader

from acuviewer.export.qt_messages import hear_qt
from acuviewer.lessons.picture_bytes import PictureError, check_picture
from acuviewer.lessons.picture_paths import MOST_PICTURES
from acuviewer.lessons.picture_store import PictureStore
from acuviewer.pages.document import Block, Image

_LARGEST_PX = 1280
_QUALITY = 88
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_AT_ONCE = 1_000_000


class LessonPictures:
    """Puts the content of pictures into blocks. Those that cannot be shown stay words, as do those beyond the most that a lesson may show."""

    def __init__(self, store: PictureStore) -> None:
        hear_qt()  # what it says of broken pictures
        self._store = store
        self._read: dict[str, bytes] = {}
        self._n_shown = 0

    def into(self, blocks: tuple[Block, ...]) -> Iterator[Block]:
        """The same blocks with their pictures."""
        for block in blocks:
            if isinstance(block, Image) and self._n_shown < MOST_PICTURES:
                content = self._content(block.path)
                self._n_shown += bool(content)
                yield replace(block, content=content)
            else:
                yield block

    def _content(self, path: str) -> bytes:
        if path not in self._read and len(self._read) < MOST_PICTURES:
            try:
                self._read[path] = fitted(self._store.read(path))
            except PictureError:
                self._read[path] = b""
        return self._read.get(path, b"")


def fitted(content: bytes) -> bytes:
    """A PNG or JPEG that is at most ``_LARGEST_PX`` wide and high, b"" for what cannot be decoded; raises PictureError for what is none."""
    size = QSize(*check_picture(content))
    if content.startswith(_PNG) and not _is_whole(content):
        return b""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    is_large = max(size.width(), size.height()) > _LARGEST_PX
    if is_large:
        reader.setScaledSize(size.scaled(_LARGEST_PX, _LARGEST_PX, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull() or not is_large:
        return b"" if image.isNull() else content
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.hasAlphaChannel():
        image.save(made, "PNG")  # type: ignore[call-overload]
    else:
        image.save(made, "JPG", _QUALITY)  # type: ignore[call-overload]
    return bytes(made.data().data())


def _is_whole(png: bytes) -> bool:
    """Whether the data of a PNG are as they were written: of others Qt's library says on standard error that they are not."""
    packed = bytearray()
    at = len(_PNG)
    while at + 12 <= len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        data, sums = png[at + 8 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        if sums != struct.pack(">I", zlib.crc32(kind + data)):
            return False
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
        if kind == b"IEND":
            break
    return _unpacks(bytes(packed))


def _unpacks(packed: bytes) -> bool:
    """Whether zlib reads it to its end, a piece at a time."""
    reader = zlib.decompressobj()
    try:
        while not reader.eof and packed:
            reader.decompress(packed, _MOST_AT_ONCE)
            packed = reader.unconsumed_tail
    except zlib.error:
        return False
    return reader.eof
