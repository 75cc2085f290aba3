"""Files stay small: modules that one can read at a sitting, data that one can download."""

from pathlib import Path

import pytest

from checkout import TOP, name, python_files

MOST_LINES = 300
DEFENDED = {
    # All that makes VTK draw inside Qt is hard, and stands in one place.
    "src/acuviewer/ui/viewport/viewport.py": 400,
    "tests/app/test_viewport.py": 400,
}


@pytest.mark.parametrize(
    "path", [path for folder in ("src", "tools", "tests", "benchmarks") for path in python_files(folder)], ids=name
)
def test_a_module_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= DEFENDED.get(name(path), MOST_LINES), f"{name(path)} has {lines} lines; split it"


@pytest.mark.parametrize(("folder", "most_mb"), [("assets/models", 15.0), ("assets/fonts", 1.5), ("docs", 8.0)])
def test_a_folder_is_light(folder: str, most_mb: float) -> None:
    size_mb = sum(path.stat().st_size for path in (TOP / folder).rglob("*") if path.is_file()) / 1e6
    assert size_mb <= most_mb


@pytest.mark.parametrize(("folder", "most_kb"), [("tests", 250), ("docs", 700)])
def test_pictures_are_small(folder: str, most_kb: int) -> None:
    pictures = (path for kind in ("png", "webp") for path in (TOP / folder).rglob(f"*.{kind}"))
    assert not [name(path) for path in pictures if path.stat().st_size > most_kb * 1000]
