"""The libraries that are installed are those that the project asks for, and the one known bad one is not among them."""

import platform
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution, version

import pytest
from packaging.requirements import Requirement

from checkout import TOP

PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED_FOR = [Requirement(line) for line in PROJECT["dependencies"]]


@pytest.mark.parametrize("library", [r for r in ASKED_FOR if r.marker is None or r.marker.evaluate()], ids=str)
def test_an_installed_library_has_a_version_that_the_project_asks_for(library: Requirement) -> None:
    assert version(library.name) in library.specifier


def test_the_pyside_that_loses_none_is_never_asked_for_before_python_3_12() -> None:
    """PYSIDE-3474: each void call of PySide6 6.12.0 drops a reference to None, which is mortal before 3.12."""
    qt = [library for library in ASKED_FOR if library.name == "PySide6_Essentials"]
    for python, allowed in (("3.11", False), ("3.12", True)):
        chosen = [r for r in qt if r.marker is None or r.marker.evaluate({"python_version": python})]
        assert len(chosen) == 1
        assert ("6.12.0" in chosen[0].specifier) is allowed


def test_qt_survives_very_many_void_calls() -> None:
    """With the bad PySide6 the process ends after some 5,000 of them."""
    script = (
        "from PySide6.QtCore import QCoreApplication, QObject\n"
        "application, thing = QCoreApplication([]), QObject()\n"
        "for number in range(20_000):\n"
        "    thing.setObjectName('a')\n"
        "print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("alive", 0), done.stderr


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() != "x86_64", reason="wheels of other systems ask for other things"
)
def test_the_documents_name_the_oldest_glibc_that_the_wheels_allow() -> None:
    tags = re.findall(r"manylinux_2_(\d+)_x86_64", "".join(_wheel_of(name) for name in ("PySide6_Essentials", "vtk", "numpy")))
    newest = max(map(int, tags))
    for document in ("README.md", "docs/PLATFORMS.md"):
        assert f"glibc 2.{newest} or newer" in (TOP / document).read_text(encoding="utf-8"), document


def _wheel_of(name: str) -> str:
    """What an installed wheel says of itself, of its tags the oldest system alone."""
    text = distribution(name).read_text("WHEEL") or ""
    tags = [line for line in text.splitlines() if line.startswith("Tag: ")]
    return min(tags, key=lambda tag: [int(number) for number in re.findall(r"manylinux_2_(\d+)", tag)] or [99])


def test_the_change_log_knows_this_version() -> None:
    import acuviewer

    assert f"\n## {acuviewer.__version__} " in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")
