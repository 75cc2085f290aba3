"""Copies of the installed program: packages and assets as a person has them, of which one file may be damaged."""

import shutil
from pathlib import Path

import acuviewer
from acuviewer.resources import assets_root

READ_BY_THE_PROGRAM = (".json", ".npz", ".npy", ".otf")


def asset_names() -> list[str]:
    """All data, model, theme, font and schema files, as seen from the folder of assets."""
    root = assets_root()
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix in READ_BY_THE_PROGRAM)


class Installation:
    """A copy in ``folder``; nothing that happens to it reaches the original."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "src"
        self.assets = folder / "assets"
        # In a wheel the assets stand inside the package, in a checkout beside it: here always beside.
        ignored = shutil.ignore_patterns("__pycache__", "assets")
        shutil.copytree(Path(acuviewer.__file__).parent, self.source / "acuviewer", ignore=ignored)
        shutil.copytree(assets_root(), self.assets)

    def put_back(self, name: str) -> None:
        """Replace a file, whatever has become of it, by the original."""
        place = self.assets / name
        remove(place)
        shutil.copyfile(assets_root() / name, place)


def remove(place: Path) -> None:
    """Take away a file, link, pipe or folder, if it is there."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
