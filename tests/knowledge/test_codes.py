"""Codes of points as each tradition writes them, and several at once."""

import pytest

from acuviewer.knowledge.code_search import CodeSearch
from acuviewer.knowledge.codes import CodeReader, load_codes
from acuviewer.knowledge.search import SearchIndex
from acuviewer.points.atlas import load_atlas
from acuviewer.session.finding import _names

ATLAS = load_atlas()
READER = CodeReader(load_codes(), ATLAS.points)
SEARCH = CodeSearch(READER, tuple(ATLAS.points), _names(ATLAS))


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("GB30", ["GB30"]),
        ("gb 30", ["GB30"]),
        ("VB30", ["GB30"]),
        ("V 40", ["BL40"]),
        ("E36", ["ST36"]),
        ("RP6", ["SP6"]),
        ("Rte 6", ["SP6"]),
        ("DM4", ["GV4"]),
        ("Vessie 23", ["BL23"]),
        ("Dü3", ["SI3", "GV3"]),
        ("Du3", ["GV3", "SI3"]),
        ("3E5", ["TE5"]),
        ("KS6", ["PC6"]),
        ("Le3", ["LR3", "EX-LE3"]),
        ("Sanjiao 5", ["TE5"]),
        ("Triple Burner 5", ["TE5"]),
        ("UB40", ["BL40"]),
        ("Liv-3", ["LR3"]),
        ("膀胱經23", ["BL23"]),
        ("방광23", ["BL23"]),
        ("GV29", ["EX-HN3"]),
        ("GV24+", ["EX-HN3"]),
        ("M-BW-35", ["EX-B2"]),
        ("ex hn3", ["EX-HN3"]),
        ("P7", ["PC7", "LU7"]),
        ("P10", ["LU10"]),
        ("C7", ["HT7"]),
        ("H3", ["HT3", "LR3"]),
        ("M36", ["ST36"]),
        ("GB45", []),
        ("GB0", []),
        ("30", []),
        ("GB", []),
        ("environment 7", []),
        ("", []),
    ],
)
def test_a_code_means_what_its_readers_mean_the_most_usual_first(written: str, codes: list[str]) -> None:
    assert list(READER.read(written)) == codes


def test_the_codes_of_the_standard_are_never_displaced() -> None:
    assert {code: READER.read(code)[0] for code in ATLAS.points} == {code: code for code in ATLAS.points}


def test_every_tradition_reaches_every_meridian_point() -> None:
    for tradition in load_codes().traditions:
        if tradition.id == "short":
            continue
        for meridian, words in tradition.codes.items():
            for word in words:
                code = next(code for code in ATLAS.points if code.startswith(meridian))
                number = code.removeprefix(meridian)
                assert code in READER.read(f"{word}{number}"), (tradition.id, word)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("BL23 BL25 BL40", ["BL23", "BL25", "BL40"]),
        ("bl 23, bl 25; bl40", ["BL23", "BL25", "BL40"]),
        ("BL23, 25, 40", ["BL23", "BL25", "BL40"]),
        ("BL23-BL25", ["BL23", "BL24", "BL25"]),
        ("BL31–34", ["BL31", "BL32", "BL33", "BL34"]),
        ("LU7+KI6", ["LU7", "KI6"]),
        ("LU7-KI6", ["LU7", "KI6"]),
        ("V23 V40 R3", ["BL23", "BL40", "KI3"]),
        ("P7 R6", ["LU7", "KI6"]),
        ("Di4/Le3", ["LI4", "LR3"]),
        ("UB23 UB40 Du3", ["BL23", "BL40", "GV3"]),
        ("合谷、太冲", ["LI4", "LR3"]),
        ("he gu tai chong", ["LI4", "LR3"]),
        ("EX-HN3 EX-HN5", ["EX-HN3", "EX-HN5"]),
        ("BL40 BL23 BL40", ["BL40", "BL23"]),
    ],
)
def test_several_codes_or_names_are_a_set(query: str, codes: list[str]) -> None:
    assert list(SEARCH.read_set(query) or ()) == codes


@pytest.mark.parametrize(
    "query",
    ["BL23", "GB-30", "M-BW-35", "san yin jiao", "lower back pain", "BL23 pain", "BL23 BL99", "BL23 BL23", "knee he-sea", "-", "BL23-", "1-2",
     "L4-L5", ""],
)  # fmt: skip
def test_anything_else_is_none(query: str) -> None:
    assert SEARCH.read_set(query) is None


def test_a_set_comes_first_and_its_points_after_it(index: SearchIndex) -> None:
    first, *_ = index.find("P7+R6")
    assert (first.entry.kind, first.entry.key) == ("set", "LU7 KI6")


def test_a_code_that_is_typed_in_part_finds_what_begins_so(index: SearchIndex) -> None:
    keys = [hit.entry.key for hit in index.find("VB3") if hit.entry.kind == "point"]
    assert keys[:4] == ["GB3", "GB30", "GB31", "GB32"]
