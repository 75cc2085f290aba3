"""Where landmarks of skin, nails, ear and face are on the reference body: what the eye finds rather than the bone.

Nail corners come from the baked nail colour, webs and creases from the joint axes, the rest from tables of
millimetres on the reference body (man, 35 years, mean stature), read off close-up views of its surface with a grid.
The surface shows no creases at wrist and knee and next to no neck muscles: the creases stand level with the joint axes
or with the landmark of the crease's middle, the borders of the sternocleidomastoid 30 and 80 mm along the skin from the
upper border of the thyroid cartilage, and the hollow of the sole a third of the way from the web of the second and third toe to the heel.
Nor does it show where the hairy skin of the foot passes into that of the sole: this border stands where the foot's side
begins to turn under, about the height of the first and the fifth metatarsal's lower edge.
"""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import SurfacePoint, unit
from acuviewer.geometry.probe import closest_point
from baking.colours import SKIN, TINTS, hairline_elevation, head_centre
from baking.landmark_places import BACK, FRONT, ReferenceBody

Floats = NDArray[np.float64]
Found = dict[str, tuple[SurfacePoint, str]]
Triple = tuple[float, float, float]

DOWN = (0.0, -1.0, 0.0)
BESIDE_NAIL_MM = 1.5
"""Gap between the nail's corner and the landmark, so that it lies on skin."""
NAIL_REACH_MM = 30.0
"""A nail lies this near the tip of its finger or toe."""
GAP_MM = 5.0
"""So far beyond the second joints of two digits the gap between them is open."""
KNUCKLE_BEHIND_JOINT_MM = 14.0
"""The knuckles of a hand lie about 20 mm behind the webs; the rig's first finger joints lie only a few."""
TEMPLE_AZIMUTH_DEG = 80.0
"""Where the drawn hairline runs down in front of the ear, seen from the head's centre."""

NAIL_CORNERS = {
    "thumb_nail_radial_corner": ("finger_1", 1), "thumb_nail_ulnar_corner": ("finger_1", -1),
    "index_finger_nail_radial_corner": ("finger_2", 1), "middle_finger_nail_radial_corner": ("finger_3", 1),
    "ring_finger_nail_ulnar_corner": ("finger_4", -1), "little_finger_nail_radial_corner": ("finger_5", 1),
    "little_finger_nail_ulnar_corner": ("finger_5", -1), "great_toe_nail_medial_corner": ("toe_1", 1),
    "great_toe_nail_lateral_corner": ("toe_1", -1), "second_toe_nail_lateral_corner": ("toe_2", -1),
    "fourth_toe_nail_lateral_corner": ("toe_4", -1), "little_toe_nail_lateral_corner": ("toe_5", -1),
}  # fmt: skip
"""Digit, and the side: 1 radial or medial, -1 ulnar or lateral."""

WEBS = ("first", "second", "third", "fourth")
FINGERS = {2: "index", 4: "ring", 5: "little"}
TOES = {3: "third", 4: "fourth", 5: "little"}

