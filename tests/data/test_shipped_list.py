"""The list of the shipped files is current, and whatever is named once more elsewhere agrees with it."""

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from acuviewer.data_check import FILES, TEXTS, check_data
from acuviewer.data_check.lessons import LESSON_FILES
from acuviewer.data_check.links import N_TRIANGLES
from acuviewer.data_check.listing import hold_against_list, renew_list
from acuviewer.data_check.models import MODEL_FILES
from acuviewer.data_folder import LIST, read_list, shipped
from acuviewer.export.font_files import FONT_FILES
from acuviewer.faults import DataError
from acuviewer.knowledge.schemas import SCHEMAS
from acuviewer.resources import assets_root
from acuviewer.theme import Theme
from checkout import copy_assets


def test_the_list_of_the_shipped_files_is_current() -> None:
    assert hold_against_list(assets_root()).faults == (), "run: python -m acuviewer check --renew"


def test_the_shipped_data_holds_no_fault() -> None:
    assert check_data(assets_root()) == []


@pytest.mark.slow
def test_the_shipped_data_holds_no_fault_on_a_small_and_a_large_body_either() -> None:
    assert check_data(assets_root(), thoroughly=True) == []


def test_every_listed_file_is_looked_into() -> None:
    schemas = {f"schemas/{name}.schema.json" for name in SCHEMAS}
    assert {*FILES, *TEXTS, *FONT_FILES, *MODEL_FILES, *LESSON_FILES, *schemas} == set(read_list(assets_root()))


def _numbers(schema: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        kinds = schema.get("type", ())
        if {"number", "integer"} & {*([kinds] if isinstance(kinds, str) else kinds)}:
            yield place, schema
        for key, value in schema.items():
            yield from _numbers(value, f"{place}.{key}")
    elif isinstance(schema, list):
        for row, value in enumerate(schema):
            yield from _numbers(value, f"{place}[{row}]")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_number_of_the_data_has_bounds(name: str) -> None:
    for place, schema in _numbers(shipped().json(f"schemas/{name}.schema.json")):
        assert {"minimum", "exclusiveMinimum"} & set(schema), place
        assert {"maximum", "exclusiveMaximum"} & set(schema), place
        assert schema.get("maximum", 0) < 1e9, place


def test_a_theme_needs_a_colour_for_each_role_meridian_and_element() -> None:
    schema = shipped().json("schemas/theme.schema.json")
    assert set(schema["required"]) == {"schema_version", *(field.name for field in fields(Theme))}
    codes = [entry["code"] for entry in shipped().json("meridians.json")["meridians"]]
    assert set(schema["properties"]["meridians"]["required"]) == set(codes)


def test_places_on_the_skin_are_bounded_by_its_triangles() -> None:
    for name in ("landmarks", "bone_fit", "standing"):
        text = json.dumps(shipped().json(f"schemas/{name}.schema.json"))
        assert f'"maximum": {N_TRIANGLES - 1}' in text


def test_the_list_is_made_anew_whole_and_names_what_changed(tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    path = folder / "fonts/cjk_characters.txt"
    path.write_text("环跳\n", encoding="utf-8")
    before = (folder / LIST).read_bytes()
    (fault,) = check_data(folder)
    assert "cjk_characters.txt" in str(fault)
    assert "acuviewer check --renew" in str(fault)
    assert renew_list(folder) == ["fonts/cjk_characters.txt"]
    assert check_data(folder) == []
    assert (folder / LIST).read_bytes() != before
    path.write_bytes((assets_root() / "fonts/cjk_characters.txt").read_bytes())
    renew_list(folder)
    assert (folder / LIST).read_bytes() == before, "the same files give the same list"


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = copy_assets(tmp_path)
    (folder / LIST).unlink()
    (folder / LIST).mkdir()
    with pytest.raises(DataError, match=r"files\.json: file: cannot be written"):
        renew_list(folder)
