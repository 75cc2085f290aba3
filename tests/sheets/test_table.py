"""The table of the points: what another program writes of it is read, what is wrong in it is told cell by cell."""

import csv
import io
from typing import Any

import pytest

from acuviewer.data_folder import shipped
from acuviewer.faults import DataError
from acuviewer.sheets.exchange import caution_lines
from acuviewer.sheets.table import COLUMNS, Sheet, read_sheet, write_sheet
from point_entries import point_entries

POINTS = point_entries()
DEFAULTS = {"indications": {"sources": ["nobody"], "standing": "textbook", "checked": True}}
CAUTIONS = caution_lines(list(POINTS.values()), shipped())


def _cells(*codes: str) -> list[dict[str, str]]:
    """Rows of points as a spreadsheet program has them."""
    content = write_sheet([POINTS[code] for code in codes], CAUTIONS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def _csv(rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS, encoding: str = "utf-8", **form: Any) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, dialect="excel", extrasaction="ignore", **form)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def _apply(content: bytes) -> tuple[list[dict[str, Any]], list[tuple[str, tuple[str, ...]]]]:
    entries, changes = Sheet(read_sheet(content, "a.csv"), "a.csv", CAUTIONS).apply(POINTS.values(), DEFAULTS)
    return entries, [tuple(change) for change in changes]  # type: ignore[misc]


def _told(content: bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        _apply(content)
    return [str(fault) for fault in caught.value.faults]


def test_what_is_written_is_for_spreadsheets_and_changes_nothing() -> None:
    content = write_sheet(POINTS.values(), CAUTIONS)
    assert content.startswith(b"\xef\xbb\xbfcode,pinyin,")
    assert content.count(b"\r\n") == 410
    assert _apply(content) == (list(POINTS.values()), [])


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"encoding": "utf-8-sig"},
        {"delimiter": ";"},
        {"delimiter": "\t", "lineterminator": "\n"},
        {"delimiter": ";", "quoting": csv.QUOTE_ALL, "lineterminator": "\r\n"},
        {"quoting": csv.QUOTE_ALL, "lineterminator": "\r"},
        {"columns": tuple(reversed(COLUMNS))},
    ],
)
def test_what_spreadsheet_programs_write_is_read(form: dict[str, Any]) -> None:
    rows = _cells(*reversed(POINTS))
    entries, changes = _apply(_csv(rows, **form))
    assert changes == []
    assert entries == list(POINTS.values())
    rows[0]["english"] = 'Another Name; or, "two"'
    entries, changes = _apply(_csv(rows, **form))
    assert changes == [("EX-LE12", ("english",))]
    assert entries[-1]["names"]["english"] == 'Another Name; or, "two"'
    assert entries[:-1] == list(POINTS.values())[:-1]


def test_ends_of_lines_within_a_cell_blanks_and_empty_rows_are_nothing() -> None:
    rows = _cells("BL23", "GB30")
    rows[0]["indications"] = rows[0]["indications"].replace("\n", " \r\n\r\n  ") + "\n"
    rows[1]["pinyin"] = f" {rows[1]['pinyin']} "
    empty = dict.fromkeys(COLUMNS, "")
    assert _apply(_csv([empty, *rows, empty])) == (list(POINTS.values()), [])
    assert _apply(_csv([empty])) == (list(POINTS.values()), [])


def test_what_stays_keeps_its_sources_and_what_is_new_has_the_default_unchecked() -> None:
    (row,) = _cells("BL23")
    first, *between, article = row["indications"].split("\n")
    row["indications"] = "\n".join([article, *between, "Pain that is new"])
    row["cautions"] = ""
    entries, changes = _apply(_csv([row]))
    assert changes == [("BL23", ("indications",))]
    before, after = POINTS["BL23"], next(entry for entry in entries if entry["code"] == "BL23")
    assert after["indications"][:-1] == [before["indications"][-1], *before["indications"][1:-1]]
    new = {"sources": ["nobody"], "standing": "textbook", "checked": False}
    assert after["indications"][-1] == {"text": "Pain that is new", **new}
    assert first not in {said["text"] for said in after["indications"]}


