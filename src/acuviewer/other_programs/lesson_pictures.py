"""The pictures beside a lesson for what is handed out: decoded once, no larger than paper and phones show, and not without end."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImageReader

from acuviewer.lessons.picture_bytes import PictureError, check_picture
from acuviewer.lessons.picture_paths import MOST_PICTURES
from acuviewer.lessons.picture_store import PictureStore
from acuviewer.pages.document import Block, Image

_LARGEST_PX = 1280
_QUALITY = 88


class LessonPictures:
    """Puts the content of pictures into blocks. Those that cannot be shown stay words, as do those beyond the most that a lesson may show."""

    def __init__(self, store: PictureStore) -> None:
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
