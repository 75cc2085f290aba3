"""The page of an acupoint, for points of every kind: plain, disputed, of several places, measured, not on the surface."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.terms import meridian_phrase
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy, compute_anatomy
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.ui.fold import Fold
from acuviewer.ui.pages.knowledge_pages import build_page
from acuviewer.ui.pages.page import PageContext
from acuviewer.ui.pages.point_page import PointPage
from acuviewer.ui.scale_text import say_cun
from acuviewer.ui.text_widgets import StepRow
from acuviewer.ui.view_bar import ViewBar
from controls_after import controls_after

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)

Build = Callable[[str], tuple[PointPage, list[str]]]


@pytest.fixture
def page() -> Iterator[Build]:
    """The point's page after a script, and the command lines that its widgets gave out."""
    made: list[QWidget] = []

    def build(script: str) -> tuple[PointPage, list[str]]:
        session = run_script(script, COMMANDS, Session())
        anatomy = build_anatomy(session.body)
        chosen = session.selection
        assert chosen.point is not None
        location = anatomy.chosen_location(chosen)
        ran: list[str] = []
        context = PageContext(
            ATLAS, LIBRARY, anatomy, session, ran.append, lambda name: ran.append(f"source {name}"), controls_after(script, ran)
        )
        made.append(PointPage(context, ATLAS.points[chosen.point], location))
        return made[-1], ran

    yield build
    for widget in made:
        widget.deleteLater()


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _buttons(widget: QWidget) -> dict[str, QPushButton]:
    return {button.text(): button for button in widget.findChildren(QPushButton)}


def _tag(widget: QWidget, text: str) -> QLabel:
    return next(tag for tag in widget.findChildren(QLabel) if tag.objectName() == "tag" and tag.text() == text)


def test_the_head_names_the_point_in_every_language_and_marks_what_nobody_checked(page: Build) -> None:
    widget, ran = page("point.select GB30")
    texts = _texts(widget)
    for expected in ("GB30", "环跳", "Huántiào · Jumping Circle", "Traditional 環跳", "Korean 환도 環跳*", "Japanese かんちょう 環跳*",
                     "* not checked in print", "buttock"):  # fmt: skip
        assert expected in texts, expected
    _buttons(widget)["Gallbladder meridian"].click()
    assert ran == ["meridian.choose GB"]
    assert "Japanese 夾脊, reading unknown*" in _texts(page("point.select EX-B2")[0])


def test_the_head_says_what_others_call_the_point_and_who_they_are(page: Build) -> None:
    assert "Also: " not in _texts(page("point.select GB30")[0])
    texts = _texts(page("point.select EX-HN3")[0])
    assert "Also: GV29 (the Chinese standard of 2006)*" in texts
    assert "清泠渊 Qīnglíngyuān (the Chinese standards of 2006 and 2021)*" in _texts(page("point.select TE11")[0])


def test_each_category_explains_itself_with_its_source(page: Build) -> None:
    widget, _ = page("point.select LI11")
    tip = _tag(widget, "he-sea (earth)").toolTip()
    assert "fifth of the five transport points" in tip
    assert "five phases" in tip
    assert LIBRARY.sources["traditional-common-knowledge"].title in tip
    widget, _ = page("point.select BL23")
    tip = _tag(widget, "back-shu of the kidney").toolTip()
    assert "beside the spine" in tip
    assert "five phases" not in tip


def test_every_category_and_crossing_vessel_of_every_point_can_be_told() -> None:
    from acuviewer.knowledge.categories import load_categories

    for point in ATLAS.points.values():
        for category in point.categories:
            assert all(said.text and said.sources for said in load_categories().explain(category))
        assert all(" " in meridian_phrase(name) for name in (point.meridian, *point.meets))


def test_a_point_inside_the_mouth_offers_nothing_that_is_done_on_the_skin(page: Build) -> None:
    widget, _ = page("point.select GV28")
    texts = _texts(widget)
    assert "Not on the surface" in texts
    assert "not drawn on the body" in texts
    assert "INDICATIONS" in texts
    assert "Governor Vessel" in _buttons(widget)
    assert not {"Left side", "Right side", "Fly to it"} & set(_buttons(widget))
    assert not widget.findChildren(StepRow)
    for absent in ("HOW TO FIND IT", "NEIGHBOURS", "SPREAD", "DEFINITIONS"):
        assert absent not in texts, absent


def test_the_places_of_a_point_are_chips_and_the_shown_one_is_lit(page: Build) -> None:
    widget, ran = page("point.select EX-B2; point.definition l4")
    chips = [button for button in widget.findChildren(QPushButton) if re.fullmatch(r"beside [TL]\d+", button.text())]
    assert len(chips) == 17
    assert [chip.text() for chip in chips if chip.property("lit") == "true"] == ["beside L4"]
    chips[0].click()
    assert ran == ["point.definition standard"]


def test_the_table_of_definitions_tells_distance_source_and_standing_and_chooses(page: Build) -> None:
    widget, ran = page("point.select GB30")
    texts = _texts(widget)
    assert "disputed" in texts
    found = re.search(r"^(\d+) mm · (\d\.\d) cun$", texts, re.MULTILINE)
    assert found is not None
    anatomy = build_anatomy(Session().body)
    here, there = (anatomy.locations["GB30", "left", name].position_mm for name in ("standard", "trochanter-asis"))
    straight = float(((here - there) ** 2).sum() ** 0.5)
    assert straight <= int(found[1]) + 0.5 <= 1.15 * straight + 1
    assert _buttons(widget)["Standard"].isChecked()
    _buttons(widget)["Line to the front of the hip bone"].click()
    compare = next(box for box in widget.findChildren(QCheckBox) if box.text().startswith("Draw all"))
    assert not compare.isChecked()
    compare.click()
    assert ran == ["point.definition trochanter-asis", "definition.compare"]
    widget.context.controls.show_session(run_script("point.select GB30; definition.compare", COMMANDS, Session()))
    assert compare.isChecked()


