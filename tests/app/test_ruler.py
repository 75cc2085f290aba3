"""The ruler in the real window: laid by clicks, told in the status bar, given up by Esc, kept on the saved picture."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from acuviewer.geometry.mesh import Floats
from acuviewer.ui.main_window import MainWindow
from window_waits import rest

pytestmark = pytest.mark.display


def _pixel(window: MainWindow, position_mm: Floats) -> QPoint:
    view = window.viewport
    x, y = view.stage.projection(view.width(), view.height()).pixels(position_mm[None])[0]
    return QPointF(float(x), float(y)).toPoint()


def _place(window: MainWindow, code: str) -> QPoint:
    found = window.presenter.shown.anatomy.location(code, "left")
    assert found is not None
    return _pixel(window, found.position_mm)


def _click(window: MainWindow, pixel: QPoint) -> None:
    QTest.mouseClick(window.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, pixel)
    rest(window)


def _shown(window: MainWindow) -> np.ndarray:
    image = window.viewport.grab_picture().convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].astype(int)


def test_clicks_lay_it_and_escape_takes_it_back(window: MainWindow) -> None:
    window.presenter.run("view.free 20,1050,100,0,0,900")
    rest(window)
    before = _shown(window)
    QTest.keyClick(window.viewport, Qt.Key.Key_U)
    for code in ("CV12", "CV8", "ST25"):
        _click(window, _place(window, code))
    ruler = window.presenter.store.session.ruler
    assert [place.key for place in ruler.places] == ["CV12", "CV8", "ST25"]
    assert window.presenter.store.session.selection.point is None, "while it is laid, clicks choose nothing"
    assert "4.0 cun (upper abdomen)" in window.status.hint.text()
    assert (np.abs(_shown(window) - before) > 40).mean() > 0.001, "a saved picture shows it"
    QTest.keyClick(window.viewport, Qt.Key.Key_Escape)
    assert len(window.presenter.store.session.ruler.places) == 2
    QTest.keySequence(window, "Ctrl+Z")
    assert len(window.presenter.store.session.ruler.places) == 3
    for _ in range(4):
        QTest.keyClick(window.viewport, Qt.Key.Key_Escape)
    assert not window.presenter.store.session.ruler.laying


def test_bare_skin_is_a_place_and_snaps_to_what_is_near(window: MainWindow) -> None:
    # No dot is drawn that could be clicked: what lies under the skin's bare look is found all the same.
    window.presenter.run("view.free 20,1050,100,0,0,900; layer.points; ruler.toggle")
    rest(window)
    anatomy = window.presenter.shown.anatomy
    here, there = (anatomy.location(code, "left") for code in ("ST25", "ST27"))
    assert here is not None
    assert there is not None
    QTest.mouseMove(window.viewport, _pixel(window, here.position_mm))
    QTest.qWait(50)
    assert "ST25 (left)" in window.status.hint.text()
    _click(window, _pixel(window, here.position_mm))
    _click(window, _pixel(window, (here.position_mm + there.position_mm) / 2 + np.array([12.0, 6.0, 0.0])))
    first, second = window.presenter.store.session.ruler.places
    assert (first.kind, first.key) == ("point", "ST25")
    assert second.kind == "skin"


def test_when_it_is_not_laid_clicks_choose_as_ever(window: MainWindow) -> None:
    window.presenter.run("ruler.add GB30; view.free 20,1050,100,0,0,900")
    rest(window)
    _click(window, _place(window, "ST27"))
    assert window.presenter.store.session.selection.point == "ST27"
    assert len(window.presenter.store.session.ruler.places) == 1
