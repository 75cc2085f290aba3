"""Where the pictures of a lesson are: in its folder, or in the same packed file. Nothing outside is opened, by no path and by no link."""

import os
import stat
from pathlib import Path
from typing import Protocol

from acuviewer.lessons.packed import PackedFile
from acuviewer.lessons.picture_bytes import LARGEST_BYTES, PictureError, check_picture
from acuviewer.lessons.picture_paths import hostile


class PictureStore(Protocol):
    """Gives the pictures of a lesson."""

    def read(self, path: str) -> bytes:
        """The bytes of a PNG or JPEG; raises PictureError."""


class FolderPictures:
    """Pictures in and below a folder."""

    def __init__(self, folder: Path) -> None:
        self._root = os.path.realpath(folder)

    def read(self, path: str) -> bytes:
        """The bytes of a PNG or JPEG; raises PictureError."""
        _refuse_hostile(path)
        try:
            found = os.path.realpath(Path(self._root, *path.split("/")))
            if os.path.commonpath([self._root, found]) != self._root:
                raise PictureError("picture_outside")
            content = read_plain_file(Path(found), LARGEST_BYTES)
        except FileNotFoundError as error:
            raise PictureError("picture_missing") from error
        except (OSError, ValueError) as error:
            raise PictureError("picture_broken", str(getattr(error, "strerror", None) or error)) from error
        if len(content) > LARGEST_BYTES:
            raise PictureError("picture_large")
        check_picture(content)
        return content


class PackedPictures:
    """Pictures in a packed lesson."""

    def __init__(self, packed: PackedFile) -> None:
        self._packed = packed

    def read(self, path: str) -> bytes:
        """The bytes of a PNG or JPEG; raises PictureError."""
        _refuse_hostile(path)
        content = self._packed.read(path)
        if content is None:
            raise PictureError("picture_missing")
        check_picture(content)
        return content


def _refuse_hostile(path: str) -> None:
    if why := hostile(path):
        raise PictureError(f"picture_{why}")


def read_plain_file(path: Path, most: int) -> bytes:
    """At most ``most`` bytes of a plain file and one more if there are more; raises OSError. What else may stand there is not opened: a
    pipe would wait for somebody to write."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "it is no plain file")
    # Between the two looks another file may have come: what is opened is looked at again, and without waiting.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "it is no plain file")
        return file.read(most + 1)
