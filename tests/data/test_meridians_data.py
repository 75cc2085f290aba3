"""The shipped meridians, held against what every table of them says, written down here on their own."""

import copy
import json
import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from acuviewer.data_check import check_data
from acuviewer.knowledge.schemas import faults_in_content, faults_in_file
from acuviewer.resources import asset_path, assets_root
from checkout import copy_assets

# Code: points, yin or yang, element, limb, the meridian coupled with it.
MERIDIANS = {
    "LU": (11, "yin", "metal", "hand tai yin", "LI"), "LI": (20, "yang", "metal", "hand yang ming", "LU"),
    "ST": (45, "yang", "earth", "foot yang ming", "SP"), "SP": (21, "yin", "earth", "foot tai yin", "ST"),
    "HT": (9, "yin", "fire", "hand shao yin", "SI"), "SI": (19, "yang", "fire", "hand tai yang", "HT"),
    "BL": (67, "yang", "water", "foot tai yang", "KI"), "KI": (27, "yin", "water", "foot shao yin", "BL"),
    "PC": (9, "yin", "fire", "hand jue yin", "TE"), "TE": (23, "yang", "fire", "hand shao yang", "PC"),
    "GB": (44, "yang", "wood", "foot shao yang", "LR"), "LR": (14, "yin", "wood", "foot jue yin", "GB"),
    "GV": (28, "yang", None, None, "CV"), "CV": (24, "yin", None, None, "GV"),
}  # fmt: skip

# Where one number does not follow the other along a line: the face, ST40 beside the line, the two lines of the back.
LEAPS = {
    ("ST", 5, 9),
    ("ST", 39, 41),
    ("ST", 38, 40),
    ("ST", 40, 39),
    ("BL", 30, 35),
    ("BL", 40, 55),
    ("BL", 10, 41),
    ("BL", 54, 40),
}

CHARACTERS = {
    "LU": "手太阴肺经", "LI": "手阳明大肠经", "ST": "足阳明胃经", "SP": "足太阴脾经", "HT": "手少阴心经", "SI": "手太阳小肠经", "BL": "足太阳膀胱经",
    "KI": "足少阴肾经", "PC": "手厥阴心包经", "TE": "手少阳三焦经", "GB": "足少阳胆经", "LR": "足厥阴肝经", "GV": "督脉", "CV": "任脉",
}  # fmt: skip


def _read() -> Any:
    return json.loads(asset_path("meridians.json").read_text(encoding="utf-8"))


def _meridians() -> dict[str, Any]:
    return {entry["code"]: entry for entry in _read()["meridians"]}


def _codes(branch: Any) -> list[str]:
    return [entry for entry in branch["way"] if isinstance(entry, str) and re.fullmatch("[A-Z]{2}[0-9]+", entry)]


def test_file_fits_its_schema_and_the_other_files() -> None:
    assert faults_in_file(asset_path("meridians.json"), "meridians") == []
    assert check_data(assets_root()) == []


@pytest.mark.parametrize(
    "edit",
    [
        lambda entry: entry.pop("course"),
        lambda entry: entry.update(element="air"),
        lambda entry: entry.update(limb="hand"),
        lambda entry: entry.update(pair="XY"),
        lambda entry: entry.update(branches=[]),
        lambda entry: entry["branches"][0].update(way=["LU1"]),
        lambda entry: entry["branches"][0]["way"].append({"kind": "somewhere"}),
        lambda entry: entry["branches"][0]["way"].append("Over the shoulder"),
        lambda entry: entry["course"][0].update(sources=[]),
    ],
)
def test_schema_turns_away_what_is_wrong(edit: Callable[[Any], Any]) -> None:
    content = copy.deepcopy(_read())
    edit(content["meridians"][0])
    assert len(faults_in_content(content, "meridians", "meridians.json")) == 1


def test_the_fourteen_are_those_of_every_table() -> None:
    told = {code: (entry["polarity"], entry["element"], entry["limb"], entry["pair"]) for code, entry in _meridians().items()}
    assert told == {code: facts[1:] for code, facts in MERIDIANS.items()}
    assert {code: entry["names"]["simplified"] for code, entry in _meridians().items()} == CHARACTERS


@pytest.mark.parametrize("code", MERIDIANS)
def test_its_lines_pass_all_its_points_in_order(code: str) -> None:
    entry = _meridians()[code]
    last = MERIDIANS[code][0] - (code == "GV")  # GV28 lies inside the mouth
    passed = [_codes(branch) for branch in entry["branches"]]
    assert {name for branch in passed for name in branch} == {f"{code}{number}" for number in range(1, last + 1)}
    for branch in passed:
        numbers = [int(name[2:]) for name in branch]
        assert all(after == before + 1 or (code, before, after) in LEAPS for before, after in pairwise(numbers)), branch
    # Branches hang together: each begins or ends on one before it.
    for number, branch in enumerate(passed[1:], start=1):
        before = {name for earlier in passed[:number] for name in earlier}
        assert {branch[0], branch[-1]} & before


def test_names_of_limb_and_organ_stand_in_the_characters() -> None:
    limbs = {"hand": "手", "foot": "足"}
    kinds = {
        "tai yin": "太阴",
        "shao yin": "少阴",
        "jue yin": "厥阴",
        "tai yang": "太阳",
        "shao yang": "少阳",
        "yang ming": "阳明",
    }
    for entry in _meridians().values():
        if entry["limb"]:
            limb, kind = entry["limb"].split(" ", 1)
            assert entry["names"]["simplified"].startswith(limbs[limb] + kinds[kind])


def test_what_nobody_has_compared_in_print_says_so() -> None:
    for code, entry in _meridians().items():
        assert not entry["names"]["korean_checked"]
        assert not entry["names"]["japanese_checked"]
        order, *ways = entry["course"]
        assert order["sources"] == ["who2008"]
        assert order["text"].startswith(f"{MERIDIANS[code][0]} points")
        assert len(ways) >= 2
        for said in ways:
            assert (said["standing"], said["checked"]) == ("traditional", False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda way: way.remove("LU5"), "passes LU5 on none"),
        (lambda way: way.append("LI4"), "LI4 among its points"),
        (lambda way: way.insert(2, "no_such_landmark"), "no_such_landmark"),
        (lambda way: way.insert(2, {"point": "GV28"}), "GV28"),
    ],
)
def test_the_check_finds_a_broken_way(tmp_path: Any, edit: Callable[[Any], Any], expected: str) -> None:
    folder = copy_assets(tmp_path)
    content = _read()
    edit(content["meridians"][0]["branches"][0]["way"])
    (folder / "meridians.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    faults = [fault for fault in check_data(folder) if fault.where != "file"]
    assert len(faults) == 1
    assert expected in str(faults[0])
