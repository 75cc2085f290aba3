"""Limbs of the fit: arm, hand, leg, foot."""

from typing import Any

import numpy as np

from baking.fit_table import Fit, Floats, Target, X, Y, Z, box, rounded, shifted
from baking.trunk_fit import IN_SOCKET_MM

CARPALS = ("scaphoid", "lunate", "triquetrum", "pisiform", "trapezium", "trapezoid", "capitate", "hamate")
TARSALS = ("talus", "calcaneus", "navicular", "medial_cuneiform", "intermediate_cuneiform", "lateral_cuneiform", "cuboid")
TALUS_SIDES_MM = {-1: 7.0, 1: 0.5}
"""So far the sides of the talus move outward, to stand between the malleoli; the source's foot is broad for this leg."""
PLAFOND_ABOVE_MM = 8.5
"""The roof of the ankle over the place toward which the foot is drawn, which makes up for a foot that would hang too low."""
HEAD_TOWARD_SOCKET_MM = 5.5
CARPUS_AHEAD_MM = 12.0
"""The carpals stand so far beyond the rig's wrist."""
KNUCKLE_DEEPER_MM = 4.0
KNUCKLE_SHARES = {2: 0.14, 3: 0.10, 4: 0.10, 5: 0.13}
"""How far the knuckles lie from the rig's first finger joint toward its wrist: metacarpals and phalanges then keep their ratio."""
BALL_SHIFTS_MM = {1: (5, -8, -10), 2: (0, -6, -12), 3: (0, -6, -10), 4: (-1, -6, -13), 5: (-6, -8, -12)}
"""The balls of the toes seen from the rig's first toe joints."""
MALLEOLI_ABOVE_JOINT_MM = {"medial": 0.0, "lateral": -3.0}
"""Heights of the malleoli over the rig's ankle. The skin's own malleoli stand 10 mm too high on men and 25 mm on women; the
joint stands at the height of people's on both."""
KNEE_SHARE = 0.49
"""Height of the knee between the rig's ankle and hip. The rig's own knee, and with it the skin's, stands 25 to 40 mm too high
on men. What a person's figures draw it up or down by, it goes with the skin."""
PATELLA_LOWER_WOMEN_MM = 4.0
"""How much lower yet on women, whose tibia ends lower against the kneecap than people's."""
PATELLA_LOWER_MM, PATELLA_TO_FEMUR = 24.0, 0.3
"""How much lower the kneecap stands than the source has it, and its share of the way from the skin to its place on the femur."""
SHIN_DEPTHS_MM, SHIN_BEHIND_MM = {0.25: 13.0, 0.5: 6.0, 0.75: 2.0}, 4.0
"""How deep the innermost place of the shin lies, so far up the leg, and how far it lies behind the line of the joints."""
FIBULA_SHARE, MOST_BOW_MM = 0.35, 10.0
"""A shin is straight: the bow takes what looks straight, since the source's own shaft bends 3 mm the other way."""
ELBOW_SHIFT_MM = np.array([4.0, -5.0, 0.0])
"""The rig's elbow, beside which the epicondyles are felt, lies too near the shoulder for a humerus of human length."""


def place_limbs(fit: Fit) -> None:
    """Add the units of arm and leg."""
    _arm(fit)
    _hand(fit)
    _leg(fit)
    _foot(fit)


def _arm(fit: Fit) -> None:
    humerus = fit.bones["humerus"]
    top, low = humerus[:, 1].max(), humerus[:, 1].min()
    head = fit.ball("humerus", box(x=(-999, 165), y=(top - 40, top)))
    # The arm's head is small for a shoulder blade of this size, and moves toward its socket.
    blade = fit.bones["scapula"]
    socket = blade[(np.linalg.norm(blade - head, axis=1) < 28.0) & (blade[:, 0] < head[0] - 8.0)].mean(axis=0)
    toward = (socket - head) / np.linalg.norm(socket - head)
    lateral, medial = (fit.far("humerus", d, 2.0, box(y=(low, low + 50))) for d in (X, -X))
    fit.unit("humerus", ["humerus"], [
        (head, fit.on("scapula", head + HEAD_TOWARD_SOCKET_MM * toward), 2.0),
        (lateral, shifted(fit.under("lateral_epicondyle_of_humerus", 13), ELBOW_SHIFT_MM)),
        (medial, shifted(fit.under("medial_epicondyle_of_humerus", 13), ELBOW_SHIFT_MM)),
    ])  # fmt: skip
    trochlea = (lateral + medial) / 2
    ulna = fit.bones["ulna"]
    ulnar_end = fit.far("ulna", -Y, 3.0)
    fit.unit("ulna", ["ulna"], [
        (trochlea, fit.on("humerus", trochlea), 6.0),
        (fit.far("ulna", -Z, 2.0, box(y=(ulna[:, 1].max() - 40, 2000))), fit.under("olecranon", 10), 0.7),
        (ulnar_end, fit.under("ulnar_styloid_process", 8)),
    ])  # fmt: skip
    radial_head, styloid = fit.far("radius", Y, 4.0), fit.far("radius", -Y, 3.0)
    fit.unit("radius", ["radius"], [
        (radial_head, fit.on("humerus", radial_head), 4.0),
        (styloid, fit.under("radial_styloid_process", 8)),
        (ulnar_end, fit.on("ulna", ulnar_end), 0.3),
    ])  # fmt: skip


