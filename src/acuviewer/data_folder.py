"""Reads the files of a data folder: plain files alone, and of the shipped ones only those that are as they were shipped.

``files.json`` lists every shipped file with its size and hash; ``acuviewer check --renew`` writes it. A file is held against
it each time that it is read, so that a damaged one is named instead of moving a point.
"""

import hashlib
import io
import json
import os
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from acuviewer.faults import DataError, Fault
from acuviewer.resources import assets_root
from acuviewer.strict_json import parse_json

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIST = "files.json"
SCHEMA_VERSION = 2
"""The newest form of data files that this program reads. Whoever changes the form of one gives it the next number, here and there."""
LARGEST_BYTES = 64_000_000
"""No data file of the program is nearly as large; whatever is, is something else."""
REMEDY = "If you edited it, run acuviewer check --renew; else install acuviewer again."
_CHUNK = 1 << 18
_KINDS = (
    (stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"),
)  # fmt: skip


class Listed(NamedTuple):
    """Size and hash of a file as it was shipped."""

    bytes: int
    sha256: str


class DataFolder:
    """A folder like ``assets``. With ``listed`` a file is read only if it is there, and as it says; without, as it is.

    Files are named as seen from the folder, with forward slashes. Every method raises DataError, with the file's name, for
    what cannot be used.
    """

    def __init__(self, root: Path, listed: Mapping[str, Listed] | None = None) -> None:
        self.root = root
        self.listed = listed

    def below(self, folder: str) -> "DataFolder":
        """One of its folders."""
        if self.listed is None:
            return DataFolder(self.root / folder)
        start = f"{folder}/"
        inside = {name.removeprefix(start): entry for name, entry in self.listed.items() if name.startswith(start)}
        return DataFolder(self.root / folder, inside)

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        with self._opened(name) as file:
            content: bytes = file.read(os.fstat(file.fileno()).st_size + 1)
        self._hold(name, len(content), hashlib.sha256(content).hexdigest() if self.listed is not None else "")
        return content

    def path(self, name: str) -> Path:
        """The path of a file for those who read it by themselves; its content was held against the list."""
        digest, size, buffer = hashlib.sha256(), 0, memoryview(bytearray(_CHUNK))
        with self._opened(name) as file:
            while self.listed is not None and size <= LARGEST_BYTES and (n_read := file.readinto(buffer)):
                size += n_read
                digest.update(buffer[:n_read])
        self._hold(name, size, digest.hexdigest())
        return self.root / name

    def json(self, name: str) -> Any:
        """What a JSON file holds; one that says it has a newer form than this program knows is refused."""
        content = self._parsed(name)
        version = content.get("schema_version") if isinstance(content, dict) else None
        if isinstance(version, int | float) and version > SCHEMA_VERSION:
            what = f"is {version}; this program reads files up to version {SCHEMA_VERSION}."
            remedy = "Install the newest acuviewer, or put back the file that came with this one."
            raise self._fault(name, "schema_version", what, remedy)
        return content

    def _parsed(self, name: str) -> Any:
        content = self.read(name)
        if self.listed is None:
            return parse_json(content, str(self.root / name))
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            # It was listed as it is: the strict reader says where it is wrong.
            return parse_json(content, str(self.root / name))

    def arrays(self, name: str) -> dict[str, "NDArray[Any]"]:
        """The arrays of an .npz file by name."""
        import numpy as np

        content = io.BytesIO(self.read(name))
        with self.naming(name):
            # An archive may say that it holds more than any memory does.
            if sum(entry.file_size for entry in zipfile.ZipFile(content).infolist()) > LARGEST_BYTES:
                raise ValueError("it holds too much")
            with np.load(content, allow_pickle=False) as archive:
                arrays = {key: archive[key] for key in archive.files}
            # What is no array in the archive comes as bytes.
            if odd := [key for key, array in arrays.items() if not isinstance(array, np.ndarray)]:
                raise ValueError(f"{', '.join(odd)} is no array")
            return arrays

    def mapped(self, name: str) -> "NDArray[Any]":
        """The array of an .npy file, left on disk until somebody looks at its rows."""
        import numpy as np

        path = self.path(name)
        with self.naming(name):
            return np.lib.format.open_memmap(path, mode="r")

    @contextmanager
    def naming(self, name: str) -> Iterator[None]:
        """Whatever goes wrong while a file's content is used is told as a DataError that names it."""
        try:
            yield
        except DataError:
            raise
        except Exception as error:
            # Readers of foreign bytes fail in as many ways as there are bytes.
            raise self._fault(name, "content", f"cannot be used ({type(error).__name__}: {error}).", REMEDY) from error

    def _opened(self, name: str) -> io.FileIO:
        """A plain file, opened. What else may stand in its place is not opened: a pipe would wait for somebody to write."""
        path = self.root / name
        try:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                kind = next((word for test, word in _KINDS if test(found.st_mode)), "no plain file")
                raise self._fault(name, "file", f"is {kind}.", "Put the file there.")
            if found.st_size > LARGEST_BYTES:
                what = f"is too large ({found.st_size / 1e6:.0f} MB)."
                raise self._fault(name, "file", what, "Put the file there that belongs there.")
            return io.FileIO(path)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            raise self._fault(name, "file", f"cannot be read ({why}).", "Put the file there.") from error

    def _hold(self, name: str, size: int, sha256: str) -> None:
        if self.listed is None:
            return
        wanted = self.listed.get(name)
        if wanted is None:
            raise self._fault(name, "file", f"is not in {LIST}.", REMEDY)
        if size != wanted.bytes:
            raise self._fault(name, "file", f"has {size} bytes and by {LIST} should have {wanted.bytes}.", REMEDY)
        if sha256 != wanted.sha256:
            raise self._fault(name, "file", f"is not what {LIST} says (its sha256 differs).", REMEDY)

    def _fault(self, name: str, where: str, what: str, remedy: str) -> DataError:
        return DataError([Fault(str(self.root / name), where, what, remedy)])


def read_list(root: Path) -> dict[str, Listed]:
    """Size and hash by name of the files below a data folder, as its list says; raises DataError for a list that is none."""
    content = DataFolder(root).json(LIST)
    try:
        listed = {str(name): Listed(int(entry["bytes"]), str(entry["sha256"])) for name, entry in content["files"].items()}
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise DataError([Fault(str(root / LIST), "content", "is no list of files.", REMEDY)]) from error
    return listed


@cache
def shipped() -> DataFolder:
    """The data of the program, each file as it was shipped."""
    return DataFolder(assets_root(), read_list(assets_root()))
