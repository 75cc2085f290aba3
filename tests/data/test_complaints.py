"""One word for one complaint in all indications, and a check that finds the second word when it is put back."""

import copy
import json
from typing import Any

import pytest

from acuviewer.data_check.complaints import complaint_faults
from acuviewer.knowledge.complaints import load_complaints
from acuviewer.knowledge.schemas import faults_in_file
from acuviewer.resources import asset_path
from point_entries import point_entries

ENTRIES = json.loads(asset_path("knowledge/complaints.json").read_text(encoding="utf-8"))["complaints"]
POINTS = point_entries()


def _faults(text: str, entries: Any = ENTRIES) -> list[str]:
    """What is told of BL57 when it is good for this."""
    point = {**POINTS["BL57"], "indications": [{"text": text}]}
    return [str(fault) for fault in complaint_faults([point], entries)]


def test_the_vocabulary_fits_its_schema() -> None:
    assert faults_in_file(asset_path("knowledge/complaints.json"), "complaints") == []


def test_no_indication_has_two_words_for_one_complaint() -> None:
    assert list(complaint_faults(POINTS.values(), ENTRIES)) == []


def test_a_semicolon_is_told_for_it_parts_indications_on_a_page() -> None:
    assert any("has a semicolon in" in told for told in _faults("Dizziness; jaundice"))
    assert _faults("Dizziness (jaundice)") == []


def test_each_complaint_is_told_somewhere() -> None:
    told = {
        one.id for point in POINTS.values() for said in point["indications"] for one in load_complaints().told_in(said["text"])
    }
    assert told == {entry["id"] for entry in ENTRIES}


def test_no_point_says_the_same_twice() -> None:
    for code, point in POINTS.items():
        texts = [said["text"].lower() for said in point["indications"]]
        assert len(texts) == len(set(texts)), code


@pytest.mark.parametrize(
    ("text", "word", "instead"),
    [
        ("Piles", "Piles", "Haemorrhoids"),
        ("Fits in the traditional account", "Fits", "Seizures"),
        ("Convulsions and clenched jaw", "Convulsions", "Seizures"),
        ("Trouble passing water", "Trouble passing water", "Difficult urination"),
        ("Discharge", "Discharge", "Vaginal discharge"),
        ("Irregular menstruation and discharge", "discharge", "Vaginal discharge"),
        ("Swelling", "Swelling", "Oedema"),
        ("Heaviness and swelling", "swelling", "Oedema"),
        ("Difficult urination, swelling", "swelling", "Oedema"),
        ("Poor sleep", "Poor sleep", "Insomnia"),
        ("Sleeplessness", "Sleeplessness", "Insomnia"),
        ("Headache of one side", "Headache of one side", "One-sided headache"),
        ("Stiffness of the nape and stiffness of the neck", "stiffness of the neck", "Stiff neck"),
        ("Pain of the loins", "loins", "Pain of the lower back"),
    ],
)
def test_a_second_word_is_found_when_it_is_put_back(text: str, word: str, instead: str) -> None:
    faults = _faults(text)
    assert any(f"says '{word.lower()}' in" in fault and f"Write '{instead}'" in fault for fault in faults), faults


@pytest.mark.parametrize(
    "text",
    [
        "Swelling of the face and toothache",
        "Pain and swelling of the knee",
        "Discharge from the ear",
        "Vaginal discharge",
        "Outfits, compiles and lumbagoes",
        "Haemorrhoids and constipation, a traditional main use",
    ],
)
def test_what_means_something_else_is_left_alone(text: str) -> None:
    assert _faults(text) == []


def test_a_word_at_two_complaints_is_found() -> None:
    entries = copy.deepcopy(ENTRIES)
    entries[1]["other_words"].append("Piles")
    assert _faults("Haemorrhoids", entries) == [
        "knowledge/complaints.json: seizures: has the word 'Piles', as haemorrhoids has. Keep it at one of the two."
    ]


def test_the_longer_of_two_words_is_meant() -> None:
    (told,) = load_complaints().told_in("Swollen nodes of the neck in the traditional account")
    assert told.id == "swollen-nodes-of-the-neck"
    assert [one.id for one in load_complaints().told_in("Insomnia, poor memory and restlessness")] == [
        "insomnia",
        "poor-memory",
        "restlessness",
    ]
