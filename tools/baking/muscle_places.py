"""Where borders of muscles and tendons are on the reference body: what a finger feels between bones and skin.

The body has no muscles, so each place is found by a rule over landmarks that are placed already: a share of the way between two of
them, so many millimetres beside one, or the way a muscle takes between the bones it holds. Attachments are features of their bones.
Shares and breadths are those that dissections and ultrasound found (the sources of ``assets/landmarks.json``); where nothing was
measured the sentence of the landmark says so. ``docs/SKELETON.md`` lists them, and what could not be placed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import SurfacePoint, unit
from acuviewer.geometry.section import lay_tape
from acuviewer.landmarks.levels import lay_level
from baking.bone_features import Feature
from baking.bone_landmarks import BoundFeature, ReferenceSkeleton
from baking.landmark_places import UP, ReferenceBody
from baking.soft_places import palm_direction

Floats = NDArray[np.float64]
Found = dict[str, tuple[SurfacePoint, str]]

ATTACHMENTS = {
    "sternocleidomastoid_rear_border_at_clavicle": Feature(
        "clavicle", "upper border a third of the clavicle from its inner end", (0, 1, 0.3), (0, 0.7, 0.7), {"x": (0.33, 0.36)}
    ),
    "trapezius_front_border_at_clavicle": Feature(
        "clavicle", "upper border a third of the clavicle from its outer end", (0, 1, 0), (0, 1, 0.3), {"x": (0.64, 0.69)}
    ),
}
"""Where a muscle's border meets its bone."""

MEDIAN_NERVE_SHARE, PALMARIS_BESIDE_NERVE_MM, PALMARIS_BREADTH_MM = 0.48, 1.22, 4.0
"""Breadth of the wrist from its radial border to the nerve, and how far ulnar of the nerve the tendon's inner edge lies."""
BICEPS_BREADTH_MM, CALCANEAL_BREADTH_MM = 8.38, 12.2
GROOVE, GROOVE_SHARE, SAME_HEIGHT_MM = "gastrocnemius_groove_lower_end", 0.58, 5.0
"""Where the bellies of the gastrocnemius part, from the calcaneus' upper border toward the level of the fibula's head."""
SHINS = {
    "medial": ("medial_malleolus_tip", "tibia_medial_border_lower_quarter"),
    "lateral": ("lateral_malleolus_tip", "fibula_rear_border_lower_quarter"),
}
ANKLE_SHARES = {"extensor_hallucis_longus": 0.1, "tibialis_anterior": 0.25}
SEMITENDINOSUS_SHARE, BICEPS_FEMORIS_BESIDE_CREASE_MM = 0.2, 5.0
MASTOID_TO_NAPE_SHARE = 2 / 3


@dataclass(frozen=True)
class Hand:
    """Feels the landmarks of the reference body and lays tapes between them; all on the left."""

    body: ReferenceBody
    marks: Mapping[str, SurfacePoint]

    def at(self, name: str) -> Floats:
        """(3,) place of a landmark on the skin, mm."""
        return self.body.mesh.position(self.marks[name])

    def tape(self, first: str | SurfacePoint, second: str) -> SurfaceCurve:
        """The tape along the skin from a landmark, or a place found before, to a landmark."""
        start, end = self.marks[first] if isinstance(first, str) else first, self.marks[second]
        return lay_tape(self.body.mesh, start, end, self.body.skin.pattern.ways_between(start, end))

    def level_with(self, first: str, second: str, height_mm: float) -> SurfacePoint:
        """Where the tape between two landmarks crosses a height."""
        tape = self.tape(first, second)
        return tape.place(tape.first_at(1, height_mm))


def find_attachments(reference: ReferenceSkeleton, bony: Mapping[str, BoundFeature]) -> dict[str, BoundFeature]:
    """Every border of a muscle that is a feature of the bone it holds, or lies over the middle between two of the features given."""
    found = {}
    for name, feature in ATTACHMENTS.items():
        places = [(reference.bone_name(feature.bone), reference.vertex(feature))]
        found[name] = reference.bound(places, reference.direction(feature.outward, feature.bone), feature.words, feature.midline)
    ends = [bony[name].places[0] for name in ("acromion_lateral_border", "c7_spinous_process")]
    words = "skin straight above the middle between the spine of C7 and the outer border of the acromion"
    found["trapezius_upper_border_midpoint"] = reference.bound(ends, np.array(UP, float), words, False)
    return found


def find_groove(reference: ReferenceSkeleton, hand: Hand) -> dict[str, BoundFeature]:
    """The lower end of the gastrocnemius' groove, found on the skin and carried by both bones of the leg at its height.

    Skin and bones are not stretched alike on all bodies: bound to the skin it would ride 24 mm away from its share of the height.
    """
    place, how = locate_groove(hand)
    on_skin = hand.body.mesh.position(place)
    bones = ("left_tibia", "left_fibula")
    rows = [_farthest_at_height(reference.skeleton.bone_vertices(bone), on_skin) for bone in bones]
    feature = np.mean([reference.skeleton.bone_vertices(bone)[row] for bone, row in zip(bones, rows, strict=True)], axis=0)
    outward = unit((on_skin - feature) * (1.0, 0.0, 1.0))
    return {GROOVE: reference.bound(list(zip(bones, rows, strict=True)), outward, how, False)}


