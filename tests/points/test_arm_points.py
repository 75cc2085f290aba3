"""Points of arm and hand held against the bones under them, on five bodies; shares and distances are of the anatomy, not of the rules."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import Floats, unit
from acuviewer.session.anatomy import Anatomy
from bodies import REFERENCE, reference

SLAB_MM = 8.0
"""Half the thickness of the slice of bone that stands for its cross section; the meshes' vertices are about 5 mm apart."""


@pytest.fixture(scope="module", params=REFERENCE)
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param)


def place(anatomy: Anatomy, code: str) -> Floats:
    found = anatomy.location(code, "left")
    assert found is not None
    return found.position_mm


def forearm_axis(anatomy: Anatomy) -> Floats:
    return unit(anatomy.skin.joints["left_hand"] - anatomy.skin.joints["left_elbow"])


def centre_at(anatomy: Anatomy, bone: str, level: Floats, axis: Floats) -> Floats:
    """Middle of a bone's slice square to ``axis`` at the level of a place."""
    vertices = anatomy.skeleton.bone_vertices(bone)
    inside = vertices[np.abs((vertices - level) @ axis) < SLAB_MM]
    assert len(inside), bone
    middle = (inside.min(axis=0) + inside.max(axis=0)) / 2
    return np.asarray(middle - ((middle - level) @ axis) * axis)


def gap_offset_mm(anatomy: Anatomy, code: str, bones: tuple[str, str], axis: Floats, across: Floats) -> tuple[float, float]:
    """How far a point stands ``across`` from the middle of the gap of two bones, and how far the second bone's edge does."""
    at = place(anatomy, code)
    across = unit(across - (across @ axis) * axis)
    slices = [anatomy.skeleton.bone_vertices(bone) - at for bone in bones]
    first, second = (part[np.abs(part @ axis) < SLAB_MM] @ across for part in slices)
    middle = (first.max() + second.min()) / 2
    return float(-middle), float(second.min() - middle)


def share_along(anatomy: Anatomy, code: str, bone: str) -> float:
    """0 level with the near end of a bone of the hand, 1 with its far end."""
    vertices = anatomy.skeleton.bone_vertices(bone)
    axis = np.linalg.svd(vertices - vertices.mean(axis=0), full_matrices=False)[2][0]
    axis = axis if axis @ (vertices.mean(axis=0) - anatomy.skin.joints["left_hand"]) > 0 else -axis
    along = vertices @ axis
    return float((place(anatomy, code) @ axis - along.min()) / np.ptp(along))


@pytest.mark.parametrize("code", ["TE5", "TE6", "TE8", "TE9"])
def test_points_midway_between_the_forearm_bones_stand_over_their_gap(anatomy: Anatomy, code: str) -> None:
    axis, at = forearm_axis(anatomy), place(anatomy, code)
    across = centre_at(anatomy, "left_radius", at, axis) - centre_at(anatomy, "left_ulna", at, axis)
    off, _ = gap_offset_mm(anatomy, code, ("left_ulna", "left_radius"), axis, across)
    # The gap is up to 9 mm wide at TE8.
    assert abs(off) < 4.0


def test_te7_stands_ulnar_of_te6_at_the_edge_of_the_ulna(anatomy: Anatomy) -> None:
    axis, at = forearm_axis(anatomy), place(anatomy, "TE6")
    across = centre_at(anatomy, "left_radius", at, axis) - centre_at(anatomy, "left_ulna", at, axis)
    off, edge = gap_offset_mm(anatomy, "TE7", ("left_ulna", "left_radius"), axis, across)
    assert off == pytest.approx(-edge, abs=4.5)
    assert (place(anatomy, "TE7") - at) @ unit(across) < -4.0


def test_te9_leaves_seven_of_twelve_cun_to_the_wrist(anatomy: Anatomy) -> None:
    crease = anatomy.landmark("dorsal_wrist_crease_midpoint", "left")
    assert crease is not None
    # Along the bones: the tape on the skin is a little longer.
    above = (crease.position_mm - place(anatomy, "TE9")) @ forearm_axis(anatomy) / anatomy.ruler.mm_per_cun("forearm")
    assert above == pytest.approx(7.0, abs=0.2)


