"""Writes ``assets/points.json`` anew in the one form that the program writes: run it after you edited the file by hand.

    python tools/spell_points.py [FILE]

Texts that stand among ``shared_texts`` become references, what the defaults say is left out, short things come to stand on a
line. ``acuviewer check --renew`` must follow. Nothing that the program reads is changed.
"""

import sys
from pathlib import Path

from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError
from acuviewer.points.catalog_form import shorten, spell, write_out
from acuviewer.whole_file import write_whole

TOP = Path(__file__).resolve().parents[1]


def main(path: Path) -> None:
    """Write one file anew; exits with what is wrong in it."""
    try:
        content = DataFolder(path.parent).json(path.name)
        entries, faults = write_out(content, path.name)
    except DataError as error:
        raise SystemExit(str(error)) from error
    if faults:
        raise SystemExit("\n".join(map(str, faults)))
    write_whole(path, spell(shorten(entries, content)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TOP / "assets" / "points.json")
