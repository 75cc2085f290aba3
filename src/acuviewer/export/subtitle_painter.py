"""Paints the subtitle that a class reads into the foot of the picture."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.i18n import say
from acuviewer.shown.rectangles import Rectangle
from acuviewer.shown.subtitle import Subtitle
from acuviewer.theme import Theme

_SENTENCE_PX, _LEAST_PX, _TITLE_PX = 15, 11, 13
"""Pixels of a picture 720 high, which is enlarged for the class: twice as large, a sentence is written in 4 % of the height."""
_MOST_LINES = 3
_WIDTH_SHARE, _PADDING_PX, _MARGIN_PX = 0.86, 9.0, 10.0
_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class PlacedSubtitle:
    """Words with the size of their letters and the ``box`` (x, y, width, height) that holds them, in pixels; both texts stand inside."""

    title: str
    sentence: str
    sentence_px: int
    title_high: float
    box: Rectangle


@lru_cache(maxsize=16)
def place_subtitle(subtitle: Subtitle, width: float, height: float) -> PlacedSubtitle:
    """Where a subtitle stands in a picture of that size: at its foot, three lines at most; longer sentences have smaller letters, down to
    what can still be read, and then end in an ellipsis."""
    inner = _WIDTH_SHARE * width - 2 * _PADDING_PX
    title = QFontMetricsF(_title_font())
    title_high = title.height()
    heading = title.elidedText(say(subtitle.title), Qt.TextElideMode.ElideRight, inner)
    sentence, size_px = say(subtitle.words), _SENTENCE_PX
    while size_px > _LEAST_PX and _lines(sentence, size_px, inner) > _MOST_LINES:
        size_px -= 1
    sentence = _shortened(sentence, size_px, inner)
    lines_high = _bounds(sentence, size_px, inner).height() if sentence else 0.0
    # A short subtitle has a short box.
    words_wide = max(title.horizontalAdvance(heading), _bounds(sentence, size_px, inner).width() if sentence else 0.0)
    wide = min(words_wide + 4, inner) + 2 * _PADDING_PX
    high = title_high + lines_high + 2 * _PADDING_PX
    box = ((width - wide) / 2, height - _MARGIN_PX - high, wide, high)
    return PlacedSubtitle(heading, sentence, size_px, title_high, box)


def paint_subtitle(painter: QPainter, placed: PlacedSubtitle, theme: Theme) -> None:
    """Paint a subtitle on its card."""
    box = QRectF(*placed.box)
    ground = QColor(theme.label)
    ground.setAlpha(235)
    painter.setPen(QPen(QColor(theme.label_text), 1.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)
    inner = box.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -_PADDING_PX)
    painter.setPen(QColor(theme.point_selected))
    painter.setFont(_title_font())
    painter.drawText(
        QRectF(inner.left(), inner.top(), inner.width(), placed.title_high), Qt.AlignmentFlag.AlignCenter, placed.title
    )
    painter.setPen(QColor(theme.label_text))
    painter.setFont(font(placed.sentence_px))
    painter.drawText(inner.adjusted(0, placed.title_high, 0, 0), _WRAPPED, placed.sentence)


def _title_font() -> QFont:
    return font(_TITLE_PX, bold=True)


def _bounds(sentence: str, size_px: int, width: float) -> QRectF:
    return QFontMetricsF(font(size_px)).boundingRect(QRectF(0, 0, width, 10_000), _WRAPPED, sentence)


def _lines(sentence: str, size_px: int, width: float) -> int:
    return round(_bounds(sentence, size_px, width).height() / QFontMetricsF(font(size_px)).lineSpacing())


def _shortened(sentence: str, size_px: int, width: float) -> str:
    """As many words of a sentence as fit, with an ellipsis where some do not."""
    words = sentence.split(" ")
    shorter = sentence
    while _lines(shorter, size_px, width) > _MOST_LINES and len(words) > 1:
        words.pop()
        shorter = f"{' '.join(words)} …"
    return shorter
