"""Each fault that cautions once had is found when it is put back."""

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from acuviewer.data_check.caution_links import caution_link_faults
from acuviewer.data_check.caution_sense import BELOW, PLACES, caution_sense_faults
from acuviewer.knowledge.caution_rules import codes_in, read_rules
from acuviewer.resources import asset_path
from point_entries import point_entries

RULES = "knowledge/caution_rules.json"
Contents = dict[str, Any]


@cache
def _shipped() -> Contents:
    names = (RULES, "knowledge/cautions.json", "knowledge/patient_risks.json")
    return {name: json.loads(asset_path(name).read_text(encoding="utf-8")) for name in names} | {"points": point_entries()}


def _told(edit: Callable[[Contents], object]) -> str:
    contents = copy.deepcopy(_shipped())
    edit(contents)
    points = list(contents["points"].values())
    faults = caution_link_faults(contents, points) or list(caution_sense_faults(points, read_rules(contents[RULES])))
    return "\n".join(map(str, faults))


def _without(caution: str, *codes: str) -> Callable[[Contents], None]:
    """An edit after which no rule gives a caution to some points."""

    def edit(contents: Contents) -> None:
        rules = contents[RULES]["rules"]
        for rule in (rule for rule in rules if rule["caution"] == caution):
            rule["points"] = [code for code in codes_in(rule.get("points", ())) if code not in codes]
            rule["besides"] = [*rule.get("besides", ()), *codes]

    return edit


def _tissue(code: str, *texts: str) -> Callable[[Contents], None]:
    return lambda contents: contents["points"][code].update(tissue=[{"text": text} for text in texts])


def _rule(contents: Contents, name: str) -> Any:
    return next(rule for rule in contents[RULES]["rules"] if rule["id"] == name)


def test_as_shipped_nothing_is_told() -> None:
    assert _told(lambda contents: None) == ""


@pytest.mark.parametrize(
    ("caution", "codes"),
    [
        ("heart", "CV14 CV15"), ("pneumothorax", "CV14 CV15"), ("pneumothorax", "CV22"), ("pneumothorax", "HT1"),
        ("vessels-anterior-tibial", "ST36-ST41"), ("nerve-deep-fibular", "ST36-ST41"), ("fontanelle", "GV21 GV23"), ("inner-organs", "KI22 SP15"),
        ("heart", "KI22"), ("peritoneum", "ST30"), ("spermatic-cord", "ST30"), ("pregnancy", "ST12"),
        ("pneumothorax", "SI11 LI17 CV22 HT1 EX-HN15"), ("pneumothorax", "BL41-BL50"), ("pneumothorax", "LU1 KI25 GB24 BL13 SP21"),
        ("pregnancy", "BL22 BL24 BL26-BL30 BL35 BL52-BL54 GV5 EX-B5-EX-B7 SP12 GB26-GB28 CV8-CV14 ST19-ST24 KI17-KI21"),
        ("pregnancy", "LI4 SP6 BL31-BL34 BL60 BL67 GB21 EX-B2"), ("orbit", "BL1 ST1 EX-HN7"), ("medulla", "GV15 GV16 GB20 BL10"),
        ("spinal-canal", "GV3-GV14"), ("carotid", "ST9 ST10"), ("needling-forbidden", "ST17 CV8"),
        ("emergency", "LU11 LI1 HT9 SI1 KI1 PC8 PC9 TE1 GV15 GV16 GV20 GV25-GV27 CV1 CV6 CV8 EX-HN1 EX-HN9 EX-UE9 EX-UE11 EX-LE7 EX-LE10 EX-LE12"),
    ],
)  # fmt: skip
def test_a_caution_that_is_missing_is_told_at_each_point(caution: str, codes: str) -> None:
    lacking = list(codes_in(codes.split()))
    told = _told(_without(caution, *lacking))
    for code in lacking:
        assert any(f"{code}: " in line and "lacks the caution" in line and caution in line for line in told.splitlines()), code


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.caution)
def test_each_point_that_must_have_a_caution_is_told_when_it_has_lost_it(place: Any) -> None:
    codes = [code for code, point in _shipped()["points"].items() if place.asks(point)]
    told = _told(_without(place.caution, *codes))
    assert codes
    assert all(f"{code}: lies in the " in told for code in codes)


@pytest.mark.parametrize("below", BELOW, ids=lambda below: below.cautions[0])
def test_each_point_whose_tissue_tells_of_what_a_caution_is_for_is_told_when_it_has_lost_it(below: Any) -> None:
    def without(contents: Contents) -> None:
        for caution in below.cautions:
            _without(caution, *codes)(contents)

    codes = [code for code, point in _shipped()["points"].items() if below.told_in(point)]
    lines = [line for line in _told(without).splitlines() if f"lacks the caution {' or '.join(below.cautions)}." in line]
    assert codes
    assert all(any(f"{code}: tells of " in line for line in lines) for code in codes)


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        ("vessels-facial", "LI19 LI20 ST3-ST5 SI18 GV25-GV28 EX-HN8 EX-HN9"), ("vessels-tibial", "SP6-SP9 BL56-BL58 KI3 KI5-KI9"),
        ("nerve-tibial", "SP6-SP9 BL40 BL55-BL58 KI3 KI7-KI10"), ("vessels-popliteal", "BL40 BL55 KI10"), ("vessels-radial", "LU6-LU9 LI4 LI5"),
        ("nerve-median", "HT2 HT3 PC3-PC8"), ("nerve-radial", "LU5-LU9 LI5-LI14 TE12 TE13"), ("vessels-ulnar", "HT4-HT7 SI4 SI5 SI7"),
        ("nerve-ulnar", "HT2 HT4-HT8 SI7 SI8"), ("vertebral-artery", "BL10 GB20 TE16 EX-HN14"), ("brachial-plexus", "LI17 ST12 HT1"),
        ("fontanelle", "GV21 GV22 EX-HN1"), ("nerve-deep-fibular", "ST36-ST42 GB36-GB39 LR3"),
    ],
)  # fmt: skip
def test_the_words_of_a_vessel_or_nerve_are_found_where_it_lies(below: str, codes: str) -> None:
    (words,) = [one for one in BELOW if one.cautions == (below,)]
    for code in codes_in(codes.split()):
        assert words.told_in(_shipped()["points"][code]), code


