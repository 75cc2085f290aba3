"""No property or signal of Qt is set by keyword: PySide makes the setter's name by the locale, and under Turkish finds none."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from checkout import name, python_files

NO_PROPERTIES = {"parent"}
"""Names of parameters in C++."""

TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for folder in ("src", "tools", "tests", "benchmarks")
    for path in python_files(folder)
}


def _is_of_qt(written: str) -> bool:
    return re.fullmatch(r"(\w+\.)*Q[A-Z]\w+", written) is not None


def _classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def derived(trees: Iterable[ast.Module]) -> dict[str, ast.ClassDef]:
    """The classes below Qt's, by name."""
    waiting = [(node, [ast.unparse(base) for base in node.bases]) for tree in trees for node in _classes(tree)]
    found: dict[str, ast.ClassDef] = {}
    while (
        more := {node.name: node for node, bases in waiting if any(_is_of_qt(base) or base in found for base in bases)}.items()
        - found.items()
    ):
        found |= dict(more)
    return found


def by_keyword(tree: ast.Module, below_qt: dict[str, ast.ClassDef]) -> list[str]:
    """The calls that give a keyword to a constructor of Qt."""
    without_own = {own for own, node in below_qt.items() if "__init__" not in {getattr(part, "name", "") for part in node.body}}
    upwards = {id(call) for node in _classes(tree) if node.name in below_qt for call in ast.walk(node)}
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.keywords):
        called = ast.unparse(call.func)
        constructs = _is_of_qt(called) or called in without_own or (id(call) in upwards and called.endswith("__init__"))
        if constructs and {keyword.arg for keyword in call.keywords} - NO_PROPERTIES:
            found.append(ast.unparse(call))
    return found


BELOW_QT = derived(TREES.values())


@pytest.mark.parametrize("path", list(TREES), ids=name)
def test_nothing_of_qt_is_set_by_keyword(path: Path) -> None:
    assert by_keyword(TREES[path], BELOW_QT) == []


@pytest.mark.parametrize(
    "code",
    [
        "QTimer(self, interval=5)",
        "QtCore.QTimer(timeout=act)",
        "QTimer(**wanted)",
        "class Clock(QTimer):\n    def __init__(self):\n        super().__init__(singleShot=True)",
        "class Clock(QTimer):\n    tick = 1\nclass Watch(Clock):\n    tick = 2\nWatch(interval=5)",
    ],
)
def test_a_keyword_would_be_found(code: str) -> None:
    tree = ast.parse(code)
    assert len(by_keyword(tree, derived([tree]))) == 1


@pytest.mark.parametrize("code", ["QTimer(self)", "QLabel('words', parent=self)", "QTimer.singleShot(0, act)", "Panel(width=5)"])
def test_other_calls_are_left_alone(code: str) -> None:
    tree = ast.parse(code)
    assert by_keyword(tree, derived([tree])) == []
