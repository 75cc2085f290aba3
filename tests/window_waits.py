"""Waiting for the real window."""

from PySide6.QtTest import QTest

from acuviewer.ui.main_window import MainWindow
from waiting import until


def rest(window: MainWindow) -> None:
    """Wait until no flight is under way, the picture is drawn, and all that comes after it is told."""
    QTest.qWait(30)
    until(lambda: not window.viewport.is_flying and not window._after_picture.is_waiting)
    QTest.qWait(60)
