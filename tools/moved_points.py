"""Points whose rule was found wrong and changed: the rule before, and why it was left. ``tools/measure_accuracy.py`` measures how far they moved."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.landmarks.cun import CunRuler
from acuviewer.points.atlas import load_atlas
from acuviewer.points.catalog import STANDARD
from acuviewer.points.rule_executor import RuleExecutor
from acuviewer.points.rules import read_rule
from acuviewer.session.anatomy import Anatomy, compute_anatomy

Json = dict[str, Any]

BODIES = {
    "man": BodyShape(sex="male", age=35),
    "woman": BodyShape(sex="female", age=30),
    "heavy woman": BodyShape(sex="female", age=50, height_mm=1600, weight=0.95, muscle=0.4),
    "lean man": BodyShape(sex="male", age=35, weight=0.15, muscle=0.45),
}


class Moved(NamedTuple):
    """What was wrong, the rule as it was (None: as it is now), and segments that began at another landmark, by their ids."""

    why: str
    before: Json | None = None
    starts: Mapping[str, str] = MappingProxyType({})


_BELOW_CLAVICLE: Json = {
    "kind": "between", "first": "clavicle_lower_border_middle", "second": "second_intercostal_space_midclavicular",
}  # fmt: skip


def _six_cun(level: Json | str) -> Json:
    start = {"midline": "anterior", "level": level}
    return {"kind": "beside", "from": start, "length_cun": 6, "segment": "midclavicular_transverse"}


_CREST: Json = {
    "from": "ankle_front_midpoint", "to": "tibial_tuberosity",
    "via": ["tibial_crest_lower_quarter", "tibial_crest_midpoint", "tibial_crest_upper_quarter"],
}  # fmt: skip
_EIGHT_CUN_UP: Json = {
    "kind": "beside", "from": "lateral_malleolus", "length_cun": 8, "segment": "leg_lateral",
    "direction": "superior", "seen_from": "side",
}  # fmt: skip
_ASLANT = {"leg_lateral": "popliteal_crease_midpoint"}
_LEG = Moved("the cun of the leg was taken from a tape aslant around the calf; it runs down the outer side now", starts=_ASLANT)


_SI10: Json = {
    "kind": "beside", "length_cun": 0.5, "segment": "upper_arm", "direction": "inferior", "seen_from": "back",
    "from": {"kind": "fraction", "from": "acromion_angle", "to": "scapular_spine_midpoint", "fraction": 0.25},
}  # fmt: skip


def _toe_gap(part: str) -> Json:
    """The gap between fourth and fifth metatarsal at their bases or heads, a little nearer to the fourth."""
    return {"kind": "between", "first": f"fourth_metatarsal_{part}", "second": f"fifth_metatarsal_{part}", "fraction": 0.4}


_CREASE: Json = {"kind": "landmark", "at": "palmar_wrist_crease_midpoint"}


def _up_from_crease(cun: float) -> Json:
    """Up the forearm from the middle of the wrist's crease."""
    elbow = {"kind": "between", "first": "cubital_crease_midpoint", "second": "cubital_crease_ulnar_end", "fraction": 0.7}
    return {"kind": "along", "from": _CREASE, "toward": elbow, "length_cun": cun, "segment": "forearm"}


def _midway_to_ridge(side: str, seen_from: str) -> Json:
    """Between a malleolus and the middle of the calcaneal tendon, at the malleolus' height."""
    knob = f"{side}_malleolus"
    ridge = {"kind": "crossing", "level": knob, "from": "heel", "to": "popliteal_crease_midpoint", "via": ["calcaneal_tendon"]}
    return {
        "kind": "meeting",
        "level": knob,
        "vertical": {"kind": "between", "first": knob, "second": ridge},
        "seen_from": seen_from,
    }


