"""Mutants by chance: places of the syntax tree where one line can say something else, and a repeatable choice of them."""

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from mutating.explained import unseen
from mutating.mutant import Mutant, package_of

_OPERATORS = {
    ast.Lt: ("<", ">="), ast.LtE: ("<=", ">"), ast.Gt: (">", "<="), ast.GtE: (">=", "<"), ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="), ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"), ast.In: ("in", "not in"),
    ast.NotIn: ("not in", "in"), ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"),
    ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip
_EITHER_WAY_ROUND = {"min", "max", "minimum", "maximum", "isclose", "array_equal", "allclose"}
"""Functions that do not mind in which order their arguments come."""

_MOST_TRIES = 400


@dataclass(frozen=True)
class _Place:
    """Where a line can be changed: ``start`` and ``end`` count bytes, as the syntax tree does."""

    kind: str
    number: int
    start: int
    end: int
    text: str


def mutants_by_chance(source: Path, count: int, seed: int) -> list[Mutant]:
    """Mutants spread over the packages below a folder; the same seed and source give the same, and more only add to them."""
    files: dict[str, list[str]] = {}
    for path in sorted(source.rglob("*.py")):
        file = path.relative_to(source).as_posix()
        files.setdefault(package_of(file), []).append(file)
    choices = {package: _chosen(source, package, files[package], seed) for package in sorted(files)}
    mutants: list[Mutant] = []
    while choices and len(mutants) < count:
        for package in list(choices):
            mutant = next(choices[package], None)
            if mutant is None:
                del choices[package]
            else:
                mutants.append(mutant)
    return mutants[:count]


def _chosen(source: Path, package: str, files: Sequence[str], seed: int) -> Iterator[Mutant]:
    """Mutants of one package, no two of one line: first a file by chance, then a kind of change, then a place."""
    chance = Random(f"{seed}/{package}")
    taken: set[tuple[str, int]] = set()
    for _ in range(_MOST_TRIES):
        file = chance.choice(files)
        text = (source / file).read_text(encoding="utf-8")
        by_kind: dict[str, list[_Place]] = {}
        for place in _places(text):
            by_kind.setdefault(place.kind, []).append(place)
        if not by_kind:
            continue
        place = chance.choice(by_kind[chance.choice(sorted(by_kind))])
        line = text.split("\n")[place.number]
        raw = line.encode()
        changed = (raw[: place.start] + place.text.encode() + raw[place.end :]).decode()
        if (file, place.number) in taken or unseen(line) or unseen(changed):
            continue
        mutant = Mutant(f"{package}-{len(taken) + 1}", file, place.number, line, changed)
        if _can_be_read(mutant.written_into(text)):
            taken.add((file, place.number))
            yield mutant


def _can_be_read(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def _places(text: str) -> list[_Place]:
    """All places of a module, each on one line."""
    lines = text.encode().split(b"\n")
    found = []
    for node in _acting(ast.parse(text)):
        for kind, first, last, change in _changes(node):
            if first[0] == last[0]:
                old = lines[first[0] - 1][first[1] : last[1]].decode()
                new = change(old)
                if new is not None and new != old:
                    found.append(_Place(kind, first[0] - 1, first[1], last[1], new))
    return found


def _acting(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something when the program runs: no annotations, decorators or assertions, nothing inside texts."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert | ast.JoinedStr) and not _for_types(child):
                yield from _acting(child)


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


_Spot = tuple[int, int]
_Change = tuple[str, _Spot, _Spot, Callable[[str], str | None]]


def _begin(node: ast.expr | ast.stmt) -> _Spot:
    return node.lineno, node.col_offset


def _end(node: ast.expr | ast.stmt) -> _Spot:
    return node.end_lineno or node.lineno, node.end_col_offset or node.col_offset


def _changes(node: ast.AST) -> Iterator[_Change]:
    """What can be changed at a node: the kind, from where to where, and how the text between is changed."""
    match node:
        case ast.Compare():
            for operator, left, right in zip(node.ops, [node.left, *node.comparators], node.comparators, strict=False):
                yield "comparison", _end(left), _begin(right), _swap(operator)
        case ast.BinOp() if not any(
            isinstance(side, ast.JoinedStr | ast.List) or _is_text(side) for side in (node.left, node.right)
        ):
            yield "arithmetic", _end(node.left), _begin(node.right), _swap(node.op)
        case ast.BoolOp():
            yield "logic", _end(node.values[0]), _begin(node.values[1]), _swap(node.op)
        case ast.Constant() if isinstance(node.value, bool | int | float):
            yield "constant", _begin(node), _end(node), _another(node.value)
        case ast.If() | ast.IfExp():
            yield "condition", _begin(node.test), _end(node.test), lambda old: f"(not ({old}))"
            if isinstance(node, ast.If) and len(node.body) == 1 and isinstance(node.body[0], ast.Return):
                yield "statement", _begin(node.body[0]), _end(node.body[0]), lambda old: "pass"
        case ast.Raise() | ast.AugAssign() | ast.Continue():
            yield "statement", _begin(node), _end(node), lambda old: "pass"
        case ast.Expr() if isinstance(node.value, ast.Call):
            yield "statement", _begin(node), _end(node), lambda old: "pass"
        case ast.Call() if len(node.args) > 1 and _minds_the_order(node):
            first, second = node.args[:2]
            yield "arguments", _begin(first), _end(second), _swapped(first, second)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _swap(operator: ast.operator | ast.cmpop | ast.boolop) -> Callable[[str], str | None]:
    old, new = _OPERATORS.get(type(operator), ("", ""))
    return lambda between: between.replace(old, new, 1) if old else None


def _another(value: bool | int | float) -> Callable[[str], str | None]:
    """Another number; how near is near enough (1e-6) is left alone."""
    if isinstance(value, bool):
        return lambda old: str(not value)
    if isinstance(value, int):
        return lambda old: str(value + 1)
    return lambda old: None if "e-" in old else repr(1.5 * value if value else 1.0)


def _minds_the_order(node: ast.Call) -> bool:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called not in _EITHER_WAY_ROUND and not any(isinstance(argument, ast.Starred) for argument in node.args[:2])


def _swapped(first: ast.expr, second: ast.expr) -> Callable[[str], str | None]:
    """Two arguments in the other order; the text runs from the first's beginning to the second's end."""

    def change(old: str) -> str | None:
        raw, start = old.encode(), first.col_offset
        one = raw[: (first.end_col_offset or 0) - start]
        other = raw[second.col_offset - start :]
        between = raw[len(one) : len(raw) - len(other)]
        return (other + between + one).decode()

    return change
