"""The schemas of ``assets/schemas`` as judges: what is wrong in a data file, where, and what to do about it.

A schema knows the shape of one file. Whether the ids in it lead anywhere is for the file's reader to say.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from acuviewer.faults import Fault
from acuviewer.resources import asset_path

_LONGEST_QUOTE = 60
_COUNTED = {"minItems": " entries", "maxItems": " entries", "minLength": " letters"}


def faults_in_file(path: Path, schema: str) -> list[Fault]:
    """Everything in which a JSON file departs from the shipped schema of that name, such as ``points``."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        return [Fault(str(path), "file", f"cannot be read ({error.strerror}).", "Put the file there.")]
    except UnicodeDecodeError as error:
        return [Fault(str(path), f"byte {error.start}", "is not UTF-8.", "Save the file as UTF-8.")]
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        return [Fault(str(path), place, f"is no JSON ({error.msg}).", "Mend the text there.")]
    return faults_in_content(content, schema, str(path))


def faults_in_content(content: Any, schema: str, file: str) -> list[Fault]:
    """As ``faults_in_file``, for what was read already; ``file`` is the name to tell."""
    from jsonschema import Draft202012Validator

    judge = Draft202012Validator(_load_schema(schema), registry=_load_registry())
    errors = sorted(judge.iter_errors(content), key=lambda error: list(map(str, error.absolute_path)))
    return [Fault(file, _place(content, error.absolute_path), *_tell(error)) for error in errors]


def _load_schema(name: str) -> Any:
    return json.loads(asset_path(f"schemas/{name}.schema.json").read_text(encoding="utf-8"))


def _load_registry() -> Any:
    from referencing import Registry, Resource

    shared = _load_schema("statement")
    return Registry().with_resource(shared["$id"], Resource.from_contents(shared))


def _place(content: Any, path: Sequence[str | int]) -> str:
    """``points[4] (GB30).names.pinyin``: keys and indices, and the name of the entry where it has one."""
    words, at = "", content
    for step in path:
        at = at[step]
        words += f"[{step}]" if isinstance(step, int) else f".{step}" if words else step
        if isinstance(step, int) and isinstance(at, Mapping):
            name = at.get("code", at.get("id", at.get("name")))
            words += f" ({name})" if isinstance(name, str) else ""
    return words or "top"


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
        case "minItems" | "minLength" | "minimum":
            return f"is {found}.", f"Needed: at least {wanted}{_COUNTED.get(rule, '')}."
        case "maxItems" | "maximum":
            return f"is {found}.", f"Needed: at most {wanted}{_COUNTED.get(rule, '')}."
        case "uniqueItems":
            return f"names something twice: {found}.", "Keep it once."
        case _:
            return f"{error.message}.", "See the schema."