MIDLINE_BEHIND = {"gluteal_cleft_top": 962}
MIDLINE_IN_FRONT = {
    "nasal_septum_base": 1553, "philtrum_top": 1550, "lip_upper_tubercle": 1540, "mentolabial_groove_midpoint": 1511,
    "thyroid_cartilage_upper_border": 1474, "cricoid_cartilage": 1446,
}  # fmt: skip
FROM_THE_FRONT = {
    "eyebrow_inner_end": (13, 1622), "eyebrow_middle": (30, 1628), "eyebrow_outer_end": (53, 1624),
    "nasolabial_groove": (22, 1562), "inguinal_groove_midpoint": (64, 926),
    "infraclavicular_fossa": (128, 1382), "nasal_ala_lower_border": (16, 1557), "nostril_outer_margin": (13, 1557),
    "nasolabial_groove_upper_end": (18, 1572),
}  # fmt: skip
FROM_BEHIND = {"nape_hollow_beside_trapezius": (37, 1541)}
NEAREST_TO: dict[str, Triple] = {
    "supratragic_notch": (76, 1585, 103), "intertragic_notch": (76, 1569, 101),
    "ear_lobe_lower_attachment": (66, 1555, 107), "ear_upper_root": (72, 1608, 97), "ear_back_root": (69, 1582, 78),
    "supraclavicular_fossa_centre": (96, 1433, 77),
    "temple_hairline_rear_border": (72, 1604, 109),
}  # fmt: skip
FROM_INSIDE: dict[str, tuple[Triple, Triple]] = {
    "perineum_centre": ((0, 860, 62), DOWN),
    "sole_front_third_hollow": ((197, 25, 140), DOWN),
    "heel_sole_centre": ((197, 40, 38), DOWN),
    "second_toe_web_on_sole": ((198, 14, 200), DOWN),
    "sole_rear_edge": ((197, 22, 32), (0, -1, -1)),
    "glabrous_border_beside_great_toe": ((172, 20, 216), (-1, -0.28, 0)),
    "glabrous_border_below_first_metatarsal_head": ((185, 27, 180), (-1, -0.35, 0)),
    "glabrous_border_below_first_metatarsal_base": ((190, 38, 130), (-1, -0.4, 0)),
    "glabrous_border_below_sustentaculum": ((195, 38, 63), (-1, -0.4, 0)),
    "glabrous_border_beside_heel": ((197, 32, 30), (1, -0.4, -0.5)),
    "glabrous_border_below_fifth_metatarsal_base": ((212, 30, 90), (1, -0.4, 0)),
    "glabrous_border_below_fifth_metatarsal_head": ((225, 20, 168), (1, -0.35, 0)),
    "glabrous_border_beside_little_toe": ((236, 17, 204), (1, -0.3, 0)),
    "sternocleidomastoid_front_border_at_larynx": ((0, 1474, 70), (0.55, 0, 1)),
    "sternocleidomastoid_rear_border_at_larynx": ((0, 1474, 70), (1, 0, 0.25)),
}


def find_soft(body: ReferenceBody) -> Found:
    """Place of each landmark that lies on soft tissue, with a sentence on how it was found."""
    found: Found = {}
    for table, side in ((MIDLINE_BEHIND, BACK), (MIDLINE_IN_FRONT, FRONT)):
        for name, height in table.items():
            word = "behind" if side == BACK else "in front of"
            found[name] = body.from_outside(0, height, side), f"skin {word} the median plane at {height:.0f} mm"
    for places, side in ((FROM_BEHIND, BACK), (FROM_THE_FRONT, FRONT)):
        for name, (x, y) in places.items():
            word = "behind" if side == BACK else "the front"
            found[name] = body.from_outside(x, y, side), f"skin met from {word} at {x} mm to the side, {y} mm high"
    for name, place in NEAREST_TO.items():
        found[name] = body.nearest(place), f"skin nearest to {place} mm"
    for name, (at, out) in FROM_INSIDE.items():
        found[name] = body.from_inside(np.array(at), np.array(out)), f"skin met from {at} mm going outward along {out}"
    joints = {name.removeprefix("left_"): place for name, place in body.skin.joints.items() if not name.startswith("right_")}
    for name, (start, outward) in touches(joints).items():
        found[name] = body.from_inside(start, outward), "skin met going outward from the joint axes of the limb"
    for name, margin in locate_web_margins(body, joints).items():
        found[name] = margin, "deepest skin of the gap between two digits"
    for name, (digit, sign) in NAIL_CORNERS.items():
        found[name] = (
            locate_nail_corner(body, joints, digit, sign),
            "skin beside the rear corner of the nail in the baked colours",
        )
    found["temple_hairline"] = (
        locate_temple_hairline(body),
        f"the drawn hairline at {TEMPLE_AZIMUTH_DEG:.0f} degrees from the front",
    )
    return found


