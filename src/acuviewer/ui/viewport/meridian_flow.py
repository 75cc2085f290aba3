"""The flow along a meridian in time: a clock while it runs, a brush above the picture, and nothing left afterwards."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from acuviewer.shown.flow import Flow, FlowMarks
from acuviewer.theme import Theme
from acuviewer.ui.timers import make_timer
from acuviewer.ui.viewport import overlay

FLOW_MS = 10_000
_FRAME_MS = 40
_BEAD_PX, _LIT_PX = 8.0, 11.0


class MeridianFlow(QObject):
    """Runs a flow once through in ten seconds, asking for a new picture by ``tick``; idle, it runs no timer."""

    def __init__(self, tick: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._tick = tick
        self.flow: Flow | None = None
        self._clock = QElapsedTimer()
        self._ticker = make_timer(self, _FRAME_MS, self._move)

    @property
    def is_under_way(self) -> bool:
        """Whether beads are running."""
        return self.flow is not None

    @property
    def share(self) -> float:
        """How much of the time has passed, from 0 to 1."""
        return min(self._clock.elapsed() / FLOW_MS, 1.0) if self.flow else 0.0

    def start(self, flow: Flow) -> None:
        """Run; a flow under way is given up for the new one."""
        self.flow = flow
        self._clock.start()
        self._ticker.start()
        self._tick()

    def stop(self) -> None:
        """Take the beads away."""
        if self.flow is not None:
            self.flow = None
            self._ticker.stop()
            self._tick()

    def _move(self) -> None:
        if self.share >= 1.0:
            self.stop()
        else:
            self._tick()


def paint_flow(painter: QPainter, marks: FlowMarks, view: QRectF, theme: Theme) -> None:
    """Rings around the points just passed, the beads with their tails, and the name of the last point."""
    colour = QColor.fromRgbF(*marks.colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x, y, strength in marks.lit:
        for ink, width in ((QColor(theme.halo), 5.0), (QColor(theme.point_related), 2.6)):
            ink.setAlphaF(strength)
            painter.setPen(QPen(ink, width))
            painter.drawEllipse(QPointF(x, y), _LIT_PX, _LIT_PX)
    painter.setPen(QPen(QColor(theme.halo), 1.6))
    for x, y, strength in marks.beads:
        ink = QColor(colour)
        ink.setAlphaF(0.25 + 0.75 * strength)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), _BEAD_PX * strength, _BEAD_PX * strength)
    if marks.name_at is not None:
        overlay.paint_tooltip(painter, marks.name, QPointF(*marks.name_at), view, theme)
