"""Names as Japan and Korea write them, and what others call a point.

Both forms follow from the traditional characters by a table of characters; the few names that Japan writes otherwise are told.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest

from acuviewer.data_check.names import name_faults
from acuviewer.points.catalog import load_points
from point_entries import point_entries

POINTS = point_entries()
TRADITIONAL = "俠澤經溪歷溫頰關氣舍戶窗滿樞歸來兔虛條豐陷內隱橫鄉榮靈俞聽攢處卻膽會邊參鐘步藏勞絲營腦帶啞囟聰當點蟲囊獨"
JAPANESE = "侠沢経渓歴温頬関気舎戸窓満枢帰来兎虚条豊陥内隠横郷栄霊兪聴攅処却胆会辺参鍾歩蔵労糸営脳帯瘂顖聡当点虫嚢独"
OTHERWISE = {"LI19": "禾髎", "TE22": "和髎", "LU7": "列欠", "ST12": "欠盆"}
"""What Japan calls otherwise, or writes with a character that no table gives."""

KOREAN = dict(zip("俞卻兔鄉強台囟啞清青窗溪鐘豐", "兪却兎鄕强臺顖瘂淸靑窓谿鍾豊", strict=True))
JAPANESE_TABLE = dict(zip(TRADITIONAL, JAPANESE, strict=True))


def _by_table(name: str, table: dict[str, str]) -> str:
    return "".join(table.get(character, character) for character in name)


@pytest.mark.parametrize("code", POINTS)
def test_japanese_and_korean_characters_follow_from_the_traditional_ones(code: str) -> None:
    names = POINTS[code]["names"]
    assert names["japanese_kanji"] == OTHERWISE.get(code, _by_table(names["traditional"], JAPANESE_TABLE))
    assert names["korean_hanja"] == _by_table(names["traditional"], KOREAN)


@pytest.mark.parametrize(
    ("code", "kanji", "hanja", "korean"),
    [
        ("BL23", "腎兪", "腎兪", "신수"),
        ("CV6", "気海", "氣海", "기해"),
        ("CV4", "関元", "關元", "관원"),
        ("BL36", "承扶", "承扶", "승부"),
        ("ST30", "気衝", "氣衝", "기충"),
        ("TE22", "和髎", "耳和髎", "이화료"),
        ("GV22", "顖会", "顖會", "신회"),
        ("GV10", "霊台", "靈臺", "영대"),
        ("KI3", "太渓", "太谿", "태계"),
        ("TE23", "糸竹空", "絲竹空", "사죽공"),
    ],
)
def test_names_as_books_write_them(code: str, kanji: str, hanja: str, korean: str) -> None:
    names = POINTS[code]["names"]
    assert (names["japanese_kanji"], names["korean_hanja"], names["korean"]) == (kanji, hanja, korean)


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda point: point["names"].update(english="Outer Mound"), "GB36: is called 'Outer Mound', as ST26 is"),
        (lambda point: point["names"].update(korean="외구혈"), "GB36: has '외구혈' for '外丘'"),
        (lambda point: point.update(meets=["SI"]), "GB36: is a crossing point that meets nothing, or meets"),
        (lambda point: point.update(categories=["crossing point"]), "GB36: is a crossing point that meets nothing"),
        (lambda point: point.update(other_names=[{"text": "외구"}]), "GB36: has the other name '외구' already"),
        (lambda point: point.update(other_names=[{"text": "X"}, {"text": "X"}]), "GB36: has the other name 'X' already"),
    ],
)
def test_the_check_finds_what_is_wrong_in_names(edit: Callable[[Any], None], told: str) -> None:
    assert list(name_faults(POINTS.values())) == []
    points = point_entries()
    edit(points["GB36"])
    (fault,) = map(str, name_faults(points.values()))
    assert told in fault


@pytest.mark.parametrize(
    ("code", "name", "by"),
    [
        ("GV26", "人中", "China"),
        ("EX-HN3", "GV29", "2006"),
        ("EX-HN3", "GV24+", "2021"),
        ("TE11", "清泠渊", "2006 and 2021"),
        ("GB22", "渊液", "WHO"),
        ("TE22", "和髎", "Japan"),
        ("BL40", "BL54", "older"),
        ("BL54", "BL49", "older"),
        ("BL41", "BL36", "older"),
        ("BL36", "BL50", "older"),
        ("BL23", "신유", "Korea"),
    ],
)
def test_other_names_say_who_uses_them(code: str, name: str, by: str) -> None:
    (other,) = [other for other in load_points()[code].other_names if other.text == name]
    assert by in other.used_by
    assert not other.checked


def test_characters_of_an_other_name_have_their_reading_in_pinyin() -> None:
    for code, point in POINTS.items():
        for other in point.get("other_names", ()):
            chinese = re.fullmatch(r"[㐀-鿿]+", other["text"])
            assert bool(other.get("reading")) == bool(chinese), (code, other)


def test_the_older_numbers_of_the_bladder_meridian_are_each_given_once() -> None:
    """The outer line of the back came first there: 19 points have each other's numbers."""
    numbers = {
        code: [other["text"] for other in point["other_names"] if other["text"].startswith("BL")]
        for code, point in POINTS.items()
        if any(other["text"].startswith("BL") for other in point.get("other_names", ()))
    }
    assert sorted(numbers) == sorted(f"BL{number}" for number in range(36, 55))
    assert sorted(name for given in numbers.values() for name in given) == sorted(numbers)


def test_crossing_points_of_sacrum_back_and_flank_are_told() -> None:
    assert {code: POINTS[code]["meets"] for code in ("BL31", "BL32", "BL33", "BL34", "BL41", "GB23")} == {
        "BL31": ["GB"], "BL32": ["GB"], "BL33": ["GB"], "BL34": ["GB"], "BL41": ["SI"], "GB23": ["BL"],
    }  # fmt: skip


def test_one_character_has_one_english_word() -> None:
    for character, word in (("髎", "Bone-hole"), ("陵", "Mound"), ("丘", "Hill"), ("里", "Li")):
        for code, point in POINTS.items():
            if character in point["names"]["simplified"] and code not in ("HT5", "CV11"):
                assert re.search(rf"\b{word}\b", point["names"]["english"]), (code, point["names"]["english"])
    assert not [code for code, point in POINTS.items() if "Crevice" in point["names"]["english"]]
