"""The form of ``points.json``: nothing is lost by what it leaves out, and it is written in one way."""

import copy
import json
from typing import Any

import pytest

from acuviewer.points.catalog import load_points
from acuviewer.points.catalog_form import shorten, spell, write_out
from acuviewer.resources import asset_path

TEXT = asset_path("points.json").read_bytes()


@pytest.fixture
def content() -> Any:
    return json.loads(TEXT)


def test_the_file_is_as_the_program_writes_it(content: Any) -> None:
    entries, faults = write_out(content)
    assert faults == []
    assert spell(shorten(entries, content)) == TEXT, "run: python tools/spell_points.py"


def test_an_entry_says_only_what_is_particular_to_it(content: Any) -> None:
    kidney = next(point for point in content["points"] if point["code"] == "BL23")
    assert not {"laterality", "standing", "sources", "alternatives", "departure", "meets"} & set(kidney)
    assert kidney["indications"][0] == "Pain and stiffness of the lower back"
    assert set(kidney["needling"][0]) == {"depth_cun", "direction", "shared"}


def test_what_is_left_out_is_what_the_program_knows() -> None:
    point = load_points()["BL23"]
    assert (point.laterality, point.standing, point.sources, point.alternatives) == ("both", "standard", ("who2008",), ())
    said = point.indications[0]
    assert (said.text, said.sources) == ("Pain and stiffness of the lower back", ("traditional-common-knowledge",))
    assert (said.standing, said.checked) == ("traditional", False)
    assert point.needling[0].note.text == json.loads(TEXT)["shared_texts"]["usual-range"]
    assert point.indications[-1].sources == ("article-back-pain",)


def test_a_statement_may_depart_from_its_default_in_one_thing_alone(content: Any) -> None:
    point = content["points"][0]
    point["tissue"][0] = {"text": "Skin.", "checked": True}
    point["tissue"].append({"shared": "under-rectus", "standing": "standard"})
    (entry, *_), faults = write_out(content)
    assert faults == []
    assert entry["tissue"][0] == {
        "text": "Skin.",
        "sources": ["anatomy-common-knowledge"],
        "standing": "textbook",
        "checked": True,
    }
    assert entry["tissue"][-1]["text"] == content["shared_texts"]["under-rectus"]
    assert entry["tissue"][-1]["standing"] == "standard"
    assert shorten([entry], content)["points"] == [point]


def test_a_text_that_stands_among_the_shared_ones_is_written_by_its_id(content: Any) -> None:
    entries, _ = write_out(content)
    text = content["shared_texts"]["under-rectus"]
    entries[0]["tissue"] = [{"text": text, **content["defaults"]["tissue"]}]
    assert shorten(entries, content)["points"][0]["tissue"] == [{"shared": "under-rectus"}]


def test_what_fits_stands_on_a_line_and_what_does_not_below_each_other() -> None:
    long = ["x" * 80, "y" * 80]
    told = spell({"a": {"b": [1, 2.5, None], "名": "环跳"}, "c": [], "long": long}).decode()
    expected = ['{', ' "a": {"b": [1, 2.5, null], "名": "环跳"},', ' "c": [],', ' "long": [', f'  "{long[0]}",', f'  "{long[1]}"', ' ]', '}', '']  # fmt: skip
    assert told.split("\n") == expected


def test_writing_out_leaves_the_content_as_it_was(content: Any) -> None:
    before = copy.deepcopy(content)
    entries, _ = write_out(content)
    entries[1]["meets"].append("GB")
    assert content == before
    assert all("GB" not in entry["meets"] for entry in (entries[0], *entries[2:5]))
