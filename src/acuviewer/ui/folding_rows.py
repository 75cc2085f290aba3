"""A bar of two rows: what finds no room in them stands in a panel behind a button."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.ui.qt_override import qt_override

_MOST_ROWS, _GAP_PX, _ASIDE_PX, _ABOVE_PX, _BETWEEN_PX = 2, 6, 8, 4, 3
_NO_ROOM = 100_000
_CHANGES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show)


class MoreButton(QToolButton):
    """Opens the panel of what found no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setText(f"{text('view_bar.more')} ▼")
        self.setAccessibleName(text("view_bar.more"))
        self.setToolTip(text("view_bar.more_tip"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.panel = QFrame(self, Qt.WindowType.Popup)
        self.panel.setObjectName("overflow")
        self.column = QVBoxLayout(self.panel)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.panel.adjustSize()
        corner = self.mapToGlobal(QPoint(self.width() - self.panel.sizeHint().width(), self.height() + 4))
        self.panel.move(corner)
        self.panel.show()


class FoldingRows(QWidget):
    """Lays ``parts`` in at most two rows; those that find no room, from the last, go into the panel of ``more``."""

    def __init__(self, parts: Sequence[QWidget], more: MoreButton) -> None:
        super().__init__()
        self._parts, self._more = tuple(parts), more
        for part in (*parts, more):
            part.setParent(self)
        more.hide()

    @qt_override(bool)
    def event(self, event: QEvent) -> bool:
        """Find room anew when the width changes, or what a part writes, or the size of letters."""
        answer = super().event(event)
        if event.type() in _CHANGES:
            self._arrange()
        return answer

    @qt_override(QSize)
    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part: all others can be folded."""
        return QSize(max(part.sizeHint().width() for part in self._parts) + 2 * _ASIDE_PX, 0)

    def _rows(self, n_parts: int) -> list[list[QWidget]]:
        """The first parts, and the button if there are others, in rows like words."""
        shown = [*self._parts[:n_parts], *([] if n_parts == len(self._parts) else [self._more])]
        rows: list[list[QWidget]] = []
        right = _NO_ROOM
        for widget in shown:
            width = widget.sizeHint().width()
            if right + width > self.width() - _ASIDE_PX:
                rows.append([])
                right = _ASIDE_PX
            rows[-1].append(widget)
            right += width + _GAP_PX
        return rows

    def _arrange(self) -> None:
        n_shown = next(n for n in range(len(self._parts), -1, -1) if n == 0 or len(self._rows(n)) <= _MOST_ROWS)
        self._fold(n_shown)
        top = _ABOVE_PX
        for row in self._rows(n_shown):
            height, left = max(widget.sizeHint().height() for widget in row), _ASIDE_PX
            for widget in row:
                size = widget.sizeHint()
                widget.setGeometry(QRect(left, top + (height - size.height()) // 2, size.width(), size.height()))
                left += size.width() + _GAP_PX
            top += height + _BETWEEN_PX
        self.setFixedHeight(top - _BETWEEN_PX + _ABOVE_PX)

    def _fold(self, n_shown: int) -> None:
        """Put the last parts into the panel, the first into the rows."""
        panel = self._more.panel
        for number, part in enumerate(self._parts):
            folded = number >= n_shown
            if folded and part.parentWidget() is not panel:
                self._more.column.addWidget(part)
            elif not folded and part.parentWidget() is not self:
                part.setParent(self)
                part.show()
        self._more.setVisible(n_shown < len(self._parts))
