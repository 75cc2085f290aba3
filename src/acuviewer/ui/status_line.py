"""A line of the status bar: as high whatever it says."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel

from acuviewer.ui.qt_override import qt_override


class StatusLine(QLabel):
    """Chinese letters make a line higher; then the bar would grow, and the view above it be drawn anew in another size, for a name under the cursor."""

    @qt_override(QSize)
    def sizeHint(self) -> QSize:
        """As high as a line of Latin letters."""
        return self._in_line(super().sizeHint())

    @qt_override(QSize)
    def minimumSizeHint(self) -> QSize:
        """No higher either."""
        return self._in_line(super().minimumSizeHint())

    def _in_line(self, size: QSize) -> QSize:
        return QSize(size.width(), min(size.height(), self.fontMetrics().height()))
