"""What a command does not need is not imported: ``acuviewer --version`` is instant, ``locate`` knows no Qt."""

import json
import subprocess
import sys

import pytest

DRAWING = {"PySide6", "vtk", "vtkmodules", "pyvista", "matplotlib"}
FOR_FUNCTIONS_ONLY = {"jsonschema", "scipy", "trimesh"}


def _imported_by(statement: str) -> set[str]:
    """Top-level packages in memory after a fresh Python carried out a statement."""
    script = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {module.split(".")[0] for module in json.loads(done.stderr)}


def test_the_command_line_alone_imports_no_library() -> None:
    heavy = DRAWING | FOR_FUNCTIONS_ONLY | {"numpy", "rapidfuzz"}
    assert not heavy & _imported_by("import acuviewer.cli")


def test_the_version_is_told_before_anything_is_imported() -> None:
    """Each of these alone takes as long as Python itself needs to start."""
    imported = _imported_by(
        "import sys; sys.argv = ['acuviewer', '--version']\nfrom acuviewer.__main__ import main\nassert main() == 0"
    )
    assert "acuviewer" in imported
    assert not {"argparse", "dataclasses", "pathlib", "typing", "inspect"} & (imported - _imported_by(""))


@pytest.mark.parametrize("arguments", [["do", "--list"], ["search", "knee"], ["study", "--today"]])
def test_listing_and_searching_import_nothing_that_draws(arguments: list[str]) -> None:
    imported = _imported_by(f"from acuviewer.cli import main\nassert main({arguments}) == 0")
    assert not (DRAWING | FOR_FUNCTIONS_ONLY) & imported


def test_locating_imports_nothing_that_draws() -> None:
    imported = _imported_by("from acuviewer.cli import main\nassert main(['locate', 'GB30', '--json']) == 0")
    assert "numpy" in imported
    assert not (DRAWING | FOR_FUNCTIONS_ONLY | {"rapidfuzz", "subprocess"}) & imported


@pytest.mark.slow
@pytest.mark.parametrize("package", ["ui.main_window", "scene.stage", "export.mesh_file", "session.anatomy"])
def test_importing_a_package_leaves_out_what_only_its_functions_use(package: str) -> None:
    imported = _imported_by(f"import acuviewer.{package}")
    assert not ({"pyvista", "matplotlib", "vtk"} | FOR_FUNCTIONS_ONLY) & imported


def test_qt_leaves_importing_as_it_was() -> None:
    """PySide's own way of importing reads the source of each module, and keeps its lines."""
    imported = _imported_by(
        "import builtins, linecache; own = builtins.__import__\n"
        "from acuviewer.export.plain_imports import import_qt; import_qt()\n"
        "assert 'PySide6' in sys.modules and builtins.__import__ is own\n"
        "import acuviewer.ui.fold, acuviewer.export.fonts\n"
        "assert not any('acuviewer' in name for name in linecache.cache)"
    )
    assert "PySide6" in imported
