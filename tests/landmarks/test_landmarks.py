"""Landmarks on bodies: where an anatomist expects them, on the skin, on both sides."""

from functools import cache

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.probe import closest_point
from acuviewer.landmarks.catalog import load_landmarks
from acuviewer.session.anatomy import Anatomy, build_anatomy, compute_anatomy
from bodies import REFERENCE, random_bodies, reference

RANDOM = {f"random {number}": shape for number, shape in enumerate(random_bodies(6, seed=7))}
BODIES = [*REFERENCE, *RANDOM]


@cache
def _anatomy(name: str) -> Anatomy:
    return reference(name) if name in REFERENCE else compute_anatomy(RANDOM[name])


def _height(anatomy, name: str) -> float:
    return float(anatomy.landmark(name, "left").position_mm[1])


@pytest.mark.parametrize("name", BODIES)
def test_the_order_from_head_to_foot_is_that_of_anatomy(name: str) -> None:
    anatomy = _anatomy(name)
    spines = ["c7", *(f"t{n}" for n in range(1, 13)), *(f"l{n}" for n in range(1, 6))]
    heights = [_height(anatomy, f"{spine}_spinous_process") for spine in spines]
    heights += [_height(anatomy, "sacral_hiatus"), _height(anatomy, "coccyx_tip")]
    assert heights == sorted(heights, reverse=True)
    down = [
        "vertex", "anterior_hairline_midpoint", "glabella", "nasal_tip", "chin", "suprasternal_notch", "sternal_angle",
        "xiphisternal_junction", "umbilicus", "pubic_symphysis_upper_border", "patella_base", "patella_apex", "tibial_tuberosity",
        "medial_malleolus", "heel",
    ]  # fmt: skip
    front = [_height(anatomy, landmark) for landmark in down]
    assert front == sorted(front, reverse=True)


@pytest.mark.parametrize("name", BODIES)
def test_levels_that_surface_anatomy_knows(name: str) -> None:
    anatomy = _anatomy(name)
    vertebra = (_height(anatomy, "t7_spinous_process") - _height(anatomy, "t8_spinous_process"),
                _height(anatomy, "l3_spinous_process") - _height(anatomy, "l4_spinous_process"))  # fmt: skip
    # L4 at the iliac crests, T7 at the scapula's lower angle, T3 at the root of its spine: within one vertebra.
    assert abs(_height(anatomy, "l4_spinous_process") - _height(anatomy, "iliac_crest_highest_point")) < 1.0 * vertebra[1]
    assert abs(_height(anatomy, "t7_spinous_process") - _height(anatomy, "scapula_inferior_angle")) < 1.5 * vertebra[0]
    assert abs(_height(anatomy, "t3_spinous_process") - _height(anatomy, "scapular_spine_root")) < 1.5 * vertebra[0]
    # Greater trochanter level with the upper border of the symphysis: within 3 % of stature on every build.
    stature = anatomy.shape.height_mm
    assert abs(_height(anatomy, "greater_trochanter") - _height(anatomy, "pubic_symphysis_upper_border")) < 0.03 * stature


def test_no_landmark_is_named_after_a_nipple_that_stands_elsewhere() -> None:
    """A woman's breast carries her nipple away from the rib that a man's lies over: the words must be true on the body that is shown."""
    for landmark in load_landmarks().values():
        if "nipple" in landmark.english.replace("man’s nipple", "") and landmark.name != "nipple":
            apart = {
                body: abs(_height(reference(body), landmark.name) - _height(reference(body), "nipple")) for body in REFERENCE
            }
            assert max(apart.values()) < 5.0, (landmark.english, apart)


@pytest.mark.parametrize("name", ["heavy woman", pytest.param("average man", marks=pytest.mark.slow)])
def test_landmarks_lie_on_the_skin_with_outward_normals(name: str) -> None:
    anatomy = reference(name)
    mesh = anatomy.skin.mesh
    for placed in anatomy.landmarks.values():
        nearest = mesh.position(closest_point(mesh, placed.position_mm))
        assert np.linalg.norm(nearest - placed.position_mm) < 0.05, placed.name
        assert np.linalg.norm(placed.normal) == pytest.approx(1)


@pytest.mark.parametrize("name", REFERENCE)
def test_left_and_right_landmarks_mirror_each_other(name: str) -> None:
    anatomy = reference(name)
    for (landmark, side), placed in anatomy.landmarks.items():
        if side == "left":
            other = anatomy.landmarks[landmark, "right"]
            assert np.abs(other.position_mm - placed.position_mm * [-1, 1, 1]).max() < 0.1
            assert placed.position_mm[0] > 0
        elif side == "midline":
            assert abs(placed.position_mm[0]) < 0.05, landmark


def test_there_are_enough_landmarks() -> None:
    assert len(build_anatomy(BodyShape()).landmarks) >= 60
