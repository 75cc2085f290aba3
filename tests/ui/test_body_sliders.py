"""The sliders of a free form under a hand: it comes near, drags, holds still and lets go."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.body.shape import BodyShape
from acuviewer.ui.navigator.body_panel import BodyPanel
from acuviewer.ui.navigator.body_sliders import _STILL_MS
from waiting import until

pytestmark = pytest.mark.display


@pytest.fixture
def panel(application: QApplication) -> Iterator[BodyPanel]:
    shown = BodyPanel(BodyShape(weight=0.5))
    yield shown
    shown.close()
    shown.deleteLater()
    application.processEvents()


def test_a_mouse_that_comes_near_is_told_of(panel: BodyPanel) -> None:
    told: list[str] = []
    panel.approached.connect(lambda: told.append("near"))
    place = QPointF(4.0, 4.0)
    QApplication.sendEvent(panel._form, QEnterEvent(place, place, place))
    assert told == ["near"]
    QApplication.sendEvent(panel._form, QEvent(QEvent.Type.Leave))
    assert told == ["near"]


def test_a_slider_that_is_held_still_asks_again_until_it_is_let_go(panel: BodyPanel) -> None:
    asked: list[BodyShape] = []
    panel.previewed.connect(asked.append)
    slider = panel._sliders["muscle"]
    slider.setSliderDown(True)
    slider.setValue(slider.value() + 10)
    until(lambda: len(asked) > 2)
    assert len(set(asked)) == 1
    slider.setSliderDown(False)
    before = len(asked)
    QTest.qWait(2 * _STILL_MS)
    assert len(asked) == before
