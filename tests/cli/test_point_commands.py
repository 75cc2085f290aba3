"""``acuviewer points``: shown in words, exported as a table, brought back without loss."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from acuviewer.cli import main
from acuviewer.data_check import check_data
from acuviewer.data_folder import LIST, DataFolder, read_list
from acuviewer.resources import asset_path
from checkout import copy_assets


def _run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_assets(tmp_path)


@pytest.fixture
def sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "sheet.csv"
    assert _run(capsys, "points", "export", "--sheet", path) == (0, "", f"{path}: 409 points\n")
    return path


def _edit(sheet: Path, code: str, column: str, old: str, new: str) -> None:
    """As a spreadsheet program does it that separates by semicolons."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";" if ";pinyin" in sheet.read_text(encoding="utf-8") else ","))
    at = rows[0].index(column)
    row = next(row for row in rows if row[0] == code)
    assert old in row[at]
    row[at] = row[at].replace(old, new)
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, dialect="excel", delimiter=";").writerows(rows)


def _points(path: Path) -> dict[str, Any]:
    return {point["code"]: point for point in json.loads(path.read_text(encoding="utf-8"))["points"]}


def test_there_and_back_nothing_changes_byte_for_byte(capsys: pytest.CaptureFixture[str], folder: Path, sheet: Path) -> None:
    before = {name: (folder / name).read_bytes() for name in ("points.json", LIST)}
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet, "--into", folder / "points.json")
    assert (code, out) == (0, "")
    assert err == f"no point is changed; {folder / 'points.json'} stays as it is\n"
    assert {name: (folder / name).read_bytes() for name in before} == before
    new = folder.parent / "new.json"
    assert _run(capsys, "points", "import", "--sheet", sheet, "--into", new)[0] == 0
    assert new.read_bytes() == before["points.json"]


@pytest.mark.slow
def test_a_changed_cell_changes_that_alone_and_the_list_is_renewed(
    capsys: pytest.CaptureFixture[str], folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acuviewer.sheets.exchange.shipped", lambda: DataFolder(folder, read_list(folder)))
    _edit(sheet, "BL23", "indications", "Complaints of bladder", "Troubles of bladder")
    _edit(sheet, "GB30", "english", "Circle", "Round")
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet)
    assert (code, out) == (0, "BL23: indications\nGB30: english\n")
    assert err == f"2 points are changed; {folder / 'points.json'} is written and its entry in files.json renewed\n"
    before, after = _points(asset_path("points.json")), _points(folder / "points.json")
    assert {name for name in before if before[name] != after[name]} == {"BL23", "GB30"}
    assert [said for said in after["BL23"]["indications"] if said not in before["BL23"]["indications"]] == [
        "Troubles of bladder and menstruation"
    ]
    assert after["BL23"] == {**before["BL23"], "indications": after["BL23"]["indications"]}
    assert after["GB30"]["names"]["english"].endswith("Round")
    assert (folder / "points.json").read_bytes().count(b"\n") == asset_path("points.json").read_bytes().count(b"\n")
    assert check_data(folder) == []
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_a_sheet_with_faults_changes_nothing(capsys: pytest.CaptureFixture[str], folder: Path, sheet: Path) -> None:
    before = {path: path.read_bytes() for path in (folder / "points.json", folder / LIST, sheet)}
    _edit(sheet, "BL23", "location", "1.5 cun", "1.7 cun")
    _edit(sheet, "LU1", "english", "Central Treasury", "Main Treasury")
    into = folder / "points.json"
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet, "--into", into)
    assert (code, out) == (1, "")
    assert f"{sheet}: row 149, location: rule measures 1.5 cun, and the sentence says 1.7 cun." in err
    _edit(sheet, "BL23", "location", "1.7 cun", "1.5 cun")
    _edit(sheet, "BL23", "cautions", "inner-organs:", "inner-organ:")
    _edit(sheet, "GB30", "code", "GB30", "GB31")
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet, "--into", into)
    assert (code, out) == (1, "")
    assert "row 149, cautions: is not as the rules of cautions have it." in err
    assert "code: is GB31, as in row" in err
    assert all(path.read_bytes() == content for path, content in before.items() if path != sheet)


