"""Where each landmark is on the reference body, and the touch by which it was found there.

Heights and offsets are millimetres on the reference body (man, 35 years, mean stature), read off its surface in
views with a grid and held against the anthropometric rules named beside them. ``tools/bind_landmarks.py`` turns
them into places on the mesh, which then move with every body.

Rules used. Stature fractions of landmarks (trochanter 0.52 to 0.53, umbilicus 0.60 to 0.62, suprasternal notch
0.81 to 0.82, nipple about 0.72): common anthropometry, not checked against a print source. Levels: C7 the most
prominent spine of the neck, L4 at the iliac crests, S2 at the dimples, greater trochanter level with the upper
border of the pubic symphysis, umbilicus at the disc L3/L4, nipple of a man at the fourth intercostal space.
"""

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint, unit
from acuviewer.geometry.probe import cast_ray, closest_point

Floats = NDArray[np.float64]

C7_MM, L4_MM = 1437.0, 1030.0
TIPS_BELOW_C7_MM = {
    "t1": 32, "t2": 52, "t3": 76, "t4": 102, "t5": 123, "t6": 147, "t7": 167, "t8": 190, "t9": 213, "t10": 245,
    "t11": 271, "t12": 307, "l1": 317, "l2": 347, "l3": 369, "l4": 405, "l5": 438,
}  # fmt: skip
"""Height of each spinous process tip below that of C7 in the OpenSim torso model (as placed by myo-sim 0.2.4)."""

BACK, FRONT, UP, OUTWARD = (0, 0, -1), (0, 0, 1), (0, 1, 0), (1, 0, 0)

MIDLINE_BEHIND = {
    "external_occipital_protuberance": 1580, "c7_spinous_process": C7_MM, "sacral_hiatus": 936, "coccyx_tip": 888,
}  # fmt: skip
MIDLINE_IN_FRONT = {
    "glabella": 1623, "nasal_tip": 1563, "chin": 1500, "laryngeal_prominence": 1468, "suprasternal_notch": 1399,
    "sternal_angle": 1351, "xiphisternal_junction": 1226, "umbilicus": 1056, "pubic_symphysis_upper_border": 898,
}  # fmt: skip
FROM_BEHIND = {
    "scapular_spine_root": (76, 1360), "scapula_medial_border": (70, 1330), "scapula_inferior_angle": (90, 1268),
    "posterior_superior_iliac_spine": (42, 981), "ischial_tuberosity": (58, 852), "gluteal_fold": (80, 834),
}  # fmt: skip
FROM_THE_FRONT = {
    "coracoid_process": (142, 1376), "nipple": (97, 1245), "anterior_superior_iliac_spine": (118, 965),
    "patella_base": (158, 531), "patella_apex": (160, 487),
    "tibial_tuberosity": (167, 445), "inner_canthus": (17.8, 1598.2), "outer_canthus": (43, 1600), "mouth_corner": (25, 1530),
}  # fmt: skip
NEAREST_TO = {
    "pupil": (30, 1596, 185), "nasal_ala": (19, 1562, 190), "tragus": (73.5, 1578, 102), "ear_apex": (82, 1609, 92),
    "mastoid_process": (66, 1556, 78), "mandible_angle": (60, 1520, 122), "acromion_lateral_border": (200, 1408, 58),
    "anterior_axillary_fold": (184, 1318, 112), "posterior_axillary_fold": (180, 1304, 4),
    "medial_malleolus": (168, 84, 62), "lateral_malleolus": (228, 72, 48), "ankle_front_midpoint": (201, 82, 116),
    "sole_below_medial_malleolus": (168, 8, 62),
}  # fmt: skip
FROM_INSIDE: dict[str, tuple[tuple[float, float, float], tuple[float, float, float]]] = {
    "vertex": ((0, 1600, 92), UP),
    "eleventh_rib_free_end": ((0, 1092, 62), (1, 0, 0.1)),
    "iliac_crest_highest_point": ((0, L4_MM, 45), OUTWARD),
    "greater_trochanter": ((60, 897, 45), OUTWARD),
    "fibular_head": ((160, 460, 62), (0.9, 0, -0.35)),
    "medial_tibial_condyle_lower_border": ((152, 449, 68), (-1, 0, -0.05)),
    "calcaneal_tendon": ((195, 84, 34), BACK),
    "heel": ((197, 32, 40), BACK),
}