MOVED = {
    "LU1": Moved("straight below LU2; 6 cun to the side is its other definition now", _six_cun(_BELOW_CLAVICLE)),
    "LU2": Moved(
        "stood on the coracoid process; felt in the hollow inward of it now, 6 cun to the side is its other definition",
        _six_cun("clavicle_lower_border_lateral"),
    ),
    "SI10": Moved("10 mm inward of the outer end of the scapular spine, from which it is taken now", _SI10),
    "SI13": Moved("midway from SI10 to T2, which carries it along", {"kind": "between", "first": _SI10, "second": "t2_spinous_process"}),
    "ST11": Moved(
        "10 mm inward of the gap between the heads of the sternocleidomastoid; a sixth of the way to the clavicle's middle now",
        {
            "kind": "between", "first": "clavicle_sternal_end",
            "second": {
                "kind": "between", "first": "clavicle_sternal_end", "second": "sternocleidomastoid_rear_border_at_larynx",
                "fraction": 0.15,
            },
            "fraction": 0.9,
        },
    ),
    "ST12": Moved(
        "29 mm above the clavicle on a man; 14 mm now, where a finger falls in behind its upper edge",
        {"kind": "meeting", "level": "supraclavicular_fossa_centre", "vertical": {"point": "ST13"}, "seen_from": "front"},
    ),
    "ST40": Moved(
        "12 to 15 mm above ST38, for 8 cun of a tape aslant were laid straight up; half of a tape down the outer side now",
        {
            "kind": "around", "from": {"kind": "crossing", "level": _EIGHT_CUN_UP, **_CREST}, "length_cun": 1.5,
            "segment": "leg_anterior", "axis": ["ankle_front_midpoint", "lateral_knee_hollow"], "toward": "fibular_head",
        },
        _ASLANT,
    ),
    "TE9": Moved(
        "8 cun above the wrist where 7 are meant; measured from the wrist now, 5 cun from the olecranon is its other definition",
        {
            "kind": "between", "second": {"point": "LI8"}, "fraction": 0.3333,
            "first": {"kind": "along", "from": "olecranon", "toward": {"point": "TE4"}, "length_cun": 5, "segment": "forearm"},
        },
    ),
    "GB41": Moved(
        "too far forward in the gap between the metatarsals; just in front of where their bases meet now",
        {"kind": "fraction", "from": _toe_gap("base"), "to": _toe_gap("head"), "fraction": 0.4},
    ),
    "PC7": Moved("the middle of the crease stood for the gap between the two tendons; midway between their landmarks now", _CREASE),
    **{
        code: Moved("measured from PC7, which lies between the tendons of palmaris longus and flexor carpi radialis now", _up_from_crease(cun))
        for code, cun in (("PC4", 5), ("PC5", 3), ("PC6", 2))
    },
    "KI3": Moved("midway to the ridge of the calcaneal tendon; midway to its inner border now", _midway_to_ridge("medial", "back")),
    "BL60": Moved("midway to the ridge of the calcaneal tendon; midway to its outer border now", _midway_to_ridge("lateral", "side")),
    **dict.fromkeys(("GB35", "GB36", "GB37", "GB38", "BL56", "BL57", "BL58"), _LEG),
}  # fmt: skip


def moved_rows() -> Iterator[str]:
    """One row a point: how far the rule before and the rule now lie apart on each body, and why it was changed."""
    anatomies = [compute_anatomy(shape) for shape in BODIES.values()]
    for code, moved in MOVED.items():
        apart = " | ".join(f"{_moved_mm(anatomy, code, moved):.0f}" for anatomy in anatomies)
        yield f"| {code} | {apart} | {moved.why} |"


def _moved_mm(anatomy: Anatomy, code: str, moved: Moved) -> float:
    atlas = load_atlas()
    segments = {key: replace(one, start=moved.starts.get(key, one.start)) for key, one in atlas.segments.items()}
    ruler = CunRuler(segments, anatomy.skin, anatomy.landmarks)
    executor = RuleExecutor(atlas.landmarks, anatomy.skin, anatomy.landmarks, ruler, lambda other: _place(anatomy, other))
    rule = read_rule(moved.before or atlas.points[code].rules[STANDARD])
    old = anatomy.skin.mesh.position(executor.find(rule).surface)
    return float(np.linalg.norm(old - anatomy.skin.mesh.position(_place(anatomy, code))))


def _place(anatomy: Anatomy, code: str) -> SurfacePoint:
    found = anatomy.location(code, "left")
    if found is None:
        raise SystemExit(f"{code} has no place on this body: {anatomy.why_unplaced(code)}")
    return found.surface
