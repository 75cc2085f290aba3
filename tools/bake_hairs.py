"""Writes ``assets/models/hairs.npz``: where the strands of hair are rooted in the skin, and which way they lie.

    python tools/bake_hairs.py

Run it after ``bake_relief.py``, and ``acuviewer check --renew`` after it.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import compute_anatomy
from bake_models import HAIRS, write_atomically, write_manifest, write_npz
from baking.face import shares
from baking.hairs import bake_hairs

MODELS = Path(__file__).resolve().parents[1] / "assets" / "models"


def main() -> None:
    """Write the file anew."""
    anatomy = compute_anatomy(BodyShape(sex="male", weight=0.5))
    arrays = bake_hairs(anatomy, shares(anatomy).hair)
    write_atomically(MODELS / HAIRS, lambda file: write_npz(file, arrays))
    record = json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))["skin"]
    write_manifest(MODELS, record["max_quantisation_error_mm"])


if __name__ == "__main__":
    main()
