"""What the shipped lessons say of bodies, points and cautions is what the program measures, and what its data say."""

import re

import numpy as np
import pytest

from acuviewer.body.presets import PRESETS
from acuviewer.body.shape import BodyShape
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.pain_types import PainType
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.content import SceneContent
from scene_cases import content
from shipped_lessons import NAMES, Step, codes_in, steps_of

SIX = ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")
DISPUTED = ("LI19", "LI20", "PC8", "PC9", "GB30", "GV26")
TWELVE = ("BL13", "BL14", "BL15", "BL18", "BL19", "BL20", "BL21", "BL22", "BL23", "BL25", "BL27", "BL28")


def step(lesson: str, number: int) -> Step:
    """A step of the lesson whose name begins so, by its number from 1."""
    return steps_of(next(name for name in NAMES if name.startswith(lesson)))[number - 1]


def cun_mm(body: BodyShape, segment: str) -> float:
    return build_anatomy(body).ruler.mm_per_cun(segment)


def test_three_cun_are_three_lengths_on_three_bodies() -> None:
    tall, usual, old = (step("03", number).session.body for number in (3, 2, 4))
    lengths = [3 * cun_mm(body, "leg_anterior") for body in (old, usual, tall)]
    assert lengths == sorted(lengths)
    assert lengths[2] - lengths[0] > 15


def test_a_cun_of_the_forearm_is_shorter_than_one_of_the_belly() -> None:
    belly, forearm = step("03", 5).session.body, step("03", 6).session.body
    assert belly == forearm == PRESETS["average_woman"]
    assert cun_mm(forearm, "forearm") < 0.9 * cun_mm(belly, "upper_abdomen")


def test_on_a_heavy_back_the_measure_hardly_changes() -> None:
    usual, heavy = step("03", 7).session.body, step("03", 8).session.body
    assert cun_mm(heavy, "back_transverse") == pytest.approx(cun_mm(usual, "back_transverse"), rel=0.05)


def _apart_mm(anatomy: Anatomy, code: str) -> float:
    """How far the definitions of a point lie from its standard one, at the most."""
    others = [found for found in anatomy.locations.values() if found.code == code and found.side in ("left", "midline")]
    standard = next(found for found in others if found.definition == "standard")
    return max(float(np.linalg.norm(found.position_mm - standard.position_mm)) for found in others)


def test_of_the_disputed_points_those_of_gb30_lie_farthest_apart() -> None:
    anatomy = build_anatomy(step("11", 11).session.body)
    apart = {code: _apart_mm(anatomy, code) for code in DISPUTED}
    assert max(apart, key=apart.__getitem__) == "GB30"
    assert {point.code for point in load_atlas().points.values() if point.standing == "disputed"} == set(DISPUTED)


def test_on_the_model_the_two_ways_to_gv20_do_not_meet() -> None:
    assert _apart_mm(build_anatomy(step("11", 12).session.body), "GV20") > 20


@pytest.mark.parametrize("number", [1, 7, 8])
def test_the_two_places_of_gb30_lie_far_apart_on_every_body_shown(number: int) -> None:
    assert _apart_mm(build_anatomy(step("02", number).session.body), "GB30") > 60


def test_of_the_six_points_three_are_marked_in_pregnancy() -> None:
    rules, points = load_caution_rules(), load_atlas().points
    marked = {code for code in SIX if any(found.caution == "pregnancy" for found in rules.cautions_of(points[code]))}
    named = step("06", 11).caption.partition(" are marked")[0]
    assert marked == set(codes_in(named))
    low_back: PainType = load_library().pain_types["low-back"]
    assert tuple(link.code for link in low_back.points) == SIX


