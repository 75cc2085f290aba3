"""The page of an acupoint, for points of every kind: plain, disputed, of several places, measured, not on the surface."""

import re
from dataclasses import replace

import pytest

from acuviewer.knowledge.terms import meridian_phrase
from acuviewer.pages.choose_page import page_of
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Fold, Run, Step, Text, Title
from acuviewer.session.anatomy import build_anatomy, compute_anatomy
from acuviewer.session.commands import parse_script, run_script
from acuviewer.session.session import Session
from pages_after import chips_of, context_after, folds_of, page_after, section_of
from scene_cases import commands

ATLAS, LIBRARY = context_after("").atlas, context_after("").library


def test_a_point_page_tells_all_it_must() -> None:
    text = page_after("point.select GB30").plain_text()
    for expected in ("GB30", "环跳", "Huántiào · Jumping Circle", "Traditional 環跳", "Korean 환도 環跳*", "Japanese かんちょう 環跳*",
                     "* not checked in print", "lateral third", "greater trochanter", "Sciatic nerve", "1.5 to 2.5 cun", "mm",
                     "leaves this location open", "buttock"):  # fmt: skip
        assert expected in text, expected


def test_what_one_needs_first_comes_first_and_the_names_last() -> None:
    order = [section.id for section in page_after("point.select GB30").sections]
    assert order == [
        "location", "cautions", "finding", "definitions", "tissue", "indications", "needling", "evidence", "names",
    ]  # fmt: skip


def test_every_source_is_told_once_and_every_statement_has_the_number_of_one() -> None:
    page = page_after("point.select BL23")
    assert [note.number for note in page.notes] == list(range(1, len(page.notes) + 1))
    assert len({(note.source, note.standing) for note in page.notes}) == len(page.notes)
    cited = {number for line in page.every_line() for run in line for number in run.notes}
    assert cited == {note.number for note in page.notes}
    point = ATLAS.points["BL23"]
    runs = {run.text: run for line in page.every_line() for run in line}
    for text in (said.text for said in (*point.tissue, *point.indications)):
        assert runs[text if text in runs else text[0].lower() + text[1:]].notes, text


def test_indications_are_one_sentence_in_which_only_the_first_begins_large() -> None:
    told = section_of(page_after("point.select SI3"), "indications").plain_text().splitlines()[1]
    parts = told.removesuffix(".").split("; ")
    assert len(parts) == len(ATLAS.points["SI3"].indications)
    assert [part[0].isupper() for part in parts] == [True] + [False] * (len(parts) - 1)


def test_each_caution_leads_on_in_few_words() -> None:
    assert "More on this, and all points" in section_of(page_after("point.select BL23"), "cautions").plain_text()


def test_danger_is_told_before_care() -> None:
    for code in ("GB30", "ST30"):
        told = [fold.severity for key, fold in folds_of(page_after(f"point.select {code}")).items() if key.startswith("caution.")]
        assert told == sorted(told, key=("danger", "care", "info").index)
        assert {"danger", "care"} <= set(told), code


@pytest.mark.parametrize(
    "stem", sorted({code.rstrip("0123456789") for code in ATLAS.points}),
)  # fmt: skip
def test_no_page_loses_a_caution_and_each_is_one_line_until_it_is_opened(stem: str) -> None:
    for code in (code for code in ATLAS.points if code.rstrip("0123456789") == stem):
        page = page_after(f"point.select {code}")
        folds = [fold for key, fold in folds_of(page).items() if key.startswith("caution.")]
        for caution, fold in zip(context_after("").cautions_of(code), folds, strict=True):
            general = LIBRARY.cautions[caution.caution]
            assert fold.severity == general.severity
            assert general.title in "".join(run.text for run in fold.line)
            (first, *_) = (block for block in fold.blocks if isinstance(block, Text))
            assert caution.statement.text in "".join(run.text for run in first.line)


def test_every_category_and_crossing_vessel_of_every_point_can_be_told() -> None:
    from acuviewer.knowledge.categories import load_categories

    for point in ATLAS.points.values():
        for category in point.categories:
            assert all(said.text and said.sources for said in load_categories().explain(category))
        assert all(" " in meridian_phrase(name) for name in (point.meridian, *point.meets))


