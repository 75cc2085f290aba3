"""How far definitions and neighbours lie apart, held against straight lines and a search of its own."""

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.points.atlas import load_atlas
from acuviewer.points.distance import compare_definitions, measure_distance
from acuviewer.points.neighbours import find_neighbours
from acuviewer.points.scale import FINGER_SEGMENT, scale_at, scale_of
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Session

ATLAS = load_atlas()


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(Session().body)


def test_every_competing_definition_is_compared_with_the_standard_place(anatomy: Anatomy) -> None:
    for point in ATLAS.points.values():
        found = compare_definitions(anatomy.skin, anatomy.locations, point, "right")
        assert [difference.location.definition for difference in found] == [other.id for other in point.alternatives]
        for difference in found:
            standard = anatomy.location(point.code, "right")
            assert standard is not None
            straight = float(np.linalg.norm(difference.location.position_mm - standard.position_mm))
            assert difference.distance.mm >= straight - 1e-6
            assert difference.distance.mm < 1.5 * straight + 1e-6, (point.code, "the tape makes a detour")
            line = difference.distance.line_mm
            assert np.allclose(line[0], standard.position_mm)
            assert np.allclose(line[-1], difference.location.position_mm)


def test_what_no_tape_joins_is_measured_straight_and_says_so(anatomy: Anatomy) -> None:
    hand, foot = anatomy.location("LI4", "left"), anatomy.location("LR3", "right")
    assert hand is not None
    assert foot is not None
    apart = measure_distance(anatomy.skin, hand, foot)
    if not apart.along_skin:
        assert say(apart.way) == "straight"
        assert apart.mm == pytest.approx(float(np.linalg.norm(hand.position_mm - foot.position_mm)))
    near = measure_distance(anatomy.skin, hand, anatomy.locations["LI3", "left", "standard"])
    assert (near.along_skin, say(near.way)) == (True, "along the skin")


@pytest.mark.parametrize(("code", "side"), [("BL23", "left"), ("GV4", "midline"), ("PC6", "right"), ("EX-B2", "left")])
def test_neighbours_are_all_points_within_reach_the_nearest_first(anatomy: Anatomy, code: str, side: str) -> None:
    here = anatomy.locations[code, side, "standard"]
    sides = (side, "midline")
    others = [found for found in anatomy.locations.values() if found.side in sides]
    within = 55.0
    found = find_neighbours(anatomy.skin, here, others, within)
    distances = [near.distance.mm for near in found]
    assert distances == sorted(distances)
    assert max(distances) <= within
    assert len({near.location.code for near in found}) == len(found)
    codes = {near.location.code for near in found}
    straight = {
        other.code
        for other in others
        if other.is_place and other.code != code and np.linalg.norm(other.position_mm - here.position_mm) < 0.8 * within
    }
    assert straight <= codes, "a point that lies well within reach is missing"


def test_the_cun_is_that_of_the_segment_measured_last(anatomy: Anatomy) -> None:
    def scale(code: str) -> tuple[str, float, bool]:
        found = scale_of(anatomy.locations[code, "left", "standard"], anatomy.skin, anatomy.landmarks, anatomy.ruler)
        return found.segment, found.mm_per_cun, found.by_rule

    assert scale("BL23") == ("back_transverse", anatomy.ruler.mm_per_cun("back_transverse"), True)
    # Down from the navel by one segment, then sideways by another.
    assert scale("SP13") == ("midclavicular_transverse", anatomy.ruler.mm_per_cun("midclavicular_transverse"), True)
    assert scale("ST36") == ("leg_anterior", anatomy.ruler.mm_per_cun("leg_anterior"), True)


@pytest.mark.parametrize(
    ("landmark", "side", "segment"),
    [
        ("vertex", "midline", "head_sagittal"),
        ("c4_spinous_process", "midline", "nape"),
        ("nipple", "left", "chest_transverse"),
        ("umbilicus", "midline", None),
        ("l3_spinous_process", "midline", "back_transverse"),
        ("olecranon", "right", None),
        ("tibial_crest_midpoint", "left", "leg_anterior"),
        ("second_toe_tip", "left", FINGER_SEGMENT),
    ],
)
def test_a_place_without_a_rule_has_the_cun_of_what_lies_there(
    anatomy: Anatomy, landmark: str, side: str, segment: str | None
) -> None:
    placed = anatomy.landmarks[landmark, side]
    scale = scale_at(placed.surface, placed.normal, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    assert not scale.by_rule
    assert scale.mm_per_cun == anatomy.ruler.mm_per_cun(scale.segment)
    assert segment in (None, scale.segment)
    assert scale.cun(scale.mm_per_cun * 2) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("code", "segment"),
    [
        ("CV17", "chest_transverse"),
        ("ST18", "chest_transverse"),
        ("CV14", "upper_abdomen"),
        ("ST21", "upper_abdomen"),
        ("CV9", "upper_abdomen"),
        ("CV7", "lower_abdomen"),
        ("ST28", "lower_abdomen"),
        ("CV3", "lower_abdomen"),
        ("BL18", "back_transverse"),
        ("BL25", "back_transverse"),
        ("GV4", "back_transverse"),
    ],
)
def test_the_trunk_is_measured_by_what_lies_at_that_height(anatomy: Anatomy, code: str, segment: str) -> None:
    found = anatomy.location(code, "left")
    assert found is not None
    scale = scale_at(found.surface, found.normal, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    assert (scale.segment, scale.by_rule) == (segment, False)
