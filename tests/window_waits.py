"""Waiting for the real window."""

import time
from collections.abc import Callable

from PySide6.QtTest import QTest

from acuviewer.ui.main_window import MainWindow

PATIENCE_S = 120.0
"""How long something takes on a busy machine says nothing about whether it is right."""


def until(reached: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Let the window work until something is reached."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it did not happen"
        QTest.qWait(10)


def rest(window: MainWindow) -> None:
    """Wait until no flight is under way and the picture is drawn."""
    QTest.qWait(30)
    until(lambda: not window.viewport.is_flying)
    QTest.qWait(60)
