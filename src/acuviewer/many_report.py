"""What ``acuviewer locate --bodies`` reads and prints: a table of bodies in, the places on each body out, a row a place or JSON lines."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from acuviewer.body.shape import BodyShape, BodyShapeError, parse_body
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault, quoted
from acuviewer.many_bodies import Places, locate_many
from acuviewer.reports import wanted_codes

HEADER = "row,code,side,definition,x_mm,y_mm,z_mm"
WHOLE = "body"
"""The column whose cells are whole bodies, such as ``sex=female,age=35``."""
_BREAKS = (",", ";", "\t")
_MOST_FAULTS = 50


class Found(NamedTuple):
    """What is printed of one body, and a sentence for each place that is nowhere on it."""

    text: str
    missing: list[str]


def many_report(codes: Sequence[str] | None, side: str, table: Path, as_json: bool, definition: str) -> Iterator[Found]:
    """Places of points (all for None) on each body of a table, in its order.

    Raises, before anything is located, DataError with what is wrong in any row, and UnknownPointError.
    """
    bodies = read_bodies(DataFolder(table.parent).read(table.name), str(table))
    wanted = wanted_codes(codes, definition)
    located = locate_many(bodies.values(), None if codes is None else wanted, definition)
    write = _as_json if as_json else _as_rows
    return (write(row, places, side) for row, places in zip(bodies, located, strict=True))


def read_bodies(content: bytes, file: str) -> dict[int, BodyShape]:
    """The bodies of a table (CSV, UTF-8) by its rows, of which the names of the columns are the first.

    Raises DataError with the faults of all rows, which name ``file``. The table has the column ``body``, or a column for each property and measure of a body; an empty cell leaves one out. Commas,
    semicolons or tabs stand between cells.
    """
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        fault = Fault(file, f"byte {error.start + 1}", "is not UTF-8.", "Save the table as CSV in UTF-8.")
        raise DataError([fault]) from error
    if not lines or not lines[0].strip():
        raise DataError([Fault(file, "row 1", "names no columns.", f"Write the column {WHOLE}, or such as sex,age,height_mm.")])
    separator = max(_BREAKS, key=lines[0].count)
    try:
        header, *rows = csv.reader(io.StringIO("\n".join(lines)), delimiter=separator)
    except csv.Error as error:
        raise DataError([Fault(file, "table", f"is no CSV ({error}).", "Save the table as CSV.")]) from error
    keys = [key.strip() for key in header]
    bodies: dict[int, BodyShape] = {}
    faults: list[Fault] = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        try:
            bodies[number] = parse_body(_as_text(keys, row))
        except BodyShapeError as error:
            faults += [Fault(file, f"row {number}", problem, "") for problem in error.problems]
    if not bodies and not faults:
        faults.append(Fault(file, "table", "holds no body.", "Write one in each row below the names of the columns."))
    if faults:
        raise DataError(_shortened(faults, file))
    return bodies


def _as_text(keys: Sequence[str], row: Sequence[str]) -> str:
    """One body as the command line takes it; raises BodyShapeError for a row that does not fit the columns."""
    if list(keys) == [WHOLE]:
        return ",".join(row)  # a body has commas of its own, quoted or not
    if len(row) > len(keys):
        raise BodyShapeError([f"it has {len(row)} cells for {len(keys)} columns."])
    if odd := [cell for cell in row if "," in cell]:
        raise BodyShapeError([f"{quoted(cell)} holds a comma; write a point in numbers." for cell in odd])
    return ",".join(f"{key}={cell}" for key, cell in zip(keys, row, strict=False) if cell.strip())


def _shortened(faults: list[Fault], file: str) -> list[Fault]:
    rest = len(faults) - _MOST_FAULTS
    return faults if rest <= 0 else [*faults[:_MOST_FAULTS], Fault(file, "other rows", f"{rest} more faults.", "")]


def _as_rows(row: int, places: Places, side: str) -> Found:
    lines = [
        f"{row},{code},{on},{definition},{x:.4f},{y:.4f},{z:.4f}"
        for (code, on, definition), (x, y, z) in zip(places.keys, (places.positions_mm.round(4) + 0.0).tolist(), strict=True)
        if side in (on, "both") or on == "midline"
    ]
    return Found("\n".join(lines), _missing(row, places))


def _as_json(row: int, places: Places, side: str) -> Found:
    positions, normals = (places.positions_mm.round(4) + 0.0).tolist(), (places.normals.round(6) + 0.0).tolist()
    points = [
        {"code": code, "side": on, "definition": definition, "position_mm": position, "normal": normal}
        for (code, on, definition), position, normal in zip(places.keys, positions, normals, strict=True)
        if side in (on, "both") or on == "midline"
    ]
    record = {"row": row, "body": places.body.to_text(), "unit": "mm", "points": points}
    return Found(json.dumps(record, ensure_ascii=False), _missing(row, places))


def _missing(row: int, places: Places) -> list[str]:
    return [f"locate: row {row}: {code} ({by}) cannot be placed: {why}" for (code, by), why in places.unplaced.items()]
