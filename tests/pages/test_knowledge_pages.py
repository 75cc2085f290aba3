"""The pages of evidence, mechanisms, risks and sources: everything is there, with its limits, and leads on."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from acuviewer.knowledge.evidence_table import COLUMNS
from acuviewer.pages.document import Page, Plot, Table
from acuviewer.pages.evidence_page import evidence_page
from acuviewer.pages.forest_plot import plot_svg
from acuviewer.session.commands import parse_script
from pages_after import chips_of, context_after, folds_of, page_after, section_of
from scene_cases import commands

LIBRARY, ATLAS = context_after("").library, context_after("").atlas
LISTS = ("evidence", "mechanisms", "risks", "sources")


def _table(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def _studies(page: Page) -> list[str]:
    return [row[0][0].act.removeprefix("run:study.show ") for row in _table(page).rows]


def test_every_study_is_on_the_page_of_evidence_with_a_limit() -> None:
    page = page_after("evidence.show")
    assert sorted(_studies(page)) == sorted(LIBRARY.studies)
    for study in LIBRARY.studies.values():
        assert study.limits[0].text in page.plain_text()


def test_a_source_without_more_than_its_name_is_named_once() -> None:
    lines = page_after("sources.show").plain_text().splitlines()
    assert "Common textbook anatomy" in lines
    assert any(line.startswith("Carlsson and Sjölund 2001 — Carlsson") for line in lines)


def test_the_wide_table_has_every_column_of_every_study() -> None:
    page = evidence_page(replace(context_after(""), wide=True), "")
    table = _table(page)
    assert len(table.heads) == len(COLUMNS)
    assert all(len(row) == len(COLUMNS) for row in table.rows)
    text = page.plain_text()
    for study in LIBRARY.studies.values():
        assert study.question in text
        assert study.comparison in text
        assert all(limit.text in text for limit in study.limits)


@pytest.mark.parametrize("column", ["year", "people"])
def test_a_column_sorts_the_studies_and_once_more_turns_them_round_with_the_unknown_last(column: str) -> None:
    values = {
        "year": {study.id: LIBRARY.sources[study.source].year for study in LIBRARY.studies.values()},
        "people": {study.id: study.people for study in LIBRARY.studies.values()},
    }[column]
    for order, sign in ((column, 1), (f"-{column}", -1)):
        page = page_after(f"evidence.sort {order}")
        known = [value for name in _studies(page) if (value := values[name]) is not None]
        assert all(sign * before <= sign * after for before, after in pairwise(known))
        unknown = [values[name] is None for name in _studies(page)]
        assert unknown == sorted(unknown)
    head = next(run for run in _table(page_after("evidence.sort -people")).heads if run.text.startswith("People"))
    assert (head.text, head.act) == ("People ▼", "run:evidence.sort people")


def test_figures_with_an_interval_are_drawn_and_those_without_are_not() -> None:
    drawn = [row.study for block in page_after("evidence.show").blocks if isinstance(block, Plot) for row in block.forest.rows]
    with_interval = [
        study.id for study in LIBRARY.studies.values() for result in study.results
        if result.ci_low is not None and result.compared_with is not None
    ]  # fmt: skip
    assert sorted(drawn) == sorted(with_interval)
    assert drawn


@pytest.mark.parametrize("name", list(LIBRARY.studies))
def test_a_study_has_its_question_findings_limits_numbers_and_pains(name: str) -> None:
    study = LIBRARY.studies[name]
    page = page_after(f"study.show {name}")
    text = page.plain_text()
    assert study.question in text
    assert all(said.text in text for said in study.statements)
    assert all(number in text for _, number in LIBRARY.sources[study.source].numbers)
    for pain in study.pain_types:
        assert f"pain.choose {pain}" in page.commands()


@pytest.mark.parametrize("name", list(LIBRARY.mechanisms))
def test_a_mechanism_is_told_alone_and_among_all(name: str) -> None:
    mechanism = LIBRARY.mechanisms[name]
    for script in (f"mechanism.show {name}", "mechanisms.show"):
        text = page_after(script).plain_text()
        assert mechanism.title in text
        assert all(said.text in text for said in mechanism.statements)


@pytest.mark.parametrize("name", list(LIBRARY.cautions))
def test_a_caution_is_told_alone_with_its_points_and_among_all_risks(name: str) -> None:
    caution = LIBRARY.cautions[name]
    page = page_after(f"caution.show {name}")
    assert caution.statement.text in page.plain_text()
    carried = [code for code in ATLAS.points if any(one.caution == name for one in context_after("").cautions_of(code))]
    assert [line for line in page.commands() if line.startswith("point.")] == [f"point.select {code}" for code in carried]
    fold = folds_of(page_after("risks.show"))[f"caution.{name}"]
    assert fold.severity == caution.severity
    assert caution.statement.text in page_after("risks.show").plain_text()


@pytest.mark.parametrize("name", list(LIBRARY.sources))
def test_a_source_has_its_numbers_to_copy_and_what_rests_on_it(name: str) -> None:
    source = LIBRARY.sources[name]
    page = page_after(f"source.show {name}")
    text = page.plain_text()
    assert source.title in text
    assert all(number in text for _, number in source.numbers)
    led = set(section_of(page, "cites").commands())
    for study in LIBRARY.studies_of_source(name):
        assert f"study.show {study.id}" in led


@pytest.mark.parametrize("name", LISTS)
def test_all_that_is_known_is_two_clicks_from_anywhere(name: str) -> None:
    assert commands()[f"{name}.show"].group == "knowledge", "the first click opens the menu, the second the page"
    assert f"{name}.show" in {chip.command for chip in chips_of(page_after("view.front")).values()}
    page = page_after(f"{name}.show")
    assert page.subject == name
    parse_script("; ".join(page.commands()), commands())


def test_a_plot_prints_its_figures_as_the_text_does_and_its_mark_crosses_no_words() -> None:
    ratio = next(block for block in page_after("study.show debar2025").blocks if isinstance(block, Plot) and "%" in block.title)
    svg = plot_svg(ratio, 340, "#000000", "#555555", "#006677")
    assert "1.33 (1.04 to 1.70)" in svg
    words = [float(y) for y in re.findall(r'<text x="4" y="([0-9.]+)" fill="#000000">', svg)]
    marks = [
        (float(top), float(end))
        for top, end in re.findall(r'y1="([0-9.]+)" x2="[0-9.]+" y2="([0-9.]+)" stroke="#555555" stroke-dash', svg)
    ]
    assert len(marks) == len(ratio.forest.rows)
    assert len(words) == 2 * len(marks)
    assert not any(top < y < end for y in words for top, end in marks)


def test_rows_of_one_study_are_told_apart_in_the_picture() -> None:
    ratio = next(block for block in page_after("study.show debar2025").blocks if isinstance(block, Plot) and "%" in block.title)
    svg = plot_svg(ratio, 340, "#000000", "#555555", "#006677")
    assert ">39.1 % after a course of acupuncture, 29.4 % without<" in svg
    assert ">43.8 % after a course and maintenance, 29.4 % without<" in svg


def test_what_the_article_does_not_cite_is_told_once_below_the_table() -> None:
    told = [line for line in page_after("evidence.show").plain_text().splitlines() if "for balance" in line]
    assert len(told) == 1
    assert all(name in told[0] for name in ("Cochrane review 2020", "Liu", "DeBar", "Tu", "Vickers"))
    assert not any("not cited" in limit.text.lower() for study in LIBRARY.studies.values() for limit in study.limits)
