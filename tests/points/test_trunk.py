"""Points of the trunk against the bones they are named after: rib spaces, spines, clavicle, and the order of the meridians.

What is asked here was written down from the definitions, not from the rules; the bones themselves are asked, not landmarks.
"""

from itertools import combinations

import numpy as np
import pytest

from acuviewer.session.anatomy import Anatomy
from bodies import REFERENCE, reference

SPACES = {
    "KI22": 5, "KI23": 4, "KI24": 3, "KI25": 2, "KI26": 1, "ST15": 2, "ST16": 3, "LR14": 6, "GB24": 7,
}  # fmt: skip
"""Point, and the space between the rib of that number and the next one, where the vertical line through the point crosses it."""

SPINES = {
    "GV14": "c7", "GV13": "t1", "GV12": "t3", "GV11": "t5", "GV10": "t6", "GV9": "t7", "GV8": "t9", "GV7": "t10", "GV6": "t11",
    "GV5": "l1", "GV4": "l2", "GV3": "l4", "BL11": "t1", "BL12": "t2", "BL13": "t3", "BL14": "t4", "BL15": "t5", "BL16": "t6",
    "BL17": "t7", "BL18": "t9", "BL19": "t10", "BL20": "t11", "BL21": "t12", "BL22": "l1", "BL23": "l2", "BL24": "l3",
    "BL25": "l4", "BL26": "l5", "BL41": "t2", "BL42": "t3", "BL43": "t4", "BL44": "t5", "BL45": "t6", "BL46": "t7", "BL47": "t9",
    "BL48": "t10", "BL49": "t11", "BL50": "t12", "BL51": "l1", "BL52": "l2", "SI14": "t1", "SI15": "c7", "EX-B1": "c7",
    "EX-B3": "t8", "EX-B4": "l1", "EX-B5": "l3", "EX-B6": "l4", "EX-B7": "l4", "EX-B8": "l5",
}  # fmt: skip
"""Point, and the vertebra whose spinous process gives its level by the lower border."""

DOWNWARD = (
    [f"ST{n}" for n in range(12, 31) if n != 17], [f"KI{n}" for n in range(27, 10, -1)], [f"SP{n}" for n in range(20, 16, -1)],
    ["SP16", "SP15", "SP14", "SP13", "SP12"], [f"CV{n}" for n in range(22, 1, -1)], [f"GV{n}" for n in range(14, 0, -1)],
    [f"BL{n}" for n in range(11, 27)], [f"BL{n}" for n in range(31, 36)], [f"BL{n}" for n in range(41, 55)],
    ["LU2", "LU1", "SP20"], ["HT1", "SP21", "LR13", "GB26"], ["ST16", "ST18", "LR14", "GB24"], ["GB21", "TE15"], ["SI10", "SI11"],
)  # fmt: skip
"""Each list runs down the body. ST17 is left out: a woman's nipple hangs lower than the space that numbers it."""

LEVEL = (
    ("LU1", "ST14"), ("CV20", "KI26"), ("CV17", "KI23"), ("PC1", "SP18"), ("ST25", "KI16", "CV8", "SP15", "GB26"),
    ("CV2", "KI11", "ST30", "LR12", "SP12"), ("CV12", "KI19", "ST21"), ("CV4", "KI13", "ST28"), ("GV4", "BL23", "BL52"),
    ("BL28", "BL32", "BL53"), ("BL30", "BL34", "BL54"),
)  # fmt: skip

BESIDE_LINE_MM = 5.0
BORDER_MM = 3.5
"""The spines' vertices lie about so far apart."""
APART_MM = 3.0
HALF_A_FINGER_MM = 10.0
A_FINGER_MM = 18.0


@pytest.fixture(scope="module", params=REFERENCE)
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param)


def _place(anatomy: Anatomy, code: str) -> np.ndarray:
    found = anatomy.location(code, "left")
    assert found is not None, code
    return found.position_mm


def _landmark(anatomy: Anatomy, name: str) -> np.ndarray:
    found = anatomy.landmark(name, "left")
    assert found is not None, name
    return found.position_mm


def test_a_point_of_a_rib_space_stands_between_its_ribs(anatomy: Anatomy) -> None:
    for code, space in SPACES.items():
        x, y, _ = _place(anatomy, code)
        above = _rib_at(anatomy, space, x)
        below = _rib_at(anatomy, space + 1, x)
        assert y < np.median(above), f"{code} is not below rib {space}"
        assert y > np.median(below), f"{code} is not above rib {space + 1}"


def _rib_at(anatomy: Anatomy, number: int, x: float) -> np.ndarray:
    """Heights of a rib's front, or of its cartilage, beside a vertical line; where it ends before, of its nearest part."""
    rib = anatomy.skeleton.bone_vertices(f"left_rib_{number}")
    front = rib[rib[:, 2] > np.median(rib[:, 2])]
    apart = np.abs(front[:, 0] - x)
    return front[apart < max(BESIDE_LINE_MM, float(apart.min()) + BESIDE_LINE_MM), 1]


