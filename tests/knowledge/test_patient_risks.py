"""Which points concern whom, and why."""

import pytest

from acuviewer.body.shape import Side
from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.patient_risks import (
    ChosenRisk,
    concerns_of,
    concerns_on_sides,
    in_reading_order,
    load_patient_risks,
    risks_of,
)
from acuviewer.points.atlas import load_atlas
from point_entries import cautions_at

POINTS = load_atlas().points


def _told(code: str, *risks: str, side: Side = "left") -> list[tuple[str, bool]]:
    return [(found.risk, found.everywhere) for found in risks_of(POINTS[code], side, [ChosenRisk(risk) for risk in risks])]


def test_all_risks_are_there_and_only_lymphoedema_has_a_side() -> None:
    risks = load_patient_risks()
    assert list(risks) == ["pregnant", "bleeding", "pacemaker", "weak-immunity", "child", "lymphoedema"]
    assert [risk.id for risk in risks.values() if risk.sided] == ["lymphoedema"]


def test_nobody_is_concerned_without_a_risk() -> None:
    assert all(risks_of(point, "left", ()) == () for point in POINTS.values())


def test_in_pregnancy_the_points_with_that_caution_are_concerned_and_no_others() -> None:
    for code in POINTS:
        assert bool(_told(code, "pregnant")) == ("pregnancy" in cautions_at(code)), code
    assert "no objective harm" in risks_of(POINTS["SP6"], "left", [ChosenRisk("pregnant")])[0].reason.text


@pytest.mark.parametrize("code", ["ST9", "BL1", "SP12", "BL40", "CV14", "LU9", "EX-HN9"])
def test_with_anticoagulants_a_bleeding_that_cannot_be_pressed_off_is_told_before_what_holds_everywhere(code: str) -> None:
    assert _told(code, "bleeding") == [("bleeding", False), ("bleeding", True)]


def test_what_holds_everywhere_is_told_at_each_point() -> None:
    for risk in ("bleeding", "pacemaker", "weak-immunity", "child"):
        assert all((risk, True) in _told(code, risk) for code in POINTS)
    assert _told("LI11", "pacemaker", "bleeding") == [("pacemaker", True), ("bleeding", True)]


def test_a_child_is_concerned_most_where_the_skull_is_open_or_an_organ_near() -> None:
    assert ("child", False) in _told("GV22", "child")
    assert ("child", False) in _told("BL13", "child")
    assert ("child", False) not in _told("LI11", "child")


@pytest.mark.parametrize(
    ("code", "side", "concerned"),
    [
        ("LI11", "left", True),
        ("LI11", "right", False),
        ("SP6", "left", True),
        ("BL23", "left", False),
        ("CV12", "midline", False),
    ],
)
def test_lymphoedema_spares_the_limbs_of_its_side(code: str, side: Side, concerned: bool) -> None:
    assert bool(risks_of(POINTS[code], side, [ChosenRisk("lymphoedema", "left")])) == concerned


def test_an_unknown_risk_is_an_error() -> None:
    with pytest.raises(KeyError):
        risks_of(POINTS["LU1"], "left", [ChosenRisk("bravery")])


def test_reasons_are_sourced_and_unchecked() -> None:
    for risk in load_patient_risks().values():
        for concern in risk.concerns:
            assert not concern.reason.checked
            assert set(concern.reason.sources) <= set(load_library().sources)


def test_concerns_on_sides_leave_out_what_holds_everywhere_and_list_risks_in_reading_order() -> None:
    chosen = frozenset(
        {ChosenRisk("pacemaker"), ChosenRisk("lymphoedema", "right"), ChosenRisk("lymphoedema", "left"), ChosenRisk("pregnant")}
    )
    assert [(one.id, one.side) for one in in_reading_order(chosen)] == [
        ("pregnant", None), ("pacemaker", None), ("lymphoedema", "left"), ("lymphoedema", "right"),
    ]  # fmt: skip
    sides = concerns_on_sides(POINTS["LI4"], chosen)
    assert [(one.risk, one.side) for one in sides["left"]] == [("pregnant", None), ("lymphoedema", "left")]
    assert [(one.risk, one.side) for one in concerns_of(POINTS["LI4"], chosen)] == [
        ("pregnant", None), ("lymphoedema", "left"), ("lymphoedema", "right"),
    ]  # fmt: skip
    assert concerns_of(POINTS["BL13"], chosen) == ()


def test_a_reason_knows_the_cautions_by_which_it_holds() -> None:
    here, everywhere = risks_of(POINTS["ST9"], "left", [ChosenRisk("bleeding")])
    assert here.cautions == {"carotid"}
    assert everywhere.cautions == frozenset()
