"""Waiting for what a window does, with patience: how long it takes says nothing about whether it is right."""

import time
from collections.abc import Callable

from PySide6.QtTest import QTest

PATIENCE_S = 120.0
PATIENCE_MS = 120_000


def until(reached: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    """Let events pass until something is true; fails when it does not come."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "it did not happen"
        QTest.qWait(10)
