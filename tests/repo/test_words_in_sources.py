"""Texts and sources hold together: each text that is asked for is there with its parts, none is left over, no sentence stands bare."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from acuviewer.i18n import PLURALS
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from checkout import TOP, name, python_files

SAYING = {"text", "said", "Said"}
TEXTS: dict[str, str] = json.loads((TOP / "assets/words/en.json").read_text(encoding="utf-8"))["words"]
PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")
SENTENCE = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}|^\W*[A-Z][a-z]{2,}\W*$")
"""Two words, or one alone with a capital."""

OF_NOBODY_IN_THE_WINDOW = {
    "src/acuviewer/ui/display.py",  # told on the command line, where no window can open
    "src/acuviewer/ui/style.py",  # a style sheet
    "src/acuviewer/ui/key_places.py",  # rows of keys
    "src/acuviewer/ui/input_methods.py",  # what Qt's plugins say of themselves
    "src/acuviewer/ui/qt_override.py",  # names of type variables
}


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _parts(words: str) -> set[str]:
    return {part for _, part, _, _ in Formatter().parse(words) if part is not None}


def _patterns(node: ast.expr) -> Iterator[str]:
    """What keys an expression can give, as regular expressions; nothing for one that is made elsewhere."""
    match node:
        case ast.Constant(str(key)):
            yield re.escape(key)
        case ast.JoinedStr(values):
            yield "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[a-z0-9_.]+" for part in values)
        case ast.IfExp(body=first, orelse=second):
            yield from _patterns(first)
            yield from _patterns(second)


def _calls(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(_parsed(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING and node.args:
            yield node


def _meant(pattern: str) -> list[str]:
    return [key for key in TEXTS if re.fullmatch(pattern, key) or re.fullmatch(pattern, PLURAL.sub("", key))]


@pytest.mark.parametrize("path", [path for path in python_files("src") if path.name != "i18n.py"], ids=name)
def test_each_text_that_is_asked_for_is_there_with_the_parts_that_it_is_given(path: Path) -> None:
    for call in _calls(path):
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        open_ended = any(keyword.arg is None for keyword in call.keywords)
        for pattern in _patterns(call.args[0]):
            where = f"{name(path)}:{call.lineno}: {pattern}"
            meant = _meant(pattern)
            assert meant, f"{where}: there is no such text"
            if "[" not in pattern and isinstance(call.func, ast.Name) and call.func.id != "Said":
                asked = set().union(*(_parts(TEXTS[key]) for key in meant))
                plural = {"n"} if any(PLURAL.search(key) for key in meant) else set()
                assert open_ended or asked | plural == given, f"{where}: asks for {asked}, is given {given}"


def test_no_text_is_left_over() -> None:
    patterns: set[str] = set()
    constants: set[str] = set()
    for path in (path for folder in ("src", "tools") for path in python_files(folder)):
        for call in _calls(path):
            patterns.update(_patterns(call.args[0]))
        constants.update(
            node.value for node in ast.walk(_parsed(path)) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )
    used = {key for pattern in patterns for key in _meant(pattern)} | {key for key in TEXTS if PLURAL.sub("", key) in constants}
    assert sorted(TEXTS.keys() - used) == []


def test_each_command_and_each_group_has_its_words_and_no_other_has() -> None:
    commands = build_commands(load_atlas(), load_library())
    wanted = {f"command.{command}.{what}" for command in commands for what in ("title", "help")}
    assert {key for key in TEXTS if key.startswith("command.")} == wanted
    groups = {f"group.{command.group}" for command in commands.values()}
    assert {key for key in TEXTS if key.startswith("group.")} == groups


@pytest.mark.parametrize("path", sorted((TOP / "assets/words").glob("*.json")), ids=name)
def test_each_language_has_the_texts_of_english_with_the_same_parts(path: Path) -> None:
    assert path.stem in PLURALS
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["words"]
    assert list(texts) == sorted(texts)
    assert {PLURAL.sub("", key) for key in texts} == {PLURAL.sub("", key) for key in TEXTS}
    for key, words in texts.items():
        english = PLURAL.sub(".other", key) if PLURAL.search(key) else key
        assert _parts(words) | {"n"} == _parts(TEXTS[english]) | {"n"}, key


def _bare(path: Path) -> Iterator[str]:
    tree = _parsed(path)
    told_elsewhere = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
        or (isinstance(node, ast.Call) and ast.unparse(node.func).startswith(("fault_report.", "pytest.")))
    ]
    passed = {id(inner) for node in told_elsewhere for inner in ast.walk(node)}
    passed |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
            and SENTENCE.search(node.value)
        ):
            yield f"{name(path)}:{node.lineno}: {node.value!r}"


IN_THE_WINDOW = [path for path in python_files("src/acuviewer/ui") if name(path) not in OF_NOBODY_IN_THE_WINDOW]


@pytest.mark.parametrize("path", IN_THE_WINDOW, ids=name)
def test_no_sentence_stands_in_the_sources_of_the_window(path: Path) -> None:
    assert list(_bare(path)) == [], "put it into assets/words/en.json and say it with i18n.text"
