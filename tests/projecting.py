"""The mode for a class in a test: pressing keys of the view, and looking at what the class sees."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from acuviewer.ui.main_window import MainWindow
from window_waits import rest


def press(window: MainWindow, *keys: Qt.Key | str) -> None:
    for key in keys:
        QTest.keyClick(window.viewport, key)
    rest(window)


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(int)


def on_screen(window: MainWindow) -> np.ndarray:
    """The view as the class sees it."""
    return pixels(window.viewport.shown_now())


def copied(window: MainWindow) -> np.ndarray:
    window.pictures.copy()
    return pixels(QApplication.clipboard().image())


def selection(window: MainWindow) -> tuple[str | None, int | None]:
    chosen = window.presenter.store.session.selection
    return chosen.point, chosen.step


def pixel_of(window: MainWindow, code: str) -> QPoint:
    """Where a point of the left side is in the view."""
    view, found = window.viewport, window.presenter.shown.anatomy.location(code, "left")
    assert found is not None
    x, y = view.stage.projection(view.width(), view.height()).pixels(found.position_mm[None])[0]
    return QPoint(round(x), round(y))
