"""What the search knows of each point beside its names, what it offers as a filter, and that it tells by what it found."""

import pytest

from acuviewer.knowledge.search import SearchIndex


def _keys(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query)]


def _points(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query) if hit.entry.kind == "point"]


YUAN = {"LU9", "LI4", "ST42", "SP3", "HT7", "SI4", "BL64", "KI3", "PC7", "TE4", "GB40", "LR3"}
BACK_SHU = {"BL13", "BL14", "BL15", "BL18", "BL19", "BL20", "BL21", "BL22", "BL23", "BL25", "BL27", "BL28"}


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("yuan source", YUAN),
        ("原穴", YUAN),
        ("back-shu", BACK_SHU),
        ("shu point of the back", BACK_SHU),
        ("背俞穴", BACK_SHU),
        ("front mu of the lung", {"LU1"}),
        ("influential blood", {"BL17"}),
        ("luo", {"LU7", "LI6", "ST40", "SP4", "HT5", "SI7", "BL58", "KI4", "PC6", "TE5", "GB37", "LR5", "GV1", "CV15", "SP21"}),
        ("confluent yang heel", {"BL62"}),
        ("bladder meridian", {f"BL{number}" for number in range(1, 68)}),
        ("foot taiyang", {f"BL{number}" for number in range(1, 68)}),
        ("膀胱经", {f"BL{number}" for number in range(1, 68)}),
        ("triple burner", {f"TE{number}" for number in range(1, 24)}),
        ("pregnancy", {"LI4", "SP6", "CV4", "BL60", "BL67"}),
        ("Schwangerschaft", {"LI4", "SP6", "CV4", "BL60", "BL67"}),
        ("pneumothorax", {"LU1", "GB21", "BL13", "ST14"}),
        ("needling forbidden", {"ST17", "CV8"}),
        ("knee he-sea", {"BL40", "SP9", "LR8", "KI10"}),
        ("toothache", {"LI4", "ST44", "ST6"}),
    ],
)
def test_points_are_found_by_what_is_said_of_them(index: SearchIndex, query: str, codes: set[str]) -> None:
    assert codes <= set(_points(index, query))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("UB40", "BL40"),
        ("SJ 5", "TE5"),
        ("P6", "PC6"),
        ("Ren-6", "CV6"),
        ("du20", "GV20"),
        ("Liv 3", "LR3"),
        ("extra hn5", "EX-HN5"),
    ],
)
def test_older_codes_are_known(index: SearchIndex, query: str, code: str) -> None:
    assert _keys(index, query)[0] == code


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("upper back", "region upper back"),
        ("disputed", "standing disputed"),
        ("extra points of the back", "meridian EX-B"),
    ],
)
def test_what_many_points_share_is_offered_as_a_filter_before_them(index: SearchIndex, query: str, key: str) -> None:
    first = index.find(query)[0].entry
    assert (first.kind, first.key) == ("filter", key)


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("pregnancy", "caution", "pregnancy"),
        ("bladder meridian", "meridian", "BL"),
        ("he-sea", "category", "he-sea"),
        ("earth point", "category", "earth"),
        ("front mu", "category", "front-mu"),
        ("endorphin", "mechanism", "transmitters"),
        ("Cochrane", "evidence", "cochrane2020"),
        ("11783809", "evidence", "carlsson2001"),
        ("GB/T 12346", "source", "gbt12346-2021"),
    ],
)
def test_what_has_a_page_or_a_line_of_its_own_comes_first(index: SearchIndex, query: str, kind: str, key: str) -> None:
    first = index.find(query)[0].entry
    assert (first.kind, first.key) == (kind, key)


@pytest.mark.parametrize(
    ("query", "code", "what", "text"),
    [
        ("pregnancy", "SP6", "caution", "Pregnancy"),
        ("sciatica", "BL40", "pain type", "Radicular pain (sciatica)"),
        ("urination", "BL40", "indication", "Difficult urination"),
        ("influential blood", "BL17", "category", "influential point of the blood"),
        ("膀胱经", "BL1", "meridian", "膀胱经"),
        ("yang link vessel", "GB20", "crosses", "Yang Link Vessel"),
        ("ub40", "BL40", "other name", "UB40"),
    ],
)
def test_a_hit_tells_by_what_it_was_found(index: SearchIndex, query: str, code: str, what: str, text: str) -> None:
    (hit,) = [hit for hit in index.find(query) if hit.entry.key == code]
    assert (hit.found_by[0].what, hit.found_by[0].text) == (what, text)


def test_words_of_two_kinds_are_both_told(index: SearchIndex) -> None:
    (hit,) = [hit for hit in index.find("sanyinjiao pregnancy") if hit.entry.key == "SP6"]
    assert [term.what for term in hit.found_by] == ["name", "caution"]


def test_a_name_comes_before_what_is_said_and_that_in_order(index: SearchIndex) -> None:
    kinds = [hit.found_by[0].what for hit in index.find("stomach") if hit.entry.kind == "point"]
    places = [kinds.index(kind) for kind in ("name", "pain type", "meridian", "crosses")]
    assert places == sorted(places)
    assert kinds.index("name") == 0
    kinds = [hit.found_by[0].what for hit in index.find("menstrual pain") if hit.entry.kind == "point"]
    assert kinds.index("pain type") < kinds.index("indication")