def test_each_category_explains_itself_where_a_pointer_rests_and_at_the_end() -> None:
    page = page_after("point.select LI11")
    tip = next(run.tip for line in page.every_line() for run in line if run.text == "He-sea (earth)")
    assert "fifth of the five transport points" in tip
    assert "five phases" in tip
    assert "fifth of the five transport points" in section_of(page, "names").plain_text()
    assert "five phases" not in page_after("point.select BL23").plain_text()


def test_a_point_inside_the_mouth_offers_nothing_that_is_done_on_the_skin() -> None:
    page = page_after("point.select GV28")
    text = page.plain_text()
    assert "Not on the surface" in text
    assert "not drawn on the body" in text
    assert {"indications", "names"} <= {section.id for section in page.sections}
    assert not {"finding", "definitions"} & {section.id for section in page.sections}
    assert not [block for block in page.blocks if isinstance(block, Step)]
    assert not {"neighbours", "spread"} & set(folds_of(page))


def test_the_places_of_a_point_are_chips_and_the_shown_one_is_lit() -> None:
    chips = {
        text: chip for text, chip in chips_of(page_after("point.select EX-B2; point.definition l4")).items() if "beside" in text
    }
    assert len(chips) == 17
    assert [text for text, chip in chips.items() if chip.lit] == ["beside L4"]
    assert next(iter(chips.values())).command == "point.definition standard"


def test_the_table_of_definitions_tells_distance_source_and_standing_and_chooses() -> None:
    page = section_of(page_after("point.select GB30"), "definitions")
    found = re.search(r"^(\d+) mm · (\d\.\d) cun$", page.plain_text(), re.MULTILINE)
    assert found is not None
    anatomy = build_anatomy(Session().body)
    here, there = (anatomy.locations["GB30", "left", name].position_mm for name in ("standard", "trochanter-asis"))
    straight = float(((here - there) ** 2).sum() ** 0.5)
    assert straight <= int(found[1]) + 0.5 <= 1.15 * straight + 1
    assert list(page.commands()) == ["point.definition trochanter-asis", "definition.compare"]
    assert not chips_of(page)["Draw all on the body"].lit
    assert chips_of(page_after("point.select GB30; definition.compare"))["Draw all on the body"].lit
    chosen = section_of(page_after("point.select GB30; point.definition trochanter-asis"), "definitions")
    assert next(iter(chosen.commands())) == "point.definition standard"
    assert all(any(run.notes for cell in row for run in cell) for block in page.blocks for row in getattr(block, "rows", ()))


@pytest.mark.parametrize("code", ["GV26", "LI19", "LI14", "TE13"])
def test_where_the_chinese_standard_differs_the_table_names_it(code: str) -> None:
    assert "GB/T 2021: " in section_of(page_after(f"point.select {code}"), "definitions").plain_text()


def test_the_spread_is_told_as_published_and_only_where_it_was_measured() -> None:
    page = page_after("point.select ST36")
    for expected in ("68%", "5.1 cm²", "95%", "20.7 cm²", "71 practitioners", "Published as an area", "one man"):
        assert expected in page.plain_text(), expected
    assert any("Molsberger" in note.text for note in page.notes)
    rings = chips_of(page)["Draw the rings"]
    assert (rings.command, rings.lit) == ("layer.spread", True)
    assert not chips_of(page_after("point.select ST36; layer.spread"))["Draw the rings"].lit
    assert "spread" not in folds_of(page_after("point.select GB30"))


def test_neighbours_are_measured_in_the_cun_of_a_named_segment() -> None:
    page = page_after("point.select BL23")
    scale = build_anatomy(Session().body).ruler.mm_per_cun("back_transverse")
    assert f"Along the skin; 1 cun = {scale:.1f} mm (back transverse)." in page.plain_text()
    chips = {text: chip for text, chip in chips_of(page).items() if re.match(r"[A-Z-]+\d+  \d+ mm · ", text)}
    assert {"BL52", "GV4", "BL22", "BL24"} <= {text.split()[0] for text in chips}
    for text in chips:
        mm, cun = (float(number) for number in re.findall(r"([\d.]+) (?:mm|cun)", text))
        assert cun == pytest.approx(mm / scale, abs=0.08)
    assert next(chip.command for text, chip in chips.items() if text.startswith("GV4 ")) == "point.select GV4"


