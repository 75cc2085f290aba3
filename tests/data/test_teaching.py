"""What a teacher would miss among the links of pain types and points is told: each fault that once was there, put back."""

import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acuviewer.data_check import FILES, check_data
from acuviewer.data_check.teaching import teaching_faults
from acuviewer.resources import asset_path
from checkout import copy_assets
from point_entries import point_entries

POINTS = list(point_entries().values())
SHIPPED = {name: json.loads(asset_path(name).read_text(encoding="utf-8")) for name in FILES if name.startswith("knowledge/")}
PAINS = [pain["id"] for pain in SHIPPED["knowledge/pain_types.json"]["pain_types"]]
LISTS = {entry["pain_type"]: entry for entry in SHIPPED["knowledge/teaching.json"]["lists"]}

Edit = Callable[[dict[str, Any]], object]


def _told(spoil: Edit, points: list[Any] | None = None) -> list[str]:
    """The faults of the shipped knowledge after a change of one table; ``spoil`` is given the tables by their bare names."""
    contents = copy.deepcopy(SHIPPED)
    spoil({Path(name).stem: content for name, content in contents.items()})
    return [str(fault) for fault in teaching_faults(points or POINTS, contents)]


def _pain(tables: dict[str, Any], name: str) -> dict[str, Any]:
    return next(pain for pain in tables["pain_types"]["pain_types"] if pain["id"] == name)


def _unlinked(code: str, *names: str) -> Edit:
    def spoil(tables: dict[str, Any]) -> None:
        for pain in (_pain(tables, name) for name in names or PAINS):
            pain["points"] = [link for link in pain["points"] if link["code"] != code]

    return spoil


def test_what_is_shipped_has_no_fault() -> None:
    assert _told(lambda _: None) == []


MISSED = {
    "hip": ["GB30"], "mechanical": ["BL40", "BL60"], "chronic": ["GV3", "BL26", "BL60"], "acute": ["BL23", "BL57", "BL63"],
    "radicular": ["GB39", "GB40", "GB29", "BL58"], "knee": ["BL40"], "neck": ["BL60", "BL62", "BL64", "SI12", "SI13", "GB40"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, codes in MISSED.items() for code in codes])
def test_a_link_that_a_teacher_would_miss_is_told(name: str, code: str) -> None:
    told = "\n".join(_told(_unlinked(code, name)))
    assert f"pain_types.json: {name}" in told
    assert code in told


@pytest.mark.parametrize(
    "code", ["BL1", "BL2", "BL29", "BL31", "BL39", "BL56", "BL59", "BL63", "BL64", "GB27", "GB29", "LR9", "EX-B4"]
)
def test_a_point_whose_indication_names_back_or_loins_has_a_link_to_the_back(code: str) -> None:
    back = ("low-back", "acute", "chronic", "mechanical", "radicular")
    told = _told(_unlinked(code, *back))
    assert any(f"{code} says" in fault and "low-back" in fault for fault in told)


@pytest.mark.parametrize(("name", "words"), [("tooth", r"toothache|gums|teeth"), ("throat", r"sore.*throat")])
def test_each_point_whose_indication_names_toothache_or_the_throat_is_linked(name: str, words: str) -> None:
    pain = next(pain for pain in SHIPPED["knowledge/pain_types.json"]["pain_types"] if pain["id"] == name)
    linked = {link["code"] for link in pain["points"]}
    naming = {point["code"] for point in POINTS if any(re.search(words, said["text"], re.I) for said in point["indications"])}
    clenched = {"TE17", "GB7"}
    """Their teeth are clenched, not painful."""
    assert naming - clenched <= linked
    code = sorted(naming & linked)[0]
    assert any(f"{code} says" in fault for fault in _told(_unlinked(code, name)))


ORDER = {point["code"]: row for row, point in enumerate(POINTS)}


def _by_catalogue(tables: dict[str, Any], name: str) -> bool:
    """Put a list into the catalogue's order; whether that changed it."""
    links = _pain(tables, name)["points"]
    before = [link["code"] for link in links]
    links.sort(key=lambda link: ORDER[link["code"]])
    return before != [link["code"] for link in links]


SORTED = [name for name in PAINS if not _by_catalogue({"pain_types": copy.deepcopy(SHIPPED["knowledge/pain_types.json"])}, name)]


def test_no_list_but_the_shortest_stands_in_the_catalogue_s_order() -> None:
    assert SORTED == ["referred"]


@pytest.mark.parametrize("name", [name for name in PAINS if name not in SORTED])
def test_the_catalogue_s_order_is_told(name: str) -> None:
    told = _told(lambda tables: _by_catalogue(tables, name))
    assert any(f"pain_types.json: {name}" in fault and "begins with" in fault for fault in told)


@pytest.mark.parametrize("name", [name for name in PAINS if name not in SORTED])
def test_another_point_before_the_key_points_is_told(name: str) -> None:
    def spoil(tables: dict[str, Any]) -> None:
        links = _pain(tables, name)["points"]
        links.insert(0, links.pop())

    (fault,) = _told(spoil)
    assert f"{name}: begins with" in fault


