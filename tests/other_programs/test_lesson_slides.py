"""A lesson as slides, read back by python-pptx."""

import io
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation

from handed_out import export_lesson, write_lesson


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lesson")


@pytest.fixture(scope="module")
def show(folder: Path) -> Any:
    from acuviewer.cli import main

    assert main(["lesson", "export", str(write_lesson(folder)), "--to", str(folder / "out.pptx")]) == 0
    return Presentation(str(folder / "out.pptx"))


def _words(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def _pictures(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == 13]


def test_each_step_is_a_slide_with_picture_title_and_caption(show: Any) -> None:
    begin, first, picture, last, sources = show.slides
    assert _words(begin)[0] == "Back & <side>"
    assert "For a class." in _words(begin)[1]
    assert _words(first) == ["All", "A first step.1\nOutside"]
    assert _words(last) == ["GB30", "• Thirds of a line."]
    for slide in (first, last):
        (shown,) = _pictures(slide)
        assert Image.open(io.BytesIO(shown.image.blob)).size == (1280, 800)
        assert shown._element.nvPicPr.cNvPr.get("descr") == slide.shapes.title.text_frame.text
    assert _pictures(picture)[0].image.content_type == "image/png"
    assert "1 Smith J. Hip. 2020." in _words(sources)[1]
    assert "no medical advice" in _words(sources)[1]


def test_strong_words_and_sources_keep_their_form(show: Any) -> None:
    runs = show.slides[1].shapes[2].text_frame.paragraphs[0].runs
    assert [(run.text, run.font.bold) for run in runs] == [
        ("A ", None), ("first", True), (" step.", None), ("1", None),
    ]  # fmt: skip
    assert runs[3].font._element.get("baseline") == "30000"
    assert {run.font._element.get("lang") for run in runs} == {"de"}


def test_what_the_speaker_says_stands_in_the_notes_alone(show: Any) -> None:
    first, last = show.slides[1], show.slides[3]
    assert first.notes_slide.notes_text_frame.text == "Secret words. [2]"
    assert not last.has_notes_slide
    assert not any("Secret" in words for slide in show.slides for words in _words(slide))
    assert "World Health Organization" in _words(show.slides[4])[1]


def test_nothing_lies_outside_a_slide_or_over_something_else(show: Any) -> None:
    for slide in show.slides:
        places = [(shape.left, shape.top, shape.left + shape.width, shape.top + shape.height) for shape in slide.shapes]
        assert all(min(place) >= 0 and place[2] <= show.slide_width and place[3] <= show.slide_height for place in places)
        for one, other in combinations(places, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_the_same_lesson_is_the_same_file(show: Any, capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    export_lesson(capsys, str(folder / "one.aculesson"), "--to", str(folder / "again.pptx"))
    assert (folder / "again.pptx").read_bytes() == (folder / "out.pptx").read_bytes()


def test_without_python_pptx_it_is_told_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lesson = write_lesson(tmp_path)
    monkeypatch.delitem(sys.modules, "acuviewer.other_programs.slide_writer", raising=False)
    monkeypatch.setitem(sys.modules, "pptx", None)
    code, err = export_lesson(capsys, str(lesson), "--to", str(tmp_path / "out.pptx"))
    assert code == 1
    assert "pip install 'acuviewer[pptx]'" in err
    assert not (tmp_path / "out.pptx").exists()
