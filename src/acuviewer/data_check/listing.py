"""The list of the files of a data folder: what departs from it, and how it is made anew."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from acuviewer.data_folder import LIST, REMEDY, DataFolder, Listed, read_list
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault
from acuviewer.whole_file import write_whole

_UNLISTED = {LIST, "README.md"}
_MOST_FILES = 500


@dataclass(frozen=True)
class Held:
    """A folder held against its list: what departs from it, the list, and the names of those files that are as it says."""

    faults: tuple[Fault, ...]
    listed: Mapping[str, Listed]
    as_listed: frozenset[str]


def hold_against_list(folder: Path) -> Held:
    """Look for files that are missing, that nobody knows, and that are not as the folder's own list says."""
    present, faults = _find_files(folder)
    try:
        listed = read_list(folder)
    except DataError as error:
        return Held((*faults, *error.faults), {}, frozenset())
    files, as_listed = DataFolder(folder, listed), set()
    for name in listed:
        try:
            files.path(name)
            as_listed.add(name)
        except DataError as error:
            faults += error.faults
    for name in sorted(set(present) - set(listed)):
        faults.append(Fault(str(folder / name), "file", f"is not in {LIST}.", "Remove it, or run acuviewer check --renew."))
    return Held(tuple(faults), listed, frozenset(as_listed))


def renew_list(folder: Path) -> list[str]:
    """Write the list of a folder anew, whole or not at all; returns the names whose entry changed. Raises DataError."""
    present, faults = _find_files(folder)
    if faults:
        raise DataError(faults)
    files = DataFolder(folder)
    found = {name: _entry(files.read(name)) for name in sorted(present)}
    try:
        before = read_list(folder)
    except DataError:
        before = {}
    _write(folder, found)
    return sorted(name for name in {*before, *found} if before.get(name) != found.get(name))


def renew_entry(folder: Path, name: str) -> None:
    """Write the list of a folder with the entry of one file anew, and all others as they were. Raises DataError."""
    found = {**read_list(folder), name: _entry(DataFolder(folder).read(name))}
    _write(folder, dict(sorted(found.items())))


def _write(folder: Path, found: dict[str, Listed]) -> None:
    try:
        write_whole(folder / LIST, _written(found))
    except OSError as error:
        fault = Fault(str(folder / LIST), "file", f"cannot be written ({error.strerror}).", "Make the folder writable.")
        raise DataError([fault]) from error


def _entry(content: bytes) -> Listed:
    return Listed(len(content), hashlib.sha256(content).hexdigest())


def _written(found: dict[str, Listed]) -> bytes:
    """A line a file, so that changes of different files stand apart."""
    lines = (f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(entry._asdict())}" for name, entry in found.items())
    return ('{\n "files": {\n' + ",\n".join(lines) + "\n }\n}\n").encode()


def _find_files(folder: Path) -> tuple[list[str], list[Fault]]:
    """Names of all files below a folder but its list and what explains it; hidden ones are the business of others."""
    found: list[str] = []
    faults: list[Fault] = []

    def tell(error: OSError) -> None:
        faults.append(Fault(str(error.filename), "folder", f"cannot be read ({error.strerror}).", REMEDY))

    for at, folders, names in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(at).relative_to(folder)
        found += [(below / name).as_posix() for name in names if name not in _UNLISTED and not name.startswith(".")]
        if len(found) > _MOST_FILES:
            faults.append(Fault(str(folder), "folder", f"holds more than {_MOST_FILES} files.", "Name a folder like assets/."))
            break
    return found, faults
