"""The search: every name, every way of writing, slips forgiven, codes not guessed."""

import pytest

from acuviewer.knowledge.found import Entry, Term
from acuviewer.knowledge.plain_text import normalise, squeeze
from acuviewer.knowledge.search import SearchIndex


def _keys(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query)]


def _points(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query) if hit.entry.kind == "point"]


@pytest.mark.parametrize(
    "query",
    [
        "GB30",
        "gb30",
        "gb 30",
        "GB-30",
        "  gb30 ",
        "ＧＢ３０",
        "Huántiào",
        "huantiao",
        "huan tiao",
        "HUAN TIAO",
        "Huán Tiào",
        "环跳",
        "環跳",
        "환도",
        "かんちょう",
        "Jumping Circle",
        "jumping",
    ],
)
def test_a_point_is_found_first_by_each_of_its_names(index: SearchIndex, query: str) -> None:
    assert _keys(index, query)[0] == "GB30"


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("huantio", "GB30"),
        ("hauntiao", "GB30"),
        ("dachngshu", "BL25"),
        ("yaoyangguang", "GV3"),
        ("sciatca", "radicular"),
        ("siatica", "radicular"),
        ("inflamatory back pain", "inflammatory"),
        ("greater trochantre", "greater_trochanter"),
        ("view form the front", "view.front"),
        ("sanyinjioa", "SP6"),
        ("zu san lii", "ST36"),
        ("pregnacy", "pregnancy"),
        ("bladder merdian", "BL"),
        ("lumbgo", "low-back"),
        ("anticoagulents", "anticoagulants"),
    ],
)
def test_a_slip_is_forgiven(index: SearchIndex, query: str, key: str) -> None:
    assert _keys(index, query)[0] == key


def test_a_slip_finds_nothing_that_merely_shares_letters(index: SearchIndex) -> None:
    assert _keys(index, "huantio") == ["GB30"]


@pytest.mark.parametrize("query", ["GB45", "GV30", "bl68", "KI28", "LU12"])
def test_a_code_that_is_not_there_is_not_guessed(index: SearchIndex, query: str) -> None:
    assert _keys(index, query) == []


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("sciatica", "radicular"),
        ("ischias", "radicular"),
        ("坐骨神经痛", "radicular"),
        ("坐骨神經痛", "radicular"),
        ("lumbago", "low-back"),
        ("Hexenschuss", "acute"),
        ("Bechterew", "inflammatory"),
        ("慢性腰痛", "chronic"),
    ],
)
def test_a_pain_type_is_found_first_by_each_of_its_words(index: SearchIndex, query: str, key: str) -> None:
    assert _keys(index, query)[0] == key


def test_a_pain_type_brings_its_points(index: SearchIndex) -> None:
    points = set(_points(index, "sciatica"))
    assert points >= {"GB30", "BL40", "BL25", "GV3", "BL54"}
    assert not points & {"LU9", "ST1", "GB14"}


def test_characters_inside_a_word_are_found(index: SearchIndex) -> None:
    assert {"acute", "chronic", "mechanical", "inflammatory"} <= set(_keys(index, "腰痛"))


@pytest.mark.parametrize(("query", "code"), [("ringing in the ears", "KI3"), ("heel", "KI3"), ("urination", "BL40")])
def test_a_point_is_found_by_an_indication(index: SearchIndex, query: str, code: str) -> None:
    assert code in _keys(index, query)


def test_the_order_of_words_does_not_matter(index: SearchIndex) -> None:
    assert "KI3" in _keys(index, "ears ringing")


def test_everything_said_of_the_lower_back_is_found(index: SearchIndex) -> None:
    keys = _keys(index, "lower back pain")
    assert {"acute", "chronic", "mechanical", "inflammatory", "radicular"} <= set(keys[:8])
    points = _points(index, "lower back pain")
    assert {"BL23", "BL25", "BL40"} <= set(points[:8])
    assert "GB30" in keys[:40], "among those that are listed at once"


