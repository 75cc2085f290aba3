"""Landmarks of bone lie over their bones, on every body."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy
from bodies import REFERENCE, random_bodies, reference


@pytest.fixture(
    scope="module", params=[*REFERENCE, *random_bodies(5, 12)], ids=lambda body: body if isinstance(body, str) else None
)
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param) if request.param in REFERENCE else compute_anatomy(request.param)


def test_the_feature_lies_under_the_finger(anatomy: Anatomy) -> None:
    for (name, side), placed in anatomy.landmarks.items():
        if placed.bone is None or placed.bone_mm is None:
            assert placed.depth_mm is None, name
            continue
        assert placed.depth_mm == pytest.approx(np.linalg.norm(placed.bone_mm - placed.position_mm)), name
        inward = float((placed.position_mm - placed.bone_mm) @ placed.normal)
        assert inward > -0.5, (name, side, inward)
        bone = anatomy.skeleton.pattern.bones[placed.bone]
        # The upper border of the symphysis lies in the median plane, between both hip bones.
        assert bone.side in (side, "midline") or side == "midline", name


def test_spines_follow_one_another_downward(anatomy: Anatomy) -> None:
    order = [*(f"c{n}" for n in range(2, 8)), *(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6))]
    heights = [anatomy.landmarks[f"{name}_spinous_process", "midline"].position_mm[1] for name in order]
    assert np.all(np.diff(heights) < 0)


def test_rib_spaces_follow_one_another_downward(anatomy: Anatomy) -> None:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    heights = [anatomy.landmarks[f"{n}_intercostal_space_midclavicular", "left"].position_mm[1] for n in ordinals]
    assert np.all(np.diff(heights) < 0)


def test_levels_agree_with_the_signs_of_the_surface() -> None:
    """Half a vertebra, about 15 mm on the average man, is what the signs themselves are good for."""
    anatomy = build_anatomy(BodyShape())

    def height(name: str) -> float:
        side = "midline" if (name, "midline") in anatomy.landmarks else "left"
        return float(anatomy.landmarks[name, side].position_mm[1])

    for spine, sign in (
        ("t3_spinous_process", "scapular_spine_root"), ("t7_spinous_process", "scapula_inferior_angle"),
        ("l4_spinous_process", "iliac_crest_highest_point"), ("s2_median_crest", "posterior_superior_iliac_spine"),
    ):  # fmt: skip
        assert abs(height(spine) - height(sign)) < 15.0, (spine, sign)


def test_landmarks_that_must_be_bony_are() -> None:
    anatomy = build_anatomy(BodyShape())
    assert sum(placed.on == "bone" for placed in anatomy.landmarks.values()) >= 140
    for name, bone in (("greater_trochanter", "left_femur"), ("fibular_head", "left_fibula"), ("sternal_angle", "sternum")):
        placed = anatomy.landmark(name, "left")
        assert placed is not None
        assert placed.bone == bone
