"""Answers to take along, and to bring in again."""

import csv
import io
import json
from pathlib import Path

import pytest

from acuviewer.faults import DataError
from acuviewer.study.answer import answer_at
from acuviewer.study.exchange import bring_shelf, export_csv, export_json, read_exported
from acuviewer.study.opening import open_answers
from acuviewer.study.pace import Pace
from acuviewer.study.shelf import Shelf
from acuviewer.study.shelf_files import read_shelf, write_shelf
from study_files import ANNA, CARDS, evening, file_with, some_answers

ANSWERS = [
    *some_answers(50),
    answer_at("BL9/name", "easy", evening(9, 9), {"typed": '=1+1, "wēi" \'n\x07', "right": True, "seconds": 2.25}),
]


def _exported(tmp_path: Path) -> Path:
    file = file_with(tmp_path / "anna.sqlite", ANSWERS)
    file.take_back(evening(20))
    file.set_pace(Pace(answers_a_day=40))
    file.choose(CARDS[:5])
    out = tmp_path / "anna.json"
    assert export_json(file, out) == (52, 0)
    file.close()
    return out


def test_everything_comes_back_in_another_place(tmp_path: Path) -> None:
    exported = read_exported(_exported(tmp_path))
    assert exported.learner == ANNA
    file, here = open_answers(tmp_path / "other.sqlite", ANNA), open_answers(tmp_path / "anna.sqlite", ANNA)
    assert [exported.bring_into(file), exported.bring_into(file)] == [52, 0]
    assert file.answers() == here.answers()
    assert (file.pace, file.chosen, file.count()) == (Pace(answers_a_day=40), CARDS[:5], 50)
    assert file.known(CARDS) == here.known(CARDS)
    file.close()
    here.close()


def test_who_has_answers_keeps_pace_and_cards(tmp_path: Path) -> None:
    exported = read_exported(_exported(tmp_path))
    file = file_with(tmp_path / "other.sqlite", [answer_at(CARDS[0], "good", evening(0))])
    assert exported.bring_into(file) == 52
    assert (file.pace, file.chosen, file.count()) == (Pace(), None, 51)
    file.close()


def test_the_table_has_a_row_for_each_answer_and_no_formula(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", ANSWERS)
    file.take_back(evening(20))
    assert export_csv(file, tmp_path / "anna.csv") == (51, 0)
    file.close()
    text = (tmp_path / "anna.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 51
    assert rows[0] == {
        "at": "2026-01-01T20:00:00+00:00", "day": "2026-01-01", "point": "BL1", "asked": "place", "grade": "again", "taken_back": "",
        "distance_mm": "0.0", "right": "", "seconds": "", "typed": "",
    }  # fmt: skip
    assert (rows[-1]["taken_back"], rows[-1]["typed"], rows[-1]["right"]) == ("yes", "'=1+1, \"wēi\" 'n\\x07", "True")


def _spoil(change: dict[str, object]) -> dict[str, object]:
    entry = {"id": "a", "at": "2026-01-01T20:00:00+00:00", "day": "2026-01-01", "card": "BL1/place", "grade": "good"}
    return {"form": 1, "answers": [entry | change]}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"form": 2, "answers": []}, "form"), ([], "form"), ({"form": 1}, "form"), ({"form": True, "answers": []}, "form"),
        (_spoil({"grade": "perfect"}), r"answers\[0\]"), (_spoil({"at": "yesterday"}), r"answers\[0\]"),
        (_spoil({"at": "2026-01-01T20:00:00"}), "time zone"), (_spoil({"day": "9999-01-01"}), "no day"), (_spoil({"id": 7}), "no texts"),
        (_spoil({"id": ""}), "no day"), (_spoil({"facts": {"a": [1]}}), "plain fact"), (_spoil({"undoes": "b"}), "grade"),
        ({"form": 1, "answers": [7]}, r"answers\[0\]"), (_spoil({"at": 5}), r"answers\[0\]"), (_spoil({"facts": []}), "no texts"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_told_and_nothing_is_brought_in(tmp_path: Path, content: object, told: str) -> None:
    (tmp_path / "odd.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read_exported(tmp_path / "odd.json")


SHELF = Shelf((("Six", ("BL23", "BL25")),), (("point BL23", "warm"),))


def test_lists_and_notes_go_along_and_nothing_that_is_there_gives_way(tmp_path: Path) -> None:
    file = file_with(tmp_path / "anna.sqlite", ANSWERS)
    export_json(file, tmp_path / "anna.json", SHELF)
    file.close()
    exported = read_exported(tmp_path / "anna.json")
    assert exported.shelf == SHELF
    empty, full = tmp_path / "empty", tmp_path / "full"
    assert [bring_shelf(exported.shelf, empty), bring_shelf(exported.shelf, empty)] == [2, 0]
    assert read_shelf(empty, Shelf())[0] == SHELF
    write_shelf(full, Shelf(), Shelf((("Six", ("GB30",)),), (("point BL23", "cold"),)))
    assert [bring_shelf(exported.shelf, full), bring_shelf(exported.shelf, full)] == [2, 0]
    found = read_shelf(full, Shelf())[0]
    assert found.lists == (("Six", ("GB30",)), ("Six (2)", ("BL23", "BL25")))
    assert found.notes == (("point BL23", "cold\n\n---\n\nwarm"),)


def test_a_file_of_an_older_version_has_no_lists(tmp_path: Path) -> None:
    path = _exported(tmp_path)
    content = json.loads(path.read_text())
    del content["lists"], content["notes"]
    path.write_text(json.dumps(content))
    assert read_exported(path).shelf == Shelf()


@pytest.mark.parametrize(
    "wrong", [{"lists": 3}, {"lists": [{"name": "a", "points": ["; app.quit"]}]}, {"notes": {"point BL23": 4}}]
)
def test_what_are_no_lists_and_notes_is_refused_before_anything_is_brought(tmp_path: Path, wrong: dict[str, object]) -> None:
    path = _exported(tmp_path)
    path.write_text(json.dumps(json.loads(path.read_text()) | wrong))
    with pytest.raises(DataError, match="lists, notes"):
        read_exported(path)
