"""A box to choose one of several things: drawn with the program's arrow, left alone by the wheel."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from acuviewer.ui.navigator.chevron import draw_chevron
from acuviewer.ui.qt_override import nothing, qt_override

_MOST_VISIBLE, _SCROLL_BAR_PX = 18, 28
_BESIDE_PX = 38
"""Left and right of the words, with the arrow."""


class ChoiceBox(QComboBox):
    """Emits what belongs to the row that a person chose."""

    asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(_MOST_VISIBLE)
        self.activated.connect(lambda row: self.asked.emit(str(self.itemData(row))))

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
        """Leave the wheel to what lies around: it changes nothing unseen."""
        event.ignore()

    @qt_override(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box with as much of its words as there is room for, and its arrow."""
        del event
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - _BESIDE_PX
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        draw_chevron(painter, QPointF(self.width() - 14.0, self.height() / 2), True, self.palette().text().color())
        painter.end()