def test_an_exact_code_comes_before_codes_that_begin_with_it() -> None:
    entries = [Entry("point", code, code, "", (Term(code, 1.0),)) for code in ("BL40", "BL4", "BL41")]
    assert _keys(SearchIndex(entries), "bl4") == ["BL4", "BL40", "BL41"]


def test_a_whole_name_comes_before_a_weightier_one_that_goes_on() -> None:
    whole = Entry("point", "whole", "B", "", (Term("Tai", 0.9),))
    longer = Entry("point", "longer", "A", "", (Term("Taixi", 1.0),))
    assert _keys(SearchIndex([longer, whole]), "tai") == ["whole", "longer"]


def test_codes_that_begin_so_come_before_what_merely_holds_it(index: SearchIndex) -> None:
    keys = _keys(index, "bl")
    assert keys[:11] == ["BL", "meridian BL", *(f"BL{number}" for number in range(1, 10))]
    assert "mandible_angle" not in keys


def test_landmarks_and_commands_are_found(index: SearchIndex) -> None:
    assert _keys(index, "sacral hiatus")[0] == "sacral_hiatus"
    assert _keys(index, "view front") == ["view.front"]


@pytest.mark.parametrize("query", ["", "   ", "-", "·", "!!", "doorbell", "zzzz", "(", "[q-x]"])
def test_nothing_is_found_for_nothing(index: SearchIndex, query: str) -> None:
    assert index.find(query) == []


def test_an_entry_comes_once_and_the_number_is_limited(index: SearchIndex) -> None:
    places = [(hit.entry.kind, hit.entry.key) for hit in index.find("pain")]
    assert len(places) == len(set(places))
    assert len(index.find("pain", limit=3)) == 3
    scores = [hit.score for hit in index.find("pain")]
    assert scores == sorted(scores, reverse=True)


def test_the_term_that_matched_is_told_as_written(index: SearchIndex) -> None:
    assert index.find("huan tiao")[0].found_by == (Term("Huántiào", 0.99, "name"),)


def test_a_slip_in_a_word_typed_in_part_is_forgiven(index: SearchIndex) -> None:
    assert "greater_trochanter" in _keys(index, "trohcan")
    assert "pneumothorax" in _keys(index, "pnuemoth")


def test_a_query_is_not_met_across_two_words_of_a_name(index: SearchIndex) -> None:
    assert "EX-UE1" not in _keys(index, "heel"), "Tip of THE ELbow"


def test_words_spread_over_three_things_that_are_said_find_nothing() -> None:
    terms = (
        Term("lower sea", 0.6, "category"),
        Term("back of the thigh", 0.5, "indication"),
        Term("Knee pain", 0.5, "pain type"),
    )
    index = SearchIndex([Entry("point", "BL39", "BL39", "", terms)])
    assert _keys(index, "lower back pain") == []
    assert _keys(index, "lower pain") == ["BL39"]


@pytest.mark.parametrize(
    ("text", "plain", "tight"),
    [
        ("Huán Tiào", "huan tiao", "huantiao"),
        ("GB-30", "gb-30", "gb30"),
        ("신수", "신수", "신수"),
        ("Lǘ", "lu", "lu"),
    ],
)
def test_normal_forms(text: str, plain: str, tight: str) -> None:
    assert normalise(text) == plain
    assert squeeze(text) == tight


def test_an_entry_with_many_terms_that_match_comes_first_but_not_by_much() -> None:
    def entry(count: int) -> Entry:
        terms = (
            Term(f"{kind} needling", 0.5, "indication") for kind in ("dry", "deep", "slow", "warm", "oblique", "brief")[:count]
        )
        return Entry("point", str(count), "", "", tuple(terms))

    found = {hit.entry.key: hit.score for hit in SearchIndex(map(entry, (1, 2, 3, 6))).find("needling")}
    assert list(found) == ["6", "3", "2", "1"]
    assert [found[key] - found["1"] for key in ("2", "3", "6")] == pytest.approx([1.5, 3.0, 6.0])
