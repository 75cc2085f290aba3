"""The lessons that come with the program: read whole, played, and held against what the program itself knows and measures."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from acuviewer.knowledge.caution_rules import load_caution_rules
from acuviewer.knowledge.library import load_library
from acuviewer.lessons.writer import write_lesson
from acuviewer.points.atlas import load_atlas
from acuviewer.session.lesson_files import shipped_lessons
from acuviewer.session.lesson_scenes import played_faults, scene_faults
from scene_cases import commands, content
from shipped_lessons import NAMES, Step, codes_in, path_of, read, steps_of

ALL = [step for name in NAMES for step in steps_of(name)]
_WORDS = {"half a": "0.5", "twelve": "12", "seventy-one": "71"}
_NUMBER = re.compile(r"(?<![\w.])[0-9]+(?:[.,][0-9]+)*")
DERIVED = {
    # Worked out from two figures of the study beside them.
    "12-reading-a-study, step 10": {"10": round(39.1 - 29.4)},
}
EVERYDAY = {"100"}
"""Of 100 people, points or marks: a way of telling a share."""


def test_there_are_twelve_and_the_program_finds_them_all() -> None:
    assert tuple(shipped_lessons()) == NAMES
    assert len(NAMES) == 12


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_is_read_whole_and_written_to_the_byte(name: str) -> None:
    lesson = read(name)
    faults = [*lesson.faults, *scene_faults(lesson, commands(), load_library().sources, name).all()]
    assert [str(fault) for fault in [*faults, *played_faults(lesson, commands(), name).all()]] == []
    assert write_lesson(lesson.lesson) == path_of(name).read_bytes()
    assert "'" not in path_of(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_begins_with_a_question_and_ends_with_a_check(name: str) -> None:
    lesson = read(name).lesson
    assert 8 <= len(lesson.steps) <= 20
    assert lesson.about
    assert lesson.author
    assert "?" in lesson.steps[0].caption or "Write down" in lesson.steps[0].caption
    assert lesson.steps[-1].title == "Check yourself"
    assert all("**Ask.**" in step.notes or "**Say.**" in step.notes for step in lesson.steps)
    assert sum("**Ask.**" in step.notes for step in lesson.steps) >= 2 / 3 * len(lesson.steps)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_cites_sources_and_every_source_is_cited(name: str) -> None:
    steps = steps_of(name)
    assert all(step.sources for step in steps)
    assert {source for step in steps for source in step.sources} == set(read(name).lesson.sources)
    assert set(read(name).lesson.sources) <= set(load_library().sources)


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_a_caption_can_be_read_on_a_beamer(step: Step) -> None:
    assert len(step.caption) <= 230
    assert len(re.findall(r"[.?!]”?(?= [A-Z“]|$)", step.caption)) <= 4
    assert step.step.scene[0].startswith("body.")


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_what_a_caption_names_is_chosen_or_lit(step: Step) -> None:
    shown = content().shown_codes(step.session)
    lit = {*content().lit_codes(step.session), *(shown or ()), step.session.selection.point}
    assert set(codes_in(step.caption)) <= lit
    assert step.session.layers.points or not codes_in(step.caption)


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_a_page_that_opens_is_of_a_study_that_the_step_cites(step: Step) -> None:
    page = step.session.selection.page
    if page is not None and page.kind == "study":
        assert load_library().studies[page.key].source in step.sources


def _known(step: Step) -> Iterator[str]:
    """All that the program tells of the sources that a caption cites, and of the points that it names."""
    library, atlas = load_library(), load_atlas()
    entries = [asdict(study) for study in library.studies.values() if study.source in step.sources]
    entries += [asdict(source) for key, source in library.sources.items() if key in step.sources]
    entries += [asdict(caution) for caution in library.cautions.values() if set(caution.statement.sources) & set(step.sources)]
    entries += [
        asdict(statement)
        for kind in library.pain_types.values()
        for statement in kind.statements
        if set(statement.sources) & set(step.sources)
    ]
    yield from (json.dumps(entry, ensure_ascii=False) for entry in entries)
    meridian = atlas.meridians.get(step.session.selection.meridian or "")
    yield from (said.text for said in (meridian.course if meridian else ()))
    for code in {*codes_in(step.caption), *step.session.filter.codes}:
        point = atlas.points[code]
        yield point.location
        yield from (other.text for other in point.alternatives)
        yield from (found.text for found in (told.statement for told in load_caution_rules().cautions_of(point)))
        if code in library.spread and "molsberger2012" in step.sources:
            yield from (f"{100 * share:.0f} {area}" for share, area in library.spread[code].areas_cm2.items())
    if "who2008" in step.sources:
        yield from (
            f"{segment.length_cun:g} cun"
            for segment in atlas.segments.values()
            if "cun" in step.caption or "of 1" in step.caption
        )
    if "anatomy-common-knowledge" in step.sources:
        yield from (landmark.palpation for landmark in atlas.landmarks.values())


def _numbers(text: str) -> set[str]:
    return {found.replace(",", "").removesuffix(".0") for found in _NUMBER.findall(text)}


def _in_figures(text: str) -> str:
    for word, figure in _WORDS.items():
        text = re.sub(rf"\b{word}\b", figure, text.lower())
    return text


@pytest.mark.parametrize("step", ALL, ids=lambda step: step.name)
def test_every_figure_of_a_caption_is_one_that_the_program_knows(step: Step) -> None:
    known = {number for text in _known(step) for number in _numbers(_in_figures(text))}
    rounded = {f"{float(number):.0f}" for number in known if number.replace(".", "").isdigit() and number.count(".") == 1}
    told = _numbers(step.caption) - EVERYDAY - set(DERIVED.get(step.name, {}))
    assert told - known - rounded == set()


def test_figures_that_are_worked_out_are_worked_out_rightly() -> None:
    assert all(number == str(worked) for figures in DERIVED.values() for number, worked in figures.items())
