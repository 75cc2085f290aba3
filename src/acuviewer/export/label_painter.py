"""Paints the labels that the scene has placed; the viewport and saved pictures share it."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from acuviewer.export.fonts import font
from acuviewer.shown.label_requests import LabelKind
from acuviewer.shown.labels import Label
from acuviewer.theme import Theme

_SIZES: dict[LabelKind, tuple[int, bool]] = {
    "selected": (16, True), "definition": (14, True), "related": (14, True), "measure": (13, True), "point": (12, False), "landmark": (12, False),
}  # fmt: skip
RING_PX, _DIAMOND_PX = 12.0, 13.0
_DOT_PX: dict[LabelKind, float] = {
    "selected": RING_PX,
    "definition": _DIAMOND_PX,
    "related": 8.0,
    "point": 6.0,
    "landmark": 6.0,
    "measure": 2.0,
}
"""How far from its mark's middle the line to a label starts, so that it does not cross the mark."""

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
        "selected": theme.point_selected, "definition": theme.definition, "related": theme.point_related, "measure": theme.construction,
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
    for label in reversed(labels):
        box = QRectF(*label.rectangle)
        ground = QColor(theme.label)
        ground.setAlpha(238)
        painter.setPen(QPen(QColor(edges[label.kind]), 2.0 if label.kind == "selected" else 1.0))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
        size, bold = _SIZES[label.kind]
        painter.setFont(font(round(size * enlarged), bold))
        painter.setPen(QColor(theme.label_text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label.text)
