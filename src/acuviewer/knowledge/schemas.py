"""The schemas of ``assets/schemas`` as judges: what is wrong in a data file, where, and what to do about it.

A schema knows the shape of one file. Whether the ids in it lead anywhere is for the file's reader to say.
"""

import json
from pathlib import Path
from typing import Any

from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault
from acuviewer.resources import assets_root
from acuviewer.strict_json import say_place

SCHEMAS = (
    "bone_fit", "bones", "categories", "caution_rules", "cautions", "codes", "complaints", "concepts", "cun",
    "evidence", "landmarks", "manifest", "measure_places", "measures", "mechanisms", "meridians", "pain_types",
    "patient_risks", "points", "search_words", "sources", "spread", "standing", "statement", "teaching", "theme", "variants",
    "words",
)  # fmt: skip
"""Names of the shipped schemas."""
_SHARED = "statement.schema.json"
_LONGEST_QUOTE = 60
_COUNTED = {"minItems": " entries", "maxItems": " entries", "minLength": " letters"}


def faults_in_file(path: Path, schema: str) -> list[Fault]:
    """Everything in which a JSON file departs from the shipped schema of that name, such as ``points``."""
    try:
        content = DataFolder(path.parent).json(path.name)
    except DataError as error:
        return list(error.faults)
    return faults_in_content(content, schema, str(path))


def faults_in_content(content: Any, schema: str, file: str) -> list[Fault]:
    """As ``faults_in_file``, for what was read already; ``file`` is the name to tell."""
    from jsonschema import Draft202012Validator

    judge = Draft202012Validator(_load_schema(schema))
    errors = [leaf for error in judge.iter_errors(content) for leaf in _nearest(error)]
    errors.sort(key=lambda error: list(map(str, error.absolute_path)))
    return list(dict.fromkeys(Fault(file, say_place(content, error.absolute_path), *_tell(error)) for error in errors))


def _nearest(error: Any) -> list[Any]:
    """Where one of several forms was wanted: what is wrong with the one that the content comes nearest to."""
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        return [error]
    forms: dict[Any, list[Any]] = {}
    for inner in error.context:
        forms.setdefault(inner.relative_schema_path[0], []).append(inner)
    return [leaf for inner in min(forms.values(), key=len) for leaf in _nearest(inner)]


def faults_in_schema(files: DataFolder, name: str) -> list[Fault]:
    """What is wrong with a schema of a data folder itself."""
    from jsonschema import Draft202012Validator, SchemaError

    try:
        Draft202012Validator.check_schema(files.json(name))
    except DataError as error:
        return list(error.faults)
    except SchemaError as error:
        return [Fault(str(files.root / name), error.json_path, f"is no schema ({error.message}).", "Mend the schema.")]
    return []


def _load_schema(name: str) -> Any:
    """A schema with what it takes from that of a statement written into it, which is judged by twice as fast as a reference."""
    # Not held against the list of files: whoever edits a schema checks by it before the list is made anew.
    schemas = DataFolder(assets_root()).below("schemas")
    return _written_out(schemas.json(f"{name}.schema.json"), schemas.json(_SHARED))


def _written_out(part: Any, shared: Any, own: bool = True) -> Any:
    if isinstance(part, list):
        return [_written_out(one, shared, own) for one in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref")
    if not isinstance(reference, str) or (own and not reference.startswith(_SHARED)):
        return {key: _written_out(value, shared, own) for key, value in part.items()}
    _, _, key = reference.partition("#/$defs/")
    meant = shared["$defs"][key] if key else {key: value for key, value in shared.items() if key not in ("$id", "$defs")}
    return _written_out(meant, shared, own=False)


def _tell(error: Any) -> tuple[str, str]:
    """What is wrong and what to do, in the words of a person rather than of a schema."""
    rule, wanted = error.validator, error.validator_value
    found = json.dumps(error.instance, ensure_ascii=False)
    if len(found) > _LONGEST_QUOTE:
        found = f"{found[:_LONGEST_QUOTE]}…"
    match rule:
        case "required":
            lacking = ", ".join(key for key in wanted if key not in error.instance)
            return f"lacks {lacking}.", "Add it; where nothing is known, write null if the schema allows it."
        case "additionalProperties":
            unknown = ", ".join(key for key in error.instance if key not in error.schema["properties"])
            return f"has the unknown key {unknown}.", "Remove it or mend its spelling."
        case "enum":
            return f"is {found}.", f"Write one of {', '.join(map(str, wanted))}."
        case "type":
            names = wanted if isinstance(wanted, str) else " or ".join(wanted)
            return f"is {found}.", f"Write a value of type {names}."
        case "pattern":
            return f"is {found}.", f"Write it in the form {wanted}"
        case "minItems" | "minLength" | "minimum" | "exclusiveMinimum":
            return f"is {found}.", f"Needed: at least {wanted}{_COUNTED.get(rule, '')}."
        case "maxItems" | "maximum" | "exclusiveMaximum":
            return f"is {found}.", f"Needed: at most {wanted}{_COUNTED.get(rule, '')}."
        case "uniqueItems":
            return f"names something twice: {found}.", "Keep it once."
        case _:
            return f"{error.message}.", "See the schema."
