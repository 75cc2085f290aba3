"""``acuviewer export``: what is written follows from the ending, and what is left out is told."""

import csv
import io
import json
from pathlib import Path

import pytest

from acuviewer.cli import main
from acuviewer.other_programs.formats import FORMATS
from acuviewer.other_programs.tables import POINT_COLUMNS, QUESTION_COLUMNS
from acuviewer.points.atlas import load_atlas
from acuviewer.session.settings import Settings
from writing_commands import run_writing

pytestmark = pytest.mark.usefixtures("folder")


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    return run_writing(capsys, "export", *arguments)


def _rows(path: str) -> list[dict[str, str]]:
    content = Path(path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheet programs take it for UTF-8 by that mark"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_has_the_agreed_columns_and_the_catalogs_words(capsys: pytest.CaptureFixture[str]) -> None:
    code, err = _run(capsys, "bl.csv", "--set", "BL")
    assert code == 0
    assert "67 points" in err
    assert "Left out: pictures" in err
    rows = _rows("bl.csv")
    assert tuple(rows[0]) == POINT_COLUMNS
    assert [row["code"] for row in rows] == [f"BL{number}" for number in range(1, 68)]
    row, point = rows[22], load_atlas().points["BL23"]
    assert (row["pinyin"], row["simplified"], row["traditional"]) == ("Shènshū", "肾俞", "腎俞")
    assert row["location"] == point.location
    assert row["steps"].splitlines()[-1] == "This is BL23 Shènshū."
    assert row["cautions"].startswith("Danger: Inner organs.")
    assert row["sources"] == "WHO 2008"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())


def test_steps_are_those_of_the_body(capsys: pytest.CaptureFixture[str]) -> None:
    _run(capsys, "a.csv", "--set", "BL23")
    _run(capsys, "b.csv", "--set", "BL23", "--body", "sex=female,height_mm=1500")
    (usual,), (other,) = _rows("a.csv"), _rows("b.csv")
    assert usual.pop("steps") != other.pop("steps")
    assert usual == other


def test_all_points_are_there_with_what_is_to_be_heeded(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(capsys, "all.csv", "--set", "ALL")[0] == 0
    rows = {row["code"]: row for row in _rows("all.csv")}
    assert list(rows) == list(load_atlas().points)
    assert rows["GV28"]["steps"] == ""
    assert "inside the mouth" in rows["GV28"]["remarks"]
    assert "Danger" in rows["GB21"]["cautions"]


def test_questions_in_a_table_are_those_of_quiz(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("--set", "back-shu", "--questions", "9", "--seed", "7", "--kinds", "name_choice,pain,next")
    assert _run(capsys, "q.csv", *asked)[0] == 0
    assert main(["quiz", *asked, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)["questions"]
    rows = _rows("q.csv")
    assert tuple(rows[0]) == QUESTION_COLUMNS
    assert [(row["question"], row["answer"], row["right"].split()) for row in rows] == [
        (one["question"], one["answer"], one["right"]) for one in made
    ]
    assert all(row["choices"].startswith("A ") for row in rows)


def test_kept_sets_are_known(capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acuviewer.user_folder.user_folder", lambda: folder)
    settings = Settings(folder)
    settings["sets"] = "Six points=BL23 KI3"
    settings.save()
    assert _run(capsys, "six.csv", "--set", "Six points")[0] == 0
    assert [row["code"] for row in _rows("six.csv")] == ["BL23", "KI3"]


@pytest.mark.parametrize("ending", FORMATS)
def test_help_and_the_end_tell_what_each_format_leaves_out(capsys: pytest.CaptureFixture[str], ending: str) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["export", "--help"])
    told = capsys.readouterr().out
    assert f"{ending}:" in told or f"{ending} and" in told
    of_points = () if FORMATS[ending].of == "body" else ("--set", "LI4")
    more = ("--questions", "2", "--kinds", "name") if "questions" in FORMATS[ending].of else ()
    code, err = _run(capsys, f"out{ending}", *of_points, *more)
    assert code == 0
    assert "Left out" in err
    assert Path(f"out{ending}").stat().st_size > 100


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("x.stl",), ".apkg, .xml, .csv, .html, .ply, .glb, .usdz"),
        (("x",), ".apkg"),
        (("x.apkg",), "--set all"),
        (("x.csv", "--set", ""), "no set of points"),
        (("x.csv", "--set", "nonsense"), "no set of points"),
        (("x.ply", "--set", "BL"), "--set"),
        (("x.glb", "--questions", "3"), "--questions"),
        (("x.apkg", "--set", "BL", "--questions", "3"), ".xml and .csv"),
        (("x.csv", "--set", "BL", "--seed", "3"), "--questions"),
        (("x.csv", "--set", "EX", "--questions", "3", "--kinds", "next"), "nothing of these kinds"),
        (("x.xml", "--set", "EX", "--kinds", "next"), "nothing of these kinds"),
        (("x.xml", "--set", "BL23", "--kinds", "steps"), "nothing of these kinds"),
        (("x.csv", "--set", "BL", "--questions", "1001"), "no number of questions"),
        (("nowhere/x.apkg", "--set", "BL"), "No such file"),
        (("folder.csv", "--set", "BL23"), "cannot be written"),
        (("x.csv", "--set", "BL", "--body", "sex=none"), "sex"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "folder.csv").mkdir()
    code, err = _run(capsys, *arguments)
    assert code in (1, 2)
    assert told in err
    assert {path.name for path in folder.iterdir()} <= {"folder.csv", "settings"}
