"""The form of a lesson: read and written again it is the same, and each fault is told by its line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acuviewer.faults import DataError
from acuviewer.lessons.lesson import MOST_LINES, MOST_STEPS, Lesson, LessonStep, clean_line, clean_scene, clean_text
from acuviewer.lessons.reader import ReadLesson, read_lesson
from acuviewer.lessons.writer import write_lesson

GOOD = Path(__file__).parent.joinpath("gb30.aculesson").read_text(encoding="utf-8")
HEAD = "---\naculesson: 1\ntitle: T\nsources:\n- who2008\n---\n"

_WORDS = st.text(st.one_of(st.characters(), st.sampled_from(list("#`\\-* \n[]^!:;%"))), max_size=60)
_LOOKS_LIKE_MORE = st.sampled_from(
    [
        "## Title",
        "##",
        "\\## x",
        "### Notes",
        "\\\\### Notes",
        "```scene",
        "```",
        "---",
        "aculesson: 1",
        "- x",
        "text\n\n## y",
        " ## z",
        "### Notes ",
    ]
)
_TEXT = st.one_of(_WORDS, _LOOKS_LIKE_MORE).map(clean_text)
_LINE = st.one_of(_WORDS, _LOOKS_LIKE_MORE).map(clean_line)
_STEPS = st.lists(st.builds(LessonStep, _LINE, _TEXT, _TEXT, _TEXT.map(clean_scene), st.just(False)), max_size=4)
_LESSONS = st.builds(
    Lesson,
    _LINE,
    _LINE,
    st.sampled_from(["en", "zh-Hant"]),
    st.lists(_LINE.filter(bool), max_size=3).map(tuple),
    _TEXT,
    _STEPS.map(tuple),
)


def faults_of(text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    return [f"{fault.where}: {fault.what}" for fault in read_lesson(content, "x").faults]


def test_the_example_of_the_documentation_is_good_and_written_to_the_byte() -> None:
    read = read_lesson(GOOD.encode(), "x")
    assert not read.faults
    assert write_lesson(read.lesson).decode() == GOOD
    documentation = Path(__file__).parents[2].joinpath("docs", "LESSONS.md").read_text(encoding="utf-8")
    assert all(f"    {line}" in documentation for line in GOOD.splitlines() if line)


@given(_LESSONS)
@settings(deadline=None)
def test_a_lesson_written_and_read_is_the_same(lesson: Lesson) -> None:
    written = write_lesson(lesson)
    again = read_lesson(written, "x").lesson
    assert again == lesson
    assert write_lesson(again) == written


def test_a_step_that_continues_keeps_doing_so() -> None:
    lesson = Lesson("T", steps=(LessonStep("a"), LessonStep("b", continues=True)))
    assert read_lesson(write_lesson(lesson), "x").lesson == lesson


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD.replace("1", "2"), "line 2: is version 2"),
        (HEAD.replace("1", "one"), "line 2: 'one' is no version"),
        (HEAD.replace("title", "titel"), "line 3: titel is a key"),
        (HEAD.replace("title: T", "title:"), "line 3: gives the lesson no title"),
        (HEAD.replace("title: T", "title: T\ntitle: U"), "line 4: says title a second time"),
        (HEAD + "## A\n```scene\nview.back\n", "line 8: begins a scene that does not end"),
        (HEAD + "## A\n```scene continue\n```", "line 8: continues a scene, and there is no step before"),
        (HEAD + "## A\n```scene\n```\n```scene\n```", "line 10: begins a second scene"),
        (HEAD + "## A\n### Notes\na\n### Notes\nb", "line 10: begins notes a second time"),
        (HEAD + "## A\n```python\n```", "line 8: begins a block that is no scene"),
        (HEAD + "##\n", "line 7: begins a step without a title"),
        (HEAD + "## A\n[^nobody]", "line 8: cites 'nobody'"),
        (HEAD + "## A\n[^2]", "line 8: cites '2'"),
        (HEAD + "## A\n![x](../a.png)", "line 8: '../a.png' may lead outside"),
        (HEAD + "## A\n![x](a.svg)", "line 8: 'a.svg' is no picture"),
        (HEAD + "## A\na\x07b", "line 8: holds '\\x07'"),
        (HEAD + "## A\na\u202eb", "line 8: holds '\\u202e'"),
        (HEAD + "## A\n" + "a " * 300, "line 7: has a caption of 599 letters"),
        ("title: T\n## A\n", "line 1: does not begin the head"),
        ("---\naculesson: 1\ntitle: T\n## A\n", "line 1: begins a head that does not end"),
    ],
)
def test_each_fault_is_told_by_its_line_and_the_rest_is_opened(text: str, told: str) -> None:
    assert any(fault.startswith(told) for fault in faults_of(text)), faults_of(text)
    read_lesson(text.encode(), "x")


def test_what_is_no_utf8_is_told_and_the_rest_stays() -> None:
    content = HEAD.encode() + b"## A\ncaf\xe9\n\ngood\n"
    assert faults_of(content) == ["line 8: is not UTF-8."]
    assert read_lesson(content, "x").lesson.steps[0].caption == "caf\ufffd\n\ngood"


def test_lines_that_are_not_understood_stay_in_the_file() -> None:
    text = HEAD.replace("title: T", "title: T\nmood: calm") + "\n## A\n\n```scene\nfly.to moon\nview.back\n```\n"
    read = read_lesson(text.encode(), "x")
    assert read.lesson.steps[0].scene == ("fly.to moon", "view.back")
    assert b"mood: calm" in write_lesson(read.lesson)


def test_there_is_an_end_to_steps_lines_and_faults() -> None:
    steps = HEAD + "## A\n" * (MOST_STEPS + 5)
    assert len(read_lesson(steps.encode(), "x").lesson.steps) == MOST_STEPS
    assert any("5 more are left out" in fault for fault in faults_of(steps))
    lines = HEAD + "## A\n```scene\n" + "view.back\n" * (MOST_LINES + 5) + "```\n"
    assert len(read_lesson(lines.encode(), "x").lesson.steps[0].scene) == MOST_LINES
    many = faults_of(HEAD + "## A\n" + "\x01\n" * 900)
    assert many[-1] == "file: has 700 more faults that are not told."


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello\nworld\n", b"x" * 1_000_001])
def test_what_is_no_lesson_is_refused(content: bytes) -> None:
    with pytest.raises(DataError):
        read_lesson(content, "x")


def test_lines_of_other_systems_are_the_same() -> None:
    def lesson(text: str) -> ReadLesson:
        return read_lesson(text.encode(), "x")

    assert lesson("\ufeff" + GOOD.replace("\n", "\r\n")) == lesson(GOOD)
    assert lesson(GOOD.replace("\n", "\r")) == lesson(GOOD)
