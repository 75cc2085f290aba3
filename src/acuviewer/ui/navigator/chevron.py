"""The small arrow that says what opens, drawn in the colour of the text: a style sheet can only take one from a picture."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_HALF_PX = 3.5


def draw_chevron(painter: QPainter, middle: QPointF, down: bool, colour: QColor) -> None:
    """Draw a chevron that points down, or to the right."""
    along, across = (QPointF(0, _HALF_PX / 2), QPointF(_HALF_PX, 0)) if down else (QPointF(_HALF_PX / 2, 0), QPointF(0, _HALF_PX))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([middle - along - across, middle + along, middle - along + across]))
    painter.restore()
