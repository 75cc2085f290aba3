"""In the pseudo language nothing but texts of the language file and words of the data is seen: no page, panel, dialog or label is bare."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QMenuBar, QPushButton, QWidget

from acuviewer import fault_report
from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.body_report import measure_body
from acuviewer.i18n import PSEUDO, listed, said, say, set_language, text
from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import load_library
from acuviewer.pages.choose_page import page_of
from acuviewer.points.atlas import load_atlas
from acuviewer.points.rules import names_in, read_rule
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.body_figures import UNITS, Units
from acuviewer.session.body_words import describe_body
from acuviewer.session.commands import CommandError, parse_script, run_script
from acuviewer.session.finding import build_index
from acuviewer.session.patient_commands import risk_switches
from acuviewer.session.place_facts import facts_of
from acuviewer.session.session import Session
from acuviewer.shown.bone_depth import depth_legend, tell_depth
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.marks import Pick, describe
from acuviewer.shown.patient import patient_legend, tell_concern
from acuviewer.theme import load_theme
from acuviewer.ui.controls import Controls
from acuviewer.ui.dialogs import reading_dialogs as dialogs
from acuviewer.ui.dialogs.evidence_dialog import EvidenceDialog
from acuviewer.ui.dialogs.fault_dialog import fault_reports
from acuviewer.ui.dialogs.fault_notices import FaultNotices
from acuviewer.ui.fold import Fold
from acuviewer.ui.menus import build_menus
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.navigator.navigator_panel import NavigatorPanel
from acuviewer.ui.patient_bar import PatientBar
from acuviewer.ui.scale_text import say_cun
from acuviewer.ui.view_bar import ViewBar
from pages_after import chips_of, context_after
from scene_cases import commands, content
from worded import bare, bare_words

ATLAS, LIBRARY = load_atlas(), load_library()


@pytest.fixture(autouse=True)
def pseudo() -> Iterator[None]:
    set_language(PSEUDO)
    yield
    set_language("en")


@cache
def _choices() -> dict[str, str]:
    """A script for each kind of page, by what is particular to it."""
    points, landmarks = ATLAS.points.values(), ATLAS.landmarks.values()
    used = {name for point in points for part in point.parts for name in names_in(read_rule(part.rule))[0]}
    particular = {
        "nothing": None,
        "disputed": next(point for point in points if point.standing == "disputed"),
        "textbook": next(point for point in points if point.standing == "textbook" and not point.off_surface),
        "off the surface": next(point for point in points if point.off_surface),
        "of several places": next(point for point in points if len(point.parts) > 1),
        "with other definitions": next(point for point in points if point.alternatives),
        "with a spread": next(point for point in points if point.code in LIBRARY.spread),
        "never needled": next(point for point in points if any(needle.depth_cun is None for needle in point.needling)),
        "with a departure": next(point for point in points if point.departure),
        "with notes": next(point for point in points if point.notes),
        "without cautions": next(point for point in points if not load_caution_rules().cautions_of(point)),
        "without pain types": next(point for point in points if not LIBRARY.links_of_point(point.code)),
        "of two meridians": next(point for point in points if point.meets),
        "of the midline": next(point for point in points if point.laterality != "both" and not point.off_surface),
        "extra": next(point for point in points if point.meridian.startswith("EX")),
    }
    scripts = {kind: f"point.select {point.code}" if point else "" for kind, point in particular.items()}
    risks = "; ".join(risk_switches())
    scripts["for a patient"], scripts["pain type for a patient"] = f"point.select ST9; {risks}", f"{risks}; pain.choose knee"
    scripts["on the other side of a patient"] = "point.select LI11 right; patient.lymphoedema_left; patient.pregnant"
    scripts["construction"] = "point.select GB30; step.all"
    scripts["comparison"] = "point.select GB30; definition.compare"
    scripts["on its meridian"] = "meridian.choose BL; point.select BL23 right"
    scripts |= {f"meridian {code}": f"meridian.choose {code}" for code in ("LU", "GV")}
    scripts |= {name: f"{name}.show" for name in ("evidence", "mechanisms", "risks", "sources")}
    for kind, table in (
        ("study", LIBRARY.studies),
        ("mechanism", LIBRARY.mechanisms),
        ("caution", LIBRARY.cautions),
        ("source", LIBRARY.sources),
    ):
        scripts[kind] = f"{kind}.show {next(iter(table))}"
    scripts["pain type"] = f"pain.choose {next(iter(LIBRARY.pain_types))}"
    scripts["bone"], scripts["bone of the midline"] = "bone.select left_femur", "bone.select l4_vertebra"
    for kind in ("both", "midline"):
        scripts[f"landmark {kind}"] = f"landmark.select {next(mark.name for mark in landmarks if mark.sides == kind)}"
    scripts["landmark of no point"] = (
        f"landmark.select {next((mark.name for mark in landmarks if mark.name not in used), 'umbilicus')}"
    )
    return scripts


def _session(script: str) -> Session:
    return run_script(script, commands(), Session())


@pytest.mark.parametrize("kind", _choices())
def test_no_page_has_a_bare_word(kind: str) -> None:
    context = context_after(_choices()[kind])
    page = page_of(context)
    told = {run.text for line in page.every_line() for run in line} | {run.tip for line in page.every_line() for run in line}
    told |= {words for chip in chips_of(page).values() for words in (chip.text, chip.tip)} | {
        note.standing for note in page.notes
    }
    assert [words for words in told if bare(words)] == []
    anatomy, session = context.anatomy, context.session
    assert bare(say_cun(anatomy, session)) == ""
    labels = label_requests(anatomy, session, content()).entries
    assert [say(label.text) for label in labels if bare(say(label.text))] == []


def test_no_panel_menu_or_bar_has_a_bare_word() -> None:
    controls = Controls(commands(), print)
    body = BodyPanel(Session().body)
    navigator = NavigatorPanel(ATLAS, LIBRARY, partial(build_index, ATLAS, LIBRARY, commands().values()), body, controls)
    view_bar, bar = ViewBar(controls), QMenuBar()
    build_menus(bar, controls, commands(), ATLAS, LIBRARY, print)
    assert [word for top in (navigator, view_bar, bar, controls) for word in bare_words(top)] == []
    session = _session(
        "; ".join(
            (
                "filter.meridian BL",
                "filter.category he-sea",
                "filter.standing standard",
                "names.english",
                "point.select BL40",
                *risk_switches(),
            )
        )
    )
    controls.show_session(session)
    view_bar.show_session(session)
    navigator.show_session(session)
    navigator.toggle_filter()
    patient_bar = PatientBar(controls)
    assert [word for top in (navigator, view_bar, patient_bar) for word in bare_words(top)] == []
    for query in ("GB30", "lumbar", "knee", "sciatica", "pregnancy", "femur", "a", "⟦", "zzzzqqqq"):
        navigator.search.setText(query)
        assert [word for word in bare_words(navigator) if "zzzz" not in word] == [], query
    navigator.search.clear()
    navigator.landmarks.filter.setText("zzzzqqqq")
    assert bare_words(navigator.landmarks) == []
    for widget in (navigator, view_bar, bar, patient_bar):
        widget.deleteLater()


@pytest.mark.parametrize("units", UNITS)
def test_the_panel_of_the_body_has_no_bare_word_whatever_it_tells(units: Units) -> None:
    panel = BodyPanel(parse_body("sex=female,height_mm=1650,weight_kg=60"), units, "sex=male,age=62,waist_mm=900")
    for fold in panel.findChildren(Fold):
        fold.button.click()
    assert bare_words(panel) == []
    for written in ("x", "1"):
        for field in panel.figures.fields.values():
            field.setText(written)
        panel.figures.take_all()
        assert bare_words(panel) == [], written
    shape = parse_body("sex=female,height_mm=1650,weight_kg=60,waist_mm=900")
    panel.show_shape(shape)
    rows = measure_body(build_anatomy(shape))
    for built in (0.0, None):
        panel.figures.show_rows(tuple(replace(row, built=built) for row in rows))
        assert bare_words(panel) == [], built
    panel.show_shape(parse_body("weight=0.8"))
    panel.figures.show_rows(rows)
    assert bare_words(panel) == []
    panel.deleteLater()


def test_no_dialog_or_notice_has_a_bare_word() -> None:
    parent = QWidget()
    made = [
        dialogs.first_steps(parent, LIBRARY),
        dialogs.key_sheet(parent, commands().values()),
        dialogs.about(parent, LIBRARY),
        EvidenceDialog(parent, context_after(""), load_theme("light"), print),
    ]
    assert [word for dialog in made for word in bare_words(dialog)] == []
    notices = FaultNotices(parent)
    notices.tell_fault(text("notice.failed_before"))
    fault_report.note_message("Qt", "⟦⟧")
    assert bare_words(notices) == []
    notices.stop_hearing()
    report = fault_reports(parent)
    folder = str(fault_report.faults_folder())
    assert [word for word in bare_words(report) if folder not in word] == []
    parent.deleteLater()


@pytest.mark.parametrize("body", ["sex=female,weight=0,muscle=0", "sex=male,weight=1,muscle=1"])
def test_a_body_is_described_in_texts(body: str) -> None:
    assert bare(describe_body(parse_body(body))) == ""
    assert bare(describe_body(BodyShape())) == ""


def test_the_map_of_depths_and_the_facts_of_a_place_are_told_in_texts() -> None:
    session = run_script("point.select GB30", commands(), Session())
    anatomy = build_anatomy(session.body)
    found = anatomy.chosen_location(session.selection)
    assert found is not None
    legend = depth_legend(load_theme("light"))
    pick = Pick("point", "GB30", "left", found.position_mm)
    words = [legend.title, *legend.ends, legend.missing[1], legend.note, tell_depth(anatomy, pick)]
    risky = run_script("patient.child; patient.lymphoedema_left", commands(), session)
    sign = patient_legend(risky, content(), load_theme("light"))
    assert sign is not None
    words += [sign.title, *sign.notes, tell_concern("GB30", "left", risky, content())]
    words += [fact.sentence for fact in facts_of(anatomy, found)]
    assert [bare(say(one)) for one in words] == [""] * len(words)


def test_what_is_touched_is_named_in_texts() -> None:
    anatomy = build_anatomy(Session().body)
    here = np.zeros(3)
    picks = [Pick("point", "GB30", "left", here), Pick("landmark", "umbilicus", "midline", here), Pick("bone", "left_femur", "left", here),
             Pick("meridian", "BL", "right", here), Pick("skin", "", "midline", here)]  # fmt: skip
    assert [say(describe(pick, anatomy, content())) for pick in picks if bare(say(describe(pick, anatomy, content())))] == []


@pytest.mark.parametrize("script", ["no.such", "point.select XX1", "point.select GB30 up", "step.show x", "layer.skin 7", "point.next 1", "bone.select",
                                    "bone.select tail", "meridian.choose XX", "landmark.select tail", "filter.region moon", "pain.choose x"])  # fmt: skip
def test_what_is_wrong_with_a_command_is_told_in_texts(script: str) -> None:
    with pytest.raises(CommandError) as raised:
        parse_script(script, commands())
    assert all(problem.startswith("⟦") and problem.endswith("⟧") for problem in raised.value.problems)


def test_bare_words_are_found() -> None:
    top = QWidget()
    for made, words in (
        (QLabel(top), "Points so far"),
        (QPushButton(top), f"{text('page.section.evidence')} and more"),
        (QLabel(top), "Evidence"),
    ):
        made.setText(words)
    label = QLabel(text("page.point.unplaced", why="no tape can lie there"), top)
    label.setToolTip("Bladder meridian")
    assert len(bare_words(top)) == 4
    top.deleteLater()


def test_a_text_is_a_value_that_is_said_in_the_language_in_force() -> None:
    told = said("definitions.scale", mm=23.04, segment=said("segment.nape"))
    assert told == said("definitions.scale", mm=23.04, segment=said("segment.nape"))
    assert len({told, told}) == 1
    assert listed(["GB30", said("side.left")]) == "GB30, ⟦left side⟧"
    assert say("GB30") == "GB30"
    set_language("en")
    assert say(told) == "Distances are from the standard place on this body; 1 cun = 23.0 mm (nape)."
    assert [text("count.points", n=number) for number in (0, 1, 2)] == ["0 points", "1 point", "2 points"]


@pytest.mark.parametrize(
    ("key", "parts"),
    [("no.such.text", {}), ("definitions.scale", {"mm": 1.0}), ("definitions.scale", {"mm": "x", "segment": ""})],
)
def test_a_text_that_cannot_be_said_is_told_by_its_key_and_reported(
    key: str, parts: dict[str, str | float], monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(fault_report, "report_fault", reported.append)
    assert text(key, **parts) == key
    assert key in str(reported[0])
