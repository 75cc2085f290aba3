"""Points stay where they were: a change prints what moved and by how many mm."""

import json
from pathlib import Path

import numpy as np
import pytest

from bodies import REFERENCE, reference

TABLE = json.loads(Path(__file__).with_name("locations.json").read_text(encoding="utf-8"))
# Coordinates are kept to a thousandth of a millimetre; NumPy builds differ far below that.
TOLERANCE_MM = 0.01


@pytest.mark.parametrize("body", REFERENCE)
def test_no_point_has_moved(body: str) -> None:
    found = {f"{p.code} {p.side} {p.definition}": p.position_mm for p in reference(body).locations.values()}
    kept = TABLE[body]
    new, gone = sorted(set(found) - set(kept)), sorted(set(kept) - set(found))
    moved = {name: float(np.linalg.norm(found[name] - kept[name])) for name in kept if name in found}
    told = [f"{name} moved by {far:.2f} mm" for name, far in moved.items() if far > TOLERANCE_MM]
    told += [f"{name} is new" for name in new] + [f"{name} is gone" for name in gone]
    assert not told, "\n".join([*told, "If this is meant, run tools/write_reference.py."])
