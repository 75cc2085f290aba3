"""Names, location, cautions and indications of all points as a table that spreadsheet programs read and write (CSV).

A row is a point. A cell of several statements has one a line; a caution is ``id: text``, with the id of a general caution, and is only
there to be read: cautions follow from rules. Nothing is read as a formula. What is written back may have commas, semicolons or tabs between its cells, and any ends of lines; rows may be
left out or in another order. What stays as it was keeps its sources; what is new or changed has the default ones, unchecked.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

from acuviewer.faults import DataError, Fault, quoted

Entry = dict[str, Any]
Cautions = Mapping[str, Sequence[str]]
"""The lines of the column of cautions by the point's code."""

NAMES = ("pinyin", "simplified", "traditional", "korean", "korean_hanja", "japanese", "japanese_kanji", "english")
COLUMNS = ("code", *NAMES, "location", "cautions", "indications")
MAY_BE_EMPTY = ("japanese", "cautions")
_SEPARATORS = ",;\t"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SAVE_AGAIN = "Save the table as CSV (UTF-8) and try again."


class Row(NamedTuple):
    """A row as read: its number in the table, the heading being 1, and its cells by column, each as the lines in it."""

    number: int
    cells: Mapping[str, Sequence[str]]


class Change(NamedTuple):
    """What a table changes in one point."""

    code: str
    columns: tuple[str, ...]


def write_sheet(entries: Iterable[Entry], cautions: Cautions) -> bytes:
    """The table of points, whose entries have everything written out, as CSV with a byte order mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in entries:
        cells = [cautions[entry["code"]] if column == "cautions" else _lines(entry, column) for column in COLUMNS]
        writer.writerow(["\n".join(lines) for lines in cells])
    return text.getvalue().encode("utf-8-sig")


def _lines(entry: Entry, column: str) -> list[str]:
    if column == "indications":
        return [said["text"] for said in entry["indications"]]
    value = entry["names"][column] if column in NAMES else entry[column]
    return [] if value is None else [value]


def read_sheet(content: bytes, file: str) -> list[Row]:
    """The rows of a table; raises DataError with everything that is wrong in its form. ``file`` is the name to tell."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DataError([Fault(file, f"line {line}", "is not UTF-8.", _SAVE_AGAIN)]) from error
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    try:
        heading, *rows = list(reader) or [[]]
    except csv.Error as error:
        raise DataError([Fault(file, f"line {reader.line_num}", f"is no CSV ({error}).", _SAVE_AGAIN)]) from error
    columns = [name.strip() for name in heading]
    faults = list(_faults_of_heading(columns, file))
    read = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < len(columns) or any(cell.strip() for cell in row[len(columns) :]):
            what = f"has {len(row)} cell{'s' * (len(row) > 1)}, and the heading {len(columns)}."
            faults.append(Fault(file, f"row {number}", what, "Give each row as many cells as there are columns."))
        read.append(Row(number, {name: _cell_lines(cell) for name, cell in zip(columns, row, strict=False) if name}))
    if faults:
        raise DataError(faults)
    return read


def _faults_of_heading(columns: Sequence[str], file: str) -> Iterator[Fault]:
    lacking = [name for name in COLUMNS if name not in columns]
    unknown = [name for name in columns if name and name not in COLUMNS]
    doubled = sorted({name for name in columns if name and columns.count(name) > 1})
    if lacking:
        yield Fault(file, "row 1", f"lacks the column {', '.join(lacking)}.", "Keep all columns of the exported table.")
    if unknown:
        named = ", ".join(quoted(name) for name in unknown[:10])
        yield Fault(file, "row 1", f"has the unknown column {named}.", f"Known are {', '.join(COLUMNS)}.")
    if doubled:
        yield Fault(file, "row 1", f"has the column {', '.join(doubled)} twice.", "Keep one of them.")


def _cell_lines(cell: str) -> list[str]:
    return [line for part in re.split(r"\r\n|\r|\n", cell) if (line := part.strip())]


