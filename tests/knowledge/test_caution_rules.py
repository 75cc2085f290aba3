"""Which cautions the rules give to which points, and what they say there."""

import json
from typing import Any

import pytest

from acuviewer.knowledge.caution_rules import codes_in, load_caution_rules, read_rules
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.resources import asset_path
from point_entries import cautions_at

POINTS = load_atlas().points
STATED = {"sources": ["somebody"], "standing": "textbook", "checked": False}


def _rules(*rules: dict[str, Any]) -> Any:
    endings = {"why": {"text": "For a reason.", "sources": ["another"]}}
    return read_rules({"defaults": STATED, "endings": endings, "rules": [{"text": "Heed.", **rule} for rule in rules]})


def test_a_span_of_points_is_each_of_them() -> None:
    assert list(codes_in(["BL9-BL11", "EX-B3", "EX-UE4-EX-UE5"])) == ["BL9", "BL10", "BL11", "EX-B3", "EX-UE4", "EX-UE5"]


@pytest.mark.parametrize("span", ["BL11-BL9", "BL11-GB12", "BL", "BL1-", ""])
def test_what_is_no_span_is_told(span: str) -> None:
    with pytest.raises(ValueError, match="is no span of points"):
        list(codes_in([span]))


def test_a_rule_covers_its_regions_but_what_it_leaves_out_and_the_points_it_names() -> None:
    rules = _rules({"id": "a", "caution": "lung", "regions": ["chest"], "besides": ["CV17"], "points": ["GB21"]})
    assert [rule.id for rule in rules.rules_at("LU1", "chest")] == ["a"]
    assert rules.rules_at("CV17", "chest") == ()
    assert [rule.id for rule in rules.rules_at("GB21", "shoulder")] == ["a"]
    assert rules.rules_at("GB20", "neck") == ()


def test_a_rule_that_names_a_point_goes_before_its_region() -> None:
    wide, narrow = {"id": "wide", "caution": "lung", "regions": ["chest"]}, {"id": "narrow", "caution": "lung", "points": ["LU1"]}
    for rules in (_rules(wide, narrow), _rules(narrow, wide)):
        assert [rule.id for rule in rules.rules_at("LU1", "chest")] == ["narrow"]
        assert [rule.id for rule in rules.rules_at("LU2", "chest")] == ["wide"]


def test_an_ending_adds_its_words_and_its_sources() -> None:
    plain, ending = _rules(
        {"id": "a", "caution": "lung", "points": ["LU1"]},
        {"id": "b", "caution": "heart", "points": ["LU1"], "ends_with": ["why"], "sources": ["own"], "standing": "trial"},
    ).cautions_of(POINTS["LU1"])
    assert (plain.statement.text, plain.statement.sources, plain.statement.standing) == ("Heed.", ("somebody",), "textbook")
    assert (ending.statement.text, ending.statement.sources) == ("Heed. For a reason.", ("own", "another"))
    assert (ending.statement.standing, ending.statement.checked) == ("trial", False)


@pytest.mark.parametrize("code", POINTS)
def test_every_caution_of_a_point_is_a_general_one_told_once_and_nothing_is_taken_for_checked(code: str) -> None:
    cautions = load_caution_rules().cautions_of(POINTS[code])
    assert len(cautions) == len(cautions_at(code))
    for caution in cautions:
        assert caution.caution in load_library().cautions
        assert not caution.statement.checked
        assert set(caution.statement.sources) <= set(load_library().sources)


def test_each_rule_speaks_somewhere() -> None:
    """A rule that others go before at all its points would be lost in silence."""
    speaking = {rule.id for code, point in POINTS.items() for rule in load_caution_rules().rules_at(code, point.region)}
    assert speaking == {rule.id for rule in load_caution_rules().rules}


@pytest.mark.parametrize(
    ("codes", "caution", "words"),
    [
        ("BL11-BL21", "pneumothorax", "toward the spine"),
        ("BL41-BL50", "pneumothorax", "flat slant toward the spine"),
        ("SP17-SP21 PC1 GB22-GB24 LR14", "pneumothorax", "along the rib"),
        ("GB21", "pneumothorax", "backward"),
        ("HT1", "pneumothorax", "toward the chest"),
        ("CV14 CV15", "heart", "never obliquely upward"),
        ("CV14 CV15", "inner-organs", "left lobe"),
        ("CV22", "mediastinum", "0.2 to 0.3 cun straight in"),
        ("GV21-GV23", "fontanelle", "not to be needled before it has closed"),
        ("ST41", "vessels-anterior-tibial", "anterior tibial artery"),
        ("KI22", "inner-organs", "dome of the liver"),
        ("CV1", "emergency", "drowning"),
        ("EX-UE9 EX-LE10", "emergency", "snake bite"),
        ("EX-LE7", "emergency", "appendicitis"),
        ("ST12", "pregnancy", "older books"),
        ("ST17 CV8", "needling-forbidden", "Not needled"),
    ],
)
def test_what_is_said_fits_the_place(codes: str, caution: str, words: str) -> None:
    for code in codes_in(codes.split()):
        assert words in cautions_at(code)[caution].statement.text, code


@pytest.mark.parametrize("code", POINTS)
def test_where_the_lung_is_near_its_signs_are_told_and_at_emergencies_that_help_comes_first(code: str) -> None:
    said = {caution: found.statement for caution, found in cautions_at(code).items()}
    if "pneumothorax" in said:
        assert "even hours later" in said["pneumothorax"].text
        assert "hospital" in said["pneumothorax"].text
    if "emergency" in said:
        assert "call the emergency services" in said["emergency"].text
    if "pregnancy" in said:
        assert "no objective harm" in said["pregnancy"].text
        assert "carr2015" in said["pregnancy"].sources


def test_what_lies_below_a_region_is_said_in_more_than_one_way() -> None:
    """One sentence for all points over the lung would fit none of them."""
    texts = {cautions_at(code)["pneumothorax"].statement.text for code in POINTS if "pneumothorax" in cautions_at(code)}
    assert len(texts) >= 15


def test_the_verse_of_moxa_names_as_many_points_as_it_is_known_for() -> None:
    rules = json.loads(asset_path("knowledge/caution_rules.json").read_text(encoding="utf-8"))["rules"]
    (verse,) = [rule for rule in rules if rule["id"] == "moxa-verse"]
    assert len(list(codes_in(verse["points"]))) == 45
    assert verse["standing"] == "traditional"


def test_the_emergency_comes_before_all_else() -> None:
    for code in POINTS:
        if "emergency" in cautions_at(code):
            assert next(iter(cautions_at(code))) == "emergency", code


@pytest.mark.parametrize(
    ("caution", "words"),
    [
        ("fainting", "lying down"),
        ("drowsiness", "neither drive"),
        ("stuck-needle", "broken"),
        ("electro-acupuncture", "pacemaker"),
        ("weak-immunity", "strict cleanliness"),
        ("numb-skin", "burn"),
        ("children", "fontanelle"),
        ("moxa-burns", "burn"),
        ("pneumothorax-signs", "hours later"),
        ("lymphoedema", "other side"),
        ("how-often", "9.31 %"),
        ("how-often", "1.01 of 10,000"),
        ("pregnancy", "823 women"),
        ("emergency", "call the emergency services first"),
    ],
)
def test_general_cautions_are_told(caution: str, words: str) -> None:
    assert words in load_library().cautions[caution].statement.text
