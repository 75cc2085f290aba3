"""The cun of a sentence and of its rule: whatever of the two is changed alone is told."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from acuviewer.data_check.sentences import said_cun, sentence_faults
from acuviewer.resources import asset_path
from point_entries import point_entries


def _read(name: str) -> Any:
    return json.loads(asset_path(f"{name}.json").read_text(encoding="utf-8"))[name if name == "landmarks" else "segments"]


SEGMENTS, LANDMARKS = _read("cun"), _read("landmarks")
POINTS = point_entries()


def _told(points: dict[str, Any]) -> dict[str, str]:
    return {fault.where: fault.what for fault in sentence_faults(points.values(), SEGMENTS, LANDMARKS)}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.5 cun to the side of the median line", [1.5]),
        ("6 cun above the navel, 2 cun to the side", [6, 2]),
        ("half a cun above GV16, three quarters of a cun behind, a quarter of a cun below", [0.5, 0.75, 0.25]),
        ("a third of a cun, three tenths of a cun, half cun", [0.333, 0.3, 0.5]),
        ("one cun, One and a half cun, ten cun", [1, 1.5, 10]),
        ("1 1/2 cun, 1/2 cun, 1½ cun, ½ cun, 2 and a half cun, 1,5 cun", [1.5, 0.5, 1.5, 0.5, 2.5, 1.5]),
        ("0.1 finger-cun beside, 3\u00a0cun, 4-cun, a cun", [0.1, 3, 4, 1]),
        ("found by cun; 3 cunning fingers; two fingers' breadths; level with the third intercostal space; the cun", []),
    ],
)
def test_cun_are_read_in_figures_and_in_words(text: str, numbers: list[float]) -> None:
    assert said_cun(text) == numbers


def test_sentences_and_rules_of_the_shipped_points_agree() -> None:
    assert _told(POINTS) == {}


def _named_by(entry: dict[str, Any]) -> dict[str, Any]:
    """The other points that an entry names anywhere."""
    named = re.findall(r"(?:EX-)?[A-Z]{2}[0-9]+", json.dumps(entry))
    return {code: POINTS[code] for code in named if code in POINTS and code != entry["code"]}


def _lengths(value: Any) -> Iterator[dict[str, Any]]:
    """Every rule below an entry that measures a length."""
    if isinstance(value, dict):
        if "length_cun" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _lengths(one)


@pytest.mark.parametrize("change", [0.17, -0.03])
def test_a_length_that_is_changed_in_any_rule_is_told(change: float) -> None:
    n_changed = 0
    for code in POINTS:
        entry = copy.deepcopy(POINTS[code])
        around = _named_by(entry)
        for rule in _lengths(entry):
            before, rule["length_cun"] = rule["length_cun"], rule["length_cun"] + change
            assert code in _told({**around, code: entry}), (code, before)
            rule["length_cun"] = before
            n_changed += 1
        assert code not in _told({**around, code: entry})
    assert n_changed > 300


def test_a_number_that_is_changed_in_any_sentence_is_told() -> None:
    n_changed = 0
    for code in POINTS:
        entry = copy.deepcopy(POINTS[code])
        around = _named_by(entry)
        for place in (entry, *entry["alternatives"]):
            key = "location" if place is entry else "text"
            before = place[key]
            for number in (f"{number:g} cun" for number in said_cun(before)):
                place[key] = before.replace(number, "7.7 cun", 1)
                assert place[key] == before or code in _told({**around, code: entry}), (code, number)
                n_changed += place[key] != before
            place[key] = before
    assert n_changed > 200


@pytest.mark.parametrize(("code", "length"), [("ST19", 2), ("LU3", 2.4), ("BL4", 1.5), ("GV20", 7), ("LR5", 0.75)])
def test_a_length_that_takes_the_place_of_another_is_told(code: str, length: float) -> None:
    """2 cun above the navel leave 6 of the 8 to the breastbone: that the sentence says 6 cun excuses nothing."""
    entry = copy.deepcopy(POINTS[code])
    for rule in _lengths(entry):
        rule["length_cun"] = length
    assert code in _told({code: entry})


def test_a_share_that_stands_for_cun_is_held_against_them() -> None:
    entry = copy.deepcopy(POINTS["BL4"])
    entry["rule"]["from"]["fraction"] = 0.4
    assert "1.5 cun" in _told({"BL4": entry})["BL4"]


def test_what_the_departure_says_counts() -> None:
    entry = copy.deepcopy(POINTS["SP12"])
    assert _told({"SP12": entry}) == {}
    entry["departure"] = None
    assert _told({"SP12": entry}) == {"SP12": "rule measures 3.5 cun, and the sentence says no cun."}


def test_the_rest_of_a_segment_is_told_from_its_other_end() -> None:
    entry = copy.deepcopy(POINTS["GV20"])
    entry["location"] = entry["location"].replace("7 cun", "6 cun")
    assert "the sentence says 5 cun and 6 cun" in _told({"GV20": entry})["GV20"]
