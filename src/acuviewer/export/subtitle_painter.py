"""Paints the subtitle that a class reads into the foot of the picture."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from acuviewer.dataclass import dataclass
from acuviewer.export.fonts import font
from acuviewer.i18n import say
from acuviewer.shown.rectangles import Rectangle
from acuviewer.shown.subtitle import Subtitle
from acuviewer.theme import Theme

_SENTENCE_PX, _LEAST_PX, _TITLE_PX = 15, 11, 12
"""Pixels of a picture 720 high, which is enlarged for the class: twice as large, a sentence is written in 4 % of the height."""
_WIDTH_SHARE, _PADDING_PX, _MARGIN_PX, _GAP_PX = 0.86, 6.0, 7.0, 2.0
_NARROWER = 0.97
_IN_THE_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


@dataclass(frozen=True)
class PlacedSubtitle:
    """The title, the ``lines`` of the sentence with the size of their letters, those that tell a danger, and the ``box``
    (x, y, width, height) that holds all, in pixels."""

    title: str
    lines: tuple[str, ...]
    size_px: int
    danger: tuple[str, ...]
    box: Rectangle


@lru_cache(maxsize=16)
def place_subtitle(subtitle: Subtitle, width: float, height: float) -> PlacedSubtitle:
    """Where a subtitle stands in a picture of that size: at its foot, with as many lines as it may have; longer sentences have smaller letters, down to
    what can still be read, and then end in an ellipsis."""
    inner = _WIDTH_SHARE * width - 2 * _PADDING_PX
    head = QFontMetricsF(_title_font())
    title = head.elidedText(say(subtitle.title), Qt.TextElideMode.ElideRight, inner)
    sentence, size_px, most = say(subtitle.words), _SENTENCE_PX, subtitle.most_lines
    while size_px > _LEAST_PX and len(_broken(sentence, _metrics(size_px), inner)) > most:
        size_px -= 1
    metrics = _metrics(size_px)
    lines = _balanced(_shortened(sentence, metrics, inner, most), metrics, inner)
    danger = _broken(say(subtitle.danger), head, inner)
    widths = [*map(head.horizontalAdvance, (title, *danger)), *map(metrics.horizontalAdvance, lines)]
    gaps = _GAP_PX * (bool(lines) + bool(danger))
    words_high = sum(_high(line, head) for line in (title, *danger)) + sum(_high(line, metrics) for line in lines) + gaps
    wide, high = max(widths) + 2 * _PADDING_PX, words_high + 2 * _PADDING_PX
    return PlacedSubtitle(title, lines, size_px, danger, ((width - wide) / 2, height - _MARGIN_PX - high, wide, high))


def paint_subtitle(painter: QPainter, placed: PlacedSubtitle, theme: Theme) -> None:
    """Paint a subtitle on its card."""
    box = QRectF(*placed.box)
    ground = QColor(theme.label)
    ground.setAlpha(235)
    painter.setPen(QPen(QColor(theme.label_text), 1.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 6, 6)
    y = box.top() + _PADDING_PX
    for lines, letters, colour in (
        ((placed.title,), _title_font(), theme.point_selected),
        (placed.lines, font(placed.size_px), theme.label_text),
        (placed.danger, _title_font(), theme.danger),
    ):
        painter.setPen(QColor(colour))
        painter.setFont(letters)
        metrics = QFontMetricsF(letters)
        for line in lines:
            # Broken beforehand: enlarged letters are not exactly as wide, and a line more would be cut off.
            painter.drawText(QRectF(box.left(), y, box.width(), metrics.height()), _IN_THE_MIDDLE, line)
            y += _high(line, metrics)
        y += _GAP_PX if lines else 0.0


def _title_font() -> QFont:
    return font(_TITLE_PX, bold=True)


def _metrics(size_px: int) -> QFontMetricsF:
    return QFontMetricsF(font(size_px))


def _high(line: str, metrics: QFontMetricsF) -> float:
    """How high a line is: Chinese letters are higher than others."""
    return metrics.boundingRect(QRectF(0, 0, 100_000, 100_000), _IN_THE_MIDDLE, line).height()


def _broken(sentence: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """A sentence in lines that are no wider than that, as far as its words are not."""
    lines: list[str] = []
    for word in _pieces(sentence, metrics, width):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _pieces(sentence: str, metrics: QFontMetricsF, width: float) -> Iterator[str]:
    """The words of a sentence; what is wider than a line, as a sentence of Chinese is, in parts that are not."""
    for word in sentence.split():
        rest = word
        while len(rest) > 1 and metrics.horizontalAdvance(rest) > width:
            widths = [metrics.horizontalAdvance(rest[:count]) for count in range(1, len(rest))]
            fitting = max(bisect_right(widths, width), 1)
            yield rest[:fitting]
            rest = rest[fitting:]
        yield rest


def _balanced(sentence: str, metrics: QFontMetricsF, width: float) -> tuple[str, ...]:
    """The lines of a sentence, about equally long: no word stands alone in the last one."""
    lines = _broken(sentence, metrics, width)
    widest = max((metrics.horizontalAdvance(word) for word in sentence.split()), default=0.0)
    while len(lines) > 1 and width > widest and len(narrower := _broken(sentence, metrics, width * _NARROWER)) == len(lines):
        lines, width = narrower, width * _NARROWER
    return lines


def _shortened(sentence: str, metrics: QFontMetricsF, width: float, most: int) -> str:
    """As many words of a sentence as fit into the lines, with an ellipsis where some do not."""
    words, shorter = list(_pieces(sentence, metrics, width)), sentence
    while len(_broken(shorter, metrics, width)) > most and len(words) > 1:
        words.pop()
        shorter = f"{' '.join(words)} …"
    return shorter