def test_the_back_shu_points_are_twelve_each_beside_the_vertebra_that_is_told() -> None:
    points = load_atlas().points
    assert tuple(code for code, point in points.items() if any("back-shu" in one for one in point.categories)) == TWELVE
    told = dict(pair[::-1] for text in (s.caption for s in steps_of(NAMES[3])) for pair in re.findall(r"([TL]\d+) (BL\d+)", text))
    assert set(told) == set(TWELVE) - {"BL27", "BL28"}
    assert all(f"spinous process of {vertebra}," in points[code].location for code, vertebra in told.items())
    assert not any(
        "spinous process of T8," in points[f"BL{number}"].location and "1.5 cun" in points[f"BL{number}"].location
        for number in range(11, 31)
    )


def test_the_five_shu_points_have_the_names_and_elements_that_are_told() -> None:
    offices = {
        "LU11": "jing-well (wood)",
        "LU10": "ying-spring (fire)",
        "LU9": "shu-stream (earth)",
        "LU8": "jing-river (metal)",
        "LU5": "he-sea (water)",
    }
    points = load_atlas().points
    for (code, office), number in zip(offices.items(), range(3, 8), strict=True):
        assert office in points[code].categories
        assert step("07", number).caption.startswith(f"{code}, {office.partition(' ')[0]}")
        assert f"{office.partition('(')[2][:-1]} at {code}" in step("07", 9).caption
    assert "yuan-source" in points["LU9"].categories
    assert all(set(points[code].categories).isdisjoint(offices.values()) for code in ("LU6", "LU7"))
    wells = {code: category for code, point in points.items() for category in point.categories if "jing-well" in category}
    assert len(wells) == 12
    yin = ("LU", "SP", "HT", "KI", "PC", "LR")
    assert all(("wood" if points[code].meridian in yin else "metal") in category for code, category in wells.items())


def test_the_widest_ring_is_that_of_st38_and_the_narrowest_that_of_pc6() -> None:
    library_content: SceneContent = content()
    areas = {code: dict(spread.areas_cm2)[0.95] for code, spread in library_content.spread.items()}
    assert (max(areas, key=areas.__getitem__), min(areas, key=areas.__getitem__), len(areas)) == ("ST38", "PC6", 7)


def test_every_point_of_the_lesson_on_the_chest_is_one_over_lung_or_heart() -> None:
    rules, points = load_caution_rules(), load_atlas().points
    for one in steps_of(NAMES[4]):
        for code in codes_in(one.caption):
            found = {told.caution for told in rules.cautions_of(points[code])}
            assert found & {"pneumothorax", "heart", "sternal-foramen"}, (one.name, code)


def test_every_point_that_the_lesson_on_pregnancy_calls_one_of_it_is_marked() -> None:
    rules, points = load_caution_rules(), load_atlas().points
    for number in range(3, 10):
        for code in codes_in(step("06", number).caption):
            assert any(told.caution == "pregnancy" for told in rules.cautions_of(points[code])), code
    # Who goes back to the six points says of three of them that they are not.
    assert step("06", 11).caption.endswith("are not. Now compare with your paper.")


def test_the_first_lesson_tells_all_of_the_article_behind_the_program() -> None:
    library, told = load_library(), steps_of(NAMES[0])
    words = " ".join(f"{one.caption} {one.notes}" for one in told).lower()
    kinds = ("acute", "chronic", "mechanical", "radicular", "referred", "inflammatory")
    assert [kind for kind in kinds if kind not in words] == []
    assert set(SIX) <= set(codes_in(" ".join(one.caption for one in told)))
    read_by_the_article = {study.source for study in library.studies.values() if not study.for_balance and study.article_reading}
    assert len(read_by_the_article) == 5
    assert read_by_the_article <= {source for one in told for source in one.sources}
    ways = (
        "spinal cord",
        "limbic",
        "endorphins",
        "serotonin",
        "dopamine",
        "norepinephrine",
        "cytokines",
        "circulation",
        "balance of qi",
    )
    risks = ("soreness", "bleeding", "bruise", "infection", "anticoagulants", "qualified practitioner", "adjunct", "sterile")
    causes = ("posture", "muscle strain", "spinal degeneration", "osteoarthritis", "spondylosis")
    assert [one for one in (*ways, *risks, *causes) if one not in words] == []
