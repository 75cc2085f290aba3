"""What takes long to work out and follows from the shipped data alone is kept in the user's cache folder.

It is asked for by a key that holds everything from which it follows: the list of the shipped files with their hashes, when they and the
program's own code were last changed, the version of Python. So nothing old is ever taken for new: another key is another file. A file that is damaged,
not the user's own, or cannot be written costs the time that it would have saved, and nothing else. Nothing of a person is kept here.
"""

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from acuviewer.resources import assets_root
from acuviewer.user_folder import cache_folder
from acuviewer.version import __version__
from acuviewer.whole_file import write_whole

Made = TypeVar("Made")

_LARGEST = 64_000_000
_DATA = (".json", ".npz", ".npy")
_DIGEST = hashlib.sha256().digest_size


def kept(name: str, key: str, make: Callable[[], Made]) -> Made:
    """What ``make`` gives for a key, from the cache if it is there; else it is made and put there for the next time.

    ``name`` is that of the file, of which there is one for each name: what was kept by an older key is taken away.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / f"{name}-{hashlib.sha256(key.encode()).hexdigest()[:32]}.pickle"
    found = _content(path)
    if found is not None:
        # Whatever a file of another program's making does to the reader, it is made anew.
        with suppress(Exception):
            made: Made = pickle.loads(found)
            return made
    made = make()
    with suppress(OSError):
        content = pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for older in folder.glob(f"{name}-*.pickle"):
            older.unlink(missing_ok=True)
        write_whole(path, hashlib.sha256(content).digest() + content)
    return made


def kept_of_program(name: str, packages: Iterable[str], data: Iterable[str], asked: str, make: Callable[[], Made]) -> Made:
    """What follows from the program's own code and data, and from what was ``asked``; made each time where those cannot be looked at."""
    try:
        key = key_of_program(packages, data)
    except OSError:
        return make()  # which says what is missing
    return kept(name, f"{asked} {key}", make)


def key_of_program(packages: Iterable[str], data: Iterable[str]) -> str:
    """A key that changes with the code of some packages of this program, with some folders of the shipped data, and with Python.

    Whoever edits a file, or has a damaged one, is not answered from what it was before. Raises OSError for a folder that is not there.
    """
    place = Path(__file__).parent
    files = [file for package in packages for file in _stamps(place / package, ".py")]
    files += [file for folder in data for file in _stamps(assets_root() / folder, _DATA)]
    listed = hashlib.sha256((assets_root() / "files.json").read_bytes()).hexdigest()
    return repr((__version__, sys.version, listed, files))


def _stamps(folder: Path, ending: str | tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Path, time and size of the files in a folder."""
    with os.scandir(folder) as entries:
        found = [(entry.path, entry.stat()) for entry in entries if entry.name.endswith(ending)]
    return sorted((path, file.st_mtime_ns, file.st_size) for path, file in found)


def _content(path: Path) -> bytes | None:
    """What a file of this module's holds, if it is whole and nobody else could have written it."""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST or not _is_own(found):
                return None
            content = file.read()
    except OSError:
        return None
    digest, content = content[:_DIGEST], content[_DIGEST:]
    return content if hashlib.sha256(content).digest() == digest else None


def _is_own(found: os.stat_result) -> bool:
    """Whether a file is the user's, and no other may write it; where the system does not tell, its folder is the user's."""
    if not hasattr(os, "getuid"):
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
