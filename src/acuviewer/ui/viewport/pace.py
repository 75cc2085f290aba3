"""How finely a picture is drawn: a moving one as finely as this machine can in time, one that rests as finely as it gets."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject

from acuviewer.ui.timers import make_timer

REST_MS = 150
SLOW_MS = 66
"""Moving pictures that take longer are drawn smaller and enlarged."""

_AIM_MS, _FAST_MS = 50.0, 30.0
_SMALLEST_SHARE, _GROWTH = 0.4, 1.2
_IN_A_ROW = 2
"""A single late picture tells nothing: something else may have held the machine up."""


class Pace:
    """The ``share`` of a view's width and height at which moving pictures are drawn, found by how long they take.

    Nothing is assumed of the machine: the size goes down after slow pictures and up again after fast ones.
    """

    def __init__(self) -> None:
        self.share = 1.0
        self._slow = self._fast = 0

    def note(self, took_ms: float) -> None:
        """A moving picture, drawn at the present share, has taken so long from its beginning until it was on the screen."""
        self._slow = self._slow + 1 if took_ms > SLOW_MS else 0
        self._fast = self._fast + 1 if took_ms < _FAST_MS else 0
        if self._slow >= _IN_A_ROW:
            # Most of the time goes by the number of pixels.
            self.share = max(self.share * (_AIM_MS / took_ms) ** 0.5, _SMALLEST_SHARE)
            self._slow = 0
        elif self._fast >= _IN_A_ROW:
            self.share = min(self.share * _GROWTH, 1.0)
            self._fast = 0

    def forget(self) -> None:
        """The view has another size: find out anew."""
        self.share, self._slow, self._fast = 1.0, 0, 0


class Movement(QObject):
    """Whether a view's picture is one of many that follow each other, and the pace of those; ``settle`` is called when it comes to rest."""

    def __init__(self, settle: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.pace = Pace()
        self.is_under_way = False
        self._clock = QElapsedTimer()
        self.timer = make_timer(self, REST_MS, settle, once=True)

    @property
    def share(self) -> float:
        """At what share of its size the next picture is drawn."""
        return self.pace.share if self.is_under_way else 1.0

    def go_on(self, moves: bool) -> None:
        """Another picture is wanted, one of a movement or one by itself; it rests unless a further one is wanted soon."""
        self.is_under_way = moves
        self.timer.start()

    def rest(self) -> None:
        """The next picture is that of the rest."""
        self.is_under_way = False

    def begin_picture(self) -> None:
        """A picture of a movement is being drawn."""
        if self.is_under_way:
            self._clock.start()

    def end_picture(self) -> None:
        """The picture is on the screen. From now on the eye sees it rest: a slow machine would draw finely between any two pictures else."""
        if self._clock.isValid():
            self.pace.note(float(self._clock.elapsed()))
            self._clock.invalidate()
            self.timer.start()
