"""Words and names: nothing unfinished, nothing that holds on one machine only, names that say what a thing is."""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from checkout import TOP, name, python_files, text_files

HERE = Path(__file__).resolve()
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|lorem ipsum)\b", re.IGNORECASE)
ONE_MACHINE_ONLY = re.compile(r"(?<![\w.:/-])(/(home|root|tmp|work|Users|mnt|srv)/\w|[A-Z]:\\\w)")
SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "core", "manager", "base", "misc"}
VAGUE = ("get_", "handle_", "process_")


@pytest.mark.parametrize("path", [path for path in text_files() if path != HERE], ids=name)
def test_a_text_is_finished_and_at_home_everywhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not UNFINISHED.findall(text)
    assert not ONE_MACHINE_ONLY.findall(text)


@pytest.mark.parametrize("path", python_files("src"), ids=name)
def test_names_say_something(path: Path) -> None:
    assert not SAY_NOTHING & set(path.relative_to(TOP / "src").with_suffix("").parts)
    functions = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef))
    assert not [function.name for function in functions if function.name.lstrip("_").startswith(VAGUE)]


@pytest.mark.parametrize("path", sorted((TOP / "assets").rglob("*.json")), ids=name)
def test_a_data_file_is_plain_to_read_and_to_compare(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\t" not in text
    assert not re.search(r"\\u[0-9a-fA-F]{4}", text), "characters stand for themselves"
    json.loads(text, object_pairs_hook=_without_twins)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(set(keys)) == len(keys), f"a key stands twice among {keys}"
    return dict(pairs)
