"""What a broken file is told: the place, what is wrong, what to do."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acuviewer.knowledge.schemas import faults_in_content, faults_in_file
from acuviewer.resources import asset_path

SHIPPED = json.loads(asset_path("points.json").read_text(encoding="utf-8"))


@pytest.fixture
def points() -> Any:
    """The shipped file with a few of its entries; that all of them are as they must be is seen where the data is checked."""
    few = [entry for entry in SHIPPED["points"] if entry["code"] in ("BL23", "GB30", "GV4", "EX-B2")]
    return copy.deepcopy({**SHIPPED, "points": few})


def _point(content: Any, code: str) -> Any:
    return next(point for point in content["points"] if point["code"] == code)


@pytest.mark.parametrize(
    ("edit", "where", "what", "remedy"),
    [
        (lambda point: point.pop("posture"), "(GB30)", "lacks posture", "Add it"),
        (lambda point: point.update(color="red"), "(GB30)", "unknown key color", "Remove it"),
        (lambda point: point.update(code="G30"), "(G30).code", '"G30"', "form"),
        (lambda point: point.update(laterality="left"), ".laterality", '"left"', "both, midline"),
        (lambda point: point.update(posture=7), ".posture", "is 7", "type string"),
        (lambda point: point.update(sources=[]), ".sources", "is []", "at least 1 entries"),
        (
            lambda point: point["needling"][0].update(depth_cun=[1, 2, 3]),
            ".depth_cun",
            "[1, 2, 3]",
            "at most 2",
        ),
        (
            lambda point: point["needling"][0].update(depth_cun=[-1, 2]),
            ".depth_cun[0]",
            "is -1",
            "at least 0",
        ),
        (lambda point: point["names"].update(english=" "), ".names.english", '" "', "form"),
        (lambda point: point["names"].pop("japanese_kanji"), ".names", "lacks japanese_kanji", "Add it"),
        (lambda point: point.update(other_names=[{"text": "X"}]), ".other_names[0]", "lacks used_by", "Add it"),
        (lambda point: point.update(other_names=["X"]), ".other_names[0]", '"X"', "type object"),
        (lambda point: point["rule"].update(kind="guess"), ".rule.kind", '"guess"', "fraction"),
        (lambda point: point["needling"][0].pop("shared"), ".needling[0]", "lacks text", "Add it"),
        (lambda point: point["indications"].append("Pain "), ".indications[", '"Pain "', "form"),
        (lambda point: point["indications"].append(7), ".indications[", "is 7", "type string or object"),
        (lambda point: point["tissue"].append({"text": "Skin.", "source": "me"}), ".tissue[", "unknown key source", "Remove it"),
        (
            lambda point: point["indications"][0].update(standing="rumour"),
            ".standing",
            '"rumour"',
            "traditional",
        ),
    ],
)
def test_a_fault_names_place_matter_and_remedy(
    points: Any, edit: Callable[[Any], Any], where: str, what: str, remedy: str
) -> None:
    edit(_point(points, "GB30"))
    (fault,) = faults_in_content(points, "points", "points.json")
    assert fault.file == "points.json"
    assert where in fault.where
    assert what in fault.what
    assert remedy in fault.remedy


@pytest.mark.parametrize("code", ["LU1", "TE23", "CV24", "EX-HN15", "EX-UE11"])
def test_codes_of_the_who_are_accepted(points: Any, code: str) -> None:
    _point(points, "GB30").update(code=code, meridian=code.rstrip("0123456789"))
    assert faults_in_content(points, "points", "points.json") == []


@pytest.mark.parametrize("code", ["UB23", "gb30", "GB 30", "SJ5", "EX1", "GB"])
def test_other_codes_are_not(points: Any, code: str) -> None:
    _point(points, "GB30")["code"] = code
    assert len(faults_in_content(points, "points", "points.json")) == 1


def test_all_faults_are_told(points: Any) -> None:
    for point in points["points"]:
        del point["location"]
    assert len(faults_in_content(points, "points", "points.json")) == len(points["points"])


def test_a_file_of_another_coding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "points.json"
    path.write_bytes('{"points": "环跳"}'.encode("gbk"))
    (fault,) = faults_in_file(path, "points")
    assert "UTF-8" in fault.what


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    (fault,) = faults_in_file(tmp_path / "points.json", "points")
    assert fault.file.endswith("points.json")
    assert "cannot be read" in fault.what
