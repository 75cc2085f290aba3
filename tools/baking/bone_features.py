"""Landmarks as features of bones: what is sought on which bone, from where, and where a finger then meets the skin.

A feature is the vertex that lies farthest in a direction within a part of its bone (or the mean height of two such
vertices, for a space between ribs), found once on the reference body's skeleton. Directions and parts are those of
the standing body, of the hand or of the foot; a part is given as shares of the bone's own extent.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Part = dict[str, tuple[float, float]]

FRONT, BACK, OUT, IN, UP, DOWN = ((0, 0, 1), (0, 0, -1), (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0))
Direction = tuple[float, float, float] | str
"""Three numbers in the frame of the body, or words of ``LIMB_WORDS`` joined by ``+``."""

LIMB_WORDS = ("dorsal", "palmar", "radial", "ulnar", "distal", "proximal", "along", "against")
"""Directions of the hand; ``along`` and ``against`` run along the bone itself, away from the trunk and toward it.

The thumb stands across the palm: its back, where the nail is, looks to the hand's radial side.
"""


@dataclass(frozen=True)
class Feature:
    """One feature: bone key, words for it, direction in which it lies farthest, where to look, direction to the skin."""

    bone: str
    words: str
    toward: Direction
    outward: Direction
    part: Part = field(default_factory=dict)
    midline: bool = False


def _spines() -> dict[str, Feature]:
    found = {}
    for letter, numbers in (("c", range(2, 8)), ("t", range(1, 13)), ("l", range(1, 6))):
        for n in numbers:
            # The levels of the back are those of the lower border; in the neck the ends are short and split.
            toward, words = ((0, -0.6, -1), "rear end") if letter == "c" else ((0, -1, -1), "lower rear end")
            found[f"{letter}{n}_spinous_process"] = Feature(
                f"{letter}{n}_vertebra", f"{words} of the spinous process", toward, BACK, {"x": (0.4, 0.6)}, True
            )
    return found


def _sacrum() -> dict[str, Feature]:
    found = {"sacral_hiatus": Feature("sacrum", "median line of the back of the sacrum above its apex", BACK, BACK,
                                      {"x": (0.45, 0.55), "y": (0.03, 0.12)}, True)}  # fmt: skip
    for n, (low, high) in enumerate(((0.72, 0.82), (0.55, 0.66), (0.4, 0.5), (0.26, 0.36)), start=1):
        found[f"s{n}_median_crest"] = Feature(
            "sacrum", "foremost rise of the median crest at that segment", BACK, BACK, {"x": (0.44, 0.56), "y": (low, high)}, True
        )
    for name, (y, x) in {"first": (0.7, 0.7), "second": (0.55, 0.7), "third": (0.41, 0.67), "fourth": (0.26, 0.65)}.items():
        found[f"{name}_posterior_sacral_foramen"] = Feature(
            "sacrum", "back of the sacrum over the foramen, between median and lateral crest", BACK, BACK,
            {"x": (x - 0.02, x + 0.02), "y": (y - 0.03, y + 0.03)},
        )  # fmt: skip
    return found


_HEAD = {
    "vertex": Feature("skull", "highest place in the median plane", UP, UP, {"x": (0.46, 0.54)}, True),
    "glabella": Feature("skull", "foremost place of the frontal bone between the orbits", FRONT, FRONT,
                        {"x": (0.45, 0.55), "y": (0.53, 0.64)}, True),
    "nasion": Feature("skull", "deepest place of the root of the nose", BACK, FRONT, {"x": (0.46, 0.54), "y": (0.43, 0.49), "z": (0.93, 1)}, True),
    "external_occipital_protuberance": Feature("skull", "hindmost place of the lower occipital bone in the median plane",
                                               (0, -0.5, -1), BACK, {"x": (0.46, 0.54), "y": (0.25, 0.45), "z": (0, 0.4)}, True),
    "mastoid_process": Feature("skull", "lowest place of the mastoid process", (0.4, -1, 0), (1, -0.25, -0.1),
                               {"x": (0.75, 1), "z": (0.25, 0.5)}),
    "chin": Feature("mandible", "foremost place of the chin in the median plane", FRONT, FRONT, {"x": (0.44, 0.56), "y": (0, 0.2)}, True),
    "mandible_angle": Feature("mandible", "outermost place of the angle", (1, -0.8, -0.6), (0.9, -0.3, -0.2), {"x": (0.6, 1), "z": (0, 0.5)}),
    "mandible_condyle": Feature("mandible", "highest place of the head of the mandible", (0.6, 1, 0), OUT, {"x": (0.7, 1), "z": (0, 0.3)}),
    "coronoid_process_of_mandible": Feature("mandible", "highest place of the coronoid process", (0, 1, 0.3), OUT, {"x": (0.7, 1), "z": (0.3, 0.6)}),
    "zygomatic_arch_lower_border": Feature("skull", "lower border of the arch at its middle", (0.5, -1, 0), (1, -0.2, 0.1),
                                           {"x": (0.9, 1), "y": (0.2, 0.32), "z": (0.62, 0.68)}),
    "zygomatic_arch_upper_border": Feature("skull", "upper border of the arch at its middle", (0.3, 1, 0), (1, 0.2, 0.1),
                                           {"x": (0.92, 1), "y": (0.24, 0.34), "z": (0.62, 0.66)}),
    "zygomatic_bone_lower_border": Feature("skull", "lower border of the cheek bone below the outer corner of the eye", (0, -1, 0.2), (0.6, -0.2, 1),
                                           {"x": (0.79, 0.85), "y": (0.15, 0.25), "z": (0.8, 0.9)}),
    "infraorbital_margin": Feature("skull", "lower edge of the orbit below its middle", (0, 1, 0.4), FRONT,
                                   {"x": (0.68, 0.76), "y": (0.27, 0.31), "z": (0.89, 1)}),
    "supraorbital_margin": Feature("skull", "upper edge of the orbit above its middle", (0, -0.2, 1), FRONT,
                                   {"x": (0.68, 0.76), "y": (0.49, 0.52), "z": (0.75, 1)}),
    "lateral_orbital_margin": Feature("skull", "outer edge of the orbit", (1, 0, 0.6), (0.8, 0, 0.6),
                                      {"x": (0.78, 0.95), "y": (0.43, 0.45), "z": (0.72, 0.95)}),
    "infraorbital_foramen": Feature("skull", "front of the upper jaw under the lower edge of the orbit", FRONT, FRONT,
                                    {"x": (0.68, 0.74), "y": (0.23, 0.273), "z": (0.75, 1)}),
}  # fmt: skip

_TRUNK = {
    "coccyx_tip": Feature("coccyx", "lower end", DOWN, BACK, {"x": (0.3, 0.7)}, True),
    "suprasternal_notch": Feature("sternum", "middle of the upper border of the manubrium", UP, FRONT, {"x": (0.38, 0.62)}, True),
    "sternal_angle": Feature("sternum", "ridge between manubrium and body", FRONT, FRONT, {"x": (0.34, 0.66), "y": (0.7, 0.79)}, True),
    "xiphisternal_junction": Feature("sternum", "lower end of the body of the sternum", FRONT, FRONT, {"x": (0.34, 0.66), "y": (0.13, 0.225)}, True),
    "pubic_symphysis_upper_border": Feature("hip_bone", "upper border of the pubis beside the symphysis", (-0.6, 1, 0.6), FRONT,
                                            {"x": (0, 0.12), "y": (0.1, 0.4)}, True),
    "pubic_symphysis_lower_border": Feature("hip_bone", "lower border of the pubis beside the symphysis", DOWN, FRONT,
                                            {"x": (0, 0.1), "z": (0.46, 1)}, True),
    "tenth_rib_lowest_point": Feature("rib_10", "lowest place", DOWN, (1, -0.1, 0.5)),
    "eleventh_rib_free_end": Feature("rib_11", "free front end", (1, -0.8, 0.8), OUT),
    "twelfth_rib_free_end": Feature("rib_12", "free end", (1, -1, 0), (0.84, 0, -0.54)),
    "seventh_costal_margin_midclavicular": Feature("costal_cartilage_10", "costal margin on the midclavicular line", (0, -1, 0.5),
                                                   FRONT, {"x": (0, 0.7)}),
    "clavicle_sternal_end": Feature("clavicle", "upper inner end", (-1, 0.6, 0.4), (0, 0.4, 1)),
    "clavicle_acromial_end": Feature("clavicle", "upper outer end", (1, 0.6, 0), (0.1, 1, 0)),
    "clavicle_midpoint": Feature("clavicle", "middle of its front and upper side", (0, 0.7, 0.7), (0, 0.7, 0.7), {"x": (0.46, 0.54)}),
    "clavicle_lower_border_medial": Feature("clavicle", "lower border, 2 cun from the median line", (0, -1, 0.5), FRONT, {"x": (0.14, 0.22)}),
    "clavicle_lower_border_middle": Feature("clavicle", "lower border, 4 cun from the median line", (0, -1, 0.5), FRONT, {"x": (0.53, 0.61)}),
    "clavicle_lower_border_lateral": Feature("clavicle", "lower border, 6 cun from the median line", (0, -1, 0.5), FRONT, {"x": (0.81, 0.89)}),
    "coracoid_process": Feature("scapula", "tip", FRONT, (0, 0.1, 1)),
    "acromion_lateral_border": Feature("scapula", "outermost place of the acromion", (1, 0.2, 0), (1, 0.5, 0), {"y": (0.8, 1)}),
    "acromion_angle": Feature("scapula", "rear outer corner of the acromion", (1, 0.2, -1.2), (0.4, 0.3, -1), {"x": (0.7, 1), "y": (0.8, 1)}),
    "acromion_anterior_tip": Feature("scapula", "front end of the acromion", (0.8, 0.6, 0.8), (0.3, 0.9, 0.5), {"x": (0.75, 1), "y": (0.88, 1)}),
    "scapular_spine_root": Feature("scapula", "inner end of the spine", (-1, 0, -0.6), BACK, {"y": (0.68, 0.84)}),
    "scapular_spine_midpoint": Feature("scapula", "middle of the spine’s edge", BACK, BACK, {"x": (0.4, 0.5), "y": (0.7, 1)}),
    "scapula_superior_angle": Feature("scapula", "upper inner corner", (-0.8, 1, -0.3), (0, 0.3, -1), {"x": (0, 0.4)}),
    "scapula_medial_border": Feature("scapula", "inner edge at half height", IN, BACK, {"y": (0.5, 0.6)}),
    "scapula_inferior_angle": Feature("scapula", "lowest place", DOWN, BACK),
    "greater_tubercle_of_humerus": Feature("humerus", "outermost place of the upper end", (1, 0.5, 0.2), (1, 0.4, 0.2), {"y": (0.82, 1)}),
}  # fmt: skip

_PELVIS = {
    "iliac_crest_highest_point": Feature("hip_bone", "highest place of the crest", UP, OUT),
    "anterior_superior_iliac_spine": Feature("hip_bone", "front end of the crest", (0.4, 0.2, 1), (0.2, 0, 1), {"x": (0.5, 1), "y": (0.5, 0.8)}),
    "posterior_superior_iliac_spine": Feature("hip_bone", "rear end of the crest", BACK, BACK, {"y": (0.55, 0.74)}),
    "greater_trochanter": Feature("femur", "most lateral point of the greater trochanter", OUT, OUT, {"y": (0.85, 1)}),
    "ischial_tuberosity": Feature("hip_bone", "lowest place of the tuberosity", (0, -1, -0.5), (0, -0.7, -0.71)),
}  # fmt: skip

_LEG = {
    "patella_base": Feature("patella", "middle of the upper border", (0, 1, 0.3), (0, 0.2, 1)),
    "patella_base_medial_end": Feature("patella", "inner end of the upper border", (-1, 1.2, 0), (-0.5, 0.2, 1)),
    "patella_base_lateral_end": Feature("patella", "outer end of the upper border", (1, 1.2, 0), (0.5, 0.2, 1)),
    "patella_apex": Feature("patella", "lower tip", DOWN, (0, -0.1, 1)),
    "patella_medial_border": Feature("patella", "inner border at half height", IN, (-0.8, 0, 0.6), {"y": (0.4, 0.65)}),
    "patella_lateral_border": Feature("patella", "outer border at half height", OUT, (0.8, 0, 0.6), {"y": (0.4, 0.65)}),
    "lateral_epicondyle_of_femur": Feature("femur", "outermost place of the lower end", OUT, OUT, {"y": (0, 0.12)}),
    "medial_epicondyle_of_femur": Feature("femur", "innermost place of the lower end", IN, IN, {"y": (0, 0.12)}),
    "medial_tibial_condyle": Feature("tibia", "innermost place of the upper end", IN, IN, {"y": (0.9, 1)}),
    "lateral_tibial_condyle": Feature("tibia", "outermost place of the upper end", (1, 0, 0.4), (1, 0, 0.4), {"y": (0.9, 1)}),
    "medial_tibial_condyle_lower_border": Feature("tibia", "where the inner condyle passes into the shaft’s rear edge", (-1, 0, -0.5), IN, {"y": (0.83, 0.87)}),
    "tibial_tuberosity": Feature("tibia", "foremost place below the condyles", FRONT, (0, 0.1, 1), {"y": (0.82, 0.9)}),
    "tibial_crest_midpoint": Feature("tibia", "front edge at half height", FRONT, (0, 0, 1), {"y": (0.48, 0.52)}),
    "tibial_crest_upper_quarter": Feature("tibia", "front edge at three quarters of the height", FRONT, (0, 0, 1), {"y": (0.73, 0.77)}),
    "tibial_crest_lower_quarter": Feature("tibia", "front edge at a quarter of the height", FRONT, (0, 0, 1), {"y": (0.23, 0.27)}),
    "tibia_medial_border_upper_quarter": Feature("tibia", "inner rear edge at three quarters of the height", (-1, 0, -1), IN, {"y": (0.72, 0.78)}),
    "tibia_medial_border_middle": Feature("tibia", "inner rear edge at half height", (-1, 0, -1), IN, {"y": (0.47, 0.53)}),
    "tibia_medial_border_lower_quarter": Feature("tibia", "inner rear edge at a quarter of the height", (-1, 0, -1), IN, {"y": (0.22, 0.28)}),
    # The skin of the model shows neither the crease of the knee nor the hollows beside the ligament: they stand level with the joint.
    "popliteal_crease_midpoint": Feature("tibia", "rear edge of the upper end, level with the joint’s line", BACK, BACK,
                                         {"x": (0.28, 0.45), "y": (0.95, 0.985)}),
    "popliteal_crease_medial_end": Feature("tibia", "inner rear corner of the upper end, level with the joint’s line", (-1, 0, -0.8),
                                           (-1, 0, -0.6), {"x": (0, 0.3), "y": (0.95, 0.985)}),
    "popliteal_crease_lateral_end": Feature("tibia", "outer rear corner of the upper end, level with the joint’s line", (0.8, 0, -1),
                                            (0.62, 0, -1), {"x": (0.5, 1), "y": (0.95, 0.985)}),
    "medial_knee_hollow": Feature("tibia", "inner front of the upper end, below the joint’s line", (-0.9, 0, 1), FRONT, {"x": (0, 0.2), "y": (0.94, 0.98)}),
    "lateral_knee_hollow": Feature("tibia", "outer front of the upper end, below the joint’s line", (0.9, 0, 1), FRONT, {"x": (0.5, 1), "y": (0.93, 0.98)}),
    "fibula_front_border_middle": Feature("fibula", "front edge at half height", (0.4, 0, 1), OUT, {"y": (0.46, 0.54)}),
    "fibula_front_border_lower_quarter": Feature("fibula", "front edge at a quarter of the height", (0.4, 0, 1), OUT, {"y": (0.21, 0.29)}),
    "fibula_rear_border_middle": Feature("fibula", "rear edge at half height", (0.4, 0, -1), OUT, {"y": (0.46, 0.54)}),
    "fibula_rear_border_lower_quarter": Feature("fibula", "rear edge at a quarter of the height", (0.4, 0, -1), OUT, {"y": (0.21, 0.29)}),
    "fibular_head": Feature("fibula", "outermost place of the upper end", (1, 0.3, -0.2), (1, 0, -0.2), {"y": (0.92, 1)}),
    "medial_malleolus": Feature("tibia", "innermost place of the lower end", IN, IN, {"y": (0, 0.1)}),
    "medial_malleolus_tip": Feature("tibia", "lower end of the medial malleolus", (-0.4, -1, 0), (-1, -0.1, 0), {"y": (0, 0.1), "x": (0, 0.62)}),
    "lateral_malleolus": Feature("fibula", "outermost place of the lower end", OUT, OUT, {"y": (0, 0.1)}),
    "lateral_malleolus_tip": Feature("fibula", "lower end", DOWN, (1, -0.1, 0)),
    "heel": Feature("calcaneus", "hindmost place", BACK, BACK),
    "calcaneal_tuberosity": Feature("calcaneus", "upper rear edge, where the tendon ends", (0, 0.7, -1), BACK, {"y": (0.4, 0.8)}),
    "navicular_tuberosity": Feature("navicular", "innermost place", (-1, -0.3, 0), (-1, -0.1, 0)),
    "cuboid": Feature("cuboid", "outermost place", (1, 0, 0), (1, 0.3, 0)),
    "sustentaculum_tali": Feature("calcaneus", "shelf below the medial malleolus", IN, IN, {"y": (0.5, 1)}),
    "great_toe_interphalangeal_joint": Feature("proximal_phalanx_of_toe_1", "front end, on the inner side", (-0.8, 0, 1), (-1, 0.2, 0)),
}  # fmt: skip

_ARM = {
    "deltoid_tuberosity": Feature("humerus", "outer side of the shaft at half height", (0.75, 0.66, 0), (0.75, 0.66, 0), {"y": (0.5, 0.58)}),
    "lateral_epicondyle_of_humerus": Feature("humerus", "outermost place of the lower end", (0.75, 0.66, 0), (0.75, 0.66, -0.1), {"y": (0, 0.18)}),
    "medial_epicondyle_of_humerus": Feature("humerus", "innermost place of the lower end", (-0.75, -0.66, 0), (-0.75, -0.66, -0.1), {"y": (0, 0.18)}),
    "olecranon": Feature("ulna", "rear upper end", (0.3, 0, -1), (0.1, -0.2, -1), {"y": (0.6, 1)}),
    "radial_head": Feature("radius", "outer rim of the head", (0.75, 0.66, 0), (0.75, 0.66, -0.1), {"y": (0.9, 1)}),
    "radial_styloid_process": Feature("radius", "lower end on the thumb’s side", "distal+radial", "radial", {"y": (0, 0.2)}),
    "dorsal_tubercle_of_radius": Feature("radius", "rise on the back of the lower end", "dorsal", "dorsal", {"y": (0, 0.22)}),
    "ulnar_styloid_process": Feature("ulna", "lower end", "distal", "ulnar+dorsal", {"y": (0, 0.2)}),
    "ulnar_head": Feature("ulna", "rise on the back of the lower end", "dorsal+ulnar", "dorsal+ulnar", {"y": (0, 0.12)}),
    "pisiform": Feature("pisiform", "place nearest to the palm", "palmar+ulnar", "palmar+ulnar"),
    "scaphoid_tubercle": Feature("scaphoid", "place nearest to the palm", "palmar+radial", "palmar+radial"),
    "hook_of_hamate": Feature("hamate", "place nearest to the palm", "palmar", "palmar"),
    "triquetrum": Feature("triquetrum", "outermost place toward the little finger", "ulnar+dorsal", "ulnar"),
    "thumb_interphalangeal_joint": Feature("proximal_phalanx_of_finger_1", "back of the far end", "along+radial", "radial"),
}  # fmt: skip


def _digits() -> dict[str, Feature]:
    found = {}
    ordinals = ("first", "second", "third", "fourth", "fifth")
    digits = ("thumb", "index_finger", "middle_finger", "ring_finger", "little_finger")
    for n, ordinal in enumerate(ordinals, start=1):
        bone = f"metacarpal_{n}"
        found[f"{ordinal}_metacarpal_head"] = Feature(bone, "back of the head", "along+dorsal", "dorsal")
        found[f"{ordinal}_metacarpal_base"] = Feature(bone, "back of the base", "against+dorsal", "dorsal")
        if n > 1:
            found[f"{ordinal}_metacarpal_head_palm_side"] = Feature(bone, "palm side of the head", "along+palmar", "palmar")
            for part, joint in (("proximal", "proximal"), ("middle", "distal")):
                found[f"{digits[n - 1]}_{joint}_interphalangeal_joint"] = Feature(
                    f"{part}_phalanx_of_finger_{n}", "back of the far end", "along+dorsal", "dorsal"
                )
        side: Direction = (-1, 0.3, 0) if n == 1 else (1, 0.4, 0) if n == 5 else UP
        end: Direction = (-0.5, 0.2, 1) if n == 1 else (0.5, 0.2, 1) if n == 5 else (0, 0.5, 1)
        base: Direction = (-0.7, 0.2, -1) if n == 1 else (1, 0.2, -1) if n == 5 else (0, 0.6, -1)
        # The instep slopes forward and outward: a finger comes to the bases square to the skin, not from straight above.
        instep: Direction = side if n in (1, 5) else (0.12 * (n - 1), 0.75, 0.65)
        found[f"{ordinal}_metatarsal_head"] = Feature(
            f"metatarsal_{n}", "side of the head" if n in (1, 5) else "back of the head", end, side
        )
        found[f"{ordinal}_metatarsal_base"] = Feature(
            f"metatarsal_{n}", "side of the base" if n in (1, 5) else "back of the base", base, instep
        )
    return found


FEATURES: dict[str, Feature] = _HEAD | _spines() | _sacrum() | _TRUNK | _PELVIS | _ARM | _LEG | _digits()
"""Feature of each landmark on one bone."""
