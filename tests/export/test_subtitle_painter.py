"""A subtitle can be read from the last row: its letters are a share of the picture's height, and all of it stands in the picture."""

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import font, load_fonts
from acuviewer.export.subtitle_painter import place_subtitle
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.subtitle import Subtitle
from widget_application import widget_application

LEAST_SHARE = 0.028
"""Of the picture's height: the size of letters below which nothing is written at the usual size for a class."""
USUAL, LEAST, LARGEST = 2.0, 1.5, 3.0


@pytest.fixture(scope="module", autouse=True)
def fonts() -> QApplication:
    application = widget_application()
    load_fonts()
    return application


def sentences() -> list[str]:
    """Every step of every point, and the longest location."""
    return sorted({step.text for found in build_anatomy(Session().body).locations.values() for step in found.steps}, key=len)


@pytest.mark.parametrize("size", [LEAST, USUAL, LARGEST])
def test_all_sentences_of_the_constructions_fit(size: float) -> None:
    width, height = 1280 / size, 720 / size
    for sentence in sentences()[-400:]:
        placed = place_subtitle(Subtitle("Step 2 of 6 · GB30  环跳  Huántiào · Jumping Circle", sentence), width, height)
        assert 1 <= len(placed.lines) <= 3
        assert placed.size_px * size / 720 >= LEAST_SHARE * size / USUAL
        left, top, wide, high = placed.box
        assert left >= 0
        assert left + wide <= width
        assert 0.35 * height < top
        assert top + high <= height
        metrics = QFontMetricsF(font(placed.size_px))
        assert max(metrics.horizontalAdvance(line) for line in placed.lines) <= wide
        if size <= USUAL:
            assert " ".join(placed.lines) == sentence, "at the usual size no word is left out"


def test_lines_are_about_equally_long() -> None:
    sentence = "Find the greater trochanter. Lay the palm on the side of the hip and turn the leg in and out: the knob rolls under it all."
    for width in range(300, 700, 20):
        lines = place_subtitle(Subtitle("Title", sentence), float(width), 360.0).lines
        assert len(lines) == 1 or len(lines[-1]) > 0.4 * len(lines[0])


def test_what_is_far_too_long_ends_in_an_ellipsis() -> None:
    placed = place_subtitle(Subtitle("Title", "very long indeed " * 60), 640.0, 360.0)
    assert len(placed.lines) == 3
    assert placed.lines[-1].endswith("…")


def test_a_danger_is_never_cut() -> None:
    danger = "Danger: Lung (pneumothorax) · Great vessels behind the breastbone · Hole in the breastbone · Injury of the heart"
    placed = place_subtitle(Subtitle("Title", "Words.", danger), 426.0, 240.0)
    assert " ".join(placed.danger) == danger


def test_a_title_alone_takes_one_line() -> None:
    title_only, whole = (place_subtitle(Subtitle("Umbilicus", words), 640.0, 360.0) for words in ("", "On the abdomen."))
    assert title_only.lines == ()
    assert title_only.box[3] < whole.box[3]
    assert title_only.box[2] < 150


def test_words_without_gaps_are_broken_between_letters() -> None:
    placed = place_subtitle(Subtitle("T", "腰痛患者取肾俞大肠俞环跳委中" * 40, most_lines=4), 640.0, 360.0)
    assert len(placed.lines) == 4
    assert placed.lines[-1].endswith("…")
    metrics = QFontMetricsF(font(placed.size_px))
    assert all(metrics.horizontalAdvance(line) <= 0.86 * 640 for line in placed.lines)
