"""Checks a data folder: its list of files, each file by itself, all against each other, and the points on a few bodies.

Lists every fault, stops at none.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from acuviewer.body.shape import BodyShape
from acuviewer.data_check.fonts import font_faults
from acuviewer.data_check.lessons import lesson_faults
from acuviewer.data_check.links import link_faults
from acuviewer.data_check.listing import hold_against_list
from acuviewer.data_check.models import MODEL_FILES, model_faults
from acuviewer.data_check.placing import OTHER_BODIES, placing_faults
from acuviewer.data_folder import DataFolder, read_list
from acuviewer.export.web_files import WEB_FILES
from acuviewer.faults import DataError, Fault
from acuviewer.knowledge.concepts import LANGUAGES, words_file
from acuviewer.knowledge.schemas import SCHEMAS, faults_in_content, faults_in_schema
from acuviewer.resources import assets_root

FILES = {
    "points.json": "points", "meridians.json": "meridians", "landmarks.json": "landmarks", "cun.json": "cun",
    "standing.json": "standing",
    "knowledge/sources.json": "sources", "knowledge/pain_types.json": "pain_types", "knowledge/mechanisms.json": "mechanisms",
    "knowledge/evidence.json": "evidence", "knowledge/cautions.json": "cautions", "knowledge/spread.json": "spread",
    "knowledge/caution_rules.json": "caution_rules", "knowledge/patient_risks.json": "patient_risks",
    "knowledge/categories.json": "categories", "knowledge/complaints.json": "complaints", "knowledge/teaching.json": "teaching",
    "themes/light.json": "theme", "themes/dark.json": "theme",
    "models/bones.json": "bones", "models/bone_fit.json": "bone_fit", "models/manifest.json": "manifest",
    "words/en.json": "words", "measures.json": "measures", "models/measure_places.json": "measure_places",
    "knowledge/concepts.json": "concepts", "knowledge/variants.json": "variants", "knowledge/codes.json": "codes",
    **{words_file(language): "search_words" for language in LANGUAGES},
}  # fmt: skip
"""The JSON files of a data folder, and the schema that each is held against."""


TEXTS = ("fonts/OFL-Inter.txt", "fonts/OFL-NotoSansCJK.txt", "fonts/cjk_characters.txt", *WEB_FILES)


def check_data(folder: Path, thoroughly: bool = False) -> list[Fault]:
    """All faults of a folder that is built like ``assets``; an empty list when there are none.

    The folder is held against its list of files, and whatever is not as the program itself was shipped is looked into.
    ``thoroughly`` does not ask the list, which may be out of date, and looks into everything, on more bodies.
    """
    if thoroughly:
        return _faults_of_content(DataFolder(folder), set(), OTHER_BODIES)
    held = hold_against_list(folder)
    faults, same = list(held.faults), set()
    try:
        own = read_list(assets_root())
        same = {name for name in held.as_listed if held.listed[name] == own.get(name)}
        faults += [] if same >= {*own} else _faults_of_judges(DataFolder(assets_root(), own))
    except DataError as error:
        faults += error.faults
    return list(dict.fromkeys([*faults, *_faults_of_content(DataFolder(folder), same)]))


def _faults_of_judges(own: DataFolder) -> list[Fault]:
    """What is wrong with the program's own schemas, by which others are judged."""
    faults: list[Fault] = []
    for name in SCHEMAS:
        try:
            own.path(f"schemas/{name}.schema.json")
        except DataError as error:
            faults += error.faults
    return faults


def _faults_of_texts(files: DataFolder) -> list[Fault]:
    faults: list[Fault] = []
    for name in TEXTS:
        try:
            with files.naming(name):
                if "\0" in files.read(name).decode():
                    raise ValueError("it is no text")
        except DataError as error:
            faults += error.faults
    return faults


def _faults_of_content(files: DataFolder, same: set[str], others: Sequence[BodyShape] = ()) -> list[Fault]:
    """What is wrong in files, and between them; those that are the ``same`` as shipped were looked into then."""
    contents: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, schema in FILES.items():
        try:
            contents[name] = files.json(name)
            faults += [] if name in same else faults_in_content(contents[name], schema, name)
        except DataError as error:
            faults += error.faults
    schemas = (f"schemas/{name}.schema.json" for name in SCHEMAS)
    faults += [fault for name in schemas if name not in same for fault in faults_in_schema(files, name)]
    faults += [*_faults_of_texts(files), *font_faults(files), *model_faults(files), *lesson_faults(files, same)]
    if not faults:
        faults = link_faults(files, contents)
    if not faults and not same >= {*FILES, *MODEL_FILES}:
        faults = placing_faults(files, others)
    return faults
