"""The three columns of the window: lists, 3D view, page; and the place of the window on its screen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

USUAL_WIDTHS = [270, 640, 370]
USUAL_SIZE = (1280, 760)
_TITLE_BAR_PX, _EDGE_PX = 32, 2
_LEAST_SIDES_PX, _LEAST_VIEW_PX = (244, 300), 420
_WIDEST_SIDES = 1.4
"""So many times the least width of lists and page, however large their letters are: a small screen holds no more."""


class Columns(QSplitter):
    """Lists and page beside the view; both can be put away together."""

    def __init__(
        self, lists: QWidget, view: Sequence[QWidget], page: QWidget, below_page: str, below_view: Sequence[QWidget] = ()
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        note = QLabel(below_page)
        note.setObjectName("disclaimer")
        note.setWordWrap(True)
        note.setContentsMargins(16, 6, 16, 6)
        middle, right = _column((*view, *below_view), stretched=len(view) - 1), _column((page, note), stretched=0)
        right.setObjectName("side")
        self._sides = (lists, right)
        self._widths: list[int] = []
        self.set_text_size(1.0)
        middle.setMinimumWidth(_LEAST_VIEW_PX)
        for number, widget in enumerate((lists, middle, right)):
            self.addWidget(widget)
            self.setStretchFactor(number, int(widget is middle))
            self.setCollapsible(number, False)

    def set_text_size(self, text_size: float) -> None:
        """Give larger letters more room beside the view."""
        for side, least in zip(self._sides, _LEAST_SIDES_PX, strict=True):
            side.setMinimumWidth(round(least * min(text_size, _WIDEST_SIDES)))

    @property
    def sides_are_shown(self) -> bool:
        """Whether lists and page are there."""
        return not self._sides[0].isHidden()

    @property
    def lists_are_alone(self) -> bool:
        """Whether the lists are there without the page."""
        return self.sides_are_shown and self._sides[1].isHidden()

    def show_sides(self, shown: bool, page: bool = True) -> None:
        """Show lists and page, or the lists alone, or put them away."""
        if shown == self.sides_are_shown:
            return
        if not (shown or self.lists_are_alone):
            self._widths = self.sizes()
        self._sides[0].setVisible(shown)
        self._sides[1].setVisible(shown and page)
        if shown:
            self.setSizes(self._widths)

    def kept_widths(self) -> list[int]:
        """The widths to begin with next time: those with all three columns."""
        return self.sizes() if self.sides_are_shown else self._widths


def _column(widgets: Sequence[QWidget], stretched: int) -> QWidget:
    """Widgets below each other without a gap, of which one takes the room that is left."""
    holder = QWidget()
    stack = QVBoxLayout(holder)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    for widget in widgets:
        stack.addWidget(widget)
    stack.setStretchFactor(widgets[stretched], 1)
    return holder


def fit_to_screen(wanted: QRect, available: QRect) -> QRect:
    """Where a window may stand: as wanted, but no larger than what is free of the screen, below its own title bar, and inside."""
    room = available.adjusted(_EDGE_PX, _TITLE_BAR_PX, -_EDGE_PX, -_EDGE_PX)
    width, height = min(wanted.width(), room.width()), min(wanted.height(), room.height())
    left = min(max(wanted.left(), room.left()), room.left() + room.width() - width)
    top = min(max(wanted.top(), room.top()), room.top() + room.height() - height)
    return QRect(left, top, width, height)
