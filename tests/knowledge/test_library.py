"""The library as values, and what it says of broken files."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError
from acuviewer.knowledge.library import TABLES, load_library, read_library
from acuviewer.resources import asset_path

Edit = Callable[[Any], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge that a test may break."""
    return Path(shutil.copytree(asset_path("knowledge"), tmp_path / "knowledge"))


def _edit(folder: Path, name: str, edit: Edit) -> None:
    path = folder / f"{name}.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    edit(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def _faults(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_library(DataFolder(folder))
    return [str(fault) for fault in caught.value.faults]


def test_links_go_both_ways() -> None:
    library = load_library()
    there = {(link.code, pain.id) for pain in library.pain_types.values() for link in pain.points}
    codes = {code for code, _ in there}
    back = {(code, link.pain_type) for code in codes for link in library.links_of_point(code)}
    assert there == back
    assert ("GB30", "radicular") in back
    assert {pain for code, pain in back if code == "KI3"} == {
        "low-back",
        "chronic",
        "inflammatory",
        "throat",
        "calf",
        "ankle-foot",
        "heel",
    }


def test_a_point_without_links_has_none() -> None:
    assert load_library().links_of_point("ST17") == ()


def test_codes_of_a_pain_type() -> None:
    library = load_library()
    assert library.codes_of("radicular") >= {"GB30", "BL40", "BL25", "GV3"}
    assert "LU9" not in library.codes_of("radicular")
    assert library.codes_of(None) == frozenset()


def test_studies_are_found_by_pain_type() -> None:
    library = load_library()
    assert [study.id for study in library.studies_of(("acute",))] == ["lee2013", "liu2015", "nice-ng59"]
    assert [study.id for study in library.studies_of(("radicular",))] == ["tu2024", "nice-ng59"]


def test_every_statement_is_walked_through() -> None:
    library = load_library()
    walked = [said for _, _, said in library.statements()]
    assert {table for table, _, _ in library.statements()} == set(TABLES) - {"sources"}
    assert library.causes[0] in walked
    assert library.pain_types["radicular"].warning_signs[0] in walked
    assert library.links_of_point("KI3")[0].reason in walked
    assert library.studies["xu2013"].limits[0] in walked
    assert library.cautions["adjunct"].statement in walked


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("who2008", "WHO 2008"),
        ("xu2013", "Xu and others 2013"),
        ("carlsson2001", "Carlsson and Sjölund 2001"),
        ("article-back-pain", "Does Acupuncture for Back Pain Work?"),
    ],
)
def test_short_names_of_sources(source: str, short: str) -> None:
    assert load_library().sources[source].short == short


def test_a_copy_of_the_shipped_files_reads_the_same(folder: Path) -> None:
    assert read_library(DataFolder(folder)).studies == load_library().studies


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "evidence.json").unlink()
    (fault,) = _faults(folder)
    assert "evidence.json" in fault
    assert "cannot be read" in fault


def test_text_that_is_no_json_is_named_by_line(folder: Path) -> None:
    (folder / "cautions.json").write_text('{\n  "cautions": [,]\n}', encoding="utf-8")
    (fault,) = _faults(folder)
    assert "cautions.json: line 2" in fault


def test_a_missing_key_is_named_with_its_place(folder: Path) -> None:
    _edit(folder, "pain_types", lambda content: content["pain_types"][4].pop("synonyms"))
    (fault,) = _faults(folder)
    assert "pain_types[4] (radicular)" in fault
    assert "lacks synonyms" in fault


def test_a_source_that_nobody_knows_is_named_with_the_entry(folder: Path) -> None:
    _edit(folder, "pain_types", lambda content: content["causes"][0].update(sources=["hearsay"]))
    (fault,) = _faults(folder)
    assert "pain_types.json: causes" in fault
    assert "hearsay" in fault


def test_a_study_of_unknown_source_or_pain_type_is_named(folder: Path) -> None:
    _edit(
        folder,
        "evidence",
        lambda content: content["studies"][0].update(source="nobody1999", pain_types=["phantom"]),
    )
    first, second = _faults(folder)
    assert "carlsson2001" in first
    assert "nobody1999" in first
    assert "phantom" in second


def test_all_faults_are_told_at_once(folder: Path) -> None:
    _edit(folder, "sources", lambda content: content["sources"][0].pop("title"))
    _edit(folder, "mechanisms", lambda content: content["mechanisms"][1].pop("statements"))
    (folder / "cautions.json").unlink()
    told = "\n".join(_faults(folder))
    assert "sources.json" in told
    assert "mechanisms.json" in told
    assert "cautions.json" in told
