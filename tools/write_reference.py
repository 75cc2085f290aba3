"""Writes ``tests/reference/locations.json``: coordinates of all points on the five reference bodies.

    python tools/write_reference.py

Run it after a change that is meant to move points, and read the difference that the test printed before.
"""

import json
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP / "tests"))
from acuviewer.session.anatomy import build_anatomy  # noqa: E402
from bodies import REFERENCE  # noqa: E402


def main() -> None:
    """Locate and write."""
    table = {
        body: {
            f"{found.code} {found.side} {found.definition}": [round(float(value), 3) for value in found.position_mm]
            for found in build_anatomy(shape).locations.values()
        }
        for body, shape in REFERENCE.items()
    }
    path = TOP / "tests" / "reference" / "locations.json"
    beside = path.with_suffix(".json.part")
    beside.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    beside.replace(path)


if __name__ == "__main__":
    main()
