"""What is painted over the 3D picture besides labels: the tooltip, a message in the middle, the frame of the focus."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.theme import Theme

_TOOLTIP_PX, _MESSAGE_PX = 13, 17
_WIDEST_MESSAGE_PX = 460.0
_HINT_SHARE = 0.014
"""Height of a hint's letters as a share of the picture's, for each time that a class sees it larger."""


def paint_tooltip(painter: QPainter, text: str, cursor: QPointF, view: QRectF, theme: Theme, enlarged: float = 1.0) -> None:
    """A name below and right of the cursor, kept inside the view; in ``enlarged`` letters."""
    painter.setFont(font(round(_TOOLTIP_PX * enlarged), bold=True))
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 18, metrics.height() + 10
    x = min(cursor.x() + 14, view.right() - width - 4)
    y = cursor.y() + 18
    if y + height > view.bottom() - 4:
        y = cursor.y() - height - 8
    box = QRectF(x, y, width, height)
    painter.setPen(QPen(QColor(theme.accent), 1.4))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def note_box(text: str, view: QRectF, enlarged: float = 1.0) -> QRectF:
    """Where a note stands: in the lower right corner."""
    metrics = QFontMetricsF(font(round(_TOOLTIP_PX * enlarged)))
    width, height = metrics.horizontalAdvance(text) + 20, metrics.height() + 10
    return QRectF(view.right() - width - 10, view.bottom() - height - 10, width, height)


def paint_note(painter: QPainter, text: str, view: QRectF, theme: Theme, enlarged: float = 1.0) -> None:
    """A line in the lower right corner of the view, in ``enlarged`` letters: what the picture does not show."""
    painter.setFont(font(round(_TOOLTIP_PX * enlarged)))
    box = note_box(text, view, enlarged)
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(theme.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_message(painter: QPainter, text: str, view: QRectF, theme: Theme) -> None:
    """A sentence on a card in the middle of the view: what is being done, or what went wrong and what to do."""
    painter.setFont(font(_MESSAGE_PX))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    room = QRectF(0, 0, min(view.width() - 80, _WIDEST_MESSAGE_PX), view.height() - 40)
    words = QFontMetricsF(painter.font()).boundingRect(room, flags, text).adjusted(-1, -1, 1, 1)
    words.moveCenter(view.center())
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.setBrush(QColor(theme.panel))
    painter.drawRoundedRect(words.adjusted(-26, -18, 26, 18), 10, 10)
    painter.setPen(QColor(theme.text))
    painter.drawText(words, flags, text)


def paint_hint(painter: QPainter, text: str, view: QRectF, theme: Theme, large: float) -> None:
    """A sentence on a card in the upper left corner, where a body in the middle leaves most room; ``large`` times its least size."""
    high = _HINT_SHARE * view.height() * large
    painter.setFont(font(round(high)))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    room = QRectF(0, 0, 0.4 * view.width(), view.height())
    words = QFontMetricsF(painter.font()).boundingRect(room, flags, text).adjusted(-1, -1, 1, 1)
    words.moveTopLeft(QPointF(view.left() + 2.0 * high, view.top() + 1.6 * high))
    painter.setPen(QPen(QColor(theme.label_text), 1))
    painter.setBrush(QColor(theme.label))
    painter.drawRoundedRect(words.adjusted(-high, -0.6 * high, high, 0.6 * high), 0.5 * high, 0.5 * high)
    painter.setPen(QColor(theme.label_text))
    painter.drawText(words, flags, text)


def paint_focus(painter: QPainter, view: QRectF, theme: Theme) -> None:
    """The frame that says that the keys go to the view."""
    painter.setPen(QPen(QColor(theme.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(view.adjusted(1, 1, -1, -1))
