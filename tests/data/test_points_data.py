"""The catalog of points: complete, named in every language, in its traditional classes, with the cautions it must have."""

import re
from collections import Counter
from typing import Any

import pytest

from point_entries import cautions_at, point_entries

POINTS = point_entries()
COUNTS = {
    "LU": 11, "LI": 20, "ST": 45, "SP": 21, "HT": 9, "SI": 19, "BL": 67, "KI": 27, "PC": 9, "TE": 23, "GB": 44, "LR": 14,
    "GV": 28, "CV": 24, "EX-HN": 15, "EX-CA": 1, "EX-B": 9, "EX-UE": 11, "EX-LE": 12,
}  # fmt: skip
NOT_ON_THE_SKIN = {"GV28", "EX-HN9", "EX-HN10", "EX-HN11", "EX-HN12", "EX-HN13"}

CLASSES = {
    "yuan-source": 12, "luo-connecting": 15, "xi-cleft": 16, "front-mu": 12, "back-shu": 12, "lower he-sea": 6,
    "influential point": 8, "confluent point": 8, "jing-well": 12, "ying-spring": 12, "shu-stream": 12, "jing-river": 12, "he-sea": 12,
}  # fmt: skip
"""How many points each class has; the luo of the spleen's great channel counts, the one of the stomach's does not."""

YIN = ("LU", "SP", "HT", "KI", "PC", "LR")
STEPS = ("jing-well", "ying-spring", "shu-stream", "jing-river", "he-sea")
ELEMENTS = ("wood", "fire", "earth", "metal", "water")


def codes(text: str) -> list[str]:
    """The codes behind ``BL11-BL13 GV9``."""
    found = []
    for word in text.split():
        first, _, last = word.partition("-") if not word.startswith("EX") else (word, "", "")
        letters, start = re.fullmatch(r"(.*?)(\d+)", first).groups()  # type: ignore[union-attr]
        found += [f"{letters}{n}" for n in range(int(start), int(last.removeprefix(letters) or start) + 1)] if last else [first]
    return found


def test_every_point_is_there_in_its_order() -> None:
    assert Counter(point["meridian"] for point in POINTS.values()) == COUNTS
    assert list(POINTS) == [f"{meridian}{number}" for meridian, count in COUNTS.items() for number in range(1, count + 1)]


def test_points_inside_mouth_and_nose_are_listed_and_not_placed() -> None:
    assert {code for code, point in POINTS.items() if "off_surface" in point} == NOT_ON_THE_SKIN
    for code in NOT_ON_THE_SKIN:
        assert re.search("mouth|nos|tongue", POINTS[code]["off_surface"]), code


TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"


@pytest.mark.parametrize("code", POINTS)
def test_names_are_whole_in_every_language(code: str) -> None:
    names = POINTS[code]["names"]
    assert names["pinyin"][0].isupper()
    assert any(letter in TONES for letter in names["pinyin"].lower())
    for form in ("simplified", "traditional", "japanese_kanji", "korean_hanja"):
        assert re.fullmatch(r"[㐀-鿿]{2,5}", names[form]), names[form]
    assert re.fullmatch(r"[가-힣]{2,5}", names["korean"]), names["korean"]
    assert names["japanese"] is None or re.fullmatch(r"[ぁ-んー]{2,10}", names["japanese"]), names["japanese"]
    assert names["japanese"] is not None or code.startswith("EX")
    assert len(names["simplified"]) == len(names["traditional"])
    assert re.fullmatch(r"[A-Z][A-Za-z'’\- ]+", names["english"]), names["english"]
    assert not any(names[f"{form}_checked"] for form in ("korean", "korean_hanja", "japanese", "japanese_kanji"))


def test_classes_have_as_many_points_as_tradition_gives_them() -> None:
    def has(point: Any, name: str) -> bool:
        if name == "he-sea":
            return any(category.startswith("he-sea") for category in point["categories"])
        return any(category.startswith(name) for category in point["categories"])

    counts = {name: sum(has(point, name) for point in POINTS.values()) for name in CLASSES}
    assert counts == CLASSES