def _farthest_at_height(vertices: Floats, place: Floats) -> int:
    """The vertex at the height of a place that lies farthest from it: the longer the way, the surer its direction."""
    apart = np.linalg.norm(vertices - place, axis=1)
    return int(np.where(np.abs(vertices[:, 1] - place[1]) < SAME_HEIGHT_MM, apart, -np.inf).argmax())


def locate_groove(hand: Hand) -> tuple[SurfacePoint, str]:
    """The groove's lower end on the skin, and how it was found."""
    low, high = (float(hand.at(name)[1]) for name in ("calcaneal_tuberosity", "fibular_head"))
    place = hand.level_with("popliteal_crease_midpoint", "calcaneal_tendon", low + GROOVE_SHARE * (high - low))
    return (
        place,
        f"middle of the calf at {GROOVE_SHARE} of the height from the upper border of the calcaneus to the head of the fibula",
    )


def find_muscles(hand: Hand) -> Found:
    """Place of each muscle's or tendon's border on the skin, by the places of the other landmarks, with a sentence on how it was found."""
    return _at_neck(hand) | _at_elbow(hand) | _at_wrist(hand) | _at_knee(hand) | _at_ankle(hand)


def _at_neck(hand: Hand) -> Found:
    behind = hand.tape("mastoid_process", "nape_hollow_beside_trapezius")
    return {
        "sternocleidomastoid_rear_border_at_mastoid": (
            behind.place(MASTOID_TO_NAPE_SHARE * behind.length),
            "two thirds of the tape from the mastoid process to the hollow of the nape beside the trapezius",
        ),
    }


def _at_elbow(hand: Hand) -> Found:
    found: Found = {}
    for side in ("radial", "ulnar"):
        crease = hand.tape("cubital_crease_midpoint", f"cubital_crease_{side}_end")
        how = f"on the cubital crease, half of the tendon’s breadth of {BICEPS_BREADTH_MM} mm from its middle"
        found[f"biceps_tendon_{side}_border"] = crease.place(BICEPS_BREADTH_MM / 2), how
    return found


def _at_wrist(hand: Hand) -> Found:
    radial, ulnar = (
        (hand.at(f"palmar_wrist_crease_{side}_end") + hand.at(f"dorsal_wrist_crease_{side}_end")) / 2
        for side in ("radial", "ulnar")
    )
    beside_nerve_mm = PALMARIS_BESIDE_NERVE_MM - PALMARIS_BREADTH_MM / 2
    share = MEDIAN_NERVE_SHARE + beside_nerve_mm / float(np.linalg.norm(ulnar - radial))
    joints = {name.removeprefix("left_"): place for name, place in hand.body.skin.joints.items() if "right_" not in name}
    palmaris = hand.body.from_inside(radial + share * (ulnar - radial), palm_direction(joints))
    onward = hand.tape(palmaris, "scaphoid_tubercle")
    return {
        "palmaris_longus_tendon_at_wrist": (
            palmaris,
            f"skin of the palm side over {share:.2f} of the wrist’s breadth at its crease, from the radial border",
        ),
        "flexor_carpi_radialis_tendon_at_wrist": (
            onward.place(onward.length / 2),
            "half way along the skin from the tendon of palmaris longus to the tubercle of the scaphoid",
        ),
    }


def _at_knee(hand: Hand) -> Found:
    inner = hand.tape("popliteal_crease_medial_end", "popliteal_crease_midpoint")
    outer = hand.tape("popliteal_crease_lateral_end", "fibular_head")
    return {
        "semitendinosus_tendon_at_knee": (
            inner.place(SEMITENDINOSUS_SHARE * inner.length),
            f"{SEMITENDINOSUS_SHARE} of the popliteal crease from its inner end to its middle",
        ),
        "biceps_femoris_tendon_at_knee": (
            outer.place(BICEPS_FEMORIS_BESIDE_CREASE_MM),
            f"{BICEPS_FEMORIS_BESIDE_CREASE_MM:.0f} mm from the outer end of the popliteal crease toward the head of the fibula",
        ),
    }


def _at_ankle(hand: Hand) -> Found:
    found: Found = {}
    heel = hand.marks["calcaneal_tendon"]
    for side in ("medial", "lateral"):
        knob = hand.level_with(*SHINS[side], float(hand.at("calcaneal_tendon")[1]))
        how = f"level with the middle of the tendon, half of its breadth of {CALCANEAL_BREADTH_MM} mm toward the malleolus"
        found[f"calcaneal_tendon_{side}_border"] = lay_level(hand.body.skin, heel, knob).place(CALCANEAL_BREADTH_MM / 2), how
    front = hand.tape("ankle_front_midpoint", "medial_malleolus")
    for name, share in ANKLE_SHARES.items():
        how = f"{share} of the tape from the middle of the ankle’s front to the medial malleolus"
        found[f"{name}_tendon_at_ankle"] = front.place(share * front.length), how
    return found
