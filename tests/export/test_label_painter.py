"""Labels: what is chosen has a card, every other label is words in a halo that leaves the skin around them to see."""

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from acuviewer.export import label_painter
from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.shown.label_request import LabelKind
from acuviewer.shown.labels import Label
from acuviewer.theme import THEME_NAMES, load_theme
from widget_application import widget_application

GROUND = 128


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    return widget_application()


def painted(kind: LabelKind, theme: str, scale: int = 1) -> np.ndarray:
    """(height, width, 3) a label's rectangle, on grey."""
    width, height = (round(side) for side in measure_label("Huántiào", kind))
    image = QImage((width + 40) * scale, (height + 40) * scale, QImage.Format.Format_RGB888)
    image.fill(0x808080)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_labels(painter, [Label("Huántiào", kind, (20.0, 20.0, width, height), (5.0, 5.0))], load_theme(theme))
    painter.end()
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels = raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3)
    return pixels[20 * scale : (20 + height) * scale, 20 * scale : (20 + width) * scale].astype(int)


def covered(pixels: np.ndarray) -> float:
    return float((np.abs(pixels - GROUND).max(axis=2) > 60).mean())


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_only_what_is_chosen_has_a_card(theme: str) -> None:
    assert covered(painted("selected", theme)) > 0.9
    kinds: tuple[LabelKind, ...] = ("point", "landmark", "related", "measure", "definition")
    for kind in kinds:
        words = painted(kind, theme)
        assert 0.15 < covered(words) < 0.8, kind
        far_corners = words[[0, -1], [-1, -1]]  # where no line comes from the mark
        assert np.abs(far_corners - GROUND).max() < 40, kind


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_words_stand_off_from_their_halo(theme: str) -> None:
    for kind in ("point", "landmark", "related"):
        words = painted(kind, theme)
        assert words.max() - words.min() > 150, kind


def test_an_enlarged_picture_has_sharp_words() -> None:
    small, large = painted("point", "light"), painted("point", "light", 3)
    stretched = small.repeat(3, axis=0).repeat(3, axis=1)
    assert large.shape == stretched.shape
    assert (np.abs(large - stretched).max(axis=2) > 60).mean() > 0.02, "the small words were enlarged"


def test_only_the_words_that_were_painted_last_are_kept() -> None:
    painted("point", "light")
    first = dict(label_painter._last_words)
    painted("point", "light")
    assert label_painter._last_words == first
    assert all(label_painter._last_words[key] is image for key, image in first.items()), "they were drawn again"
    painted("landmark", "dark")
    assert len(label_painter._last_words) == 1
    assert not first.keys() & label_painter._last_words.keys()
