"""Writes every apostrophe in the prose of ``assets`` as ’, as typography has it, and leaves all else as it is.

    python tools/spell_apostrophes.py [FILE …]

Without files: all JSON files below ``assets``. ``acuviewer check --renew`` must follow. An apostrophe is a straight one after a
letter; feet (5'9") and quotes are none.
"""

import re
import sys
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "assets"
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'")


def main(paths: list[Path]) -> None:
    """Write anew what has a straight apostrophe, and name it."""
    for path in paths or sorted(ASSETS.rglob("*.json")):
        text = path.read_text(encoding="utf-8")
        if (spelled := _STRAIGHT.sub("’", text)) != text:
            path.write_text(spelled, encoding="utf-8", newline="\n")
            print(f"{path}: {len(_STRAIGHT.findall(text))}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
