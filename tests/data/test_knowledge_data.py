"""The shipped knowledge: whole, linked, sourced, and medically sensible."""

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from acuviewer.knowledge.schemas import faults_in_file
from acuviewer.resources import asset_path
from acuviewer.statement import Standing
from point_entries import cautions_at, point_entries

FILES = {
    "sources": "knowledge/sources.json",
    "pain_types": "knowledge/pain_types.json",
    "mechanisms": "knowledge/mechanisms.json",
    "evidence": "knowledge/evidence.json",
    "cautions": "knowledge/cautions.json",
    "caution_rules": "knowledge/caution_rules.json",
    "patient_risks": "knowledge/patient_risks.json",
    "spread": "knowledge/spread.json",
    "categories": "knowledge/categories.json",
    "points": "points.json",
}


def _read(name: str) -> Any:
    if name == "points":
        return {"points": list(point_entries().values())}
    return json.loads(asset_path(FILES[name]).read_text(encoding="utf-8"))


def _points() -> dict[str, Any]:
    return point_entries()


def _pain_types() -> dict[str, Any]:
    return {pain["id"]: pain for pain in _read("pain_types")["pain_types"]}


def _words(entry: Any) -> str:
    """All strings below an entry, in lower case."""
    return json.dumps(entry, ensure_ascii=False).lower()


def _objects(entry: Any) -> Iterator[dict[str, Any]]:
    if isinstance(entry, dict):
        yield entry
        entry = list(entry.values())
    if isinstance(entry, list):
        for part in entry:
            yield from _objects(part)


def _sourced(name: str) -> list[dict[str, Any]]:
    return [entry for entry in _objects(_read(name)) if "sources" in entry and name != "sources"]


# Shape and links


@pytest.mark.parametrize("name", FILES)
def test_file_fits_its_schema(name: str) -> None:
    assert faults_in_file(asset_path(FILES[name]), name) == []


@pytest.mark.parametrize("path", sorted(asset_path("schemas").glob("*.schema.json")), ids=lambda path: path.name)
def test_schema_is_a_schema(path: Any) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", [name for name in FILES if name != "sources"])
def test_sources_are_known(name: str) -> None:
    known = {source["id"] for source in _read("sources")["sources"]}
    named = {source for entry in _sourced(name) for source in entry["sources"]}
    named |= {entry["source"] for entry in _objects(_read(name)) if "source" in entry}
    assert named
    assert named <= known


@pytest.mark.parametrize(
    ("name", "table", "key"),
    [
        ("sources", "sources", "id"),
        ("pain_types", "pain_types", "id"),
        ("mechanisms", "mechanisms", "id"),
        ("evidence", "studies", "id"),
        ("cautions", "cautions", "id"),
        ("caution_rules", "rules", "id"),
        ("patient_risks", "risks", "id"),
        ("points", "points", "code"),
    ],
)
def test_no_id_is_used_twice(name: str, table: str, key: str) -> None:
    ids = [entry[key] for entry in _read(name)[table]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["pain_types", "mechanisms", "evidence", "cautions", "patient_risks", "points"])
def test_what_is_said_has_a_standing_and_is_marked_when_unchecked(name: str) -> None:
    said = [entry for entry in _objects(_read(name)) if "checked" in entry]
    assert said
    for entry in said:
        assert entry["standing"] in {*get_args(Standing)}, entry
        if any(source.endswith("-common-knowledge") for source in entry["sources"]):
            assert entry["checked"] is False, entry


def test_links_lead_to_points_and_none_is_stated_twice() -> None:
    points = _points()
    for pain in _pain_types().values():
        codes = [link["code"] for link in pain["points"]]
        assert codes
        assert set(codes) <= set(points)
        assert len(codes) == len(set(codes)), pain["id"]


def test_a_link_is_stated_at_the_pain_type_only() -> None:
    assert not any("pain_types" in point for point in _points().values())


