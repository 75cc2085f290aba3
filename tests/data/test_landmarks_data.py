"""The shipped landmarks and cun segments: whole, told one by one, sourced, and with the lengths all tables give."""

import copy
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from acuviewer.knowledge.schemas import faults_in_content, faults_in_file
from acuviewer.resources import asset_path

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
SPINE = [f"{letter}{n}" for letter, first, last in (("c", 2, 7), ("t", 1, 12), ("l", 1, 5)) for n in range(first, last + 1)]

# Where the hand finds a spine without counting, as surface anatomy has it.
FOUND_WITHOUT_COUNTING = {
    "c2": "first hard knob below the skull",
    "c7": "head forward",
    "t3": "scapular spines",
    "t7": "lower angles of both scapulae",
    "t12": "twelfth ribs",
    "l4": "iliac crests",
}

# Written down here independently of the data file: length in cun, direction, standing, and what stands at both ends.
SEGMENTS = {
    "head_sagittal": (12, "longitudinal", "standard", "anterior_hairline_midpoint", "posterior_hairline_midpoint"),
    "forehead_to_hairline": (3, "longitudinal", "standard", "glabella", "anterior_hairline_midpoint"),
    "nape": (3, "longitudinal", "standard", "posterior_hairline_midpoint", "c7_spinous_process"),
    "forehead_transverse": (9, "transverse", "standard", "forehead_hairline_corner", "other side"),
    "mastoid_transverse": (9, "transverse", "standard", "mastoid_process", "other side"),
    "sternum": (9, "longitudinal", "standard", "suprasternal_notch", "xiphisternal_junction"),
    "upper_abdomen": (8, "longitudinal", "standard", "xiphisternal_junction", "umbilicus"),
    "lower_abdomen": (5, "longitudinal", "standard", "umbilicus", "pubic_symphysis_upper_border"),
    "chest_transverse": (8, "transverse", "standard", "nipple", "other side"),
    "midclavicular_transverse": (8, "transverse", "standard", "midclavicular_line_at_nipple_height", "other side"),
    "coracoid_transverse": (12, "transverse", "traditional", "coracoid_process", "other side"),
    "flank": (12, "longitudinal", "traditional", "axilla_apex", "eleventh_rib_free_end"),
    "back_transverse": (3, "transverse", "standard", "scapula_medial_border", "posterior midline"),
    "shoulder_transverse": (8, "transverse", "traditional", "acromion_lateral_border", "posterior midline"),
    "upper_arm": (9, "longitudinal", "standard", "anterior_axillary_fold", "cubital_crease_midpoint"),
    "forearm": (12, "longitudinal", "standard", "cubital_crease_midpoint", "palmar_wrist_crease_midpoint"),
    "hand": (8.5, "longitudinal", "traditional", "palmar_wrist_crease_midpoint", "middle_fingertip"),
    "thigh_medial": (18, "longitudinal", "standard", "pubic_symphysis_upper_border", "patella_base"),
    "patella": (2, "longitudinal", "standard", "patella_base", "patella_apex"),
    "leg_medial_upper": (15, "longitudinal", "standard", "patella_apex", "medial_malleolus"),
    "leg_medial": (13, "longitudinal", "standard", "medial_tibial_condyle_lower_border", "medial_malleolus"),
    "thigh_lateral": (19, "longitudinal", "standard", "greater_trochanter", "popliteal_crease_midpoint"),
    "thigh_posterior": (14, "longitudinal", "standard", "gluteal_fold", "popliteal_crease_midpoint"),
    "leg_lateral": (16, "longitudinal", "standard", "popliteal_crease_lateral_end", "lateral_malleolus"),
    "leg_anterior": (16, "longitudinal", "textbook", "lateral_knee_hollow", "ankle_front_midpoint"),
    "ankle_medial": (3, "longitudinal", "standard", "medial_malleolus", "sole_below_medial_malleolus"),
    "finger_middle_phalanx": (1, "finger", "standard", "middle_finger_proximal_crease", "middle_finger_distal_crease"),
}  # fmt: skip


