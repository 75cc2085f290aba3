"""Import rules that look at single names; the direction between packages is the contract in pyproject.toml."""

import ast
from pathlib import Path

import pytest

from checkout import TOP, name, python_files

IN_FUNCTIONS_ONLY = {"jsonschema", "pyvista", "scipy", "trimesh"}
SOURCES = python_files("src")


def _imports(nodes: list[ast.stmt] | ast.Module) -> set[str]:
    """Full names of all modules imported by these statements and below them."""
    found = set()
    for node in ast.walk(ast.Module(nodes, []) if isinstance(nodes, list) else nodes):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_costly_libraries_are_imported_inside_functions(path: Path) -> None:
    outside = [node for node in _tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not IN_FUNCTIONS_ONLY & {module.split(".")[0] for module in _imports(list(outside))}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_vtk_is_imported_by_module(path: Path) -> None:
    """The whole of VTK takes three times as long to import as the modules that draw."""
    assert not {"vtk", "vtkmodules.all"} & _imports(_tree(path))


@pytest.mark.parametrize("path", sorted((TOP / "src/acuviewer/export").rglob("*.py")), ids=name)
def test_export_knows_no_widgets(path: Path) -> None:
    assert not [module for module in _imports(_tree(path)) if "Widgets" in module]


NO_FAULT_POSSIBLE = {"itemAt", "takeAt"}
"""They cannot fail, and Qt needs None from them, which the declaration does not know."""


@pytest.mark.parametrize("path", sorted((TOP / "src/acuviewer/ui").rglob("*.py")), ids=name)
def test_what_overrides_a_method_of_qt_lets_no_fault_out(path: Path) -> None:
    classes = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef)]
    # A protocol names methods; it overrides none.
    real = [each for each in classes if "Protocol" not in map(ast.unparse, each.bases)]
    methods = [node for each in real for node in each.body if isinstance(node, ast.FunctionDef)]
    overriding = [method for method in methods if method.name != method.name.lower() or method.name == "event"]
    bare = [method.name for method in overriding if not any("qt_override" in ast.unparse(mark) for mark in method.decorator_list)]
    assert set(bare) <= NO_FAULT_POSSIBLE
