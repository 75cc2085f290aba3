"""Reads what can be read of a damaged file of answers, page by page, without SQLite.

Each answer stands wholly in one page, with a check of its own, and none is ever changed. So whatever row is found anywhere with the right
check is an answer that was given: in the file, in its log of what is not yet written back, even in pages that are no longer used. The
form of the pages: https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1.
"""

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from acuviewer.study.answer import Answer, read_row

PAGE = 4096
"""Files of answers are made with pages of so many bytes."""
_LEAF = 0x0D
_LOG_HEADER, _FRAME_HEADER = 32, 24
_COLUMNS = 9
_WHOLE_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

Cell = tuple[object, ...]


def read_damaged(paths: Iterable[Path]) -> list[Answer]:
    """The answers that stand in files and their logs (``-wal``), in the order in which they were kept; raises OSError for a file that
    cannot be read at all.
    """
    found: dict[str, tuple[int, Answer]] = {}
    for path in paths:
        for number, answer in _answers_in(path):
            found.setdefault(answer.id, (number, answer))
    return [answer for _, answer in sorted(found.values(), key=lambda pair: (pair[0], pair[1].at_us))]


def _answers_in(path: Path) -> Iterator[tuple[int, Answer]]:
    content = path.read_bytes()
    start, stride = (_LOG_HEADER + _FRAME_HEADER, _FRAME_HEADER + PAGE) if path.name.endswith("-wal") else (0, PAGE)
    for place in range(start, len(content), stride):
        for number, row in _cells(content[place : place + PAGE]):
            try:
                yield number, read_row(row)
            except (ValueError, TypeError, LookupError, AssertionError, RecursionError):
                continue  # of another table, or damaged


def _cells(page: bytes) -> Iterator[tuple[int, Cell]]:
    """Number and columns of the rows in a leaf of a table that have as many columns as answers have."""
    if len(page) < 8 or page[0] != _LEAF:
        return
    count = struct.unpack_from(">H", page, 3)[0]
    for index in range(min(count, (len(page) - 8) // 2)):
        try:
            place = struct.unpack_from(">H", page, 8 + 2 * index)[0]
            _, place = _read_varint(page, place)
            number, place = _read_varint(page, place)
            row = _read_record(page, place)
        except (IndexError, struct.error, ValueError):
            continue
        if len(row) == _COLUMNS:
            yield number, row[1:]


def _read_record(page: bytes, place: int) -> Cell:
    """The columns of a record; raises ValueError, IndexError or struct.error where it is none."""
    header, at = _read_varint(page, place)
    body = place + header
    kinds: list[int] = []
    while at < body and len(kinds) <= _COLUMNS:
        kind, at = _read_varint(page, at)
        kinds.append(kind)
    columns: list[object] = []
    for kind in kinds:
        value, body = _read_value(page, body, kind)
        columns.append(value)
    return tuple(columns)


def _read_value(page: bytes, at: int, kind: int) -> tuple[object, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", page, at)[0], at + 8
    size = _WHOLE_BYTES[kind] if kind in _WHOLE_BYTES else (kind - 12) // 2
    content = page[at : at + size]
    if kind in (10, 11) or len(content) < size:
        raise ValueError("no value")
    if kind in _WHOLE_BYTES:
        return int.from_bytes(content, "big", signed=True), at + size
    return (content.decode() if kind % 2 else content), at + size


def _read_varint(page: bytes, at: int) -> tuple[int, int]:
    value = 0
    for length in range(9):
        byte = page[at + length]
        if length == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + length + 1
    raise ValueError("no number")
