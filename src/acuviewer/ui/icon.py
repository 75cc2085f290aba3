"""The program's icon: a point on a line divided in three, as GB30 is found."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

_SIDE = 128


def draw_icon() -> QIcon:
    """Paint the icon; needs a running QGuiApplication."""
    picture = QPixmap(_SIDE, _SIDE)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0b6e78"))
    painter.drawRoundedRect(QRectF(4, 4, 120, 120), 28, 28)
    start, end = QPointF(28, 90), QPointF(100, 38)
    painter.setPen(QPen(QColor("#ffffff"), 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#ff6fa3"))
    painter.drawEllipse(start + (end - start) / 3, 17, 17)
    painter.end()
    return QIcon(picture)