def locate_nail_corner(body: ReferenceBody, joints: dict[str, Floats], digit: str, sign: int) -> SurfacePoint:
    """Skin beside the rear corner of a nail; ``sign`` 1 is the radial or medial side, -1 the other.

    Raises SystemExit when the baked colours show no nail on the digit.
    """
    last, tip = joints[last_joint(digit, 1)], joints[last_joint(digit)]
    nail = nail_vertices(body, joints, digit)
    if not len(nail):
        raise SystemExit(f"no nail in the baked colours of {digit}")
    vertices = body.mesh.vertices[nail]
    normal = unit(body.mesh.vertex_normals[nail].mean(axis=0))
    along = tip - last
    along = unit(along - (along @ normal) * normal)
    across = np.cross(along, normal)
    across = across if across @ towards_thumb(joints, digit) > 0 else -across
    offsets = vertices - vertices.mean(axis=0)
    rear = float((offsets @ along).min())
    side = float((sign * (offsets @ across)).max())
    edge = offsets[sign * (offsets @ across) > side - 2.0]
    corner = vertices.mean(axis=0) + rear * along + sign * (side + BESIDE_NAIL_MM) * across + (edge @ normal).min() * normal
    return closest_point(body.mesh, corner)


def last_joint(digit: str, before: int = 0) -> str:
    """Name of the joint at a digit's tip, or so many joints ``before`` it; the great toe has one bone less."""
    return f"{digit}_{(3 if digit == 'toe_1' else 4) - before}"


def nail_vertices(body: ReferenceBody, joints: dict[str, Floats], digit: str) -> NDArray[np.intp]:
    """Vertices whose colour is nearer the nail's than the skin's, and which no other digit's tip is nearer to."""
    limb = digit.split("_")[0]
    tips = np.array([joints[last_joint(f"{limb}_{k}")] for k in range(1, 6)])
    tint, strength = TINTS["fingernails"]
    blue = SKIN[2] + (tint[2] - SKIN[2]) * strength / 2
    reach = np.linalg.norm(body.mesh.vertices[:, None] - tips, axis=2)
    own = (reach.argmin(axis=1) == int(digit[-1]) - 1) & (reach.min(axis=1) < NAIL_REACH_MM)
    return np.flatnonzero(own & (body.skin.pattern.colours[:, 2] > blue))


def towards_thumb(joints: dict[str, Floats], digit: str) -> Floats:
    """Radial direction at a finger, medial at a toe; at the thumb itself, away from the index finger."""
    if digit.startswith("toe"):
        return joints["toe_1_1"] - joints["toe_5_1"]
    if digit == "finger_1":
        return joints["finger_1_3"] - joints["finger_2_2"]
    return joints["finger_2_1"] - joints["finger_5_1"]


def palm_direction(joint: dict[str, Floats]) -> Floats:
    """Unit direction out of the palm."""
    hand = unit(joint["finger_3_1"] - joint["hand"])
    palm = np.cross(hand, joint["finger_2_1"] - joint["finger_5_1"])
    return unit(palm if palm @ (joint["finger_1_4"] - joint["hand"]) > 0 else -palm)


