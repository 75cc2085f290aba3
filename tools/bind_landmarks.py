"""Writes the bindings of ``assets/landmarks.json``: for each landmark the place on the mesh it moves with.

    python tools/bind_landmarks.py

Texts stay as they are. Run it after ``tools/bake_models.py`` or after a change of ``baking/landmark_places.py``.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import SurfacePoint
from baking import landmark_places as places
from baking.colours import hairline_elevation, head_centre

TOP = Path(__file__).resolve().parents[1]
Found = dict[str, tuple[SurfacePoint, str]]

LEVELS = ("c7_spinous_process", "iliac_crest_highest_point")
"""Spines below C7 stand at levels between these two: L4 at the height of the iliac crests."""


def main() -> None:
    """Find all landmarks on the reference body and write their bindings."""
    body = places.ReferenceBody(BodyModel(TOP / "assets" / "models").build_skin(BodyShape()))
    found = find_all(body)
    tips = {f"{name}_spinous_process": drop / places.TIPS_BELOW_C7_MM["l4"] for name, drop in smooth_tips().items()}
    path = TOP / "assets" / "landmarks.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    missing = [entry["name"] for entry in content["landmarks"] if entry["name"] not in {*found, *tips}]
    unknown = sorted(set(found) - {entry["name"] for entry in content["landmarks"]})
    if missing or unknown:
        raise SystemExit(f"landmarks without a place: {missing}; places without a landmark: {unknown}")
    for entry in content["landmarks"]:
        if entry["name"] in tips:
            entry["binding"] = {
                "between": list(LEVELS),
                "fraction": round(tips[entry["name"]], 4),
                "aspect": "posterior",
                "found_by": "spacing of the spines in the OpenSim torso model between C7 and L4, L4 level with the iliac crests",
            }
            continue
        place, how = found[entry["name"]]
        weights = [round(weight, 6) for weight in place.barycentric[:2]]
        entry["binding"] = {
            "triangle": place.triangle,
            "barycentric": [*weights, round(1 - sum(weights), 6)],
            "found_by": how,
        }
    beside = path.with_suffix(".json.part")
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    os.replace(beside, path)


def find_all(body: places.ReferenceBody) -> Found:
    """Every landmark's place on the reference body, with a sentence on how it was found."""
    found: Found = {}
    for name, height in places.MIDLINE_BEHIND.items():
        found[name] = body.from_outside(0, height, places.BACK), f"skin behind the median plane at {height:.0f} mm"
    for name, height in places.MIDLINE_IN_FRONT.items():
        found[name] = body.from_outside(0, height, places.FRONT), f"skin in front of the median plane at {height:.0f} mm"
    for table, direction, word in (
        (places.FROM_BEHIND, places.BACK, "behind"),
        (places.FROM_THE_FRONT, places.FRONT, "the front"),
    ):
        for name, (x, y) in table.items():
            found[name] = body.from_outside(x, y, direction), f"skin met from {word} at {x} mm to the side, {y} mm high"
    for name, place in places.NEAREST_TO.items():
        found[name] = body.nearest(place), f"skin nearest to {place} mm"
    for name, (at, out) in places.FROM_INSIDE.items():
        how = f"skin met from {tuple(round(s) for s in at)} mm going outward along {out}"
        found[name] = body.from_inside(np.array(at, dtype=float), np.array(out, dtype=float)), how
    for name, (centre, outward) in places.limb_touches(dict(body.skin.joints)).items():
        found[name] = body.from_inside(centre, outward), "skin met going outward from the joint axes of the limb"
    found["axilla_apex"] = (body.from_inside(np.array([178.0, 1200.0, 50.0]), np.array([0, 1.0, 0])),
                            "skin of the armpit met from below")  # fmt: skip
    found |= find_hairline(body)
    return found


def smooth_tips() -> dict[str, float]:
    """Drop of each spine below C7 with the model's unevenness between neighbours smoothed by a cubic."""
    names = list(places.TIPS_BELOW_C7_MM)
    counts = np.arange(len(names) + 1)
    drops = np.array([0.0, *places.TIPS_BELOW_C7_MM.values()])
    cubic = np.polynomial.Polynomial.fit(counts, drops, 3)
    l4 = names.index("l4") + 1
    scale = drops[l4] / (cubic(l4) - cubic(0))
    return {name: float((cubic(count) - cubic(0)) * scale) for count, name in enumerate(names, start=1)}


def find_hairline(body: places.ReferenceBody) -> Found:
    """The three hairline landmarks, on the curve that the baked colours show."""
    centre = head_centre(dict(body.skin.joints))
    found: Found = {}
    for name, azimuth in (
        ("anterior_hairline_midpoint", 0.0),
        ("forehead_hairline_corner", 55.0),
        ("posterior_hairline_midpoint", 180.0),
    ):
        tilt, turn = np.radians(float(hairline_elevation(np.array(azimuth)))), np.radians(azimuth)
        direction = np.array([np.cos(tilt) * np.sin(turn), np.sin(tilt), np.cos(tilt) * np.cos(turn)])
        direction[0] = 0.0 if azimuth in (0.0, 180.0) else direction[0]
        found[name] = body.from_inside(centre, direction), f"the drawn hairline at {azimuth:.0f} degrees from the front"
    return found


if __name__ == "__main__":
    main()
