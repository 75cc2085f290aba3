"""Pictures of the open lesson, decoded once."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from acuviewer.faults import DataError
from acuviewer.lessons.opening import pictures_of
from acuviewer.lessons.picture_bytes import PictureError
from acuviewer.lessons.picture_store import PictureStore

_MOST_KEPT, _LARGEST_PX = 12, 2000
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class LessonPictures:
    """Gives the pictures of one lesson by their paths; a picture that cannot be shown is an empty one."""

    def __init__(self, path: str) -> None:
        self._store: PictureStore | None = None
        self._kept: dict[str, QImage] = {}
        if path:
            try:
                self._store = pictures_of(Path(path))
            except DataError:  # the file has gone, or is another one by now
                self._store = None

    def image(self, path: str) -> QImage:
        """A picture, no larger than a screen."""
        if path not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[path] = self._read(path)
        return self._kept[path]

    def _read(self, path: str) -> QImage:
        if self._store is None:
            return QImage()
        try:
            content = self._store.read(path)
        except PictureError:
            return QImage()
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        # PNG or JPEG, whatever else Qt could take the bytes for.
        reader = QImageReader(buffer, QByteArray(b"png" if content.startswith(b"\x89PNG") else b"jpeg"))
        reader.setAutoTransform(True)
        size = reader.size()
        if max(size.width(), size.height()) > _LARGEST_PX:
            reader.setScaledSize(size.scaled(QSize(_LARGEST_PX, _LARGEST_PX), _KEEP))
        return reader.read()