def touches(joint: dict[str, Floats]) -> dict[str, tuple[Floats, Floats]]:
    """Start inside hand or foot and direction outward for tips, creases and borders, from the joint axes."""
    wrist = joint["hand"]
    hand = unit(joint["finger_3_1"] - wrist)
    palm = palm_direction(joint)
    radial = np.cross(palm, hand)
    found = {
        "great_toe_tip": (joint["toe_1_2"], joint["toe_1_3"] - joint["toe_1_2"]),
        "second_toe_distal_plantar_crease": (joint["toe_2_3"], np.array(DOWN)),
        "palmar_wrist_crease_radial_end": (wrist, radial + 0.7 * palm),
        "palmar_wrist_crease_ulnar_end": (wrist, -radial + 0.7 * palm),
        "dorsal_wrist_crease_radial_end": (wrist, radial - 0.5 * palm),
        "dorsal_wrist_crease_ulnar_end": (wrist, -radial - 0.5 * palm),
        "ulnar_border_of_hand_at_fifth_metacarpal_head": (
            joint["finger_5_1"] - KNUCKLE_BEHIND_JOINT_MM * hand,
            0.7 * palm - radial,
        ),
        "thumb_tip": (joint["finger_1_3"], joint["finger_1_4"] - joint["finger_1_3"]),
    }
    for k, toe in TOES.items():
        far, tip = (joint[f"toe_{k}_{n}"] for n in (3, 4))
        found[f"{toe}_toe_tip"] = (far, tip - far)
    for k, finger in FINGERS.items():
        middle, far, tip = (joint[f"finger_{k}_{n}"] for n in (2, 3, 4))
        bone = unit(far - middle)
        found[f"{finger}_finger_proximal_interphalangeal_crease"] = (middle, unit(palm - (palm @ bone) * bone))
        found[f"{finger}_fingertip"] = (far, tip - far)
    # The rig's first thumb joint lies too far out; the metacarpal spans from 0.4 to 1.15 of the way to the second.
    way = joint["finger_1_2"] - wrist
    aside = towards_thumb(joint, "finger_1")
    aside = unit(aside - (aside @ unit(way)) * unit(way))
    found["thenar_border_midpoint"] = (wrist + 0.77 * way, aside + 0.5 * palm)
    return found


def locate_web_margins(body: ReferenceBody, joint: dict[str, Floats]) -> dict[str, SurfacePoint]:
    """The deepest place of each gap between neighbouring digits of hand and foot."""
    found = {}
    for limb, digits, below in (("finger", (2, 3, 4), 7 * palm_direction(joint)), ("toe", (1, 2, 3, 4), 6 * np.array(DOWN))):
        for k in digits:
            (root, second), (next_root, next_second) = ([joint[f"{limb}_{digit}_{n}"] for n in (1, 2)] for digit in (k, k + 1))
            middle = (second + next_second) / 2
            outward = unit(middle - (root + next_root) / 2)
            # The joints lie nearer the back of hand and foot than the web does.
            start = middle + GAP_MM * outward + below
            found[f"{WEBS[k - 1]}_{limb}_web_margin"] = deepest_of_gap(body, start, outward, next_second - second)
    thumb, index = joint["finger_1_3"], joint["finger_2_2"]
    opening = unit(thumb - joint["finger_1_2"]) + unit(joint["finger_3_1"] - joint["hand"])
    found["first_finger_web_margin"] = deepest_of_gap(body, (thumb + index) / 2, unit(opening), index - thumb)
    return found


def deepest_of_gap(body: ReferenceBody, start: Floats, outward: Floats, across: Floats) -> SurfacePoint:
    """Skin that lies farthest against ``outward`` of all that is met from places side by side ``across`` the gap.

    Places inside a digit meet the skin from within and do not count; raises SystemExit when none lies in the gap.
    """
    deepest, depth = None, np.inf
    for share in np.linspace(-0.5, 0.5, 41):
        place = body.from_inside(start + share * across, -outward)
        height = float(body.mesh.position(place) @ outward)
        if body.mesh.normal(place) @ outward > 0 and height < depth:
            deepest, depth = place, height
    if deepest is None:
        raise SystemExit(f"no gap at {start}")
    return deepest


def locate_temple_hairline(body: ReferenceBody) -> SurfacePoint:
    """The drawn hairline where it runs down in front of the upper part of the ear."""
    tilt, turn = np.radians(float(hairline_elevation(np.array(TEMPLE_AZIMUTH_DEG)))), np.radians(TEMPLE_AZIMUTH_DEG)
    direction = np.array([np.cos(tilt) * np.sin(turn), np.sin(tilt), np.cos(tilt) * np.cos(turn)])
    return body.from_inside(head_centre(dict(body.skin.joints)), direction)