def test_points_name_known_cautions() -> None:
    known = {caution["id"] for caution in _read("cautions")["cautions"]}
    named = {caution for code in _points() for caution in cautions_at(code)}
    assert named <= known


def test_studies_concern_known_pain_types() -> None:
    for study in _read("evidence")["studies"]:
        assert set(study["pain_types"]) <= set(_pain_types()), study["id"]


# Medical sense


@pytest.mark.parametrize(
    ("code", "caution"),
    [
        ("BL23", "inner-organs"),
        ("BL40", "vessels-popliteal"),
        ("BL40", "nerve-tibial"),
        ("GB30", "nerve-sciatic"),
        ("GV3", "spinal-canal"),
        ("GV3", "pregnancy"),
        ("KI3", "vessels-tibial"),
    ],
)
def test_caution_stands_where_it_must(code: str, caution: str) -> None:
    assert caution in cautions_at(code)


@pytest.mark.parametrize(
    ("code", "depth_cun"),
    [
        ("BL23", [0.5, 1.0]),
        ("BL25", [0.8, 1.2]),
        ("BL40", [1.0, 1.5]),
        ("GV3", [0.5, 1.0]),
        ("GB30", [1.5, 2.5]),
        ("KI3", [0.5, 0.8]),
    ],
)
def test_depth_is_the_usual_range_and_unchecked(code: str, depth_cun: list[float]) -> None:
    (needling,) = _points()[code]["needling"]
    assert needling["depth_cun"] == depth_cun
    assert needling["checked"] is False
    assert "no safe depth" in needling["text"]


@pytest.mark.parametrize(
    ("code", "pinyin", "simplified", "traditional", "korean", "japanese"),
    [
        ("BL23", "Shènshū", "肾俞", "腎俞", "신수", "じんゆ"),
        ("BL25", "Dàchángshū", "大肠俞", "大腸俞", "대장수", "だいちょうゆ"),
        ("BL40", "Wěizhōng", "委中", "委中", "위중", "いちゅう"),
        ("GV3", "Yāoyángguān", "腰阳关", "腰陽關", "요양관", "こしようかん"),
        ("GB30", "Huántiào", "环跳", "環跳", "환도", "かんちょう"),
        ("KI3", "Tàixī", "太溪", "太溪", "태계", "たいけい"),
    ],
)
def test_names(code: str, pinyin: str, simplified: str, traditional: str, korean: str, japanese: str) -> None:
    names = _points()[code]["names"]
    assert [names[key] for key in ("pinyin", "simplified", "traditional", "korean", "japanese")] == [
        pinyin,
        simplified,
        traditional,
        korean,
        japanese,
    ]
    assert names["korean_checked"] is names["japanese_checked"] is False


def test_laterality_and_meridian_follow_the_code() -> None:
    for code, point in _points().items():
        assert point["meridian"] == re.match("EX-[A-Z]+|[A-Z]+", code).group()  # type: ignore[union-attr]
        if not code.startswith("EX"):
            assert point["laterality"] == ("midline" if point["meridian"] in {"GV", "CV"} else "both"), code


def test_gb30_is_told_as_disputed_with_both_lines() -> None:
    point = _points()["GB30"]
    assert point["standing"] == "disputed"
    assert "sacral hiatus" in point["location"]
    (other,) = point["alternatives"]
    assert "anterior superior iliac spine" in other["text"]
    assert "lateral third" in other["text"]
    assert other["standing"] == "disputed"


def test_each_pain_type_says_when_to_see_a_doctor() -> None:
    assert all(pain["warning_signs"] for pain in _pain_types().values())
    assert "cauda equina" in _words(_pain_types()["radicular"]["warning_signs"])


def test_disclaimer_says_that_this_is_no_medical_advice() -> None:
    disclaimer = _read("cautions")["disclaimer"]
    assert "no medical advice" in disclaimer["title"]
    assert "landmarks" in disclaimer["title"]
    assert "no safe depth" in disclaimer["text"]
