"""What stands in this checkout: its folders, and its text files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
OWN = (".ci", ".github", "assets", "benchmarks", "docs", "scripts", "src", "tests", "tools")
TEXT = {".json", ".md", ".py", ".sh", ".toml", ".txt", ".yaml", ".yml", ""}


def text_files() -> Iterator[Path]:
    """All text files of the project, at the top and in its own folders."""
    below = (path for folder in OWN for path in sorted((TOP / folder).rglob("*")))
    for path in [*sorted(TOP.iterdir()), *below]:
        # In a linked worktree .git is a file, which says where the rest lies.
        if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts and path.name != ".git":
            yield path


def python_files(folder: str) -> list[Path]:
    """All modules below one folder of the checkout."""
    return sorted((TOP / folder).rglob("*.py"))


def copy_assets(folder: Path) -> Path:
    """A copy of all shipped data that a test may break."""
    return Path(shutil.copytree(TOP / "assets", folder / "assets"))


def name(path: Path) -> str:
    """A file as seen from the top of the checkout, with forward slashes."""
    return path.relative_to(TOP).as_posix()
