"""Checks a data folder: its list of files, each file by itself, all against each other, and the points on a few bodies.

Lists every fault, stops at none.
"""

from pathlib import Path
from typing import Any

from acuviewer.data_check.fonts import font_faults
from acuviewer.data_check.links import link_faults
from acuviewer.data_check.listing import list_faults
from acuviewer.data_check.models import model_faults
from acuviewer.data_check.placing import placing_faults
from acuviewer.data_folder import DataFolder, read_list
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.schemas import SCHEMAS, faults_in_content, faults_in_schema
from acuviewer.resources import assets_root

FILES = {
    "points.json": "points", "meridians.json": "meridians", "landmarks.json": "landmarks", "cun.json": "cun",
    "knowledge/sources.json": "sources", "knowledge/pain_types.json": "pain_types", "knowledge/mechanisms.json": "mechanisms",
    "knowledge/evidence.json": "evidence", "knowledge/cautions.json": "cautions", "knowledge/spread.json": "spread",
    "knowledge/categories.json": "categories", "themes/light.json": "theme", "themes/dark.json": "theme",
    "models/bones.json": "bones", "models/bone_fit.json": "bone_fit", "models/manifest.json": "manifest",
}  # fmt: skip
"""The JSON files of a data folder, and the schema that each is held against."""


def check_data(folder: Path, by_list: bool = True) -> list[Fault]:
    """All faults of a folder that is built like ``assets``; an empty list when there are none.

    ``by_list`` also holds it against its own list of files: what was edited is a fault until the list is made anew.
    """
    faults = [*(list_faults(folder) if by_list else ()), *_faults_of_judges(folder), *_faults_of_content(DataFolder(folder))]
    return list(dict.fromkeys(faults))


def _faults_of_judges(folder: Path) -> list[Fault]:
    """What is wrong with the program's own schemas; in its own folder the list of files tells that."""
    faults: list[Fault] = []
    if folder.resolve() == assets_root().resolve():
        return faults
    try:
        own = DataFolder(assets_root(), read_list(assets_root()))
    except DataError as error:
        return list(error.faults)
    for name in SCHEMAS:
        try:
            own.path(f"schemas/{name}.schema.json")
        except DataError as error:
            faults += error.faults
    return faults


def _faults_of_content(files: DataFolder) -> list[Fault]:
    contents: dict[str, Any] = {}
    faults = []
    for name, schema in FILES.items():
        try:
            contents[name] = files.json(name)
            faults += faults_in_content(contents[name], schema, name)
        except DataError as error:
            faults += error.faults
    for name in SCHEMAS:
        faults += faults_in_schema(files, f"schemas/{name}.schema.json")
    faults += [*font_faults(files), *model_faults(files)]
    return faults or link_faults(files, contents) or placing_faults(files)
