"""Timers of the window: each belongs to an object and dies with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def make_timer(owner: QObject, wait_ms: int, act: Callable[[], None], once: bool = False) -> QTimer:
    """A timer that is not started yet and calls ``act`` after every ``wait_ms``, or only ``once`` a start."""
    # Never QTimer(interval=…): PySide writes a property's setter in the capitals of the locale, and Turkish has another I.
    timer = QTimer(owner)
    timer.setInterval(wait_ms)
    timer.setSingleShot(once)
    timer.timeout.connect(act)
    return timer