def _hand(fit: Fit) -> None:
    joints = {name.removeprefix("left_"): place for name, place in fit.skin.joints.items()}
    across = joints["finger_2_1"] - joints["finger_5_1"]
    ahead = joints["finger_3_1"] - joints["hand"]
    palm = -np.cross(across, ahead) / np.linalg.norm(np.cross(across, ahead))
    palm = palm if palm @ (joints["finger_1_4"] - joints["hand"]) > 0 else -palm
    knuckles = {n: fit.far(f"metacarpal_{n}", -Y, 5.0) for n in range(2, 6)}
    wrist = (fit.far("lunate", Y, 3.0) + fit.far("scaphoid", Y, 3.0)) / 2
    # The rig's first finger joints lie in the web, before the knuckles, and all of them near the back of the hand.
    heads = {n: fit.mix(fit.joint(f"finger_{n}_1", KNUCKLE_DEEPER_MM * palm), fit.joint("hand"), share)
             for n, share in KNUCKLE_SHARES.items()}  # fmt: skip
    # In the source the palms look inward: the thumb's side is in front.
    radial, joint = np.cross(palm, ahead), joints["hand"]
    radial = radial / np.linalg.norm(radial) * np.sign(radial @ across)
    start = joint + CARPUS_AHEAD_MM * ahead / np.linalg.norm(ahead)
    pairs: list[Any] = [
        (wrist, fit.on("radius", wrist), 3.0),
        (fit.far("trapezium", Z - 0.6 * X, 2.0), fit.ray(start, radial + 0.6 * palm, 7), 2.0),
        (fit.far("triquetrum", -Z + 0.3 * X, 2.0), fit.ray(start, -radial - 0.3 * palm, 4), 2.0),
        (fit.far("capitate", X, 2.0), fit.ray(start, -palm, 6), 1.0),
        *((place, heads[n], 0.3) for n, place in knuckles.items()),
    ]
    fit.unit("hand", list(CARPALS), pairs, most_uneven=1.15)
    for n, head in knuckles.items():
        base = fit.far(f"metacarpal_{n}", Y, 5.0)
        fit.unit(f"metacarpal_{n}", [f"metacarpal_{n}"], [(base, fit.on("hand", base)), (head, heads[n])],
                 method="axis", parent="hand")  # fmt: skip
    base, head = fit.far("metacarpal_1", Y - 0.3 * Z, 4.0), fit.far("metacarpal_1", -Y + 0.7 * Z, 4.0)
    heads[1] = fit.mix(fit.joint("finger_1_2"), fit.joint("finger_1_3"), 0.25)
    fit.unit("metacarpal_1", ["metacarpal_1"], [(base, fit.on("hand", base)), (head, heads[1])],
             method="axis", parent="hand")  # fmt: skip
    for n in range(1, 6):
        middle = [fit.joint(f"finger_{n}_{k}", depth * palm if n > 1 else None) for k, depth in ((2, 4.0), (3, 3.0), (4, 3.0))]
        chain = [heads[n], *(middle[1:] if n == 1 else middle)]
        _phalanges(fit, "finger", n, chain, "hand", 0.74)


def _phalanges(fit: Fit, limb: str, n: int, chain: list[Target], parent: str, end_share: float) -> None:
    """Phalanges of one digit lie between the joints of ``chain``; the last ends before the skin of the digit's tip."""
    names = ("proximal", "distal") if n == 1 else ("proximal", "middle", "distal")
    for k, part in enumerate(names):
        key = f"{part}_phalanx_of_{limb}_{n}"
        along = fit.centre(key) - fit.centre(f"metacarpal_{n}" if limb == "finger" else f"metatarsal_{n}")
        base, tip = fit.far(key, -along, 1.5), fit.far(key, along, 1.5)
        share = end_share if k == len(names) - 1 else 0.96
        pairs: list[Any] = [(base, fit.mix(chain[k], chain[k + 1], 0.06)), (tip, fit.mix(chain[k], chain[k + 1], share))]
        fit.unit(key, [key], pairs, method="axis", parent=parent)