def _read(path: str) -> Any:
    return json.loads(asset_path(path).read_text(encoding="utf-8"))


def _landmarks() -> dict[str, Any]:
    return {entry["name"]: entry for entry in _read("landmarks.json")["landmarks"]}


def _segments() -> dict[str, Any]:
    return {entry["id"]: entry for entry in _read("cun.json")["segments"]}


def _sides(name: str) -> Any:
    return _landmarks()[name]["sides"]


def _goal(segment: Any) -> str:
    """The far end of a segment in the words of the table above."""
    to = segment["to"]
    if isinstance(to, str):
        return to
    return f"{to['midline']} midline" if "midline" in to else f"{to['side']} side"


# Shape


@pytest.mark.parametrize("name", ["landmarks", "cun"])
def test_file_fits_its_schema(name: str) -> None:
    assert faults_in_file(asset_path(f"{name}.json"), name) == []


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("landmarks", lambda entry: entry.pop("palpation")),
        ("landmarks", lambda entry: entry.update(sides="left")),
        ("landmarks", lambda entry: entry.update(tissue="flesh")),
        ("landmarks", lambda entry: entry.update(name="Vertex of the head")),
        ("landmarks", lambda entry: entry.update(sources=[])),
        ("landmarks", lambda entry: entry.update(standing="certain")),
        ("landmarks", lambda entry: entry["binding"].update(outward=[0.5, 0.5])),
        ("landmarks", lambda entry: entry["binding"].update(bones=[])),
        ("landmarks", lambda entry: entry.update(binding={"triangle": -1, "barycentric": [1, 0, 0], "found_by": "eye"})),
        ("landmarks", lambda entry: entry.update(binding={"triangle": 5, "barycentric": [1, 0], "found_by": "eye"})),
        ("cun", lambda entry: entry.update(length_cun=0)),
        ("cun", lambda entry: entry.update(direction="diagonal")),
        ("cun", lambda entry: entry.update(path="air")),
        ("cun", lambda entry: entry.update(to={"midline": "lateral"})),
        ("cun", lambda entry: entry.update(to={"landmark": "nipple", "side": "left"})),
        ("cun", lambda entry: entry.pop("checked")),
    ],
)
def test_schema_turns_away_what_is_wrong(name: str, edit: Callable[[Any], Any]) -> None:
    content = copy.deepcopy(_read(f"{name}.json"))
    _, entries = content.values()
    edit(entries[0])
    assert len(faults_in_content(content, name, f"{name}.json")) == 1


@pytest.mark.parametrize(("path", "key"), [("landmarks.json", "name"), ("cun.json", "id")])
def test_no_name_is_used_twice(path: str, key: str) -> None:
    _, entries = _read(path).values()
    assert [name for name, count in Counter(entry[key] for entry in entries).items() if count > 1] == []


def test_there_are_at_least_two_hundred_and_they_stand_on_the_right_sides() -> None:
    landmarks = _landmarks()
    assert len(landmarks) >= 200
    midline = {name for name, entry in landmarks.items() if entry["sides"] == "midline"}
    assert midline == {f"{vertebra}_spinous_process" for vertebra in SPINE} | {
        "vertex", "glabella", "anterior_hairline_midpoint", "posterior_hairline_midpoint", "nasal_tip", "chin",
        "external_occipital_protuberance", "laryngeal_prominence", "sacral_hiatus", "coccyx_tip", "umbilicus",
        "suprasternal_notch", "sternal_angle", "xiphisternal_junction", "nasion",
        "pubic_symphysis_upper_border", "pubic_symphysis_lower_border",
        "s1_median_crest", "s2_median_crest", "s3_median_crest", "s4_median_crest", "lip_upper_tubercle", "philtrum_top",
        "mentolabial_groove_midpoint", "nasal_septum_base", "gluteal_cleft_top", "perineum_centre",
        "thyroid_cartilage_upper_border", "cricoid_cartilage",
    }  # fmt: skip


