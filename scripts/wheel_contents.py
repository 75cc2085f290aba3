"""Tells whether a wheel holds every module and every shipped file, and nothing else: python wheel_contents.py WHEEL."""

import sys
import zipfile
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]


def main() -> int:
    """Compare the wheel with the checkout; each difference is a line, and makes the exit code 1."""
    wheel = Path(sys.argv[1])
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    wanted = _files(TOP / "src" / "acuviewer", "acuviewer") | _files(TOP / "assets", "acuviewer/assets")
    for name in sorted(wanted - held):
        print(f"the wheel lacks {name}")
    for name in sorted(held - wanted):
        print(f"the wheel holds {name}, which is not in the checkout")
    print(f"{wheel.name}: {len(held)} files, {wheel.stat().st_size / 1e6:.1f} MB")
    return int(held != wanted)


def _files(folder: Path, inside: str) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {f"{inside}/{path.as_posix()}" for path in found if "__pycache__" not in path.parts}


if __name__ == "__main__":
    sys.exit(main())
