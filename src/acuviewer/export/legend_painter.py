"""Paints what colours mean into a corner of the picture; the viewport and saved pictures share it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.shown.legend import Legend
from acuviewer.theme import Theme

_WIDTH_PX, _BAR_PX, _PADDING_PX, _MARGIN_PX, _GAP_PX = 232.0, 12.0, 10.0, 12.0, 4.0
_TITLE_PX, _TEXT_PX = 13, 11


def paint_legends(painter: QPainter, legends: Sequence[Legend], view: QRectF, theme: Theme) -> None:
    """Paint legends from the lower left corner of a view upward."""
    bottom = view.bottom() - _MARGIN_PX
    for legend in legends:
        bottom = _paint(painter, legend, QPointF(view.left() + _MARGIN_PX, bottom), theme) - _GAP_PX


def _paint(painter: QPainter, legend: Legend, corner: QPointF, theme: Theme) -> float:
    """Paint one legend with its lower left corner there; returns the y of its upper edge."""
    inner = _WIDTH_PX - 2 * _PADDING_PX
    title, text = font(_TITLE_PX, bold=True), font(_TEXT_PX)
    line = QFontMetricsF(text).height()
    wrapped = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
    note = QFontMetricsF(text).boundingRect(QRectF(0, 0, inner, 1000), wrapped, legend.note).height()
    height = 2 * _PADDING_PX + QFontMetricsF(title).height() + _BAR_PX + 2 * line + note + 4 * _GAP_PX
    box = QRectF(corner.x(), corner.y() - height, _WIDTH_PX, height)
    ground = QColor(theme.panel)
    ground.setAlpha(238)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.text))
    left, y = box.left() + _PADDING_PX, box.top() + _PADDING_PX
    painter.setFont(title)
    painter.drawText(QRectF(left, y, inner, QFontMetricsF(title).height()), Qt.AlignmentFlag.AlignLeft, legend.title)
    y += QFontMetricsF(title).height() + _GAP_PX
    painter.drawImage(QRectF(left, y, inner, _BAR_PX), _bar(legend))
    y += _BAR_PX + _GAP_PX
    painter.setFont(text)
    ends = QRectF(left, y, inner, line)
    painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, legend.ends[0])
    painter.drawText(ends, Qt.AlignmentFlag.AlignRight, legend.ends[1])
    y += line + _GAP_PX
    colour, words = legend.missing
    painter.fillRect(QRectF(left, y + (line - _BAR_PX) / 2, _BAR_PX, _BAR_PX), QColor(colour))
    painter.drawText(QRectF(left + _BAR_PX + 6, y, inner - _BAR_PX - 6, line), Qt.AlignmentFlag.AlignLeft, words)
    y += line + _GAP_PX
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(left, y, inner, note), wrapped, legend.note)
    return box.top()


def _bar(legend: Legend) -> QImage:
    row = np.ascontiguousarray(legend.colours[None])
    return QImage(row.data, row.shape[1], 1, 3 * row.shape[1], QImage.Format.Format_RGB888).copy()
