"""On the page of a point what concerns the patient comes first among the cautions, open, with reason, source and standing."""

from acuviewer.pages.document import Chips, Fold, Page, Section, Text
from acuviewer.session.commands import parse_script
from pages_after import chips_of, page_after, section_of
from scene_cases import commands


def _folds(script: str) -> list[Fold]:
    """The folds of the cautions, in order."""
    return [block for block in section_of(page_after(script), "cautions").blocks if isinstance(block, Fold)]


def _words(fold: Fold) -> str:
    return Page("", (fold,), ()).plain_text()


def test_without_a_risk_the_page_is_as_ever() -> None:
    assert not [fold for fold in _folds("point.select SP6") if fold.key.startswith("patient.")]
    assert "▲" not in page_after("point.select SP6").plain_text()


def test_what_concerns_the_patient_comes_first_and_stands_open_with_its_source() -> None:
    page = page_after("point.select SP6; patient.pregnant")
    first, *others = _folds("point.select SP6; patient.pregnant")
    assert (first.key, first.opened, first.severity) == ("patient.pregnant", True, "care")
    assert "This patient: Pregnant" in _words(first)
    assert "no objective harm" in _words(first)
    assert not any(fold.opened for fold in others)
    cited = {number for block in first.blocks if isinstance(block, Text) for run in block.line for number in run.notes}
    assert {note.source for note in page.notes if note.number in cited} == {"needling-common-knowledge", "carr2015"}
    assert all("not checked in print" in note.standing for note in page.notes if note.number in cited)


def test_no_caution_of_the_point_is_lost() -> None:
    for code in ("SP6", "ST9", "GV22", "LI11"):
        plain = _folds(f"point.select {code}")
        assert [fold.line for fold in _folds(f"point.select {code}; patient.bleeding; patient.child")][-len(plain) or 99 :] == [
            fold.line for fold in plain
        ]


def test_the_gravest_caution_behind_a_risk_gives_its_colour_and_leads_to_its_page() -> None:
    carotid, *_ = _folds("point.select ST9; patient.bleeding")
    assert carotid.severity == "danger"
    assert "By: Carotid artery" in _words(carotid)
    assert "At every point: Bleeding lasts longer" in _words(carotid)
    assert "caution.show carotid" in set(Page("", (carotid,), ()).commands())
    joint, *_ = _folds("point.select ST35; patient.bleeding")
    assert joint.severity == "care"


def test_what_holds_everywhere_is_told_at_each_point_after_what_holds_here() -> None:
    keys = [
        fold.key for fold in _folds("point.select ST9; patient.pacemaker; patient.bleeding") if fold.key.startswith("patient.")
    ]
    assert keys == ["patient.bleeding", "patient.pacemaker"]
    pacemaker, *_ = _folds("point.select LI11; patient.pacemaker")
    assert "At every point: No electro-acupuncture" in _words(pacemaker)


def test_lymphoedema_is_told_on_its_side_alone() -> None:
    left = _folds("point.select LI11 left; patient.lymphoedema_left")[0]
    assert "This patient: Lymphoedema (left)" in _words(left)
    right = page_after("point.select LI11 right; patient.lymphoedema_left")
    assert "Nothing is known to concern the patient at this point in particular: Lymphoedema (left)." in right.plain_text()
    assert "no proof of safety" in right.plain_text()


def test_a_point_off_the_skin_tells_the_patient_too() -> None:
    first, *_ = _folds("point.select GV28; patient.pacemaker")
    assert first.key == "patient.pacemaker"


def test_points_on_other_pages_carry_the_sign_with_the_reason() -> None:
    pain = page_after("patient.pregnant; pain.choose lower-abdomen")
    link = next(run for line in pain.every_line() for run in line if "SP6" in run.text)
    assert link.text.startswith("▲ SP6")
    assert "Pregnant: In pregnancy" in link.tip
    chip = chips_of(page_after("patient.pregnant; caution.show pregnancy"))["▲ SP6"]
    assert chip.command == "point.select SP6"
    assert "Pregnant: In pregnancy" in chip.tip
    assert "▲" not in page_after("patient.pacemaker; pain.choose lower-abdomen").plain_text()


def test_every_link_leads_somewhere() -> None:
    page = page_after("point.select ST9; patient.bleeding; patient.child; patient.pregnant")
    assert isinstance(page.blocks[-1], (Chips, Text, Fold, Section))
    parse_script("; ".join(page.commands()), commands())
