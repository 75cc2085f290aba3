"""Writes the bindings of ``assets/landmarks.json``: for each landmark the feature of bone, or the place on the skin, it moves with.

    python tools/bind_landmarks.py

Texts stay as they are; ``acuviewer check --renew`` must follow. Run it after ``tools/bake_models.py`` or after a change of ``baking/bone_features.py``,
``baking/landmark_places.py``, ``baking/soft_places.py`` or ``baking/muscle_places.py``. What lies over each feature goes to ``assets/models/landmark_cover.npz``.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.measures import Sex
from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import SkeletonModel
from acuviewer.data_folder import DataFolder
from acuviewer.geometry.mesh import SurfacePoint, Topology
from bake_models import REFERENCE_BODY, write_atomically, write_manifest, write_npz
from baking.bone_landmarks import BoundFeature, ReferenceSkeleton, find_bony, narrow_covers
from baking.landmark_places import ReferenceBody
from baking.muscle_places import Hand, find_attachments, find_groove, find_muscles
from baking.skin_places import find_all
from baking.soft_places import find_soft
from baking.stored_place import stored

TOP = Path(__file__).resolve().parents[1]
MODELS = TOP / "assets" / "models"
_HEIGHTS: dict[Sex, tuple[float, float]] = {"female": (1380.0, 1900.0), "male": (1430.0, 2100.0)}
TRIED_BODIES = [
    BodyShape(sex=sex, age=age, weight=weight, muscle=muscle, height_mm=height, proportions=proportions)
    for sex, heights in _HEIGHTS.items()
    for height in heights
    for age in (20.0, 85.0)
    for weight in (0.05, 0.5, 0.95)
    for muscle, proportions in ((0.1, 0.2), (0.9, 0.8))
]
"""Bodies that differ as much as bodies do: on all of them it is looked up where a finger meets the skin."""


def main() -> None:
    """Find all landmarks on the reference body and write their bindings."""
    model = BodyModel(DataFolder(MODELS))
    skin = model.build_skin(REFERENCE_BODY)
    body = ReferenceBody(skin)
    skeletons = SkeletonModel(DataFolder(MODELS))
    reference = ReferenceSkeleton(skin, skeletons.build_skeleton(model, skin))
    bony = find_bony(reference)
    bony |= find_attachments(reference, bony)
    soft = {name: place for name, place in (find_all(body) | find_soft(body)).items() if name not in bony}
    hand = Hand(body, {name: place for name, (place, _) in soft.items()} | {name: bound.met for name, bound in bony.items()})
    bony |= find_groove(reference, hand)
    soft |= find_muscles(hand)
    others = [model.build_skin(shape) for shape in TRIED_BODIES]
    narrow_covers(reference, bony, [(other, skeletons.build_skeleton(model, other)) for other in others])
    path = TOP / "assets" / "landmarks.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    names = [entry["name"] for entry in content["landmarks"]]
    missing = [name for name in names if name not in soft and name not in bony]
    unknown = sorted({*soft, *bony} - set(names))
    if missing or unknown:
        raise SystemExit(f"landmarks without a place: {missing}; places without a landmark: {unknown}")
    for entry in content["landmarks"]:
        name = entry["name"]
        entry["binding"] = _bone_binding(bony[name]) if name in bony else _skin_binding(skin.mesh.topology, *soft[name])
    beside = path.with_suffix(".json.part")
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    os.replace(beside, path)
    covers = [bony[name].cover for name in names if name in bony]
    cover = {
        "names": np.array([name for name in names if name in bony]),
        "ends": np.cumsum([len(part) for part in covers]).astype(np.int32),
        "triangles": np.concatenate(covers),
    }
    write_atomically(MODELS / "landmark_cover.npz", lambda file: write_npz(file, cover))
    record = json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))["skin"]
    write_manifest(MODELS, record["max_quantisation_error_mm"])


def _bone_binding(feature: BoundFeature) -> dict[str, Any]:
    return {
        "bones": [{"bone": bone, "vertex": vertex} for bone, vertex in feature.places],
        "outward": [round(float(value), 4) for value in feature.outward],
        "reach_mm": feature.reach_mm,
        "found_by": feature.words,
    }


def _skin_binding(topology: Topology, place: SurfacePoint, how: str) -> dict[str, Any]:
    return {**stored(topology, place), "found_by": how}


if __name__ == "__main__":
    main()