def test_a_name_that_is_changed_is_no_longer_checked_and_may_be_unknown_where_it_may() -> None:
    checked = {**POINTS["BL23"], "names": {**POINTS["BL23"]["names"], "korean_checked": True, "japanese_checked": True}}
    (row,) = _cells("BL23")
    row |= {"japanese": "", "english": "Other"}
    sheet = Sheet(read_sheet(_csv([row]), "a.csv"), "a.csv", CAUTIONS)
    ((entry,), _) = sheet.apply([checked], DEFAULTS)
    assert entry["names"] == {**checked["names"], "japanese": None, "japanese_checked": False, "english": "Other"}


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "-5 cun of nothing", "+1", '=HYPERLINK("x";"y")', "'quoted", "007", "1,5", "TRUE"]
)
def test_what_looks_like_a_formula_or_a_number_is_text(text: str) -> None:
    (row,) = _cells("BL23")
    row["indications"] = text
    entries, _ = _apply(_csv([row]))
    after = next(entry for entry in entries if entry["code"] == "BL23")
    assert [said["text"] for said in after["indications"]] == [text]
    (again,) = csv.DictReader(io.StringIO(write_sheet([after], CAUTIONS).decode("utf-8-sig"), newline=""))
    assert again["indications"] == text


def test_every_fault_of_the_cells_is_told_at_once_by_row_and_column() -> None:
    rows = _cells("LU1", "BL23", "BL23", "GB30", "CV8")
    rows[0] |= {"code": "LU99", "pinyin": " ", "indications": "\n"}
    rows[1] |= {"cautions": "pregnancy: Never.", "location": "Here.\nThere."}
    rows[3] |= {"english": "a\tb", "indications": "Pain\nPain"}
    rows[4] |= {"code": "cv8", "japanese": "", "cautions": ""}
    told = _told(_csv(rows))
    expected = [
        "a.csv: row 2, code: is 'LU99', which is no point. Write a code of the catalog, such as GB30.",
        "a.csv: row 2, pinyin: is empty.",
        "a.csv: row 2, indications: is empty.",
        "a.csv: row 3, location: has 2 lines.",
        "a.csv: row 3, cautions: is not as the rules of cautions have it. Put it back or leave it empty",
        "a.csv: row 4, code: is BL23, as in row 3. Keep one of the two rows.",
        "a.csv: row 5, english: holds the control character '\\t'.",
        "a.csv: row 5, indications: says 'Pain' twice.",
        "a.csv: row 6, code: is 'cv8'",
    ]
    assert len(told) == len(expected)
    for line, words in zip(told, expected, strict=True):
        assert line.startswith(words)


def test_every_fault_of_the_form_is_told_at_once() -> None:
    rows = _cells("BL23", "GB30", "CV8")
    lines = _csv(rows, ("code", "pinyin", "code", "remarks", "location")).decode().split("\r\n")  # type: ignore[arg-type]
    lines[2] += ",one too many"
    lines[3] = "CV8"
    told = _told("\r\n".join(lines).encode())
    lacking = "simplified, traditional, korean, korean_hanja, japanese, japanese_kanji, english, cautions, indications"
    assert told == [
        f"a.csv: row 1: lacks the column {lacking}. Keep all columns of the exported table.",
        f"a.csv: row 1: has the unknown column 'remarks'. Known are {', '.join(COLUMNS)}.",
        "a.csv: row 1: has the column code twice. Keep one of them.",
        "a.csv: row 3: has 6 cells, and the heading 5. Give each row as many cells as there are columns.",
        "a.csv: row 4: has 1 cell, and the heading 5. Give each row as many cells as there are columns.",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "lacks the column code, pinyin"),
        (b"\xef\xbb\xbf", "lacks the column code, pinyin"),
        (b"Dear all,\nplease find attached\n", "lacks the column code, pinyin"),
        (b"PK\x03\x04\x14\x00\xff\xfe", "a.csv: line 1: is not UTF-8. Save the table as CSV (UTF-8)"),
        ("code\n环".encode("gbk"), "a.csv: line 2: is not UTF-8"),
        ("code,pinyin".encode("utf-16"), "a.csv: line 1: is not UTF-8"),
        ("code,pinyin".encode("utf-16-le"), "lacks the column"),
        (b'code,pinyin\n"BL23,Shen', "is no CSV"),
        (b'code,pinyin\n"BL23"x,Shen', "is no CSV"),
        (b"code,pinyin\nBL23," + b"x" * 200_000, "is no CSV"),
    ],
)
def test_what_is_no_table_is_told(content: bytes, words: str) -> None:
    told = _told(content)
    assert words in told[0]
    assert all(line.isprintable() for line in told)