def test_a_level_of_the_back_is_the_lower_border_of_its_spine(anatomy: Anatomy) -> None:
    for code, vertebra in SPINES.items():
        bone = anatomy.skeleton.bone_vertices(f"{vertebra}_vertebra")
        rear = bone[(np.abs(bone[:, 0]) < 6.0) & (bone[:, 2] < bone[:, 2].min() + 6.0)]
        assert _place(anatomy, code)[1] == pytest.approx(float(rear[:, 1].min()), abs=BORDER_MM), (code, vertebra)


def test_points_at_the_clavicle_stand_on_their_side_of_it(anatomy: Anatomy) -> None:
    clavicle = anatomy.skeleton.bone_vertices("left_clavicle")
    for code in ("KI27", "ST13", "LU2"):
        x, y, _ = _place(anatomy, code)
        near = clavicle[np.abs(clavicle[:, 0] - x) < 10.0]
        assert near[:, 1].min() - HALF_A_FINGER_MM < y < (near[:, 1].min() + near[:, 1].max()) / 2, code


def test_points_above_the_clavicle_stand_where_a_finger_falls_in_behind_it(anatomy: Anatomy) -> None:
    clavicle = anatomy.skeleton.bone_vertices("left_clavicle")
    for code in ("ST11", "ST12"):
        x, y, _ = _place(anatomy, code)
        assert 3.0 < y - clavicle[np.abs(clavicle[:, 0] - x) < 10.0, 1].max() < A_FINGER_MM, code


def test_st11_stands_over_the_gap_between_the_heads_of_the_muscle(anatomy: Anatomy) -> None:
    """The outer head springs from the inner third of the clavicle, some way beyond its joint with the breastbone."""
    clavicle = anatomy.skeleton.bone_vertices("left_clavicle")[:, 0]
    outward = (_place(anatomy, "ST11")[0] - clavicle.min()) / np.ptp(clavicle)
    assert 0.12 < outward < 0.22


def test_lu2_lies_in_the_hollow_between_clavicle_and_coracoid_process(anatomy: Anatomy) -> None:
    coracoid, clavicle = (_landmark(anatomy, name)[0] for name in ("coracoid_process", "clavicle_midpoint"))
    for code in ("LU2", "LU1"):
        outward = _place(anatomy, code)[0]
        assert clavicle + A_FINGER_MM < outward < coracoid - A_FINGER_MM, code
        assert 0.12 < 2 * outward / anatomy.shape.height_mm < 0.155, code


def test_si10_stands_below_the_outer_end_of_the_scapular_spine(anatomy: Anatomy) -> None:
    """Straight above the fold of the armpit would be farther out still; SI13, midway to T2, comes over the inner end of the spine."""
    x, y, _ = _place(anatomy, "SI10")
    corner, fold, root = (
        _landmark(anatomy, name) for name in ("acromion_angle", "posterior_axillary_fold", "scapular_spine_root")
    )
    assert abs(x - corner[0]) < HALF_A_FINGER_MM
    assert x < fold[0]
    assert y < corner[1]
    assert root[0] < _place(anatomy, "SI13")[0] < root[0] + A_FINGER_MM


def test_points_follow_one_another_down_the_body(anatomy: Anatomy) -> None:
    for codes in DOWNWARD:
        heights = [_place(anatomy, code)[1] for code in codes]
        assert [codes[n] for n in np.flatnonzero(np.diff(heights) >= 0)] == []


def test_points_of_one_level_are_level(anatomy: Anatomy) -> None:
    for codes in LEVEL:
        heights = [_place(anatomy, code)[1] for code in codes]
        assert max(heights) - min(heights) < 1.0, codes


def test_no_two_points_of_the_trunk_fall_together(anatomy: Anatomy) -> None:
    codes = sorted(
        {code for codes in DOWNWARD for code in codes} | set(SPINES) | {"GB22", "GB23", "GB25", "GB27", "SI12", "SI13"}
    )
    places = np.array([_place(anatomy, code) for code in codes])
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    pairs = [(codes[i], codes[j]) for i, j in combinations(range(len(codes)), 2) if apart[i, j] < APART_MM]
    assert pairs == []


@pytest.mark.parametrize("name", ["lean woman", "heavy woman", "old woman"])
def test_a_breast_does_not_widen_the_measure_of_the_chest(name: str) -> None:
    """On women four cun end near the line through the middle of the clavicle, well inward of the nipple."""
    anatomy = reference(name)
    clavicle = anatomy.skeleton.bone_vertices("left_clavicle")[:, 0]
    middle = (clavicle.min() + clavicle.max()) / 2
    nipple = _place(anatomy, "ST17")[0]
    for code in ("ST14", "ST15", "ST16", "LR14", "SP16"):
        assert abs(_place(anatomy, code)[0] - middle) < 0.65 * (nipple - middle), code
