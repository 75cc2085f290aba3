"""Paints what colours and signs mean into a corner of the picture; the viewport and saved pictures share it."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.i18n import Words, say
from acuviewer.shown.legend import AnyLegend, Legend, SignLegend
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import Theme

_WIDTH_PX, _BAR_PX, _PADDING_PX, _MARGIN_PX, _GAP_PX = 232.0, 12.0, 10.0, 12.0, 4.0
_INNER_PX, _SIGN_PX = _WIDTH_PX - 2 * _PADDING_PX, 18.0
_TITLE_PX, _TEXT_PX = 13, 11
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


def legend_boxes(legends: Sequence[AnyLegend], height: float) -> list[Rectangle]:
    """Where legends stand in a picture of that height: from the lower left corner upward, as (x, y, width, height) in pixels."""
    boxes, bottom = [], height - _MARGIN_PX
    for legend in legends:
        tall = _height(legend)
        boxes.append((_MARGIN_PX, bottom - tall, _WIDTH_PX, tall))
        bottom -= tall + _GAP_PX
    return boxes


def paint_legends(painter: QPainter, legends: Sequence[AnyLegend], height: float, theme: Theme) -> None:
    """Paint legends into a picture of that height."""
    for legend, box in zip(legends, legend_boxes(legends, height), strict=True):
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRectF(*box), 6, 6)
        if isinstance(legend, SignLegend):
            _paint_sign(painter, legend, QRectF(*box), theme)
        else:
            _paint_colours(painter, legend, QRectF(*box), theme)


def _height(legend: AnyLegend) -> float:
    text = QFontMetricsF(font(_TEXT_PX))
    if isinstance(legend, SignLegend):
        return 2 * _PADDING_PX + _SIGN_PX + sum(_GAP_PX + _wrapped_height(note, text) for note in legend.notes)
    title = _title_metrics().height()
    return 2 * _PADDING_PX + title + _BAR_PX + 2 * text.height() + _wrapped_height(legend.note, text) + 4 * _GAP_PX


def _title_metrics() -> QFontMetricsF:
    return QFontMetricsF(font(_TITLE_PX, bold=True))


def _wrapped_height(words: Words, metrics: QFontMetricsF) -> float:
    """How high words are in lines of the legend's width."""
    return metrics.boundingRect(QRectF(0, 0, _INNER_PX, 1000), _WRAPPED, say(words)).height()


def _paint_sign(painter: QPainter, legend: SignLegend, box: QRectF, theme: Theme) -> None:
    """The triangle with what it means, and the notes."""
    left, y = box.left() + _PADDING_PX, box.top() + _PADDING_PX
    _paint_triangle(painter, QPointF(left + _SIGN_PX / 2, y + 0.6 * _SIGN_PX), QColor(legend.colour), theme)
    painter.setPen(QColor(theme.text))
    painter.setFont(font(_TITLE_PX, bold=True))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(left + _SIGN_PX + 6, y, _INNER_PX - _SIGN_PX - 6, _SIGN_PX), middle, say(legend.title))
    y += _SIGN_PX
    painter.setFont(font(_TEXT_PX))
    for number, note in enumerate(legend.notes):
        painter.setPen(QColor(theme.muted if number else theme.text))
        tall = _wrapped_height(note, QFontMetricsF(font(_TEXT_PX)))
        painter.drawText(QRectF(left, y + _GAP_PX, _INNER_PX, tall), _WRAPPED, say(note))
        y += _GAP_PX + tall


def _paint_triangle(painter: QPainter, middle: QPointF, colour: QColor, theme: Theme) -> None:
    """The mark of a point that concerns the patient, as the body has it."""
    reach = _SIGN_PX / 1.8
    painter.setPen(QPen(QColor(theme.halo), 1.5))
    painter.setBrush(colour)
    corners = ((0.0, -reach), (0.866 * reach, 0.5 * reach), (-0.866 * reach, 0.5 * reach))
    painter.drawPolygon([middle + QPointF(x, y) for x, y in corners])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.point))
    painter.drawEllipse(middle, 0.27 * reach, 0.27 * reach)


def _paint_colours(painter: QPainter, legend: Legend, box: QRectF, theme: Theme) -> None:
    """The title, the bar with its ends, the colour of what has no number, and the note."""
    text = font(_TEXT_PX)
    line, title = QFontMetricsF(text).height(), _title_metrics().height()
    painter.setPen(QColor(theme.text))
    left, y = box.left() + _PADDING_PX, box.top() + _PADDING_PX
    painter.setFont(font(_TITLE_PX, bold=True))
    painter.drawText(QRectF(left, y, _INNER_PX, title), Qt.AlignmentFlag.AlignLeft, say(legend.title))
    y += title + _GAP_PX
    painter.drawImage(QRectF(left, y, _INNER_PX, _BAR_PX), _bar(legend))
    y += _BAR_PX + _GAP_PX
    painter.setFont(text)
    ends = QRectF(left, y, _INNER_PX, line)
    painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, say(legend.ends[0]))
    painter.drawText(ends, Qt.AlignmentFlag.AlignRight, say(legend.ends[1]))
    y += line + _GAP_PX
    colour, words = legend.missing
    painter.fillRect(QRectF(left, y + (line - _BAR_PX) / 2, _BAR_PX, _BAR_PX), QColor(colour))
    painter.drawText(QRectF(left + _BAR_PX + 6, y, _INNER_PX - _BAR_PX - 6, line), Qt.AlignmentFlag.AlignLeft, say(words))
    y += line + _GAP_PX
    painter.setPen(QColor(theme.muted))
    note = _wrapped_height(legend.note, QFontMetricsF(text))
    painter.drawText(QRectF(left, y, _INNER_PX, note), _WRAPPED, say(legend.note))


def _bar(legend: Legend) -> QImage:
    row = np.ascontiguousarray(legend.colours[None])
    return QImage(row.data, row.shape[1], 1, 3 * row.shape[1], QImage.Format.Format_RGB888).copy()