@pytest.mark.parametrize("meridian", [name for name in COUNTS if len(name) == 2 and name not in ("GV", "CV")])
def test_the_five_shu_go_through_the_elements(meridian: str) -> None:
    """Yin meridians begin with wood, yang meridians with metal, and each follows the circle of generation."""
    first = 0 if meridian in YIN else 3
    expected = {f"{step} ({ELEMENTS[(first + n) % 5]})" for n, step in enumerate(STEPS)}
    found = [
        category
        for point in POINTS.values()
        if point["meridian"] == meridian
        for category in point["categories"]
        if "(" in category
    ]
    assert sorted(found) == sorted(expected)


MUST = {
    "pneumothorax": "LU1 LU2 LI16 ST11-ST16 ST18 SP17-SP21 SI12-SI15 BL11-BL21 BL41-BL50 KI22-KI27 PC1 TE15 GB21-GB24 LR14 EX-B3",
    "pregnancy": "LI4 SP6 BL31-BL34 BL60 BL67 GB21 CV1-CV7 GV1-GV4 ST25-ST30 KI11-KI16 SP13 SP14 EX-CA1 EX-B8",
    "medulla": "GV15 GV16 GB20 BL10",
    "spinal-canal": "GV3-GV14",
    "orbit": "BL1 ST1 EX-HN7",
    "carotid": "ST9 ST10 LI17 LI18 SI16 SI17 TE16",
    "needling-forbidden": "ST17 CV8",
    "fontanelle": "GV22",
    "sternal-foramen": "CV16-CV21",
    "empty-bladder": "CV2-CV5 KI11-KI13 ST28-ST30",
    "vessels-femoral": "SP11 SP12 ST30 LR10-LR12",
    "vessels-radial": "LU8 LU9",
    "vessels-axillary": "HT1",
    "joint-capsule": "ST35 EX-LE4 EX-LE5 EX-LE2",
    "rectum": "GV1 CV1 BL35",
    "inner-organs": "ST19-ST24 KI17-KI21 CV9-CV15 LR13 LR14 GB24 GB25 BL20-BL24 BL51 BL52",
}


@pytest.mark.parametrize("caution", MUST)
def test_a_caution_stands_at_every_point_that_needs_it(caution: str) -> None:
    lacking = [code for code in codes(MUST[caution]) if caution not in cautions_at(code)]
    assert not lacking


@pytest.mark.parametrize("code", POINTS)
def test_a_point_says_what_it_must(code: str) -> None:
    point = POINTS[code]
    assert point["location"].endswith(".")
    assert point["indications"]
    assert point["tissue"]
    assert point["needling"]
    for needle in point["needling"]:
        assert needle["direction"]
        if needle["depth_cun"] is None:
            assert re.search("forbidden|moxa|prick", needle["direction"])
            continue
        low, high = needle["depth_cun"]
        assert 0 < low <= high <= 3
    for said in (*point["needling"], *point["indications"], *point["tissue"]):
        assert said["sources"]
        assert said["standing"] in {"standard", "textbook", "trial", "traditional", "article"}


@pytest.mark.parametrize("code", ["LI19", "LI20", "PC8", "PC9", "GV26", "GB30"])
def test_what_the_standard_leaves_open_is_told_with_its_other_opinion(code: str) -> None:
    assert POINTS[code]["standing"] == "disputed"
    assert any("who2008" in other["sources"] for other in POINTS[code]["alternatives"])


def test_no_two_points_say_the_same_of_their_place() -> None:
    places = Counter(point["location"] for point in POINTS.values())
    assert not [text for text, count in places.items() if count > 1]


@pytest.mark.parametrize("code", codes("BL41-BL50 ST15 SP20 KI26 KI27"))
def test_where_sources_differ_over_the_lung_both_ranges_stand_and_the_shallower_first(code: str) -> None:
    shallower, deeper = POINTS[code]["needling"]
    assert (shallower["depth_cun"], deeper["depth_cun"]) == ([0.3, 0.5], [0.5, 0.8])
    assert set(shallower["sources"]).isdisjoint(deeper["sources"])
    assert "never upright" in shallower["direction"]


@pytest.mark.parametrize("code", POINTS)
def test_each_range_says_whose_it_is_and_promises_nothing(code: str) -> None:
    for needle in POINTS[code]["needling"]:
        if needle["depth_cun"]:
            assert re.search("textbooks|published ranges", needle["text"])
            assert "no safe depth" in needle["text"]
            assert needle["checked"] is False
