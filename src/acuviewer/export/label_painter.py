"""Paints the labels that the scene has placed; the viewport and saved pictures share it."""

from functools import lru_cache
from math import cos, pi, sin
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.shown.label_request import LabelKind
from acuviewer.shown.labels import Label
from acuviewer.theme import Theme

_SIZES: dict[LabelKind, tuple[int, bool]] = {
    "selected": (16, True), "definition": (14, True), "related": (14, True), "measure": (13, True), "ruler": (13, True), "point": (12, False), "landmark": (12, False),
}  # fmt: skip
RING_PX, _DIAMOND_PX = 12.0, 13.0
_DOT_PX: dict[LabelKind, float] = {
    "selected": RING_PX,
    "definition": _DIAMOND_PX,
    "related": 8.0,
    "point": 6.0,
    "landmark": 6.0,
    "measure": 2.0,
    "ruler": 2.0,
}
"""How far from its mark's middle the line to a label starts, so that it does not cross the mark."""

_COLOURED: tuple[LabelKind, ...] = ("definition", "related")
"""Labels whose words have the colour of their mark; those are bold and large enough to be read in it."""

_HALOS = ((2.2, 0.35), (1.2, 0.8))
"""Radius in pixels and opacity of the copies of the words that make their halo, the wide faint ones first."""
_AROUND = tuple((cos(turn * pi / 6), sin(turn * pi / 6)) for turn in range(12))

_PADDING = {"selected": (9.0, 5.0)}


@lru_cache(maxsize=4096)
def measure_label(text: str, kind: LabelKind, enlarged: float = 1.0) -> tuple[float, float]:
    """Width and height in pixels of a label whose letters are ``enlarged``; worked out once a text."""
    size, bold = _SIZES[kind]
    across, along = _PADDING.get(kind, (6.0, 3.0))
    metrics = QFontMetricsF(font(round(size * enlarged), bold))
    return metrics.horizontalAdvance(text) + 2 * across, metrics.height() + 2 * along


def _rim(mark: QPointF, end: QPointF, radius: float) -> QPointF:
    """The place on the line from a mark where the mark ends."""
    way = end - mark
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return end if length <= radius else mark + way * (radius / length)


def _paint_frame(painter: QPainter, mark: QPointF, kind: LabelKind, colour: QColor, theme: Theme) -> None:
    """A ring around the chosen mark, a diamond around another definition's: told apart without their colours."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for paint, width in ((QColor(theme.halo), 5.0), (colour, 2.2)):
        painter.setPen(QPen(paint, width))
        if kind == "selected":
            painter.drawEllipse(mark, RING_PX, RING_PX)
        else:
            corners = [(0, -_DIAMOND_PX), (_DIAMOND_PX, 0), (0, _DIAMOND_PX), (-_DIAMOND_PX, 0)]
            painter.drawPolygon([mark + QPointF(x, y) for x, y in corners])


def paint_labels(painter: QPainter, labels: list[Label], theme: Theme, enlarged: float = 1.0) -> None:
    """Paint labels with their leader lines, the least important first; ``enlarged`` as they were measured."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edges = {
        "selected": theme.point_selected, "definition": theme.definition, "related": theme.point_related, "measure": theme.label_text, "ruler": theme.definition,
        "point": theme.muted, "landmark": theme.landmark,
    }  # fmt: skip
    for label in reversed(labels):
        box = QRectF(*label.rectangle)
        edge = QColor(edges[label.kind])
        near = QPointF(min(max(label.mark[0], box.left()), box.right()), min(max(label.mark[1], box.top()), box.bottom()))
        painter.setPen(QPen(edge, 1.4))
        painter.drawLine(_rim(QPointF(*label.mark), near, _DOT_PX[label.kind]), near)
        if label.kind in ("selected", "definition"):
            _paint_frame(painter, QPointF(*label.mark), label.kind, edge, theme)
    kept: dict[_Words, QImage] = {}
    for label in reversed(labels):
        if label.kind == "selected":
            _paint_card(painter, label, QColor(edges[label.kind]), theme, enlarged)
        else:
            ink = edges[label.kind] if label.kind in _COLOURED else theme.label_text
            ratio = painter.transform().m11() * painter.device().devicePixelRatioF()
            words = _Words(label.text, label.kind, ink, theme.label, ratio, enlarged)
            kept[words] = _last_words.get(words) or _drawn(words)
            _paint_words(painter, label, kept[words], ratio)
    _last_words.clear()
    _last_words.update(kept)


def _paint_card(painter: QPainter, label: Label, edge: QColor, theme: Theme, enlarged: float) -> None:
    """The label of what is chosen: words on a card with an edge."""
    box = QRectF(*label.rectangle)
    ground = QColor(theme.label)
    ground.setAlpha(238)
    painter.setPen(QPen(edge, 2.0))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 5, 5)
    size, bold = _SIZES[label.kind]
    painter.setFont(font(round(size * enlarged), bold))
    painter.setPen(QColor(theme.label_text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.text)


def _paint_words(painter: QPainter, label: Label, words: QImage, ratio: float) -> None:
    """Any other label: words alone, in a halo that sets them off from skin and lines."""
    # On whole pixels, so that the letters stay sharp.
    x, y = (round(value * ratio) / ratio for value in label.rectangle[:2])
    painter.drawImage(QRectF(x, y, words.width() / ratio, words.height() / ratio), words)


class _Words(NamedTuple):
    """Of what the picture of a label's words depends; ``ratio`` is how many pixels of it make one of the label's."""

    text: str
    kind: LabelKind
    ink: str
    halo: str
    ratio: float
    enlarged: float


_last_words: dict[_Words, QImage] = {}
"""The words of the labels that were painted last: while a view turns, most of them are wanted again."""


def _drawn(words: _Words) -> QImage:
    """The words of a label with their halo, on nothing."""
    width, height = measure_label(words.text, words.kind, words.enlarged)
    wide, high = (max(round(side * words.ratio), 1) for side in (width, height))
    image = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(words.ratio, words.ratio)
    size, bold = _SIZES[words.kind]
    painter.setFont(font(round(size * words.enlarged), bold))
    box = QRectF(0.0, 0.0, width, height)
    soft = QColor(words.halo)
    for radius, opacity in _HALOS:
        soft.setAlphaF(opacity)
        painter.setPen(soft)
        for x, y in _AROUND:
            painter.drawText(box.translated(radius * x, radius * y), Qt.AlignmentFlag.AlignCenter, words.text)
    painter.setPen(QColor(words.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.text)
    painter.end()
    return image
