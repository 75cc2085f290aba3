"""What is written over the 3D picture and goes along when it is taken: labels, legends, a note, the subtitle for a class."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from acuviewer.dataclass import dataclass
from acuviewer.export.label_painter import paint_labels
from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.export.subtitle_painter import PlacedSubtitle, paint_subtitle, place_subtitle
from acuviewer.i18n import Words, text
from acuviewer.scene.stage import Stage
from acuviewer.shown.labels import Label
from acuviewer.shown.legend import AnyLegend
from acuviewer.shown.rectangles import Rectangle, times
from acuviewer.theme import Theme
from acuviewer.ui.viewport.overlay import note_box, paint_note

_CLASS_HIGH_PX = 720.0
"""A view of this height shows a class labels and lines exactly so many times as large as one reader sees them; others in proportion."""


def unit_px(class_size: float, height_px: float) -> float:
    """How many pixels of a view make one of what is painted: for a class a share of the height, since all see the same wall."""
    return class_size * height_px / _CLASS_HIGH_PX if class_size else 1.0


@dataclass(frozen=True)
class Sheet:
    """The room for what is written, in painted pixels of ``unit`` pixels each: the ``view``, and what the ``subtitle`` leaves ``free`` of
    it. Letters of labels, legends and the ``note`` in the corner ("" for none) are ``large`` times as large as usual."""

    unit: float
    view: QRectF
    free: QRectF
    large: float
    legends: Sequence[AnyLegend]
    subtitle: PlacedSubtitle | None
    note: str

    def taken(self) -> list[Rectangle]:
        """Where no label may stand."""
        boxes = [times(box, self.large) for box in legend_boxes(self.legends, self.free.height() / self.large)]
        boxes += [] if self.subtitle is None else [self.subtitle.box]
        if self.note:
            box = note_box(self.note, self.free, self.large)
            boxes.append((box.x(), box.y(), box.width(), box.height()))
        return boxes


def other_side(told: Words | None, key: str) -> str:
    """The note that tells what lies on the other side, and the key that turns there."""
    return text("label.key_turns", more=told, key=key) if told else ""


def lay_sheet(stage: Stage, width_px: float, height_px: float, large: float, note: str) -> Sheet:
    """The sheet over a view of that size; ``note`` is a line in the corner, or ""."""
    unit = unit_px(stage.class_size, height_px)
    view = QRectF(0.0, 0.0, width_px / unit, height_px / unit)
    subtitle = stage.subtitle()
    placed = place_subtitle(subtitle, view.width(), view.height()) if subtitle else None
    free = QRectF(0.0, 0.0, view.width(), placed.box[1] if placed else view.height())
    return Sheet(unit, view, free, large, stage.legends(), placed, note)


def paint_sheet(painter: QPainter, sheet: Sheet, labels: Sequence[Label], theme: Theme) -> None:
    """Write everything."""
    paint_labels(painter, list(labels), theme, sheet.large)
    painter.save()
    painter.scale(sheet.large, sheet.large)
    paint_legends(painter, sheet.legends, sheet.free.height() / sheet.large, theme)
    painter.restore()
    if sheet.note:
        paint_note(painter, sheet.note, sheet.free, theme, sheet.large)
    if sheet.subtitle is not None:
        paint_subtitle(painter, sheet.subtitle, theme)
