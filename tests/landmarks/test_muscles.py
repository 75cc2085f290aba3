"""Borders of muscles and tendons stand between the bones and landmarks that they lie between, on every body."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.section import lay_tape
from acuviewer.session.anatomy import Anatomy, compute_anatomy
from bodies import REFERENCE, random_bodies, reference

OTHERS = {
    "woman of 95 kg": BodyShape(sex="female", height_mm=1600, weight_kg=95),
    "man of 60 kg": BodyShape(height_mm=1800, weight_kg=60),
    **{f"random {number}": shape for number, shape in enumerate(random_bodies(4, seed=31))},
}
BODIES = [*REFERENCE, *OTHERS]
NEW = (
    "sternocleidomastoid_rear_border_at_clavicle", "sternocleidomastoid_rear_border_at_mastoid", "trapezius_front_border_at_clavicle",
    "trapezius_upper_border_midpoint", "palmaris_longus_tendon_at_wrist", "flexor_carpi_radialis_tendon_at_wrist",
    "biceps_tendon_radial_border", "biceps_tendon_ulnar_border", "semitendinosus_tendon_at_knee", "biceps_femoris_tendon_at_knee",
    "gastrocnemius_groove_lower_end", "calcaneal_tendon_medial_border", "calcaneal_tendon_lateral_border",
    "tibialis_anterior_tendon_at_ankle", "extensor_hallucis_longus_tendon_at_ankle",
)  # fmt: skip

# Across a limb, from one side to the other: landmarks, and points by their codes.
ORDERS = {
    "wrist": ("palmar_wrist_crease_radial_end", "flexor_carpi_radialis_tendon_at_wrist", "PC7", "palmaris_longus_tendon_at_wrist", "palmar_wrist_crease_ulnar_end"),
    "pulse of the wrist": ("palmar_wrist_crease_radial_end", "LU9", "flexor_carpi_radialis_tendon_at_wrist", "palmar_wrist_crease_ulnar_end"),
    "elbow": ("cubital_crease_radial_end", "LU5", "biceps_tendon_radial_border", "cubital_crease_midpoint", "biceps_tendon_ulnar_border", "PC3", "cubital_crease_ulnar_end"),
    "back of the knee": ("LR8", "semitendinosus_tendon_at_knee", "KI10", "popliteal_crease_midpoint", "BL39", "biceps_femoris_tendon_at_knee", "fibular_head"),
    "inner ankle": ("medial_malleolus", "KI3", "calcaneal_tendon_medial_border", "calcaneal_tendon"),
    "outer ankle": ("lateral_malleolus", "BL60", "calcaneal_tendon_lateral_border", "calcaneal_tendon"),
    "heel cord": ("calcaneal_tendon_medial_border", "calcaneal_tendon", "calcaneal_tendon_lateral_border"),
    "front of the ankle": ("medial_malleolus", "LR4", "tibialis_anterior_tendon_at_ankle", "extensor_hallucis_longus_tendon_at_ankle", "ST41"),
    "side of the neck": ("clavicle_sternal_end", "sternocleidomastoid_rear_border_at_clavicle", "clavicle_midpoint", "trapezius_front_border_at_clavicle", "clavicle_acromial_end"),
    "below the skull": ("mastoid_process", "sternocleidomastoid_rear_border_at_mastoid", "nape_hollow_beside_trapezius"),
    "calf": ("popliteal_crease_midpoint", "gastrocnemius_groove_lower_end", "calcaneal_tendon"),
    "slope of the shoulder": ("c7_spinous_process", "trapezius_upper_border_midpoint", "acromion_lateral_border"),
}  # fmt: skip


@cache
def _anatomy(name: str) -> Anatomy:
    return reference(name) if name in REFERENCE else compute_anatomy(OTHERS[name])


def _place(anatomy: Anatomy, name: str) -> NDArray[np.float64]:
    if not name.islower():
        location = anatomy.location(name, "left", "standard")
        assert location is not None, name
        return location.position_mm
    placed = anatomy.landmark(name, "left")
    assert placed is not None, name
    return placed.position_mm


ROWS = [(body, row) for row in ORDERS for body in BODIES if not (body.startswith("random") and row == "back of the knee")]
"""Behind the knee the tendons ride on the skin and the crease's ends on the bone: toward the ends of all sliders they pass each other."""


@pytest.mark.parametrize(("body", "row"), ROWS)
def test_they_follow_one_another_across_the_limb(body: str, row: str) -> None:
    places = np.array([_place(_anatomy(body), name) for name in ORDERS[row]])
    along = (places - places[0]) @ (places[-1] - places[0])
    assert np.all(np.diff(along) > 0), dict(zip(ORDERS[row], along.round(), strict=True))


@pytest.mark.parametrize("body", BODIES)
def test_they_are_there_on_both_sides(body: str) -> None:
    anatomy = _anatomy(body)
    for name in NEW:
        left, right = (anatomy.landmarks[name, side] for side in ("left", "right"))
        assert np.abs(right.position_mm - left.position_mm * (-1, 1, 1)).max() < 0.1, name


@pytest.mark.parametrize("body", BODIES)
def test_what_is_measured_in_people_is_kept(body: str) -> None:
    """Clavicular head and trapezius a third of the clavicle, the groove at 45 to 58 % of the height (Elson and others 2007)."""
    anatomy = _anatomy(body)
    ends = [anatomy.landmarks[f"clavicle_{end}_end", "left"].bone_mm for end in ("sternal", "acromial")]
    for name, share in (("sternocleidomastoid_rear_border", 1 / 3), ("trapezius_front_border", 2 / 3)):
        border = anatomy.landmarks[f"{name}_at_clavicle", "left"].bone_mm
        assert ends[0] is not None
        assert ends[1] is not None
        assert border is not None
        assert abs(border[0] - (ends[0] + share * (ends[1] - ends[0]))[0]) < 5.0, name
    low, high, groove = (
        _place(anatomy, name)[1] for name in ("calcaneal_tuberosity", "fibular_head", "gastrocnemius_groove_lower_end")
    )
    assert 0.55 < (groove - low) / (high - low) < 0.61


@pytest.mark.parametrize("body", BODIES)
def test_the_groove_lies_in_the_middle_of_the_calf(body: str) -> None:
    """Bones carry it in height; across the calf it stays near the tape from the crease to the tendon."""
    anatomy = _anatomy(body)
    crease, heel = (anatomy.landmarks[name, "left"].surface for name in ("popliteal_crease_midpoint", "calcaneal_tendon"))
    tape = lay_tape(anatomy.skin.mesh, crease, heel, anatomy.skin.pattern.ways_between(crease, heel))
    groove = _place(anatomy, "gastrocnemius_groove_lower_end")
    assert np.linalg.norm(tape.position(tape.first_at(1, float(groove[1]))) - groove) < 8.0


@pytest.mark.parametrize("body", BODIES)
def test_tendons_have_the_breadth_of_a_tendon(body: str) -> None:
    """Biceps 8.4 mm (SD 1.9), calcaneal tendon 12.2 mm (SD 1.4) on average; they grow with the limb, thin on the old woman."""
    anatomy = _anatomy(body)
    for first, second, least, most in (
        ("biceps_tendon_radial_border", "biceps_tendon_ulnar_border", 5.5, 12.0),
        ("calcaneal_tendon_medial_border", "calcaneal_tendon_lateral_border", 6.0, 16.0),
    ):
        assert least < np.linalg.norm(_place(anatomy, first) - _place(anatomy, second)) < most, first
