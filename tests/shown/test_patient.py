"""What concerns the patient is marked on the body and never hidden: in marks, labels, the name under the cursor and the legend."""

import pytest

from acuviewer.body.shape import BodyShape, Side
from acuviewer.i18n import say
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.label_request import LabelRequest
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.patient import concerned, is_concerned, patient_legend, tell_concern
from acuviewer.shown.points import shown_locations
from acuviewer.theme import load_theme
from point_entries import cautions_at
from scene_cases import content, session_after

LIGHT = load_theme("light")
ALL = "patient.pregnant; patient.bleeding; patient.pacemaker; patient.weak_immunity; patient.child; patient.lymphoedema_left"


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape())


def _signed(anatomy: Anatomy, script: str) -> set[str]:
    session = session_after(script)
    return {found.code for found in shown_locations(anatomy, session, content()) if is_concerned(found, session, content())}


def _labels(anatomy: Anatomy, script: str) -> dict[str, LabelRequest]:
    return {one.key: one for one in label_requests(anatomy, session_after(script), content()).entries}


def test_without_a_risk_nothing_is_marked(anatomy: Anatomy) -> None:
    assert _signed(anatomy, "") == set()
    assert patient_legend(session_after(""), content(), LIGHT) is None


def test_pregnancy_marks_the_points_with_that_caution_on_both_sides(anatomy: Anatomy) -> None:
    wanted = {found.code for found in anatomy.locations.values() if "pregnancy" in cautions_at(found.code)}
    assert _signed(anatomy, "patient.pregnant") == wanted
    marked = concerned(content(), session_after("patient.pregnant").patient)
    assert {("SP6", "left"), ("SP6", "right"), ("CV4", "midline")} <= set(marked)


@pytest.mark.parametrize(("side", "other"), [("left", "right"), ("right", "left")])
def test_lymphoedema_marks_the_limbs_of_its_side_alone(side: Side, other: Side) -> None:
    marked = concerned(content(), session_after(f"patient.lymphoedema_{side}").patient)
    assert ("LI11", side) in marked
    assert ("LI11", other) not in marked
    assert ("BL23", side) not in marked


def test_what_holds_everywhere_marks_no_point() -> None:
    session = session_after("patient.pacemaker")
    assert not concerned(content(), session.patient)
    assert patient_legend(session, content(), LIGHT) is None


def test_no_risk_hides_a_point_or_its_label(anatomy: Anatomy) -> None:
    for script in ("", "filter.region leg", "pain.choose radicular", "point.select SP6; layer.points"):
        plain, risky = (session_after(f"{script}; {more}") for more in ("", ALL))
        assert shown_locations(anatomy, plain, content()) == shown_locations(anatomy, risky, content())
        assert set(_labels(anatomy, script)) == set(_labels(anatomy, f"{script}; {ALL}"))


@pytest.mark.parametrize(
    "script", ["filter.region leg", "filter.region leg; filter.alone", "pain.choose menstrual", "point.select SP6; layer.points"]
)
def test_what_is_filtered_lit_or_chosen_keeps_its_mark(anatomy: Anatomy, script: str) -> None:
    assert "SP6" in _signed(anatomy, f"{script}; patient.pregnant")


def test_labels_carry_the_sign_on_the_side_concerned(anatomy: Anatomy) -> None:
    labels = _labels(anatomy, "patient.lymphoedema_left")
    assert say(labels["point LI11 left standard"].text) == "▲ LI11"
    assert say(labels["point LI11 right standard"].text) == "LI11"
    assert say(_labels(anatomy, "patient.pregnant; point.select SP6")["chosen"].text) == "▲ SP6  三阴交  Sānyīnjiāo"
    assert say(_labels(anatomy, "patient.pregnant; point.select LI11")["chosen"].text) == "LI11  曲池  Qūchí"


def test_among_plain_points_those_concerned_are_named_earlier(anatomy: Anatomy) -> None:
    before, after = (_labels(anatomy, script)["point SP6 right standard"] for script in ("", "patient.pregnant"))
    assert after.priority < before.priority


def test_what_one_points_at_is_told_to_concern_the_patient() -> None:
    session = session_after("patient.pregnant; patient.lymphoedema_left; patient.pacemaker")
    assert say(tell_concern("SP6", "left", session, content())) == "▲ Pregnant, Lymphoedema (left)"
    assert say(tell_concern("SP6", "right", session, content())) == "▲ Pregnant"
    assert tell_concern("LI11", "right", session, content()) == ""


def test_the_legend_counts_points_and_names_the_risks_and_what_holds_everywhere() -> None:
    legend = patient_legend(session_after("patient.pacemaker; patient.pregnant"), content(), LIGHT)
    assert legend is not None
    n = len({point.code for point in content().points if "pregnancy" in cautions_at(point.code)})
    assert say(legend.title) == f"{n} points concerned"
    assert [say(note) for note in legend.notes] == [
        "Pregnant, Pacemaker or defibrillator", "At every point: Pacemaker or defibrillator; see its page",
    ]  # fmt: skip
    alone = patient_legend(session_after("patient.pregnant"), content(), LIGHT)
    assert alone is not None
    assert [say(note) for note in alone.notes] == ["Pregnant"]