HEAD_CENTRE_MM = np.array([0.0, 1590.0, 95.0])


class ReferenceBody:
    """The reference skin with the touches by which landmarks are found; all on the left or in the median plane."""

    def __init__(self, skin: Skin) -> None:
        self.skin = skin
        self.mesh = skin.mesh

    def from_outside(self, x: float, y: float, direction: tuple[int, int, int]) -> SurfacePoint:
        """First skin met when looking at (x, y) from where ``direction`` points."""
        outward = np.array(direction, dtype=float)
        return self._met(np.array([x, y, 0.0]) + 900 * outward, -outward)

    def from_inside(self, start: Floats, direction: Floats) -> SurfacePoint:
        """First skin met when going outward from ``start`` inside the body."""
        return self._met(start, unit(direction))

    def nearest(self, place: tuple[float, float, float]) -> SurfacePoint:
        """Skin nearest to a place; before a lid or lip the outer skin, not the pocket behind it."""
        there = np.array(place, dtype=float)
        outward = self.mesh.triangle_normals @ unit(there - HEAD_CENTRE_MM) > 0.0
        near_head = there[1] > HEAD_CENTRE_MM[1] - 110.0
        return closest_point(self.mesh, there, np.flatnonzero(outward) if near_head else None)

    def _met(self, start: Floats, direction: Floats) -> SurfacePoint:
        found = cast_ray(self.mesh, start, direction)
        if found is None:
            raise SystemExit(f"no skin from {start} along {direction}")
        return found


def limb_touches(joints: dict[str, Floats]) -> dict[str, tuple[Floats, Floats]]:
    """Start inside the limb and direction outward for landmarks of elbow, wrist, hand and foot, from joint axes."""
    joint = {name.removeprefix("left_"): place for name, place in joints.items() if name.startswith("left_")}
    upper, fore = unit(joint["elbow"] - joint["shoulder"]), unit(joint["hand"] - joint["elbow"])
    bend = unit(fore - upper)
    across = np.cross(fore, upper)
    lateral = unit(across if across[0] > 0 else -across)
    hand = unit(joint["finger_3_1"] - joint["hand"])
    radial = unit(joint["finger_2_1"] - joint["finger_5_1"])
    radial = unit(radial - (radial @ hand) * hand)
    palm = np.cross(hand, radial)
    palm = palm if palm @ (joint["finger_1_4"] - joint["hand"]) > 0 else -palm
    finger = unit(joint["finger_3_3"] - joint["finger_3_2"])
    finger_palm = unit(palm - (palm @ finger) * finger)
    elbow, wrist = joint["elbow"], joint["hand"]
    toe = unit(joint["toe_2_4"] - joint["toe_2_3"])
    return {
        "cubital_crease_midpoint": (elbow, bend),
        "cubital_crease_radial_end": (elbow, 0.55 * bend + lateral),
        "cubital_crease_ulnar_end": (elbow, 0.55 * bend - lateral),
        "olecranon": (elbow, -bend - 0.25 * upper),
        "lateral_epicondyle_of_humerus": (elbow - 6 * fore, lateral - 0.25 * bend),
        "medial_epicondyle_of_humerus": (elbow - 6 * fore, -lateral - 0.25 * bend),
        "palmar_wrist_crease_midpoint": (wrist, palm),
        "dorsal_wrist_crease_midpoint": (wrist, -palm),
        "radial_styloid_process": (wrist - 6 * fore, radial),
        "ulnar_styloid_process": (wrist - 12 * fore, -radial - 0.5 * palm),
        "middle_finger_proximal_crease": (joint["finger_3_2"], finger_palm),
        "middle_finger_distal_crease": (joint["finger_3_3"], finger_palm),
        "middle_fingertip": (joint["finger_3_3"], finger),
        "second_toe_tip": (joint["toe_2_3"], toe),
    }
