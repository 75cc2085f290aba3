"""The rule vocabulary: reading, refusing, and every kind on a real body."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.points.atlas import load_atlas
from acuviewer.points.rule_executor import RuleExecutor
from acuviewer.points.rules import RuleError, names_in, read_rule
from acuviewer.session.anatomy import Anatomy, build_anatomy


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape())


def _find(anatomy: Anatomy, rule: dict) -> tuple[np.ndarray, RuleExecutor]:
    executor = RuleExecutor(
        load_atlas().landmarks,
        anatomy.skin,
        anatomy.landmarks,
        anatomy.ruler,
        lambda code: anatomy.location(code, "left").surface,
        told={},
    )
    return anatomy.skin.mesh.position(executor.find(read_rule(rule)).surface), executor


def test_along_measures_from_the_start(anatomy: Anatomy) -> None:
    rule = {
        "kind": "along",
        "from": "palmar_wrist_crease_midpoint",
        "toward": "cubital_crease_midpoint",
        "length_cun": 2,
        "segment": "forearm",
    }
    position, executor = _find(anatomy, rule)
    wrist = anatomy.landmark("palmar_wrist_crease_midpoint", "left").position_mm
    scale = anatomy.ruler.mm_per_cun("forearm")
    assert np.linalg.norm(position - wrist) == pytest.approx(2 * scale, rel=0.05)
    assert executor.mm_per_cun == {"forearm": pytest.approx(scale)}


def test_crossing_takes_the_height_of_the_level(anatomy: Anatomy) -> None:
    rule = {"kind": "crossing", "level": "l4_spinous_process", "from": "eleventh_rib_free_end", "to": "greater_trochanter"}
    position, _ = _find(anatomy, rule)
    assert position[1] == pytest.approx(anatomy.landmark("l4_spinous_process", "left").position_mm[1], abs=0.5)
    assert position[0] > 80


def test_a_midline_place_at_a_level_lies_in_the_median_plane(anatomy: Anatomy) -> None:
    rule = {"kind": "landmark", "at": {"midline": "anterior", "level": "nipple"}}
    position, _ = _find(anatomy, rule)
    assert position[0] == pytest.approx(0, abs=1e-6)
    assert position[1] == pytest.approx(anatomy.landmark("nipple", "left").position_mm[1], abs=0.1)


def test_between_a_landmark_and_its_partner_lies_in_the_middle(anatomy: Anatomy) -> None:
    rule = {
        "kind": "between",
        "first": "posterior_superior_iliac_spine",
        "second": {"landmark": "posterior_superior_iliac_spine", "side": "other"},
    }
    position, _ = _find(anatomy, rule)
    assert position[0] == pytest.approx(0, abs=0.5)


def test_a_rule_may_build_on_a_point_and_on_a_rule(anatomy: Anatomy) -> None:
    inner = {"kind": "beside", "from": "l4_spinous_process", "length_cun": 3, "segment": "back_transverse"}
    position, _ = _find(anatomy, {"kind": "between", "first": {"point": "BL25"}, "second": inner})
    assert anatomy.location("BL25", "left").position_mm[0] < position[0]
    assert position[1] == pytest.approx(anatomy.location("BL25", "left").position_mm[1], abs=1.0)


def test_medial_and_lateral_go_opposite_ways(anatomy: Anatomy) -> None:
    base = {"kind": "beside", "from": "nipple", "length_cun": 1, "segment": "chest_transverse"}
    nipple = anatomy.landmark("nipple", "left").position_mm[0]
    outward, _ = _find(anatomy, base)
    inward, _ = _find(anatomy, {**base, "direction": "medial"})
    assert inward[0] < nipple < outward[0]


def test_straight_up_stays_on_the_vertical_line(anatomy: Anatomy) -> None:
    rule = {
        "kind": "beside",
        "from": "eyebrow_middle",
        "length_cun": 1,
        "segment": "forehead_to_hairline",
        "direction": "superior",
    }
    position, _ = _find(anatomy, rule)
    brow = anatomy.landmark("eyebrow_middle", "left").position_mm
    assert position[0] == pytest.approx(brow[0], abs=0.01)
    assert position[1] > brow[1] + 15


def test_around_a_limb_keeps_its_height_along_the_axis(anatomy: Anatomy) -> None:
    axis = ["lateral_malleolus", "fibular_head"]
    rule = {
        "kind": "around",
        "from": "tibial_crest_midpoint",
        "length_cun": 1,
        "segment": "leg_lateral",
        "axis": axis,
        "toward": "fibular_head",
    }
    position, executor = _find(anatomy, rule)
    start, low, high = (anatomy.landmark(name, "left").position_mm for name in ("tibial_crest_midpoint", *axis))
    along = (high - low) / np.linalg.norm(high - low)
    assert (position - start) @ along == pytest.approx(0, abs=0.1)
    assert position[0] > start[0]
    assert np.linalg.norm(position - start) <= executor.mm_per_cun["leg_lateral"]


def test_a_level_meets_a_vertical_line(anatomy: Anatomy) -> None:
    position, _ = _find(anatomy, {"kind": "meeting", "level": "nasal_ala", "vertical": "pupil", "seen_from": "front"})
    assert position[1] == pytest.approx(anatomy.landmark("nasal_ala", "left").position_mm[1], abs=0.01)
    assert position[0] == pytest.approx(anatomy.landmark("pupil", "left").position_mm[0], abs=0.01)
    assert position[2] > 150


def test_a_vertical_line_crosses_a_tape(anatomy: Anatomy) -> None:
    tape = {"from": "fourth_intercostal_space_parasternal", "to": "fourth_intercostal_space_midclavicular"}
    position, _ = _find(anatomy, {"kind": "crossing", "vertical": "clavicle_midpoint", **tape})
    assert position[0] == pytest.approx(anatomy.landmark("clavicle_midpoint", "left").position_mm[0], abs=0.5)


def test_a_tape_goes_by_way_of_other_places(anatomy: Anatomy) -> None:
    ends = {"from": "medial_malleolus", "to": "medial_tibial_condyle_lower_border"}
    by_way = {**ends, "via": ["tibia_medial_border_lower_quarter", "tibia_medial_border_middle"]}
    level = {"kind": "crossing", "level": "tibia_medial_border_middle"}
    position, _ = _find(anatomy, {**level, **by_way})
    assert position == pytest.approx(anatomy.landmark("tibia_medial_border_middle", "left").position_mm, abs=0.1)
    straight, _ = _find(anatomy, {**level, **ends})
    assert np.linalg.norm(straight - position) > 1.0


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"kind": "guess"}, "known kinds"),
        ({"kind": "fraction", "from": "chin"}, "lacks"),
        ({"kind": "landmark", "at": "chin", "colour": "red"}, "unknown"),
        ({"kind": "landmark", "at": 7}, "no place"),
        ({"kind": "beside", "from": "chin", "length_cun": 1, "segment": "nape", "direction": "up"}, "superior or inferior"),
        ({"kind": "crossing", "from": "chin", "to": "pupil"}, "either a level or a vertical"),
        ({"kind": "around", "from": "chin", "length_cun": 1, "segment": "nape", "axis": ["chin"], "toward": "pupil"}, "axis"),
        ({"kind": "between", "first": "chin", "second": {"kind": "nowhere"}}, "rule.second"),
    ],
)
def test_a_broken_rule_is_refused_with_its_place(rule: dict, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        read_rule(rule)


def test_the_names_of_a_rule_are_found_at_any_depth() -> None:
    rule = read_rule({"kind": "between", "first": {"point": "BL25"}, "second": {"kind": "beside", "from": {"midline": "posterior", "level": "chin"},
                      "length_cun": 1, "segment": "nape"}})  # fmt: skip
    assert names_in(rule) == ({"chin"}, {"nape"}, {"BL25"})
