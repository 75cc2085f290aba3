"""A box to choose one value of a facet: each choice tells how many points it would leave."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from acuviewer.i18n import text
from acuviewer.knowledge.point_filter import Facet, PointFacets
from acuviewer.session.filter_commands import ANY
from acuviewer.ui.navigator.chevron import draw_chevron
from acuviewer.ui.qt_override import nothing, qt_override

_MOST_VISIBLE, _SCROLL_BAR_PX = 18, 28


class FacetBox(QComboBox):
    """Emits the value that a person chose, ``any`` for none. Values that would leave no point are not offered."""

    asked = Signal(str)

    def __init__(self, facet: Facet) -> None:
        super().__init__()
        self.facet: Facet = facet
        self._any = text(f"facet.{facet}.any")
        self.setAccessibleName(text(f"command.filter.{facet}.title"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(_MOST_VISIBLE)
        self.activated.connect(lambda row: self.asked.emit(str(self.itemData(row))))

    def offer(self, facets: PointFacets, counts: Mapping[str, int], chosen: str | None) -> None:
        """Show the values with their counts, the chosen one marked even if nothing has it."""
        self.blockSignals(True)
        self.clear()
        self.addItem(self._any, ANY)
        for value, count in counts.items():
            if count or value == chosen:
                self.addItem(f"{facets.title(self.facet, value)}  ({count})", value)
        self.setCurrentIndex(max(self.findData(chosen), 0) if chosen else 0)
        self.setToolTip(self.currentText() if chosen else "")
        self.blockSignals(False)

    @qt_override(nothing)
    def showPopup(self) -> None:
        """Open the list wide enough for its longest line."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _SCROLL_BAR_PX)
        super().showPopup()

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters search the list, but those of another script are left to the window."""
        if event.text().isascii():
            super().keyPressEvent(event)
        else:
            event.ignore()

    @qt_override(nothing)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies around: it changes no filter unseen."""
        event.ignore()

    @qt_override(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        draw_chevron(painter, QPointF(self.width() - 14.0, self.height() / 2), True, self.palette().text().color())
        painter.end()