def test_barycentric_weights_make_a_whole() -> None:
    for name, entry in _landmarks().items():
        if "barycentric" in entry["binding"]:
            assert sum(entry["binding"]["barycentric"]) == pytest.approx(1, abs=1e-5), name


def test_what_is_of_bone_hangs_on_a_bone_and_what_is_not_on_the_skin() -> None:
    # Signs of the skin that the model does not show stand over the bone with which they are level on people.
    level = re.compile("popliteal_crease_.*|(medial|lateral)_knee_hollow")
    for name, entry in _landmarks().items():
        on_bone = "bones" in entry["binding"]
        assert (
            entry["tissue"] == "muscle" or level.fullmatch(name) is not None or on_bone == (entry["tissue"] in {"bone", "joint"})
        ), name


# What is said of each landmark


@pytest.mark.parametrize("field", ["english", "definition", "palpation"])
def test_each_landmark_has_words_of_its_own(field: str) -> None:
    # What can simply be seen needs no other words than the next thing that can be seen.
    told = Counter(entry[field] for entry in _landmarks().values() if entry[field] != "It can be seen.")
    assert [words for words, count in told.items() if count > 1] == []


def test_what_is_felt_by_the_nipple_is_said_of_a_man_alone() -> None:
    for name, entry in _landmarks().items():
        if name != "nipple" and "nipple" in entry["palpation"]:
            assert " man " in f" {entry['palpation'].lower()} ", name


def test_bone_that_is_felt_is_not_merely_looked_at() -> None:
    bones = {name: entry for name, entry in _landmarks().items() if entry["tissue"] == "bone"}
    assert [name for name, entry in bones.items() if entry["palpation"] == "It can be seen."] == []


def test_bone_joint_and_cartilage_have_their_latin_name() -> None:
    anatomical = [entry for entry in _landmarks().values() if entry["tissue"] in {"bone", "joint", "cartilage"}]
    assert [entry["name"] for entry in anatomical if not entry["latin"]] == []
    latin = Counter(entry["latin"] for entry in _landmarks().values() if entry["latin"])
    assert [name for name, count in latin.items() if count > 1] == []


@pytest.mark.parametrize("vertebra", SPINE)
def test_a_vertebra_carries_its_number_in_english_and_latin(vertebra: str) -> None:
    entry = _landmarks()[f"{vertebra}_spinous_process"]
    kind, number = vertebra[0], int(vertebra[1:])
    assert entry["english"].endswith(f" {vertebra.upper()}")
    word = {"c": "cervicalis", "t": "thoracicae", "l": "lumbalis"}[kind]
    own = {"c2": "axis", "c7": r"vertebrae prominentis \(C VII\)"}.get(vertebra, rf"{word} {ROMAN[number - 1]}")
    assert re.search(f"{own}$", entry["latin"])


@pytest.mark.parametrize(("vertebra", "sign"), FOUND_WITHOUT_COUNTING.items())
def test_a_spine_with_a_sign_of_its_own_is_found_by_it(vertebra: str, sign: str) -> None:
    assert sign in _landmarks()[f"{vertebra}_spinous_process"]["palpation"].lower()


@pytest.mark.parametrize("vertebra", [name for name in SPINE if name not in FOUND_WITHOUT_COUNTING])
def test_every_other_spine_is_counted_from_one_and_the_count_is_right(vertebra: str) -> None:
    words = _landmarks()[f"{vertebra}_spinous_process"]["palpation"].lower()
    words = words.replace("the next knob below", "one knob down from")
    counts = re.findall(r"(\w+)(?: knobs?| plates?)? (up|down) from ([ctl]\d+)", words)
    assert counts, words
    for steps, way, start in counts:
        end = SPINE.index(start) + NUMBERS[steps] * (1 if way == "down" else -1)
        assert SPINE[end] == vertebra, words
        # Counting must start where the hand is sure, or next to it.
        assert start in FOUND_WITHOUT_COUNTING or start == "t1", words