def _leg(fit: Fit) -> None:
    femur = fit.bones["femur"]
    low = femur[:, 1].min()
    head = fit.ball("femur", box(x=(-999, 75), y=(femur[:, 1].max() - 40, 2000)))
    lateral, medial = (fit.far("femur", d, 2.0, box(y=(low, low + 60))) for d in (X, -X))
    fit.unit("femur", ["femur"], [
        (head, fit.on("pelvis", head + IN_SOCKET_MM), 3.0),
        (fit.far("femur", X, 2.0, box(y=(femur[:, 1].max() - 80, 2000))), fit.under("greater_trochanter", 17), 0.7),
        (lateral, _beside_knee(fit, (0, 8, -9), X, 13)),
        (medial, _beside_knee(fit, (0, 8, -21), -X, 13)),
    ])  # fmt: skip
    tibia = fit.bones["tibia"]
    plateau = np.array([*((lateral + medial) / 2)[[0]], low + 1.0, float(((lateral + medial) / 2)[2])])
    top = tibia[:, 1].max()
    ankle, knee_middle = tibia[:, 1].min(), np.array([plateau[0], top - 10.0, plateau[2]])
    condyle = fit.far("tibia", -X, 2.0, box(y=(top - 40, top)))
    tuberosity = fit.far("tibia", Z, 2.0, box(y=(top - 60, top - 35)))
    # Tibia and fibula come as one piece and go as one: their joints stay as they are. They are slender for this leg, and follow
    # its malleoli readily.
    fit.unit("shank", ["tibia", "fibula"], [
        (knee_middle, fit.on("femur", plateau), 20.0),
        (condyle, _beside_knee(fit, (0, -28, -9), -X, 9), 4.0),
        (fit.far("tibia", -X, 2.0, box(y=(ankle, ankle + 30))), _malleolus(fit, "medial", 4, 5 * Z), 12.0),
        (fit.far("fibula", X, 2.0, box(y=(440, 480))), _malleolus(fit, "lateral", 6, 9 * Z), 12.0),
        (tuberosity, _beside_knee(fit, (16, -58, 0), Z, 9), 1.0),
        (fit.far("tibia", X, 2.0, box(y=(top - 30, top))), _beside_knee(fit, (0, -20, -5), X, 11)),
    ], most_uneven=1.25, stiffness=0.005, keeps_length=True, bow=_shin(fit, ankle, top))  # fmt: skip
    base, apex = fit.far("patella", Y, 2.0), fit.far("patella", -Y, 2.0)
    # The kneecap stands before its groove as high as the source has it, and under the skin of the knee.
    fit.unit("patella", ["patella"], [
        (base, _before_femur(fit, base, _beside_knee(fit, (-6, 26, 0), Z, 20))),
        (apex, _before_femur(fit, apex, _beside_knee(fit, (-6, -8, 0), Z, 19))),
    ], method="axis", parent="femur")  # fmt: skip


def _knee_mm(fit: Fit) -> Floats:
    """Where the knee stands on the reference body, on the line between the rig's ankle and knee."""
    ankle, knee, hip = (fit.skin.joints[f"left_{name}"] for name in ("ankle", "knee", "upper_leg"))
    height = ankle[1] + KNEE_SHARE * (hip[1] - ankle[1])
    return np.asarray(ankle + (height - ankle[1]) / (knee[1] - ankle[1]) * (knee - ankle))


def _beside_knee(fit: Fit, from_knee_mm: tuple[float, float, float], direction: Floats, depth_mm: float) -> Target:
    """So far under the skin beside the knee, at its height from the knee's."""
    under = fit.ray(_knee_mm(fit) + np.array(from_knee_mm), direction, depth_mm)
    knee = fit.between("ankle", "upper_leg", KNEE_SHARE, drawn_with="knee")
    return fit.level(under, shifted(knee, from_knee_mm[1] * Y))


def _before_femur(fit: Fit, place: Floats, under: Target) -> Target:
    """A place of the kneecap: between the skin and where the source has it on the femur, at the height that it has there."""
    on = {**fit.on("femur", place + PATELLA_LOWER_MM * -Y), "female_shift_mm": rounded(PATELLA_LOWER_WOMEN_MM * -Y)}
    return fit.level(fit.mix(under, on, PATELLA_TO_FEMUR), on)


