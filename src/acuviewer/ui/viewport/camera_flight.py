"""The camera on its way from one place to another, in time instead of frames: slow machines fly as long as fast ones."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject

from acuviewer.session.session import Camera
from acuviewer.shown.camera import blend
from acuviewer.ui.timers import make_timer

FLIGHT_MS, STEP_FLIGHT_MS = 320, 900
"""How long a flight takes, and one from step to step of a lesson, which a class follows with its eyes."""
_FRAME_MS = 15


class CameraFlight(QObject):
    """Calls ``look`` with one camera after another until the last is reached; idle, it runs no timer."""

    def __init__(self, look: Callable[[Camera], None], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._ends: tuple[Camera, Camera] | None = None
        self._lasts_ms, self._moved_ms = FLIGHT_MS, 0
        self._clock = QElapsedTimer()
        self._ticker = make_timer(self, _FRAME_MS, self._move)

    @property
    def is_under_way(self) -> bool:
        """Whether the camera still moves."""
        return self._ends is not None

    def start(self, here: Camera, there: Camera, lasts_ms: int = FLIGHT_MS) -> None:
        """Fly; a flight under way is given up for the new one."""
        self._ends, self._lasts_ms, self._moved_ms = (here, there), lasts_ms, 0
        self._clock.start()
        self._ticker.start()

    def head_for(self, there: Camera) -> None:
        """End the flight under way at another place, in the time that it has left."""
        if self._ends is not None:
            self._ends = (self._ends[0], there)

    def stop(self) -> None:
        """Stay where the camera is."""
        self._ends = None
        self._ticker.stop()

    def _move(self) -> None:
        if self._ends is None:
            self._ticker.stop()
            return
        here, there = self._ends
        now_ms = self._clock.elapsed()
        step_ms, self._moved_ms = now_ms - self._moved_ms, now_ms
        # The last picture begins before the time is over, so that it stands when it is.
        share = now_ms / self._lasts_ms if now_ms + step_ms < self._lasts_ms else 1.0
        if share >= 1.0:
            self.stop()
        self._look(there if share >= 1.0 else blend(here, there, share))
