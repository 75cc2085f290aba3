"""Paints the picture of a step beside the body for a class."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

_WIDE, _HIGH, _EDGE = 0.3, 0.5, 0.02
"""Shares of the view: as wide and as high as a picture may be, and how far from the edges."""


def paint_step_picture(painter: QPainter, picture: QImage, view: QRectF) -> None:
    """Paint a picture into the upper right corner of a view; nothing for an empty one."""
    if picture.isNull():
        return
    room = QSizeF(view.width() * _WIDE, view.height() * _HIGH)
    size = QSizeF(picture.size()).scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    edge = view.height() * _EDGE
    place = QRectF(view.right() - edge - size.width(), view.top() + edge, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(place, QColor("#ffffff"))
    painter.drawImage(place, picture)