def _shin(fit: Fit, ankle: float, top: float) -> dict[str, Any]:
    """Bow of tibia and fibula: the inner face of the shin lies under the skin, which this leg has far inward of its joints."""
    tibia, length = fit.bones["tibia"], top - ankle
    stations = []
    for share, depth_mm in SHIN_DEPTHS_MM.items():
        height = ankle + share * length
        shaft = tibia[np.abs(tibia[:, 1] - height) < 12.0]
        middle = (shaft.min(axis=0) + shaft.max(axis=0)) / 2
        inner = np.array([shaft[:, 0].min(), middle[1], middle[2]])
        stations.append({"at": rounded(inner), "to": _inside_of_leg(fit, share, depth_mm)})
    return {
        "heights_mm": [round(float(ankle), 2), round(float(top), 2)], "stations": stations,
        "shares": {"tibia": 1.0, "fibula": FIBULA_SHARE}, "most_mm": MOST_BOW_MM,
    }  # fmt: skip


def _inside_of_leg(fit: Fit, share: float, depth_mm: float) -> Target:
    """So far under the skin of the leg's inner side, so far up between ankle and knee."""
    ankle, knee = fit.skin.joints["left_ankle"], _knee_mm(fit)
    return fit.ray(ankle + share * (knee - ankle) - SHIN_BEHIND_MM * Z, -X, depth_mm)


def _malleolus(fit: Fit, side: str, depth_mm: float, ahead_mm: Floats) -> Target:
    """So far under the skin over a malleolus, at the height that the ankle's joint gives it."""
    joint = fit.joint("ankle", MALLEOLI_ABOVE_JOINT_MM[side] * Y)
    return fit.level(shifted(fit.under(f"{side}_malleolus", depth_mm), ahead_mm), joint)


def _foot(fit: Fit) -> None:
    balls = {n: fit.far(f"metatarsal_{n}", Z, 4.0) for n in range(1, 6)}
    heel = fit.far("calcaneus", -Z, 3.0)
    dome = fit.far("talus", Y, 2.0)
    tibia = fit.bones["tibia"]
    low = tibia[:, 1].min()
    end = tibia[tibia[:, 1] < low + 30]
    plafond = np.array([end[:, 0].mean(), low + 6.0, end[:, 2].mean()])
    # The rig's first toe joints lie in the web, before the balls of the toes, and all of them near the back of the foot.
    heads = {n: fit.joint(f"toe_{n}_1", np.array(shift)) for n, shift in BALL_SHIFTS_MM.items()}
    pairs: list[Any] = [(place, heads[n]) for n, place in balls.items()]
    fit.unit(
        "foot",
        [bone for bone in TARSALS if bone != "talus"],
        [
            (heel, fit.under("heel", 11), 10.0),
            (dome, fit.on("shank", plafond), 8.0),
            (fit.far("cuboid", X + Y, 2.0), fit.ray(np.array([200.0, 36.0, 88.0]), X + 0.6 * Y, 17), 5.0),
            (fit.far("navicular", -X, 2.0), fit.ray(np.array([190.0, 48.0, 95.0]), -X, 13), 8.0),
            (fit.far("medial_cuneiform", -X, 2.0), fit.ray(np.array([190.0, 36.0, 118.0]), -X, 8)),
            *pairs,
        ],
        most_uneven=1.12,
    )
    # The talus goes with the foot, but as narrow as the fork of the malleoli asks.
    talus = fit.bones["talus"]
    sides = {way: fit.far("talus", way * X, 2.0, box(y=(float(talus[:, 1].mean()), 999.0))) for way in (-1, 1)}
    ends = [fit.far("talus", way, 3.0) for way in (Y, -Y, Z, -Z)]
    fit.unit("talus", ["talus"], [
        (ends[0], fit.on("shank", plafond + PLAFOND_ABOVE_MM * Y), 3.0),
        *((end, fit.on("foot", end), 1.0) for end in ends[1:]),
        *((side, shifted(fit.on("foot", side), TALUS_SIDES_MM[way] * X), 6.0) for way, side in sides.items()),
    ], most_uneven=1.25, stiffness=0.005)  # fmt: skip
    for n, ball in balls.items():
        base = fit.far(f"metatarsal_{n}", -Z, 4.0)
        fit.unit(f"metatarsal_{n}", [f"metatarsal_{n}"], [(base, fit.on("foot", base)), (ball, heads[n])],
                 method="axis", parent="foot")  # fmt: skip
        lowered = [(2, (0, -4, 0)), (3, (0, -4, 0)), (4, (0, -2, 0))]
        chain = [heads[n], *(fit.joint(f"toe_{n}_{k}", np.array(shift)) for k, shift in (lowered[:2] if n == 1 else lowered))]
        if n == 1:
            chain[1:] = [fit.joint("toe_1_2", np.array([0, -8, 0])), fit.joint("toe_1_3")]
        _phalanges(fit, "toe", n, chain, "foot", 0.78 if n == 1 else 0.6)
