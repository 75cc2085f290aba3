"""The brush of the running order: beads, rings and the name, each where the marks say."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from acuviewer.shown.flow import FlowMarks
from acuviewer.theme import load_theme, parts
from acuviewer.ui.viewport.meridian_flow import paint_flow
from scene_cases import Pixels, share_near

LIGHT = load_theme("light")
BLUE = (0.1, 0.2, 0.9)


def _painted(marks: FlowMarks) -> Pixels:
    image = QImage(300, 200, QImage.Format.Format_RGB888)
    image.fill(0x777777)
    painter = QPainter(image)
    paint_flow(painter, marks, QRectF(0, 0, 300, 200), LIGHT)
    painter.end()
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(200, image.bytesPerLine())
    return raw[:, :900].reshape(200, 300, 3).copy()


def test_a_bead_has_the_colour_of_its_meridian_and_its_tail_is_smaller() -> None:
    drawn = _painted(FlowMarks(((60.0, 100.0, 0.4), (90.0, 100.0, 1.0)), (), "", None, BLUE))
    assert np.abs(drawn[100, 90] / 255 - BLUE).max() < 0.05
    assert share_near(drawn[85:115, 75:105], BLUE, 12) > 3 * share_near(drawn[85:115, 45:75], BLUE, 90)


def test_a_point_just_passed_is_ringed_and_the_ring_fades() -> None:
    fresh, old = (_painted(FlowMarks((), ((100.0, 100.0, strength),), "", None, BLUE)) for strength in (1.0, 0.2))
    assert share_near(fresh, parts(LIGHT.point_related), 40) > 0.001
    assert share_near(old, parts(LIGHT.point_related), 40) == 0.0
    assert (fresh[100, 100] == 0x77).all(), "what the ring is around stays open"


def test_the_name_stands_beside_its_point() -> None:
    without, named = (_painted(FlowMarks((), (), "LI4  Hégǔ", at, BLUE)) for at in (None, (120.0, 60.0)))
    assert (without == 0x77).all()
    changed = np.argwhere((named != 0x77).any(axis=2))
    assert changed[:, 0].min() > 60
    assert changed[:, 1].min() > 120