@pytest.mark.parametrize(("code", "below"), [("LI3", "nerve-median"), ("EX-UE9", "nerve-ulnar"), ("TE11", "nerve-radial")])
def test_small_branches_ask_for_no_caution_of_the_trunk(code: str, below: str) -> None:
    (words,) = [one for one in BELOW if one.cautions == (below,)]
    assert not words.told_in(_shipped()["points"][code])


def test_a_slant_that_leaves_open_where_to_is_told_where_outward_is_warned_of() -> None:
    told = _told(lambda contents: contents["points"]["BL52"]["needling"][0].update(direction="oblique"))
    assert "BL52: is needled obliquely without saying where to" in told


def test_no_range_leans_on_a_source_that_is_not_known() -> None:
    texts = json.loads(asset_path("points.json").read_text(encoding="utf-8"))["shared_texts"]
    assert not [name for name, text in texts.items() if "One source" in text]


@pytest.mark.parametrize(
    ("code", "texts", "words"),
    [
        (
            "CV14",
            ("Skin and fat; linea alba.",),
            "has the caution heart or sternal-foramen or mediastinum, and its tissue does not",
        ),
        ("CV15", ("Skin; the heart and the lung.",), "has the caution inner-organs, and its tissue does not tell why"),
        (
            "ST42",
            ("Skin; tendons.", "Dorsal metatarsal vessels."),
            "has the caution vessels-dorsalis-pedis, and its tissue does not",
        ),
        ("ST41", ("Skin.",), "has the caution vessels-anterior-tibial, and its tissue does not tell why"),
        ("BL13", ("Skin; trapezius.",), "has the caution pneumothorax, and its tissue does not tell why"),
        ("LI11", ("Skin; the lung below.",), "tells of lung below it and lacks the caution pneumothorax"),
        ("SP10", ("Skin; femoral vessels.",), "tells of femoral vessels below it and lacks the caution vessels-femoral"),
    ],
)
def test_a_tissue_that_contradicts_the_cautions_is_told(code: str, texts: tuple[str, ...], words: str) -> None:
    assert f"{code}: {words}" in _told(_tissue(code, *texts))


def test_a_point_that_comes_to_lie_over_the_chest_without_the_lung_is_told() -> None:
    told = _told(lambda contents: contents["points"]["GV9"].update(meridian="BL"))
    assert "GV9: lies in the upper back and lacks the caution pneumothorax" in told


@pytest.mark.parametrize(
    "words", ["Fainting", "Collapse", "Heat stroke", "Drowning", "Snake bites", "A stroke", "Pain of the lower right belly"]
)
def test_a_new_indication_that_is_an_emergency_is_told(words: str) -> None:
    told = _told(lambda contents: contents["points"]["LI11"]["indications"].append({"text": words}))
    assert f"LI11: has the indication {words!r} and lacks the caution emergency" in told


def test_over_the_lung_the_shallower_range_comes_first_and_goes_one_way() -> None:
    def deeper_first(contents: Contents) -> None:
        contents["points"]["BL43"]["needling"].reverse()

    def two_ways(contents: Contents) -> None:
        contents["points"]["BL43"]["needling"][0]["direction"] = "oblique laterally/medially (never deep perpendicular)"

    def upright(contents: Contents) -> None:
        contents["points"]["BL43"]["needling"][1]["direction"] = "perpendicular"

    assert "BL43: is needled upright, and its caution of the lung says never upright" in _told(upright)
    assert "BL43: tells a deeper range of needling before a shallower one" in _told(deeper_first)
    assert "BL43: is needled over the lung in a direction that leaves open where to" in _told(two_ways)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda contents: _rule(contents, "heart-ribs").update(caution="hearth"), "heart-ribs: names the caution 'hearth'"),
        (lambda contents: _rule(contents, "lung-chest").update(regions=["breast"]), "lung-chest: names the region 'breast'"),
        (lambda contents: _rule(contents, "lung-chest").update(ends_with=["sign"]), "lung-chest: names the ending 'sign'"),
        (lambda contents: _rule(contents, "lung-side").update(points=["SP17-SP22"]), "lung-side: names the point 'SP22'"),
        (
            lambda contents: _rule(contents, "lung-side").update(points=["SP21-SP17"]),
            "lung-side: 'SP21-SP17' is no span of points",
        ),
        (lambda contents: _rule(contents, "lung-chest").update(besides=["LU0"]), "lung-chest: names the point 'LU0'"),
        (
            lambda contents: _rule(contents, "lung-ht1").update(points=["GB21"]),
            "GB21: has the caution pneumothorax by lung-gb21 and lung-ht1",
        ),
        (
            lambda contents: contents["knowledge/patient_risks.json"]["risks"][0]["concerns"][0].update(cautions=["birth"]),
            "pregnant: names the caution 'birth'",
        ),
        (
            lambda contents: contents["knowledge/patient_risks.json"]["risks"][-1]["concerns"][0].update(regions=["tail"]),
            "lymphoedema: names the region 'tail'",
        ),
    ],
)
def test_names_that_lead_nowhere_and_rules_that_clash_are_told(edit: Callable[[Contents], object], words: str) -> None:
    assert words in _told(edit)
