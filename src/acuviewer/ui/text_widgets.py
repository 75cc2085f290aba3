"""The pieces that the reading panels are made of: headings, statements with their source, chips, steps, cards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QPushButton, QWidget

from acuviewer.ui.qt_override import nothing, qt_override

Run = Callable[[str], None]
"""Carries out a command line."""


def label(words: str, name: str = "") -> QLabel:
    """A wrapping label that a person can select and copy."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if name:
        made.setObjectName(name)
    return made


def heading(words: str) -> QLabel:
    """A small heading of a section."""
    made = QLabel(words.upper())
    made.setObjectName("heading")
    made.setWordWrap(True)
    made.setContentsMargins(0, 12, 0, 0)
    made.setAccessibleName(words)
    return made


class FlowLayout(QLayout):
    """Lays widgets in lines like words, wrapping at the right edge."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = spacing

    @qt_override(nothing)
    def addItem(self, item: QLayoutItem) -> None:
        """Take another widget."""
        self._items.append(item)

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """One of them; None beyond the last, as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Give one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    @qt_override(bool)
    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    @qt_override(int)
    def heightForWidth(self, width: int) -> int:
        """Height of all lines at a width."""
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        return self._arrange(QRect(0, 0, inner, 0), place=False) + margins.top() + margins.bottom()

    @qt_override(nothing)
    def setGeometry(self, rectangle: QRect) -> None:
        """Put the widgets into a rectangle."""
        super().setGeometry(rectangle)
        self._arrange(rectangle.marginsRemoved(self.contentsMargins()), place=True)

    @qt_override(QSize)
    def sizeHint(self) -> QSize:
        """At least the widest widget."""
        return self.minimumSize()

    @qt_override(QSize)
    def minimumSize(self) -> QSize:
        """The size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rectangle: QRect, place: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue  # a hidden widget leaves no gap
            width = item.sizeHint().width()
            if x + width > rectangle.width() and lines[-1]:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += width + self._gap
        y = rectangle.y()
        for line in lines:
            height = max((item.sizeHint().height() for item in line), default=0)
            if place:
                self._place(line, rectangle.x(), y, height)
            y += height + self._gap
        return y - self._gap - rectangle.y()

    def _place(self, line: list[QLayoutItem], x: int, y: int, height: int) -> None:
        for item in line:
            size = item.sizeHint()
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
            x += size.width() + self._gap


_CHIP_LETTERS = 36
"""As much of a name as a chip of the narrowest panel holds."""


def flow_of(widgets: Sequence[QWidget], spacing: int = 6) -> QWidget:
    """Widgets in lines like words."""
    holder = QWidget()
    flow = FlowLayout(spacing)
    flow.setContentsMargins(0, 2, 0, 2)
    for widget in widgets:
        flow.addWidget(widget)
    holder.setLayout(flow)
    return holder


def chips(entries: list[tuple[str, str, bool, str]], run: Run, after: Sequence[str] = ()) -> QWidget:
    """Round buttons from (text, command line, lit, tooltip), and plain words ``after`` them."""
    made: list[QWidget] = []
    for name, command, lit, tip in entries:
        chip = QPushButton(name if len(name) <= _CHIP_LETTERS else name[: _CHIP_LETTERS - 1].rstrip() + "…")
        chip.setAccessibleName(name)
        chip.setObjectName("chip")
        chip.setProperty("lit", "true" if lit else "false")
        chip.setToolTip(tip)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _=False, line=command: run(line))
        made.append(chip)
    for words in after:
        beside = QLabel(words)
        beside.setObjectName("beside")
        made.append(beside)
    return flow_of(made)
