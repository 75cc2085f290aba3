"""What the check of a data folder finds: nonsense that its writers took for data, and damage of every other kind."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from acuviewer.data_check import FILES, check_data
from acuviewer.data_check.models import model_faults
from acuviewer.data_folder import SCHEMA_VERSION, DataFolder
from acuviewer.resources import assets_root
from checkout import copy_assets

Edit = Callable[[Any], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_assets(tmp_path)


def _edit(path: Path, edit: Edit) -> None:
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def _arrays(path: Path, **changes: Any) -> None:
    """Store other arrays; a number is one in each place of the array that is there."""
    before = dict(np.load(path))
    np.savez(path, **{**before, **{k: np.full_like(before[k], new) if np.isscalar(new) else new for k, new in changes.items()}})


def _points(content: Any) -> dict[str, Any]:
    return {point["code"]: point for point in content["points"]}


def _told(folder: Path) -> str:
    return "\n".join(map(str, check_data(folder)))


def test_numbers_that_no_rule_means_are_named_by_point(folder: Path) -> None:
    def spoil(content: Any) -> None:
        points = _points(content)
        points["GB30"]["rule"]["fraction"] = 7
        points["BL23"]["rule"]["length_cun"] = 900
        points["LU1"]["rule"] = {**points["LU1"]["rule"], "segment": 4}
        points["KI3"]["rule"] = {"kind": "along", "from": "heel", "toward": [1], "length_cun": True, "segment": "sole"}

    _edit(folder / "points.json", spoil)
    told = _told(folder)
    for words in ("GB30: rule.fraction is 7", "BL23: rule.length_cun is 900", "LU1: ", "KI3: "):
        assert f"points.json: {words}" in told


def test_what_is_no_number_and_what_stands_twice_is_named(folder: Path) -> None:
    def double(content: Any) -> None:
        content["landmarks"].append(content["landmarks"][0])
        content["landmarks"][3]["binding"]["found_by"] = "x\u0000y"

    _edit(folder / "landmarks.json", double)
    _edit(folder / "cun.json", lambda content: content["segments"][2].update(length_cun=float("nan")))
    text = (folder / "meridians.json").read_text(encoding="utf-8")
    (folder / "meridians.json").write_text(text.replace('"code": "LU"', '"code": "LU", "code": "LI"', 1), encoding="utf-8")
    told = _told(folder)
    assert "cun.json: segments[2]" in told
    assert "is NaN" in told
    assert "stands twice" in told
    assert "holds the control character" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "edit", "word"),
    [
        ("points.json", lambda content: content["points"].append(content["points"][5]), "LU6: stands twice"),
        (
            "points.json",
            lambda content: _points(content)["GB30"]["alternatives"].append(_points(content)["GB30"]["alternatives"][0]),
            "trochanter-asis: stands twice",
        ),
        ("knowledge/sources.json", lambda content: content["sources"].append(content["sources"][0]), "who2008: stands twice"),
        ("knowledge/categories.json", lambda content: content["categories"].append(content["categories"][0]), "stands twice"),
        ("models/bones.json", lambda content: content["bones"].append(content["bones"][0]), "skull: stands twice"),
        ("points.json", lambda content: _points(content)["GB30"]["alternatives"][0].update(id="standard"), "GB30: has two"),
    ],
)
def test_ids_that_stand_twice_are_named_in_every_file(folder: Path, name: str, edit: Edit, word: str) -> None:
    _edit(folder / name, edit)
    assert word in _told(folder)


def test_of_several_forms_the_one_that_was_meant_is_judged(folder: Path) -> None:
    def spoil(content: Any) -> None:
        by_name = {entry["name"]: entry["binding"] for entry in content["landmarks"]}
        by_name["nipple"]["triangle"] = 10**7
        by_name["chin"]["reach_mm"] = -1

    _edit(folder / "landmarks.json", spoil)
    _edit(folder / "models/bone_fit.json", lambda content: content["units"][0]["pairs"][0]["to"].update(depth_mm=1e6))
    told = _told(folder)
    for words in ("(nipple).binding.triangle: is 10000000", "(chin).binding.reach_mm: is -1", "depth_mm: is 1000000"):
        assert words in told


def test_shared_texts_that_lead_nowhere_or_stand_twice_are_told_by_point(folder: Path) -> None:
    def spoil(content: Any) -> None:
        points = _points(content)
        points["GB30"]["needling"][0]["shared"] = "nobodys"
        points["LU1"]["tissue"][0] = {"shared": "under-rectus", "text": "Skin."}
        content["shared_texts"]["again"] = content["shared_texts"]["usual-range"]
        content["defaults"]["tissue"]["sources"] = ["somebody"]

    _edit(folder / "points.json", spoil)
    told = _told(folder)
    for words in ("GB30: names the shared text 'nobodys'", "LU1: has a statement with both the text 'Skin.'",
                  "shared_texts.again: is the same text as usual-range", "names the source 'somebody'"):  # fmt: skip
        assert words in told


def test_a_rule_that_measures_what_its_sentence_does_not_say_is_told(folder: Path) -> None:
    _edit(folder / "points.json", lambda content: _points(content)["BL23"]["rule"].update(length_cun=1.7))
    assert "points.json: BL23: rule measures 1.7 cun, and the sentence says 1.5 cun. Make the two agree" in _told(folder)


def test_a_file_of_a_newer_form_is_refused_wherever_it_stands(folder: Path) -> None:
    versioned = [name for name in FILES if not name.startswith("models/")]
    for name in versioned:
        _edit(folder / name, lambda content: content.update(schema_version=SCHEMA_VERSION + 1))
    told = _told(folder)
    for name in versioned:
        words = f"schema_version: is {SCHEMA_VERSION + 1}; this program reads files up to version {SCHEMA_VERSION}. Install the newest"
        assert f"{folder / name}: {words}" in told


def test_themes_and_fonts_are_looked_into(folder: Path) -> None:
    (folder / "themes/light.json").write_text("{}", encoding="utf-8")
    _edit(folder / "themes/dark.json", lambda content: content.update(point="red"))
    fonts = sorted((folder / "fonts").glob("*.otf"))
    fonts[0].unlink()
    fonts[1].write_bytes(b"OTTO" + bytes(40))
    content = bytearray(fonts[2].read_bytes())
    content[len(content) // 2] ^= 1
    fonts[2].write_bytes(content)
    told = _told(folder)
    assert "themes/light.json: top: lacks schema_version, name, window" in told
    assert 'themes/dark.json: point: is "red"' in told
    faults = (("file", "cannot be read"), ("header", "names no table"), ("table", "is damaged"))
    for font, (place, words) in zip(fonts, faults, strict=True):
        assert any(line.startswith(f"{font}: {place}") and words in line for line in told.splitlines()), words


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("skin.npz", {"base": np.full((6924, 3), np.nan, dtype=np.float32)}, "base: reaches from nan"),
        ("skin.npz", {"quads": np.full((13378, 4), -1, dtype=np.int32)}, "quads: reaches from -1"),
        ("skin.npz", {"steps": np.zeros(7)}, "targets"),
        ("bones.npz", {"n_vertices": np.zeros((98,), dtype=np.int32)}, "n_vertices: reaches from 0"),
        ("bone_cover.npz", {"triangle": 107024}, "triangle: reaches from 107024"),
        ("bone_contact.npz", {"share": np.zeros((20, 2), dtype=np.float32)}, "share: has the shape (20, 2)"),
        ("landmark_cover.npz", {"names": np.array(["one"] * 178)}, "names: names something twice"),
        ("landmark_cover.npz", {"more": np.zeros(3)}, "more: is an array that nobody reads"),
        ("relief.npz", {"skin": np.zeros((5, 9), dtype=np.uint8)}, "skin: has the shape (5, 9)"),
    ],
)
def test_arrays_are_held_to_kind_shape_and_bounds(folder: Path, name: str, changes: dict[str, Any], words: str) -> None:
    _arrays(folder / "models" / name, **changes)
    told = _told(folder)
    assert words in told or "instead of (192" in told
    assert str(folder / "models") in told


@pytest.mark.parametrize("name", ["bone_contact.npz", "bone_cover.npz", "landmark_cover.npz"])
def test_the_first_of_several_bodies_or_landmarks_may_have_no_rows(folder: Path, name: str) -> None:
    """Where on one body nothing touches, its rows end where they begin."""
    arrays = dict(np.load(folder / "models" / name))
    first, rows = arrays["ends"][0], [key for key in arrays if key not in ("ends", "names")]
    _arrays(folder / "models" / name, ends=arrays["ends"] - first, **{key: arrays[key][first:] for key in rows})
    assert model_faults(DataFolder(folder)) == []
    _arrays(folder / "models" / name, ends=arrays["ends"] - first - 1)
    assert [fault.where for fault in model_faults(DataFolder(folder))] == ["ends"]


def test_the_models_that_are_looked_into_are_those_of_the_folder(folder: Path) -> None:
    _edit(folder / "models/bones.json", lambda content: content["bones"].pop(0))
    assert "'skull', which is no left or median bone" in _told(folder)


@pytest.mark.slow
def test_a_place_that_cannot_be_reached_is_found_by_placing_it(folder: Path) -> None:
    """No schema knows that the level of the heel nowhere meets the vertical line through the nose, seen from the side."""
    rule = {"kind": "meeting", "level": "heel", "vertical": "nasal_tip", "seen_from": "side"}
    _edit(folder / "points.json", lambda content: _points(content)["GB30"].update(rule=rule))
    told = "\n".join(map(str, check_data(folder, thoroughly=True)))
    assert "points.json: GB30 (standard): cannot be placed" in told
    assert "BL23" not in told


@pytest.mark.skipif(sys.platform != "linux", reason="pipes and devices that have a place among the files")
def test_pipes_devices_folders_and_links_are_named_and_not_waited_for(folder: Path) -> None:
    names = ["points.json", "themes/dark.json", "models/skin_targets.npy", "models/bones.npz", "fonts/OFL-Inter.txt"]
    for name in names:
        (folder / name).unlink()
    os.mkfifo(folder / names[0])
    (folder / names[1]).mkdir()
    (folder / names[2]).symlink_to("/dev/zero")
    (folder / names[3]).symlink_to("bones.npz")
    os.mkfifo(folder / names[4])
    (folder / "round").symlink_to(folder)
    (folder / "more\n.json").write_text("{}", encoding="utf-8")
    for faults in (check_data(folder), check_data(folder, thoroughly=True)):
        told = "\n".join(map(str, faults))
        assert all(str(folder / name) in told for name in names)
    assert "more\\n.json: file: is not in files.json" in "\n".join(map(str, check_data(folder)))


def test_damage_that_moves_a_point_in_silence_is_found_by_the_list(folder: Path) -> None:
    path = folder / "models/skin_targets.npy"
    content = bytearray(path.read_bytes())
    content[2_000_000:2_100_000] = bytes(100_000)
    path.write_bytes(content)
    (fault,) = check_data(folder)
    assert str(path) in str(fault)


def test_a_folder_that_is_no_data_folder_is_told_soon(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number}.txt").touch()
    told = "\n".join(map(str, check_data(tmp_path)))
    assert "holds more than 500 files" in told
    assert "points.json" in told


def test_a_damaged_schema_of_the_program_judges_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = copy_assets(tmp_path / "own")
    (own / "schemas/cun.schema.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("acuviewer.data_check.assets_root", lambda: own)
    _edit(folder / "cun.json", lambda content: content["segments"][0].update(length_cun=5))
    told = "\n".join(map(str, check_data(folder)))
    assert str(own / "schemas/cun.schema.json") in told
    assert assets_root() != own


def test_a_rule_that_loses_a_point_or_names_none_is_told(folder: Path) -> None:
    def lose(content: Any) -> None:
        rules = {rule["id"]: rule for rule in content["rules"]}
        rules["lung-side"]["points"] = ["SP17-SP21", "PC1", "GB23"]

    _edit(folder / "knowledge/caution_rules.json", lose)
    assert "points.json: GB22: lies in the flank and lacks the caution pneumothorax" in _told(folder)
    _edit(folder / "knowledge/caution_rules.json", lambda content: content["rules"][0].update(points=["LU12"]))
    told = _told(folder)
    assert "knowledge/caution_rules.json: emergency-fainting: names the point 'LU12', which does not exist" in told
    assert "GB22" not in told, "what a rule means is told when its names lead somewhere"