def test_the_six_points_stand_first_of_all() -> None:
    (fault,) = _told(lambda tables: tables["pain_types"]["pain_types"].reverse())
    assert "where low-back should" in fault
    told = _told(lambda tables: tables["pain_types"]["pain_types"].pop(0))
    assert any("low-back" in fault and "does not exist" in fault for fault in told)


@pytest.mark.parametrize("name", ["radicular", "upper-back"])
def test_a_chain_lit_from_top_to_bottom_is_told(name: str) -> None:
    def spoil(tables: dict[str, Any]) -> None:
        next(link for link in _pain(tables, name)["points"] if link["code"] == "EX-B2").pop("parts")

    (fault,) = _told(spoil)
    assert f"{name}: means other places of EX-B2" in fault


def test_a_place_that_the_point_does_not_have_is_told() -> None:
    def spoil(tables: dict[str, Any]) -> None:
        next(link for link in _pain(tables, "upper-back")["points"] if link["code"] == "EX-B2")["parts"].append("s9")

    assert any("upper-back: names the place 's9' of EX-B2" in fault for fault in _told(spoil))


@pytest.mark.parametrize(
    ("name", "words"),
    [(name, "cauda equina") for name in ("low-back", "acute", "chronic", "mechanical", "radicular", "inflammatory", "referred")]
    + [("neck", "neck artery"), ("upper-back", "spinal cord"), ("inflammatory", "slight fall"), ("mechanical", "fever")]
    + [("acute", words) for words in ("osteoporosis", "steroid", "immune", "drugs", "fever", "pulsing")]
    + [("referred", "pulsing"), ("low-back", "pulsing")],
)
def test_a_red_flag_that_is_lacking_is_told(name: str, words: str) -> None:
    def spoil(tables: dict[str, Any]) -> None:
        pain = _pain(tables, name)
        pain["warning_signs"] = [said for said in pain["warning_signs"] if words not in said["text"].lower()]

    assert any(f"{name}: names no warning sign with '{words}'" in fault for fault in _told(spoil))


@pytest.mark.parametrize(("study", "name"), [("tu2024", "radicular"), ("debar2025", "chronic"), ("nice-ng59", "low-back")])
def test_a_study_that_is_lacking_is_told(study: str, name: str) -> None:
    def unlink(tables: dict[str, Any]) -> None:
        next(entry for entry in tables["evidence"]["studies"] if entry["id"] == study)["pain_types"].remove(name)

    (fault,) = _told(unlink)
    assert f"{study}: is not linked to {name}" in fault
    studies = SHIPPED["knowledge/evidence.json"]["studies"]
    gone = _told(lambda tables: tables["evidence"].update(studies=[entry for entry in studies if entry["id"] != study]))
    assert any(study in fault for fault in gone)


@pytest.mark.parametrize("standing", ["textbook", "trial", "standard"])
def test_a_statement_of_the_article_alone_that_stands_as_more_is_told(standing: str) -> None:
    (fault,) = _told(lambda tables: tables["pain_types"]["causes"][0].update(standing=standing))
    assert f"known only from an article, which stands as {standing}" in fault
    points = copy.deepcopy(POINTS)
    next(point for point in points if point["code"] == "BL23")["indications"][-1]["standing"] = standing
    (fault,) = _told(lambda _: None, points)
    assert "points.json: BL23" in fault


def test_an_exception_that_excepts_nothing_and_a_broken_pattern_are_told() -> None:
    def spoil(tables: dict[str, Any]) -> None:
        complaints = {entry["id"]: entry for entry in tables["teaching"]["complaints"]}
        complaints["headache"]["exceptions"][0]["codes"].append("GB20")
        complaints["neck"]["patterns"].append("(")

    told = "\n".join(_told(spoil))
    assert "headache: excepts GB20 for nothing" in told
    assert "neck: has a pattern that cannot be read" in told


def test_every_kind_of_pain_is_compared() -> None:
    """But for the two whose name no indication can tell."""
    compared = {name for entry in SHIPPED["knowledge/teaching.json"]["complaints"] for name in entry["pain_types"]}
    assert {*PAINS} - compared == {"referred", "inflammatory"}
    assert {*LISTS} == {*PAINS}
    exceptions = [entry for complaint in SHIPPED["knowledge/teaching.json"]["complaints"] for entry in complaint["exceptions"]]
    assert all(len(entry["reason"]) > 30 for entry in exceptions)


def test_acuviewer_check_tells_it(tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    path = folder / "knowledge/pain_types.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    _unlinked("GB30", "hip")({"pain_types": content})
    path.write_text(json.dumps(content), encoding="utf-8")
    told = "\n".join(map(str, check_data(folder)))
    assert "pain_types.json: hip" in told
    assert "GB30" in told