def test_te9_from_the_olecranon_lies_five_cun_below_it(anatomy: Anatomy) -> None:
    olecranon, found = anatomy.landmark("olecranon", "left"), anatomy.location("TE9", "left", "from-olecranon")
    assert olecranon is not None
    assert found is not None
    below = (found.position_mm - olecranon.position_mm) @ forearm_axis(anatomy) / anatomy.ruler.mm_per_cun("forearm")
    assert below == pytest.approx(5.0, abs=0.2)


@pytest.mark.parametrize(("code", "bones"), [("PC8", (3, 2)), ("EX-UE8", (3, 2)), ("HT8", (5, 4)), ("TE3", (5, 4))])
def test_points_between_metacarpals_stand_over_the_gap_short_of_the_heads(
    anatomy: Anatomy, code: str, bones: tuple[int, int]
) -> None:
    joints = anatomy.skin.joints
    axis = unit(joints["left_finger_3_1"] - joints["left_hand"])
    pair = (f"left_metacarpal_{bones[0]}", f"left_metacarpal_{bones[1]}")
    off, _ = gap_offset_mm(anatomy, code, pair, axis, joints["left_finger_2_1"] - joints["left_finger_5_1"])
    assert abs(off) < 4.0
    # Over the neck of the bones or the near part of their heads; fourth and fifth are of different length.
    assert np.mean([share_along(anatomy, code, bone) for bone in pair]) == pytest.approx(0.8, abs=0.06)


def test_palm_points_face_the_palm_and_back_points_the_back(anatomy: Anatomy) -> None:
    joints = anatomy.skin.joints
    across = joints["left_finger_2_1"] - joints["left_finger_5_1"]
    palm = unit(np.cross(joints["left_finger_3_1"] - joints["left_hand"], across))
    palm = palm if palm @ (joints["left_finger_1_4"] - joints["left_hand"]) > 0 else -palm
    for code, sign in (("PC8", 1), ("HT8", 1), ("TE3", -1), ("EX-UE8", -1), ("LI4", -1)):
        found = anatomy.location(code, "left")
        assert found is not None
        assert sign * (found.normal @ palm) > 0.4, code


def test_li4_stands_beside_the_middle_of_the_second_metacarpal(anatomy: Anatomy) -> None:
    assert share_along(anatomy, "LI4", "left_metacarpal_2") == pytest.approx(0.5, abs=0.06)
    joints = anatomy.skin.joints
    radial = unit(joints["left_finger_2_1"] - joints["left_finger_5_1"])
    at, axis = place(anatomy, "LI4"), unit(joints["left_finger_3_1"] - joints["left_hand"])
    vertices = anatomy.skeleton.bone_vertices("left_metacarpal_2") - at
    # The bone spreads toward the thumb farther out, so its slice reaches some 3 mm beyond its edge at the point.
    edge = (vertices[np.abs(vertices @ axis) < SLAB_MM] @ radial).max()
    # In the flesh of the first dorsal interosseous, within a finger's breadth of the bone.
    assert 0.0 < -edge < 15.0


def test_lu10_is_level_with_the_middle_of_the_first_metacarpal(anatomy: Anatomy) -> None:
    assert share_along(anatomy, "LU10", "left_metacarpal_1") == pytest.approx(0.5, abs=0.06)


def test_the_joint_of_the_thumb_is_felt_on_the_side_of_its_nail(anatomy: Anatomy) -> None:
    joint = anatomy.landmark("thumb_interphalangeal_joint", "left")
    corners = [anatomy.landmark(f"thumb_nail_{side}_corner", "left") for side in ("radial", "ulnar")]
    assert joint is not None
    back = unit(np.sum([corner.normal for corner in corners if corner is not None], axis=0))
    assert joint.normal @ back > 0.8
