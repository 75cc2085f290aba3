"""The clock of an exam: it runs from its first question and ends the exam."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from acuviewer.i18n import text
from acuviewer.session.asked import Asked
from acuviewer.ui.timers import make_timer

_TICK_MS = 500


class QuizClock(QObject):
    """Writes the time that is left into a label, and calls ``ended`` when none is. ``now`` gives seconds."""

    def __init__(self, shown: QLabel, ended: Callable[[], None], now: Callable[[], float] = monotonic) -> None:
        super().__init__(shown)
        self.now = now
        self._shown, self._ended = shown, ended
        self._run: int | None = None
        self._until = 0.0
        self._timer = make_timer(self, _TICK_MS, self.tick, once=False)

    def follow(self, asked: Asked | None) -> None:
        """Run while an exam with a time is asked."""
        if asked is None or not asked.plan.minutes or asked.stage == "report":
            self._run = None
            self._timer.stop()
            self._shown.hide()
        elif self._run != asked.run:
            self._run, self._until = asked.run, self.now() + 60.0 * asked.plan.minutes
            self._shown.show()
            self._timer.start()
            self.tick()

    def tick(self) -> None:
        """Tell what is left."""
        left = max(0, round(self._until - self.now()))
        self._shown.setText(text("quiz.clock", minutes=left // 60, seconds=left % 60))
        if left == 0 and self._run is not None:
            self._run = None
            self._timer.stop()
            self._ended()
