"""Waiting for the real window."""

from PySide6.QtTest import QTest

from acuviewer.ui.main_window import MainWindow
from waiting import until


def rest(window: MainWindow) -> None:
    """Wait until no flight is under way and the picture is drawn."""
    QTest.qWait(30)
    until(lambda: not window.viewport.is_flying)
    QTest.qWait(60)
