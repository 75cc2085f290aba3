"""Paints what colours mean into a corner of the picture; the viewport and saved pictures share it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.i18n import say
from acuviewer.shown.legend import Legend
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import Theme

_WIDTH_PX, _BAR_PX, _PADDING_PX, _MARGIN_PX, _GAP_PX = 232.0, 12.0, 10.0, 12.0, 4.0
_TITLE_PX, _TEXT_PX = 13, 11
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def legend_boxes(legends: Sequence[Legend], height: float) -> list[Rectangle]:
    """Where legends stand in a picture of that height: from the lower left corner upward, as (x, y, width, height) in pixels."""
    boxes, bottom = [], height - _MARGIN_PX
    for legend in legends:
        tall = _height(legend)
        boxes.append((_MARGIN_PX, bottom - tall, _WIDTH_PX, tall))
        bottom -= tall + _GAP_PX
    return boxes


def paint_legends(painter: QPainter, legends: Sequence[Legend], height: float, theme: Theme) -> None:
    """Paint legends into a picture of that height."""
    for legend, box in zip(legends, legend_boxes(legends, height), strict=True):
        _paint(painter, legend, QRectF(*box), theme)


def _height(legend: Legend) -> float:
    text = QFontMetricsF(font(_TEXT_PX))
    title = QFontMetricsF(font(_TITLE_PX, bold=True)).height()
    return 2 * _PADDING_PX + title + _BAR_PX + 2 * text.height() + _note_height(legend, text) + 4 * _GAP_PX


def _note_height(legend: Legend, text: QFontMetricsF) -> float:
    return text.boundingRect(QRectF(0, 0, _WIDTH_PX - 2 * _PADDING_PX, 1000), _WRAPPED, say(legend.note)).height()


def _paint(painter: QPainter, legend: Legend, box: QRectF, theme: Theme) -> None:
    inner = _WIDTH_PX - 2 * _PADDING_PX
    title, text = font(_TITLE_PX, bold=True), font(_TEXT_PX)
    line = QFontMetricsF(text).height()
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.text))
    left, y = box.left() + _PADDING_PX, box.top() + _PADDING_PX
    painter.setFont(title)
    painter.drawText(QRectF(left, y, inner, QFontMetricsF(title).height()), Qt.AlignmentFlag.AlignLeft, say(legend.title))
    y += QFontMetricsF(title).height() + _GAP_PX
    painter.drawImage(QRectF(left, y, inner, _BAR_PX), _bar(legend))
    y += _BAR_PX + _GAP_PX
    painter.setFont(text)
    ends = QRectF(left, y, inner, line)
    painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, say(legend.ends[0]))
    painter.drawText(ends, Qt.AlignmentFlag.AlignRight, say(legend.ends[1]))
    y += line + _GAP_PX
    colour, words = legend.missing
    painter.fillRect(QRectF(left, y + (line - _BAR_PX) / 2, _BAR_PX, _BAR_PX), QColor(colour))
    painter.drawText(QRectF(left + _BAR_PX + 6, y, inner - _BAR_PX - 6, line), Qt.AlignmentFlag.AlignLeft, say(words))
    y += line + _GAP_PX
    painter.setPen(QColor(theme.muted))
    note = _note_height(legend, QFontMetricsF(text))
    painter.drawText(QRectF(left, y, inner, note), _WRAPPED, say(legend.note))


def _bar(legend: Legend) -> QImage:
    row = np.ascontiguousarray(legend.colours[None])
    return QImage(row.data, row.shape[1], 1, 3 * row.shape[1], QImage.Format.Format_RGB888).copy()
