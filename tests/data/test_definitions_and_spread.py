"""Competing definitions, notes and practitioners' spread, held against facts written down here on their own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acuviewer.data_check import check_data
from acuviewer.points.rules import names_in, read_rule
from acuviewer.resources import asset_path
from checkout import copy_assets
from point_entries import point_entries

OLDER = {"LI12", "SP11", "SP13", "SI11", "BL10", "TE13", "GB31", "GB32", "GB33", "GV15"}
"""Points of which older texts give another place."""
CHINESE_2021 = {"LI14", "LI19", "TE13", "GV26"}
"""Points for which the Chinese standard of 2021 has a rule of its own."""
LEFT_OPEN = {"LI19", "LI20", "PC8", "PC9", "GV26", "GB30"}
"""Points that the standard of 2008 itself leaves open."""
AREAS_CM2 = {"PC6": (0.7, 2.7), "SP6": (3.0, 12.2), "LI15": (4.6, 18.7), "ST36": (5.1, 20.7), "BL23": (5.6, 22.4), "BL54": (5.6, 22.5),
             "ST38": (10.2, 41.4)}  # fmt: skip
"""Areas that hold 68 % and 95 % of the marks of 71 doctors (Molsberger and others 2012)."""


def _read(name: str) -> Any:
    return json.loads(asset_path(name).read_text(encoding="utf-8"))


def _points() -> dict[str, Any]:
    return point_entries()


@pytest.mark.parametrize(("source", "codes"), [("older-texts", OLDER), ("gbt12346-2021", CHINESE_2021), ("who2008", LEFT_OPEN)])
def test_every_known_other_definition_has_a_rule(source: str, codes: set[str]) -> None:
    points = _points()
    for code in codes:
        assert any(source in other["sources"] for other in points[code]["alternatives"]), code


def test_the_six_points_left_open_are_the_disputed_ones() -> None:
    assert {code for code, point in _points().items() if point["standing"] == "disputed"} == LEFT_OPEN


def test_titles_name_whose_definition_it_is() -> None:
    for code, point in _points().items():
        for other in point["alternatives"]:
            if "gbt12346-2021" in other["sources"]:
                assert other["title"].startswith("GB/T 2021: "), code
            if other["sources"] == ["older-texts"]:
                assert other["title"].startswith("Older: "), code
                assert other["standing"] == "disputed", code


def test_no_alternative_repeats_the_standard_rule() -> None:
    for code, point in _points().items():
        for other in point["alternatives"]:
            assert other["rule"] != point.get("rule"), code
            assert names_in(read_rule(other["rule"])), code


def test_heights_that_sources_give_differently_are_both_there() -> None:
    points = _points()

    def lengths(rule: Any) -> list[float]:
        found = [rule["length_cun"]] if "length_cun" in rule else []
        return found + [length for value in rule.values() if isinstance(value, dict) for length in lengths(value)]

    for code, standard, older in (("GB31", 9, 7), ("GB32", 7, 5), ("SP13", 4.3, 4)):
        assert lengths(points[code]["rule"])[-1] == standard or standard in lengths(points[code]["rule"])
        assert older in lengths(points[code]["alternatives"][0]["rule"])


def test_names_that_differ_between_sources_are_noted() -> None:
    points = _points()
    assert "Xiazhishi" in points["EX-B5"]["notes"][0]["text"]
    for code, name in (("TE11", "清泠渊"), ("GB22", "渊液"), ("EX-UE8", "落枕")):
        assert name in {other["text"] for other in points[code]["other_names"]}, code


def test_the_spread_is_as_published() -> None:
    (study,) = _read("knowledge/spread.json")["studies"]
    assert (study["source"], study["n_practitioners"]) == ("molsberger2012", 71)
    found = {point["code"]: tuple(area["area_cm2"] for area in point["areas"]) for point in study["points"]}
    assert found == AREAS_CM2
    assert all([area["share"] for area in point["areas"]] == [0.68, 0.95] for point in study["points"])


def test_categories_say_that_they_are_tradition_and_not_checked() -> None:
    content = _read("knowledge/categories.json")
    for said in [entry["statement"] for entry in content["categories"]] + [content["element"]]:
        assert (said["standing"], said["checked"]) == ("traditional", False)
    kinds = {entry["kind"] for entry in content["categories"]}
    used = {
        category.partition(" (")[0].partition(" of the ")[0] for point in _points().values() for category in point["categories"]
    }
    assert kinds == used


def _checked(folder: Path, name: str, edit: Callable[[Any], object], thoroughly: bool = False) -> str:
    """What the check of the data says after one file was edited."""
    content = _read(name)
    edit(content)
    (folder / name).write_text(json.dumps(content), encoding="utf-8")
    found = "\n".join(str(fault) for fault in check_data(folder, thoroughly))
    shutil.copy(asset_path(name), folder / name)
    return found


@pytest.mark.slow
def test_the_check_finds_loose_ends_of_spread_and_categories(tmp_path: Path) -> None:
    def spread(content: Any) -> Any:
        return content["studies"][0]

    cases = [
        ("knowledge/spread.json", lambda content: spread(content)["points"][0].update(code="PC60"), "PC60"),
        ("knowledge/spread.json", lambda content: spread(content).update(source="nobody"), "nobody"),
        ("knowledge/spread.json", lambda content: spread(content)["points"].append(spread(content)["points"][0]), "twice"),
        ("knowledge/categories.json", lambda content: content["categories"].pop(), "crossing point"),
    ]
    folder = copy_assets(tmp_path)
    for name, edit, word in cases:
        assert word in _checked(folder, name, edit), word
    assert _checked(folder, "knowledge/spread.json", lambda _: None, thoroughly=True) == ""
