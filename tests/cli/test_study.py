"""``acuviewer study``: today's session, and answers to take along."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from acuviewer.cli import main
from acuviewer.study.answer import answer_at
from acuviewer.study.learners import file_of
from acuviewer.study.opening import open_answers
from acuviewer.study.shelf import Shelf
from acuviewer.study.shelf_files import read_shelf, shelf_folder, write_shelf


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["study", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


NOW = datetime(2026, 3, 4, 20, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acuviewer.study.clock.here_and_now", lambda: NOW)


@pytest.fixture
def anna() -> str:
    """A learner who has known one point for some days, and has just missed another."""
    file = open_answers(file_of("Anna"), "Anna")
    file.append(answer_at("BL23/place", "good", NOW - timedelta(days=9), {"distance_mm": 4.5}))
    file.append(answer_at("LU1/place", "again", NOW))
    file.close()
    return "Anna"


def test_nobody_has_answered_yet_and_nothing_is_written(capsys: pytest.CaptureFixture[str], settings_of_nobody: Path) -> None:
    code, out, err = _run(capsys, "--today")
    assert (code, err) == (0, "")
    first, *lines = out.splitlines()
    assert first == "Me, 2026-03-04: 10 left, 0 answered"
    assert lines[0].split() == ["LU1", "Zhōngfǔ", "where", "it", "lies", "new"]
    assert not (settings_of_nobody / "study").exists()


def test_json_is_in_the_agreed_form(capsys: pytest.CaptureFixture[str], anna: str) -> None:
    code, out, err = _run(capsys, "--today", "--json")
    assert (code, err) == (0, "")
    content = json.loads(out)
    assert list(content) == ["learner", "day", "left", "later", "tomorrow", "answered_today", "answers", "notices"]
    assert content["left"][0] == {"point": "BL23", "asked": "place", "new": False}
    assert content["left"][1] == {"point": "LU2", "asked": "place", "new": True}
    assert [{**one, "at": ""} for one in content["later"]] == [{"point": "LU1", "asked": "place", "at": ""}]
    assert (content["learner"], content["tomorrow"], content["answered_today"], content["answers"]) == (anna, 0, 1, 2)


def test_text_says_what_comes_again(capsys: pytest.CaptureFixture[str], anna: str) -> None:
    code, out, err = _run(capsys, "--today", "--learner", "anna")
    assert (code, err, out.splitlines()[-1]) == (0, "", "LU1    Zhōngfǔ        where it lies            again in a few minutes")


def test_what_is_exported_comes_in_again_under_another_name(
    capsys: pytest.CaptureFixture[str], anna: str, tmp_path: Path
) -> None:
    out = tmp_path / "anna.json"
    assert _run(capsys, "--export", str(out)) == (0, "", f"acuviewer: {out}: 2 entries of {anna}\n")
    added, there = (_run(capsys, "--import", str(out), "--learner", "Bea") for _ in range(2))
    assert added == (0, "", "acuviewer: 2 entries added to those of Bea; 0 stood there already\n")
    assert there == (0, "", "acuviewer: 0 entries added to those of Bea; 2 stood there already\n")
    code, text, _ = _run(capsys, "--today", "--json", "--learner", "Bea")
    assert (code, json.loads(text)["answers"]) == (0, 2)
    table = tmp_path / "anna.csv"
    assert _run(capsys, "--export", str(table), "--learner", anna)[0] == 0
    assert table.read_text(encoding="utf-8-sig").splitlines()[1].endswith("BL23,place,good,,4.5")


def test_while_a_window_answers_it_is_read_and_nothing_is_brought_in(
    capsys: pytest.CaptureFixture[str], anna: str, tmp_path: Path
) -> None:
    out = tmp_path / "anna.json"
    window = open_answers(file_of(anna), anna)
    assert _run(capsys, "--export", str(out))[0] == 0
    assert _run(capsys, "--today")[::2] == (0, "")
    code, _, err = _run(capsys, "--import", str(out))
    assert (code, err) == (1, "acuviewer: Another window keeps the answers of Anna; here they are shown, and nothing is added.\n")
    window.close()


def test_what_cannot_be_is_told(capsys: pytest.CaptureFixture[str], anna: str, tmp_path: Path) -> None:
    del anna
    (tmp_path / "odd.json").write_text("[]", encoding="utf-8")
    for arguments, told in (
        (["--export", str(tmp_path / "a.txt")], "neither the ending .json nor .csv"),
        (["--export", str(tmp_path / "no" / "a.json")], "No such file"),
        (["--import", str(tmp_path / "odd.json")], "is not that of exported answers"),
        (["--import", str(tmp_path / "none.json")], "cannot be read"),
        (["--export", str(tmp_path / "a.csv"), "--json"], "--json is a form of --today"),
        (["--today", "--learner", " "], "is no name for a learner"),
    ):
        code, out, err = _run(capsys, *arguments)
        assert (code, out, told in err, len(err.splitlines())) == (1, "", True, 1), err


def test_lists_and_notes_go_along(capsys: pytest.CaptureFixture[str], anna: str, tmp_path: Path) -> None:
    shelf = Shelf((("Six", ("BL23", "BL25")),), (("point BL23", "warm"),))
    write_shelf(shelf_folder(file_of(anna)), Shelf(), shelf)
    out = tmp_path / "anna.json"
    assert _run(capsys, "--export", str(out))[0] == 0
    code, _, err = _run(capsys, "--import", str(out), "--learner", "Bea")
    assert code == 0
    assert "2 entries added to those of Bea; 0 stood there already; 2 lists and notes added" in err
    assert read_shelf(shelf_folder(file_of("Bea")), Shelf())[0] == shelf
    _, _, err = _run(capsys, "--import", str(out), "--learner", "Bea")
    assert "0 lists and notes added" in err