@pytest.mark.parametrize(
    ("landmark", "fact"),
    [
        ("scapular_spine_root", "T3"),
        ("scapula_inferior_angle", "T7"),
        ("iliac_crest_highest_point", "L4"),
        ("posterior_superior_iliac_spine", "second sacral"),
        ("sternal_angle", "second ribs"),
        ("nipple", "fourth intercostal space"),
        ("greater_trochanter", "pubic symphysis"),
        ("greater_trochanter", "Most prominent"),
        ("sacral_hiatus", "horns"),
        ("lateral_knee_hollow", "outer side of the patellar ligament"),
        ("calcaneal_tendon", "level of the medial malleolus"),
        ("scapula_medial_border", "arms hanging"),
    ],
)
def test_definition_holds_what_surface_anatomy_knows(landmark: str, fact: str) -> None:
    assert fact in _landmarks()[landmark]["definition"]


# Cun


def test_segments_are_those_of_the_table() -> None:
    told = {
        name: (segment["length_cun"], segment["direction"], segment["standing"], segment["from"], _goal(segment))
        for name, segment in _segments().items()
    }
    assert told == SEGMENTS


def test_neighbouring_segments_add_up() -> None:
    """Sums that textbooks give on their own, not by adding."""
    length = {name: segment["length_cun"] for name, segment in _segments().items()}
    assert length["forehead_to_hairline"] + length["head_sagittal"] + length["nape"] == 18
    assert length["upper_abdomen"] + length["lower_abdomen"] == 13
    assert length["leg_medial_upper"] - length["leg_medial"] == length["patella"] == 2
    assert length["thigh_lateral"] - length["thigh_posterior"] == 5


@pytest.mark.parametrize("name", SEGMENTS)
def test_a_segment_runs_between_known_landmarks_that_lie_so(name: str) -> None:
    segment = _segments()[name]
    landmarks = _landmarks()
    assert segment["from"] in landmarks
    if isinstance(segment["to"], str):
        assert segment["to"] in landmarks
        assert segment["to"] != segment["from"]
    elif "landmark" in segment["to"]:
        assert segment["to"]["landmark"] == segment["from"]
        assert _sides(segment["from"]) == "both"
    else:
        assert _sides(segment["from"]) == "both"
        assert segment["path"] == "level"


def test_breadths_of_the_trunk_are_measured_at_one_level_and_lengths_by_tape() -> None:
    for name, segment in _segments().items():
        if segment["region"] in {"chest", "back"} and segment["direction"] == "transverse":
            assert segment["path"] == "level", name
        if segment["direction"] != "transverse":
            assert segment["path"] == "tape", name


# Sources


@pytest.mark.parametrize("path", ["landmarks.json", "cun.json"])
def test_sources_are_known_and_carry_the_standing(path: str) -> None:
    kinds = {source["id"]: source["kind"] for source in _read("knowledge/sources.json")["sources"]}
    _, entries = _read(path).values()
    for entry in entries:
        called = entry.get("name", entry.get("id"))
        assert set(entry["sources"]) <= set(kinds), called
        if entry["standing"] == "standard":
            assert "standard" in {kinds[source] for source in entry["sources"]}, called


@pytest.mark.parametrize("path", ["landmarks.json", "cun.json"])
def test_common_knowledge_alone_is_neither_the_standard_nor_checked(path: str) -> None:
    _, entries = _read(path).values()
    common = [entry for entry in entries if all(source.endswith("-common-knowledge") for source in entry["sources"])]
    assert common
    for entry in common:
        assert entry["standing"] in {"textbook", "traditional"}, entry
        assert entry["checked"] is False, entry