def test_a_catalog_of_ones_own_is_changed_again_and_needs_no_list(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path
) -> None:
    own = tmp_path / "own.json"
    _edit(sheet, "BL23", "english", "Kidney", "Renal")
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet, "--into", own)
    assert (code, out, err) == (0, "BL23: english\n", f"1 point is changed; {own} is written\n")
    _edit(sheet, "GB30", "english", "Circle", "Round")
    assert _run(capsys, "points", "import", "--sheet", sheet, "--into", own)[1] == "GB30: english\n"
    assert _points(own)["BL23"]["names"]["english"] == "Renal Transport"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("import", "--sheet", "nowhere.csv"), "nowhere.csv: file: cannot be read"),
        (("import", "--sheet", "."), "is a folder"),
        (("import", "--sheet", "sheet.csv", "--into", "sheet.csv"), "is no JSON"),
        (("import", "--sheet", "sheet.csv", "--into", "other.json"), "lacks schema_version"),
        (("import", "--sheet", "sheet.csv", "--into", "newer.json"), "schema_version: is 99; this program reads"),
        (("import", "--sheet", "sheet.csv", "--into", "nowhere/own.json"), "cannot be written"),
        (("import", "--sheet", "sheet.csv", "--into", "x" * 5000), "cannot be written"),
        (("import", "--sheet", "sheet.csv", "--into", "."), "is a folder"),
        (("export", "--sheet", "."), "has not the ending .csv"),
        (("export", "--sheet", "other.json"), "has not the ending .csv"),
        (("export", "--sheet", "folder.csv"), "cannot be written"),
        (("export", "--sheet", "nowhere/sheet.csv"), "cannot be written"),
        (("show", "GB99", "xy\x07"), "points show: 'GB99', 'XY\\x07' are not in the catalog"),
    ],
)
def test_what_cannot_be_done_is_told(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    sheet: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.json").write_text('{"points": []}', encoding="utf-8")
    (tmp_path / "newer.json").write_text('{"schema_version": 99}', encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "folder.csv").mkdir()
    code, out, err = _run(capsys, "points", *arguments)
    assert (code, out) == (1, "")
    assert words in err
    assert all(letter.isprintable() or letter == "\n" for letter in err)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_catalog_that_cannot_be_written_is_told_with_the_way_out(
    capsys: pytest.CaptureFixture[str], folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acuviewer.sheets.exchange.shipped", lambda: DataFolder(folder, read_list(folder)))
    monkeypatch.setattr(os, "access", lambda *_: False)
    before = (folder / "points.json").read_bytes()
    _edit(sheet, "BL23", "english", "Kidney", "Renal")
    code, out, err = _run(capsys, "points", "import", "--sheet", sheet)
    assert (code, out) == (1, "")
    assert "cannot be written" in err
    assert "Name another file with --into" in err
    assert (folder / "points.json").read_bytes() == before


def test_show_tells_all_that_is_known_of_a_point(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _run(capsys, "points", "show", "bl23", "GB30")
    assert (code, err) == (0, "")
    for words in (
        "BL23 Shènshū 肾俞", "traditional 腎俞", "Korean: 신수 (not checked in print)", "English: Kidney Transport",
        "Bladder meridian, lower back, on both sides", "1.5 cun to the side of the median line. [WHO 2008; by the standard]",
        "1. Find the spinous process of L2.", "0.5 to 1 cun, perpendicular", "Inner organs (danger): The kidney lies deep",
        "Pain and stiffness of the lower back [Common traditional indications and measures; traditional, not checked in print]",
        "erector spinae", "Chronic back pain: Local point at L2", "71 practitioners chose: 5.6 cm²", "limits: Small and from one centre",
        "who2008: WHO 2008.", "compared by the authors",
        "GB30 ", "Another definition, ", "(trochanter-asis)", "the standard itself leaves the place open",
    ):  # fmt: skip
        assert words in out, words


def test_show_tells_of_points_with_many_places_and_of_those_inside_the_mouth(capsys: pytest.CaptureFixture[str]) -> None:
    out = _run(capsys, "points", "show", "EX-HN1", "GV28")[1]
    assert "Not on the skin: it lies inside the mouth" in out
    assert out.count("This is EX-HN1") == 3


def test_show_as_json_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    (point,) = json.loads(_run(capsys, "points", "show", "GB30", "--json")[1])["points"]
    assert point["names"]["simplified"] == "环跳"
    assert point["steps"]["standard"][-1].startswith("This is GB30")
    assert {link["id"] for link in point["pain_types"]} >= {"radicular"}
    assert {source["id"] for source in point["source_list"]} >= {"who2008", *point["sources"]}
    assert point["indications"][0].keys() == {"text", "sources", "standing", "checked"}
