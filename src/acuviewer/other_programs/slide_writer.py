"""Writes slides with python-pptx, which is installed with the extra ``pptx``: importing this module without it raises ImportError."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.util import Inches, Pt

from acuviewer.lessons.picture_bytes import check_picture
from acuviewer.pages.document import Line, Run

_WIDTH_IN, _HEIGHT_IN = 13.333, 7.5
_EDGE_IN, _TITLE_IN = 0.45, 0.9
_PICTURE_IN = 8.3
"""How wide the picture of a step is; the caption has the rest."""
_LAYOUT_TITLE, _LAYOUT_TITLE_ONLY = 0, 5
"""Numbers of layouts in the template of python-pptx."""
_TITLE_PT = 28
_SIZES = ((250, 20), (500, 16), (1000, 12))
"""Up to so many letters the text is so large, in points; longer ones are ``_SMALLEST_PT``."""
_SMALLEST_PT = 10
_RAISED = "30000"
_LONG_AGO = datetime(1980, 1, 1)


class SlideWriter:
    """Adds slide after slide, wide ones; ``language`` is that in which spelling is checked."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._show: Any = Presentation()
        self._show.slide_width, self._show.slide_height = Inches(_WIDTH_IN), Inches(_HEIGHT_IN)

    def describe(self, title: str, author: str, program: str) -> None:
        """What stands in the properties of the file."""
        known = self._show.core_properties
        known.title, known.author, known.comments, known.language = title, author, program, self._language
        known.created = known.modified = _LONG_AGO
        known.last_modified_by = author

    def begin(self, title: str, lines: Sequence[Line]) -> None:
        """The first slide."""
        slide = self._show.slides.add_slide(self._show.slide_layouts[_LAYOUT_TITLE])
        heading, below = slide.placeholders
        self._place(heading, _EDGE_IN, 1.6, _WIDTH_IN - 2 * _EDGE_IN, 1.6)
        self._place(below, 2.0, 3.5, _WIDTH_IN - 4.0, 3.2)
        self._fill(heading.text_frame, [_words(title)], 36)
        self._fill(below.text_frame, lines, _size_for(lines))

    def add(self, title: str, picture: bytes, size: tuple[int, int], shows: str, lines: Sequence[Line], notes: str) -> None:
        """A step: its picture of ``size`` pixels with what it ``shows`` in words, its caption beside it, and notes for the speaker."""
        slide = self._titled(title)
        self._picture(slide, picture, (_EDGE_IN, _PICTURE_IN, _PICTURE_IN * size[1] / size[0]), shows)
        left = 2 * _EDGE_IN + _PICTURE_IN
        self._text(slide, lines, (left, _WIDTH_IN - left - _EDGE_IN), _size_for(lines))
        if notes:
            slide.notes_slide.notes_text_frame.text = notes

    def add_picture(self, title: str, picture: bytes, shows: str) -> None:
        """A picture alone, as large as it can be."""
        slide = self._titled(title)
        width, height = check_picture(picture)
        room = _WIDTH_IN - 2 * _EDGE_IN, _HEIGHT_IN - _TITLE_IN - 3 * _EDGE_IN
        scale = min(room[0] / width, room[1] / height)
        self._picture(slide, picture, ((_WIDTH_IN - width * scale) / 2, width * scale, height * scale), shows)

    def add_list(self, title: str, entries: Sequence[str]) -> None:
        """Small lines below each other."""
        self._text(self._titled(title), [_words(entry) for entry in entries], (_EDGE_IN, _WIDTH_IN - 2 * _EDGE_IN), 12)

    def to_bytes(self) -> bytes:
        """The file."""
        content = io.BytesIO()
        self._show.save(content)
        return content.getvalue()

    def _titled(self, title: str) -> Any:
        slide = self._show.slides.add_slide(self._show.slide_layouts[_LAYOUT_TITLE_ONLY])
        self._place(slide.shapes.title, _EDGE_IN, _EDGE_IN / 2, _WIDTH_IN - 2 * _EDGE_IN, _TITLE_IN)
        self._fill(slide.shapes.title.text_frame, [_words(title)], _TITLE_PT)
        return slide

    def _picture(self, slide: Any, content: bytes, place: tuple[float, float, float], shows: str) -> None:
        left, width, height = map(Inches, place)
        made = slide.shapes.add_picture(io.BytesIO(content), left, Inches(_TITLE_IN + _EDGE_IN), width, height)
        made._element.nvPicPr.cNvPr.set("descr", shows)  # who hears slides is told it; python-pptx has no name for it

    def _text(self, slide: Any, lines: Sequence[Line], place: tuple[float, float], size_pt: int) -> None:
        left, width = map(Inches, place)
        top = _TITLE_IN + _EDGE_IN
        frame = slide.shapes.add_textbox(left, Inches(top), width, Inches(_HEIGHT_IN - top - _EDGE_IN)).text_frame
        frame.word_wrap = True
        self._fill(frame, lines, size_pt)

    def _fill(self, frame: Any, lines: Sequence[Line], size_pt: int) -> None:
        """Paragraphs; sources are raised numbers."""
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size_pt / 3)
            for run in line:
                if run.text:
                    self._run(paragraph, run.text, size_pt, run.strong)
                if run.notes:
                    cited = self._run(paragraph, ",".join(map(str, run.notes)), size_pt, False)
                    cited.font._element.set("baseline", _RAISED)

    def _run(self, paragraph: Any, words: str, size_pt: int, strong: bool) -> Any:
        run = paragraph.add_run()
        run.text, run.font.size = words, Pt(size_pt)
        run.font.bold = True if strong else None
        run.font._element.set("lang", self._language)
        return run

    @staticmethod
    def _place(shape: Any, left: float, top: float, width: float, height: float) -> None:
        shape.left, shape.top, shape.width, shape.height = map(Inches, (left, top, width, height))


def _words(words: str) -> Line:
    return (Run(words),)


def _size_for(lines: Sequence[Line]) -> int:
    letters = sum(len(run.text) for line in lines for run in line)
    return next((size for most, size in _SIZES if letters <= most), _SMALLEST_PT)
