"""The pieces that the reading panels are made of: headings, statements with their source, chips, steps, cards."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QLayoutItem, QPushButton, QVBoxLayout, QWidget

from acuviewer.i18n import said, say, text
from acuviewer.knowledge.library import Library
from acuviewer.statement import Statement
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


def link(words: str, act: Callable[[], None], name: str = "link") -> QPushButton:
    """A flat button that reads like a link."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda: act())
    return made


def source_tag(sources: Sequence[str], standing: str, library: Library, show_sources: Callable[[str], None]) -> QLabel:
    """Whose word something is and, in words, how it stands; explains itself on hover, opens the source on click or Enter."""
    names = ", ".join(library.sources[name].short for name in sources)
    tag = QLabel(f'<a style="text-decoration: none" href="{sources[0]}">{escape(names)} · {standing}</a>')
    tag.setObjectName("source")
    tag.setTextFormat(Qt.TextFormat.RichText)
    tag.setWordWrap(True)
    flags = Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    tag.setTextInteractionFlags(flags)
    tag.linkActivated.connect(show_sources)
    tag.setToolTip("\n".join(f"{library.sources[name].title}" for name in sources))
    tag.setAccessibleName(text("source.name", sources=names, standing=standing))
    return tag


def _say_standing(statement: Statement) -> str:
    standing = said(f"standing.{statement.standing}")
    return say(standing) if statement.checked else text("standing.unchecked", standing=standing)


class StatementBox(QWidget):
    """A statement with its source below."""

    def __init__(self, statement: Statement, library: Library, show_sources: Callable[[str], None], bullet: bool = False) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        if statement.text:
            column.addWidget(label(("•  " if bullet else "") + statement.text))
        column.addWidget(source_tag(statement.sources, _say_standing(statement), library, show_sources))


class Card(QFrame):
    """A caution: colour and word say how serious it is."""

    def __init__(
        self, title: str, statement: Statement, severity: str, library: Library, show_sources: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setProperty("severity", severity)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.setSpacing(1)
        head = label(text(f"card.{severity}", title=title), "cardtitle")
        head.setProperty("severity", severity)
        column.addWidget(head)
        column.addWidget(label(statement.text))
        column.addWidget(source_tag(statement.sources, _say_standing(statement), library, show_sources))


class StepRow(QFrame):
    """One numbered step of a construction; click, Enter or Space chooses it."""

    chosen = Signal(int)

    def __init__(self, number: int, step: str) -> None:
        super().__init__()
        self._number = number
        self.setObjectName("step")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text("step.name", number=number, step=step))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 7, 8, 7)
        row.setSpacing(8)
        self._badge = QLabel(str(number))
        self._badge.setObjectName("number")
        self._badge.setFixedSize(22, 22)
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(step)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)

    def set_now(self, now: bool) -> None:
        """Show whether this is the step that is drawn last."""
        for widget in (self, self._badge):
            widget.setProperty("now", "true" if now else "false")
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    @qt_override(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step."""
        self.setFocus()
        self.chosen.emit(self._number)
        event.accept()

    @qt_override(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the step by keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._number)
        else:
            super().keyPressEvent(event)


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
        x, y, line = rectangle.x(), rectangle.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x + size.width() > rectangle.right() + 1 and line > 0:
                x, y, line = rectangle.x(), y + line + self._gap, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            line = max(line, size.height())
        return y + line - rectangle.y()


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


def tags(entries: list[tuple[str, str]]) -> QWidget:
    """Framed words from (text, explanation): hover or a screen reader tells the explanation."""
    holder = QWidget()
    flow = FlowLayout(spacing=4)
    flow.setContentsMargins(0, 0, 0, 2)
    for word, explanation in entries:
        tag = QLabel(word)
        tag.setObjectName("tag")
        tag.setToolTip(explanation)
        tag.setAccessibleDescription(explanation)
        flow.addWidget(tag)
    holder.setLayout(flow)
    return holder
