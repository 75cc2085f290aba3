"""The lists and notes of a learner in files that people can read: one of JSON for all lists, one of Markdown for each note.

They lie in a folder beside her answers. Each is written under a passing name and then renamed. A note that is taken away is moved aside, not
deleted; a file that cannot be read is left where it is.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from acuviewer.i18n import Said, said
from acuviewer.study.shelf import Shelf
from acuviewer.whole_file import write_whole

LISTS, NOTES, REMOVED = "lists.json", "notes", "removed"
FORM = 1
_ENDING = ".md"
_NAME = re.compile(r"(point|landmark|pain_type)-([A-Za-z0-9_\-]+)")
_CODE = re.compile(r"[A-Za-z0-9\-]{2,12}")
_LARGEST, _LONGEST_NAME = 1_000_000, 40

State = tuple[tuple[str, int, int], ...]
"""Names, times and sizes of the files, by which it is told that another window wrote one."""


def shelf_folder(answers: Path) -> Path:
    """The folder that belongs to a file of answers."""
    return answers.with_suffix("")


def read_shelf(folder: Path, otherwise: Shelf) -> tuple[Shelf, list[Said]]:
    """What lies in a folder, and sentences about what of it cannot be read, for which there is what ``otherwise`` has; a folder that is not
    there is an empty one.
    """
    told: list[Said] = []
    notes: dict[str, str] = {}
    for path, subject in _note_files(folder):
        try:
            notes[subject] = _read(path)
        except (OSError, ValueError) as error:
            notes[subject] = dict(otherwise.notes).get(subject, "")
            told.append(said("shelf.note_unread", file=path.name, why=_why(error)))
    try:
        lists = _read_lists(folder / LISTS)
    except FileNotFoundError:
        lists = {}
    except (OSError, ValueError) as error:
        lists = dict(otherwise.lists)
        told.append(said("shelf.lists_unread", file=LISTS, why=_why(error)))
    return Shelf(tuple(lists.items()), tuple(sorted((subject, words) for subject, words in notes.items() if words))), told


def any_lists(study: Path) -> bool:
    """Whether anybody has kept lists, in the folder of all learners."""
    return any(True for _ in study.glob(f"*/{LISTS}"))


def write_shelf(folder: Path, before: Shelf, after: Shelf) -> None:
    """Write what differs between what lies there and what shall lie there; raises OSError, and then what stood before stands."""
    (folder / NOTES).mkdir(parents=True, exist_ok=True)
    if before.lists != after.lists or not (folder / LISTS).exists():
        _keep_aside_unread(folder)
        content = {"form": FORM, "lists": [{"name": name, "points": list(codes)} for name, codes in after.lists]}
        write_whole(folder / LISTS, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    old, new = dict(before.notes), dict(after.notes)
    for subject, words in new.items():
        if old.get(subject) != words:
            write_whole(_note_file(folder, subject), f"{words}\n".encode())
    for subject in old.keys() - new.keys():
        _put_aside(folder, _note_file(folder, subject))


def state_of(folder: Path) -> State:
    """The state of the files, without reading them."""
    files = [folder / LISTS, *(path for path, _ in _note_files(folder))]
    found = []
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path.name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _note_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each file of a note, with its subject."""
    for path in sorted((folder / NOTES).glob(f"*{_ENDING}")):
        named = _NAME.fullmatch(path.stem)
        if named:
            yield path, f"{named[1]} {named[2]}"


def _note_file(folder: Path, subject: str) -> Path:
    return folder / NOTES / f"{subject.replace(' ', '-', 1)}{_ENDING}"


def _read(path: Path) -> str:
    """The text of a file; raises OSError, ValueError."""
    if path.stat().st_size > _LARGEST:
        raise ValueError(f"it is larger than {_LARGEST} bytes")
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").strip()


def _read_lists(path: Path) -> dict[str, tuple[str, ...]]:
    """The lists in a file; raises OSError, ValueError."""
    return lists_from(json.loads(_read(path)))


def lists_from(content: object) -> dict[str, tuple[str, ...]]:
    """Lists as JSON holds them; raises ValueError for what is none. A name is made one that a command takes."""
    entries = content.get("lists") if isinstance(content, Mapping) else None
    if not isinstance(entries, list):
        raise ValueError("it holds no lists")
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        name = entry.get("name") if isinstance(entry, Mapping) else None
        points = entry.get("points") if isinstance(entry, Mapping) else None
        if not isinstance(name, str) or not isinstance(points, list) or not all(isinstance(code, str) for code in points):
            raise ValueError("a list has no name or no points")
        if not all(_CODE.fullmatch(code) for code in points):
            raise ValueError("a list holds what is no code of a point")
        fitting = _fitting(name)
        if points and fitting:
            found[fitting] = tuple(dict.fromkeys((*found.get(fitting, ()), *points)))
    return found


def _fitting(name: str) -> str:
    """A name without what parts names from codes, in one line."""
    plain = "".join("," if letter in ";=" else letter if letter.isprintable() else " " for letter in name)
    return " ".join(plain.split())[:_LONGEST_NAME].strip()


def notes_from(content: object) -> tuple[tuple[str, str], ...]:
    """Notes as JSON holds them, text by subject; raises ValueError for what is none. What has no name for a file is left out."""
    if not isinstance(content, Mapping) or not all(isinstance(words, str) for words in content.values()):
        raise ValueError("notes are texts by what they are about")
    named = {
        str(subject): words.strip() for subject, words in content.items() if _NAME.fullmatch(str(subject).replace(" ", "-", 1))
    }
    return tuple(sorted((subject, words) for subject, words in named.items() if words))


def _keep_aside_unread(folder: Path) -> None:
    """A file of lists that cannot be read is moved aside before another takes its place."""
    try:
        _read_lists(folder / LISTS)
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        _put_aside(folder, folder / LISTS)


def _put_aside(folder: Path, path: Path) -> None:
    """Move a file to those that were taken away, under a name of its own."""
    if not path.exists():
        return
    (folder / REMOVED).mkdir(exist_ok=True)
    number = 1
    while (aside := folder / REMOVED / f"{path.stem}-{number}{path.suffix}").exists():
        number += 1
    os.replace(path, aside)


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
