"""The small acts of a hand, of which one feels every one: CPU from the event until all that it asked for is painted."""

from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from bare_window_figures import Lap

N_PLACES, QUERY = 40, "zusanli"


def small_acts(window: Any, painted: Callable[[Any], None], settle: Callable[[float], None]) -> dict[str, float]:
    """Median CPU milliseconds of a move of the mouse that names something else, a key in the search with its list painted, a notch of the wheel."""
    figures = {"hover_cpu_ms": median(_moves(window)), "search_key_cpu_ms": median(_keys(window))}
    settle(0.6)
    return figures | {"wheel_cpu_ms": median(_notches(window, painted, settle))}


def _drain() -> None:
    from PySide6.QtWidgets import QApplication

    for _ in range(4):
        QApplication.processEvents()


def _moves(window: Any) -> Iterator[float]:
    """Over the body from its head to its feet, from one thing that has a name to bare skin and on."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    view = window.viewport
    none = Qt.MouseButton.NoButton
    told = None
    stage, size = view.stage, (view.width(), view.height())
    marks = stage.projection(*size).pixels(stage._marks.positions_mm)
    for number in range(N_PLACES):
        x, y = marks[(number * 37) % len(marks)]
        place = QPointF(float(x), float(y))
        _drain()
        lap = Lap()
        event = QMouseEvent(QEvent.Type.MouseMove, place, view.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
        _drain()
        if view.pointed.tip != told:
            told = view.pointed.tip
            yield lap.cpu_ms


def _keys(window: Any) -> Iterator[float]:
    from PySide6.QtTest import QTest

    search = window.navigator.search
    search.setFocus()
    for letter in QUERY:
        _drain()
        lap = Lap()
        QTest.keyClicks(search, letter)
        _drain()
        yield lap.cpu_ms
    search.clear()
    window.viewport.setFocus()


def _notches(window: Any, painted: Callable[[Any], None], settle: Callable[[float], None]) -> Iterator[float]:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    view = window.viewport
    place = QPointF(view.width() / 2, view.height() / 2)
    for turn in (120, -120, 120, -120, 120, -120):
        settle(0.5)
        lap = Lap()
        event = QWheelEvent(
            place, view.mapToGlobal(place), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        painted(view)
        yield lap.cpu_ms
