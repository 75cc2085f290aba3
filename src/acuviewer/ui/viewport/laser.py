"""A laser pointer over the view: a glowing dot where the hand is, and a short trail that fades."""

import itertools
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRadialGradient

from acuviewer.dataclass import dataclass

TRAIL_MS = 320
_CORE_SHARE, _GLOW_SHARE = 0.011, 0.036
"""Radius of dot and glow as shares of the picture's height."""
_RED, _WHITE = QColor(255, 24, 24), QColor(255, 235, 235)


@dataclass(frozen=True)
class _Spot:
    place: QPointF
    at_ms: int


class Laser:
    """Where the pointer is and was a moment ago; ``now_ms`` is a clock."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._spots: list[_Spot] = []

    def move(self, place: QPointF) -> None:
        """The hand is somewhere else, in pixels of the view."""
        self._spots = [*self._trail(), _Spot(place, self._now_ms())]

    def leave(self) -> None:
        """The hand is gone."""
        self._spots = []

    @property
    def place(self) -> QPointF | None:
        """Where the dot is; None while the hand is elsewhere."""
        return self._spots[-1].place if self._spots else None

    def trail(self) -> list[tuple[QPointF, float]]:
        """The way of the last moment up to the dot, each place with how fresh it is, from 0 (fading) to 1."""
        now = self._now_ms()
        return [(spot.place, 1.0 - (now - spot.at_ms) / TRAIL_MS) for spot in self._trail()]

    def _trail(self) -> list[_Spot]:
        now = self._now_ms()
        return [spot for spot in self._spots if now - spot.at_ms < TRAIL_MS]


def paint_laser(painter: QPainter, laser: Laser, view: QRectF, large: float) -> None:
    """Paint the trail and over it the dot, ``large`` times its usual size."""
    if laser.place is None:
        return
    core, glow = _CORE_SHARE * view.height() * large, _GLOW_SHARE * view.height() * large
    trail = laser.trail()
    for (start, _), (end, fresh) in itertools.pairwise(trail):
        colour = QColor(_RED)
        colour.setAlphaF(0.65 * fresh)
        pen = QPen(colour, 2 * core * (0.3 + 0.7 * fresh))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)
    light = QRadialGradient(laser.place, glow)
    for share, colour, opacity in (
        (0.0, _WHITE, 1.0),
        (core / glow, _RED, 1.0),
        (core / glow + 0.06, _RED, 0.5),
        (1.0, _RED, 0.0),
    ):
        shade = QColor(colour)
        shade.setAlphaF(opacity)
        light.setColorAt(share, shade)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(light)
    painter.drawEllipse(laser.place, glow, glow)