def test_a_point_without_neighbours_tells_the_nearest_three_with_distance_and_direction() -> None:
    fold = folds_of(page_after("point.select GB30"))["neighbours"]
    assert "No other point lies within 2 cun" in fold.line[0].text
    lines = ["".join(run.text for run in block.line) for block in fold.blocks if isinstance(block, Text)]
    assert len(lines) == 3
    assert all(re.match(r"[A-Z-]+\d+  \d+ mm · \d+\.\d cun · \w", line) for line in lines)
    assert any(line.startswith("BL54") and "inward" in line for line in lines)
    assert next(run.act for block in fold.blocks if isinstance(block, Text) for run in block.line if run.act).startswith(
        "run:point.select"
    )


def test_a_midline_point_has_its_neighbours_of_one_side() -> None:
    chips = [text.split()[0] for text in chips_of(page_after("point.select GV4")) if " mm · " in text]
    assert "BL23" in chips
    assert len(chips) == len(set(chips))


def test_pain_types_are_chips_with_their_reasons_behind_a_line() -> None:
    page = page_after("pain.choose radicular; point.select GB30")
    chip = chips_of(page)["Radicular pain (sciatica)"]
    assert (chip.command, chip.lit) == ("pain.choose radicular", True)
    reasons = folds_of(page)["reasons"]
    told = "".join(run.text for block in reasons.blocks if isinstance(block, Text) for run in block.line)
    for link in LIBRARY.links_of_point("GB30"):
        assert link.reason.text in told


def test_studies_stand_behind_one_line_and_lead_to_their_pages() -> None:
    page = page_after("point.select BL23")
    fold = folds_of(page)["studies"]
    assert isinstance(fold, Fold)
    assert not fold.opened
    listed = {chip.command for block in fold.blocks for chip in getattr(block, "chips", ())}
    assert listed == {f"study.show {study.id}" for study in LIBRARY.studies_of_point("BL23")} | {"evidence.show"}


def test_a_point_outside_the_standard_is_said_to_be_of_textbooks() -> None:
    text = page_after("point.select EX-HN5").plain_text()
    assert "Not part of the standard of 2008" in text
    assert "Extra points of head and neck" in text


def test_the_step_that_is_drawn_last_is_marked_and_each_can_be_chosen() -> None:
    steps = [block for block in page_after("point.select KI3; step.show 3").blocks if isinstance(block, Step)]
    assert [step.number for step in steps if step.now] == [3]
    assert [step.command for step in steps] == [f"step.show {number}" for number in range(1, len(steps) + 1)]
    assert not any(step.now for step in page_after("point.select KI3").blocks if isinstance(step, Step))


def test_a_point_that_cannot_be_placed_says_why() -> None:
    point = replace(ATLAS.points["KI3"], parts=(replace(ATLAS.points["KI3"].parts[0], rule={"kind": "guess"}),))
    atlas = replace(ATLAS, points={**ATLAS.points, "KI3": point})
    session = run_script("point.select KI3", commands(), Session())
    page = page_of(PageContext(atlas, LIBRARY, compute_anatomy(session.body, atlas), session, commands()))
    assert page.subject == "KI3"
    assert "Not placed on this body: KI3 (standard): kind is 'guess'" in page.plain_text()
    assert "finding" not in {section.id for section in page.sections}


@pytest.mark.parametrize("script", ["point.select GB30; step.all", "point.select ST36", "meridian.choose LI; point.select LI4"])
def test_every_link_is_a_command_that_exists_and_every_mark_leads_somewhere(script: str) -> None:
    page = page_after(script)
    parse_script("; ".join(page.commands()), commands())
    anchors = {f"#{section.id}" for section in page.sections}
    inside = {run.act for line in page.every_line() for run in line if run.act.startswith("#")}
    assert inside <= anchors


def test_a_page_begins_with_what_it_is_about() -> None:
    first = page_after("point.select GB30").blocks[0]
    assert first == Title("GB30  环跳  Huántiào · Jumping Circle")
    assert isinstance(first, Title)
    assert Run(first.text) == next(page_after("point.select GB30").every_line())[0]


def test_the_names_tell_japanese_and_korean_and_what_others_call_the_point_with_its_source() -> None:
    page = page_after("point.select TE11")
    told = {"".join(run.text for run in line): line for line in page.every_line()}
    (line,) = (line for words, line in told.items() if words.startswith("Also 清泠渊 Qīnglíngyuān"))
    assert "the Chinese standards of 2006 and 2021" in "".join(run.text for run in line)
    assert len({number for run in line for number in run.notes}) == 2
    assert "Japanese 夾脊, reading unknown*" in page_after("point.select EX-B2").plain_text()
    assert "Also " not in page_after("point.select GB30").plain_text()
