"""Whether fonts are fonts, without opening them in a program that draws: their tables carry sums of themselves."""

import struct
from collections.abc import Iterator

import numpy as np

from acuviewer.data_folder import REMEDY, DataFolder
from acuviewer.export.font_files import FONT_FILES
from acuviewer.faults import DataError, Fault

_KINDS = (b"OTTO", b"\x00\x01\x00\x00", b"true")
_NEEDED = {b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"}


def font_faults(files: DataFolder) -> list[Fault]:
    """What is wrong with the fonts of a data folder."""
    faults: list[Fault] = []
    for name in FONT_FILES:
        try:
            content = files.read(name)
        except DataError as error:
            faults += error.faults
            continue
        where = str(files.root / name)
        faults += [Fault(where, place, what, REMEDY) for place, what in _faults_in(content)]
    return faults


def _faults_in(content: bytes) -> Iterator[tuple[str, str]]:
    if content[:4] not in _KINDS or len(content) < 12:
        yield "header", "is not that of an OpenType font."
        return
    (n_tables,) = struct.unpack(">H", content[4:6])
    records = content[12 : 12 + 16 * n_tables]
    tables = {
        tag: (checksum, start, length)
        for tag, checksum, start, length in struct.iter_unpack(">4sIII", records[: len(records) // 16 * 16])
    }
    for tag in sorted(_NEEDED - set(tables)):
        yield "header", f"names no table {tag.decode()}."
    for tag, (checksum, start, length) in tables.items():
        name = f"table {tag.decode('latin-1')}"
        if start + length > len(content):
            yield name, "ends beyond the file."
        elif _sum(tag, content[start : start + length]) != checksum:
            yield name, "is damaged: its sum is not what the header says."


def _sum(tag: bytes, table: bytes) -> int:
    if tag == b"head":
        # The sum of the whole font stands there, and was made when it was still zero.
        table = table[:8] + bytes(4) + table[12:]
    words = np.frombuffer(table + bytes(-len(table) % 4), dtype=">u4")
    return int(words.sum(dtype=np.uint64)) & 0xFFFFFFFF