@pytest.mark.parametrize("code", ["GV26", "LI19", "LI14", "TE13"])
def test_where_the_chinese_standard_differs_the_table_names_it(page: Build, code: str) -> None:
    assert any(text.startswith("GB/T 2021: ") for text in _buttons(page(f"point.select {code}")[0]))


def test_a_renamed_point_has_a_note(page: Build) -> None:
    assert "清泠渊" in _texts(page("point.select TE11")[0])


def test_the_spread_is_told_as_published_and_as_unmeasured_elsewhere(page: Build) -> None:
    widget, ran = page("point.select ST36")
    texts = _texts(widget)
    for expected in ("68%", "5.1 cm²", "95%", "20.7 cm²", "71 practitioners", "Published as an area", "one man", "Molsberger"):
        assert expected in texts, expected
    rings = next(box for box in widget.findChildren(QCheckBox) if box.text().startswith("Draw the rings"))
    assert rings.isChecked()
    rings.click()
    assert ran == ["layer.spread"]
    assert "Not measured at this point" in _texts(page("point.select GB30")[0])


def test_neighbours_are_measured_in_the_cun_of_a_named_segment(page: Build) -> None:
    widget, ran = page("point.select BL23")
    scale = build_anatomy(Session().body).ruler.mm_per_cun("back_transverse")
    texts = _texts(widget)
    assert f"Along the skin; 1 cun = {scale:.1f} mm (back transverse)." in texts
    chips = [text for text in _buttons(widget) if re.match(r"[A-Z-]+\d+  \d+ mm · ", text)]
    assert {"BL52", "GV4", "BL22", "BL24"} <= {text.split()[0] for text in chips}
    for text in chips:
        mm, cun = (float(number) for number in re.findall(r"([\d.]+) (?:mm|cun)", text))
        assert cun == pytest.approx(mm / scale, abs=0.08)
    _buttons(widget)[next(text for text in chips if text.startswith("GV4 "))].click()
    assert ran == ["point.select GV4"]


def test_a_midline_point_has_its_neighbours_of_one_side(page: Build) -> None:
    chips = [text.split()[0] for text in _buttons(page("point.select GV4")[0]) if " mm · " in text]
    assert "BL23" in chips
    assert len(chips) == len(set(chips))


def test_studies_are_built_when_they_are_asked_for(page: Build) -> None:
    widget, _ = page("point.select BL23")
    fold = widget.findChildren(Fold)[0]
    assert "Limits: " not in _texts(widget)
    fold.button.click()
    assert "Limits: " in _texts(widget)
    assert fold.button.text().startswith("▼")
    fold.button.click()
    assert fold.button.text().startswith("▶")


def test_a_point_outside_the_standard_is_said_to_be_of_textbooks(page: Build) -> None:
    texts = _texts(page("point.select EX-HN5")[0])
    assert "Not part of the standard of 2008" in texts
    assert "Extra points of head and neck" in texts


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("point.select BL23", "back transverse"),
        ("point.select SP13", "midclavicular transverse"),
        ("point.select LI20", "head sagittal"),
        ("point.select GB30", "cun here"),
        ("landmark.select tibial_crest_midpoint", "leg anterior"),
        ("point.select GV28", "1 finger-cun = "),
        ("bone.select left_femur", "1 finger-cun = "),
        ("view.front", "1 finger-cun = "),
    ],
)
def test_the_status_bar_tells_the_cun_of_where_one_is(script: str, expected: str) -> None:
    session = run_script(script, COMMANDS, Session())
    anatomy = build_anatomy(session.body)
    text = say_cun(anatomy, session)
    assert expected in text
    scales = {f"{anatomy.ruler.mm_per_cun(name):.1f}" for name in anatomy.ruler.segments}
    assert re.search(r"= ([\d.]+) mm", text)[1] in scales  # type: ignore[index]


def test_the_bar_shows_the_form_of_names_and_changes_it() -> None:
    ran: list[str] = []
    controls = controls_after("names.pinyin; layer.spread", ran)
    bar = ViewBar(controls)
    bar.command.connect(ran.append)
    bar.show_session(run_script("names.pinyin; layer.spread", COMMANDS, Session()))
    spread = next(box for box in bar.findChildren(QCheckBox) if box.text() == "Spread")
    assert bar.names.text() == "Pinyin ▼"
    assert [action.text() for action in bar.names.menu().actions() if action.isChecked()] == ["Pinyin"]
    assert not spread.isChecked()
    assert ran == []
    bar.names.menu().actions()[2].trigger()
    spread.click()
    assert ran == ["names.characters", "layer.spread"]
    bar.deleteLater()


def test_a_point_that_cannot_be_placed_says_why(page: Build) -> None:
    point = replace(ATLAS.points["KI3"], parts=(replace(ATLAS.points["KI3"].parts[0], rule={"kind": "guess"}),))
    atlas = replace(ATLAS, points={**ATLAS.points, "KI3": point})
    session = run_script("point.select KI3", COMMANDS, Session())
    context = PageContext(
        atlas, LIBRARY, compute_anatomy(session.body, atlas), session, lambda _: None, lambda _: None, controls_after("", [])
    )
    widget = build_page(context)
    assert isinstance(widget, PointPage)
    assert "Not placed on this body: KI3 (standard): kind is 'guess'" in _texts(widget)
    assert "How to find it" not in _texts(widget)
    widget.deleteLater()
