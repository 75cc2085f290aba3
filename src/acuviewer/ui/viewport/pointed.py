"""What lies under the cursor: its name beside the cursor, a ring around its dot, a frame around its label. Costs no render."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from acuviewer.dataclass import dataclass
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import Theme
from acuviewer.ui.viewport.overlay import paint_tooltip

_RING_PX, _LINE_PX, _AROUND_PX = 11.0, 2.2, 2.0


@dataclass(frozen=True)
class Tip:
    """A name at the cursor, with the pixel of the dot that it names and the label that names it in painted pixels, where there are such."""

    words: str
    cursor: QPointF
    dot: tuple[float, float] | None = None
    label: Rectangle | None = None


class Pointed:
    """Holds what is pointed at; ``changed`` is called when that is something else."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self.tip: Tip | None = None

    def show(self, tip: Tip | None) -> None:
        """Point at something, or with None at nothing."""
        if tip != self.tip:
            self.tip = tip
            self._changed()

    def paint(self, painter: QPainter, unit: float, view: QRectF, theme: Theme, large: float) -> None:
        """Paint ring, frame and name over the picture, in painted pixels of ``unit`` pixels each; ``view`` is in those."""
        if self.tip is None:
            return
        painter.setPen(QPen(QColor(theme.accent), _LINE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.tip.dot is not None:
            painter.drawEllipse(QPointF(*self.tip.dot) / unit, _RING_PX, _RING_PX)
        if self.tip.label is not None:
            box = QRectF(*self.tip.label).adjusted(-_AROUND_PX, -_AROUND_PX, _AROUND_PX, _AROUND_PX)
            painter.drawRoundedRect(box, 5, 5)
        paint_tooltip(painter, self.tip.words, self.tip.cursor / unit, view, theme, large)
