"""Saved pictures: the scene with its labels, whole or not at all."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from acuviewer.export.fonts import FAMILIES, font, load_fonts
from acuviewer.export.label_painter import measure_label
from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.export.picture import PictureError, render_picture, save_picture
from acuviewer.faults import DataError
from acuviewer.session.anatomy import build_anatomy
from acuviewer.shown.bone_depth import depth_legend
from acuviewer.shown.legend import Legend
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, session_after, share_changed, share_near
from widget_application import widget_application


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    return widget_application()


def draw(script: str, theme: str = "light", size: tuple[int, int] = (640, 480)) -> QImage:
    session = session_after(script)
    return render_picture(build_anatomy(session.body), session, content(), load_theme(theme), size)


def as_pixels(image: QImage) -> Pixels:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return raw[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).copy()


@pytest.mark.parametrize("size", [(640, 480), (333, 201), (1280, 720)])
def test_a_picture_has_the_size_that_was_asked_for(size: tuple[int, int]) -> None:
    image = draw("view.front", size=size)
    assert (image.width(), image.height()) == size


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_are_painted_in_the_themes_colours(theme: str) -> None:
    colours = load_theme(theme)
    named = as_pixels(draw("point.select BL23", theme))
    assert share_near(named, colours.rgb("label"), 10) > 0.008
    nameless = as_pixels(draw("point.select BL23; point.clear; layer.labels", theme))
    assert share_changed(named, nameless) > 0.01


def test_the_fonts_that_come_along_write_pinyin_and_characters() -> None:
    load_fonts()
    assert font(14).families()[:2] == list(FAMILIES)
    metrics = QFontMetricsF(font(40))
    widths = {metrics.horizontalAdvance(character) for character in "环跳肾俞大肠委中太溪腰阳关"}
    assert len(widths) == 1, "characters of different widths are boxes or come from several fonts"
    assert metrics.horizontalAdvance("ǎ") == pytest.approx(metrics.horizontalAdvance("a"), rel=0.2)


def _painted(legend: Legend, size: tuple[int, int]) -> Pixels:
    image = QImage(*size, QImage.Format.Format_RGB888)
    image.fill(0)
    painter = QPainter(image)
    paint_legends(painter, [legend], size[1], load_theme("light"))
    painter.end()
    return as_pixels(image)


def test_the_words_of_a_legend_stand_in_its_box_one_line_below_the_other() -> None:
    """Where words stand shows in what becomes another picture when a dot is written in their stead."""
    load_fonts()
    plain = depth_legend(load_theme("light"))
    (low, high), (colour, _) = plain.ends, plain.missing
    legend = replace(plain, note="No safe depth")
    others: tuple[dict[str, Any], ...] = (
        {"title": "."}, {"ends": (".", high)}, {"ends": (low, ".")}, {"missing": (colour, ".")}, {"note": "."},
    )  # fmt: skip
    size = (260, 400)
    whole, ((x, y, width, height),) = _painted(legend, size), legend_boxes([legend], size[1])
    places = [np.argwhere((_painted(replace(legend, **other), size) != whole).any(axis=2)) for other in others]
    for place in places:
        assert len(place)
        assert (place.min(axis=0) > (y, x)).all()
        assert (place.max(axis=0) < (y + height, x + width)).all()
    title, low_end, high_end, missing, note = places
    for upper, lower in ((title, low_end), (title, high_end), (low_end, missing), (high_end, missing), (missing, note)):
        assert upper[:, 0].max() < lower[:, 0].min()
    assert low_end[:, 1].max() < high_end[:, 1].min()


def test_a_longer_text_takes_more_room() -> None:
    short, long = measure_label("GB30", "point"), measure_label("GB30  环跳  Huántiào", "point")
    assert long[0] > short[0] + 60
    assert measure_label("GB30", "selected")[1] > short[1]


@pytest.mark.slow
def test_a_large_picture_has_large_labels() -> None:
    small = as_pixels(draw("point.select BL23", size=(1200, 900)))
    large = as_pixels(draw("point.select BL23", size=(3200, 2400)))
    ground = load_theme("light").rgb("label")
    assert share_near(large, ground, 4) == pytest.approx(share_near(small, ground, 4), rel=0.5)


def test_saving_replaces_a_file_whole_and_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "body.png"
    target.write_bytes(b"old")
    image = draw("view.front")
    save_picture(image, target)
    assert [path.name for path in tmp_path.iterdir()] == ["body.png"]
    assert QImage(str(target)) == image.convertToFormat(QImage(str(target)).format())


def test_what_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    image = QImage(10, 10, QImage.Format.Format_RGB888)
    with pytest.raises(PictureError, match=r"missing.*cannot be written"):
        save_picture(image, tmp_path / "missing" / "body.png")
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(PictureError, match=r"folder\.png cannot be written"):
        save_picture(image, tmp_path / "folder.png")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.png"]
    with pytest.raises(PictureError, match="the picture is empty"):
        save_picture(QImage(), tmp_path / "body.png")


def test_a_font_that_qt_refuses_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    refusing = SimpleNamespace(addApplicationFont=lambda _: -1)
    monkeypatch.setattr("acuviewer.export.fonts.QFontDatabase", refusing)
    monkeypatch.setattr("acuviewer.export.fonts._loaded", False)
    with pytest.raises(DataError, match=r"acuviewer-cjk-regular\.otf: font: cannot be used"):
        load_fonts()
