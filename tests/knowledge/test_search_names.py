"""Points are found by the names that Japan, Korea and older books have for them, and by every word for what they are good for."""

import pytest

from acuviewer.knowledge.search import SearchIndex


def _points(index: SearchIndex, query: str) -> list[str]:
    return [hit.entry.key for hit in index.find(query) if hit.entry.kind == "point"]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("腎兪", "BL23"),
        ("気海", "CV6"),
        ("関元", "CV4"),
        ("大鍾", "KI4"),
        ("太谿", "KI3"),
        ("長强", "GV1"),
        ("신유", "BL23"),
        ("이화료", "TE22"),
        ("화료", "LI19"),
        ("氣衝", "ST30"),
        ("renzhong", "GV26"),
        ("人中", "GV26"),
        ("GV29", "EX-HN3"),
        ("清泠渊", "TE11"),
        ("qinglingyuan", "TE11"),
        ("luozhen", "EX-UE8"),
        ("绝骨", "GB39"),
        ("fuai", "SP16"),
    ],
)
def test_a_point_comes_first_by_its_name_elsewhere(index: SearchIndex, query: str, code: str) -> None:
    assert _points(index, query)[0] == code


def test_an_older_number_stands_behind_the_point_that_has_it_today(index: SearchIndex) -> None:
    assert _points(index, "BL54")[:2] == ["BL54", "BL40"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("piles", "haemorrhoids"),
        ("tinnitus", "ringing in the ears"),
        ("epilepsy", "seizures"),
        ("edema", "oedema"),
        ("migraine", "one-sided headache"),
        ("dysmenorrhoea", "painful menstruation"),
        ("poor sleep", "insomnia"),
    ],
)
def test_other_words_for_a_complaint_find_the_points_that_name_it(index: SearchIndex, query: str, title: str) -> None:
    wanted = set(_points(index, title))
    found = _points(index, query)
    assert found
    assert wanted & set(found[:5])
