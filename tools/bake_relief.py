"""Writes ``assets/models/relief.npz``: how dark or light each vertex of the skin and of the bones is for its place.

    python tools/bake_relief.py

It needs OpenGL, and takes some minutes. Run it after ``bake_models.py`` and ``bind_landmarks.py``, and ``acuviewer check --renew`` after it.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.measures import SEXES, Sex
from acuviewer.body.relief import BUILDS
from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from bake_models import RELIEF, write_atomically, write_manifest, write_npz
from baking.face import folds_of_age, shares
from baking.relief import as_bytes, bake_bone_relief, bake_relief

MODELS = Path(__file__).resolve().parents[1] / "assets" / "models"
MUSCULAR = {0.1: 0.6, 0.5: 0.55, 1.0: 0.4}
"""By build: how much of its relief a body has from a lean and muscular one."""


def main() -> None:
    """Write the file anew."""
    arrays = {"skin": np.stack([row for sex in SEXES for row in _skins(sex)]), "bones": _bones(), **_faces()}
    write_atomically(MODELS / RELIEF, lambda file: write_npz(file, arrays))
    record = json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))["skin"]
    write_manifest(MODELS, record["max_quantisation_error_mm"])


def _skins(sex: Sex) -> list[np.ndarray]:
    """Left halves, one for each build."""
    muscular = compute_anatomy(BodyShape(sex=sex, weight=0.1, muscle=1.0))
    rows = []
    for build in BUILDS:
        own: Anatomy = compute_anatomy(BodyShape(sex=sex, weight=build))
        rows.append(bake_relief(own, muscular, MUSCULAR[build])[_left_rows(own)])
    return rows


def _faces() -> dict[str, np.ndarray]:
    """Left halves of what sex and age change."""
    own = compute_anatomy(BodyShape(sex="male", weight=0.5))
    left = _left_rows(own)
    parts = {name: np.rint(255.0 * share).astype(np.uint8)[left] for name, share in shares(own)._asdict().items()}
    return {**parts, "folds": as_bytes(folds_of_age(compute_anatomy(BodyShape(sex="male", age=70, weight=0.5))))[left]}


def _left_rows(own: Anatomy) -> np.ndarray:
    """Of each pair the vertex on the left counts, on which the strokes are drawn; it may be the later of the two."""
    mirror = own.skin.pattern.mirrored_vertex
    each = np.arange(len(mirror))
    left: np.ndarray = np.where(own.skin.mesh.vertices[:, 0] >= 0.0, each, mirror)[each <= mirror]
    return left


def _bones() -> np.ndarray:
    """Left and median bones, in the order of the skeleton."""
    skeleton = compute_anatomy(BodyShape(sex="male", weight=0.5)).skeleton
    shades = bake_bone_relief(skeleton.mesh)
    return np.concatenate([shades[bone.vertices] for bone in skeleton.pattern.bones.values() if bone.side != "right"])


if __name__ == "__main__":
    main()