class Sheet:
    """A table that is about to change points; ``file`` is the name to tell."""

    def __init__(self, rows: Sequence[Row], file: str, cautions: Cautions) -> None:
        self._rows = rows
        self._file = file
        self._cautions = cautions

    def apply(self, entries: Iterable[Entry], defaults: Mapping[str, Entry]) -> tuple[list[Entry], list[Change]]:
        """Points as the table has them, and what is changed; ``defaults`` are the envelopes by field. Raises DataError with all faults."""
        by_code = {entry["code"]: entry for entry in entries}
        faults = list(self.faults(set(by_code)))
        if faults:
            raise DataError(faults)
        changes = []
        for row in self._rows:
            (code,) = row.cells["code"]
            before = by_code[code]
            by_code[code] = after = _changed(before, row.cells, defaults)
            if columns := tuple(name for name in COLUMNS if name != "cautions" and _lines(before, name) != _lines(after, name)):
                changes.append(Change(code, columns))
        return list(by_code.values()), changes

    def fault(self, code: str, column: str, what: str, remedy: str) -> Fault:
        """A fault in the cell of a point that the table holds."""
        number = next(row.number for row in self._rows if row.cells["code"] == [code])
        return self._fault(number, column, what, remedy)

    def _fault(self, number: int, column: str, what: str, remedy: str) -> Fault:
        return Fault(self._file, f"row {number}, {column}", what, remedy)

    def faults(self, codes: Set[str]) -> Iterator[Fault]:
        """What is wrong in the cells, row by row; ``codes`` are those of the catalog."""
        first: dict[str, int] = {}
        for number, cells in self._rows:
            code = " ".join(cells["code"])
            if code not in codes:
                yield self._fault(
                    number, "code", f"is {quoted(code)}, which is no point.", "Write a code of the catalog, such as GB30."
                )
            elif (before := first.setdefault(code, number)) != number:
                yield self._fault(number, "code", f"is {code}, as in row {before}.", "Keep one of the two rows.")
            for column in COLUMNS[1:]:
                yield from self._faults_of_cell(number, column, cells[column])
            if code in codes:
                yield from self._faults_of_cautions(number, code, cells["cautions"])

    def _faults_of_cell(self, number: int, column: str, lines: Sequence[str]) -> Iterator[Fault]:
        if not lines and column not in MAY_BE_EMPTY:
            yield self._fault(number, column, "is empty.", "Write it; the program cannot do without.")
        if len(lines) > 1 and column not in ("cautions", "indications"):
            yield self._fault(number, column, f"has {len(lines)} lines.", "Write it in one line.")
        for line in dict.fromkeys(lines):
            if odd := _CONTROL.search(line):
                yield self._fault(number, column, f"holds the control character {quoted(odd[0])}.", "Take it out.")
            if lines.count(line) > 1:
                yield self._fault(number, column, f"says {quoted(line)} twice.", "Keep one of the lines.")

    def _faults_of_cautions(self, number: int, code: str, lines: Sequence[str]) -> Iterator[Fault]:
        if lines and list(lines) != list(self._cautions[code]):
            remedy = "Put it back or leave it empty; change knowledge/caution_rules.json instead."
            yield self._fault(number, "cautions", "is not as the rules of cautions have it.", remedy)


def _changed(entry: Entry, cells: Mapping[str, Sequence[str]], defaults: Mapping[str, Entry]) -> Entry:
    names = {**entry["names"]}
    for name in NAMES:
        value = cells[name][0] if cells[name] else None
        if value != names[name]:
            names |= {name: value, **({f"{name}_checked": False} if f"{name}_checked" in names else {})}
    indications = [{"text": line} for line in cells["indications"]]
    return {
        **entry,
        "names": names,
        "location": cells["location"][0],
        "indications": [_kept_or_new(said, entry["indications"], defaults["indications"]) for said in indications],
    }


def _kept_or_new(said: Entry, before: Iterable[Entry], envelope: Entry) -> Entry:
    """The statement that was there before with its sources, or a new one that nobody has checked."""
    return next((one for one in before if said.items() <= one.items()), {**said, **envelope, "checked": False})
