"""The three columns of the window: lists, 3D view, page; and the place of the window on its screen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QTabBar, QVBoxLayout, QWidget

from acuviewer.i18n import text

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
        self._beside = _Beside(right, page)
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

    def show_beside_page(self, panel: QWidget | None, in_front: bool = True) -> None:
        """Show a panel in the place of the page, with tabs that lead from the one to the other; None leaves the page alone."""
        self._beside.show(panel, in_front)

    def kept_widths(self) -> list[int]:
        """The widths to begin with next time: those with all three columns."""
        return self.sizes() if self.sides_are_shown else self._widths


class _Beside:
    """The tabs above the page, which are built with the first panel that shares its place."""

    def __init__(self, column: QWidget, page: QWidget) -> None:
        self._column, self._page = column, page
        self._panel: QWidget | None = None
        self._tabs: QTabBar | None = None

    def show(self, panel: QWidget | None, in_front: bool) -> None:
        if panel is None and self._tabs is None:
            return
        self._panel, tabs = panel or self._panel, self._tabs or self._build(panel)
        tabs.setVisible(panel is not None)
        tabs.setCurrentIndex(0 if panel is not None and in_front else 1)
        self._turn()

    def _build(self, panel: QWidget | None) -> QTabBar:
        self._tabs = tabs = QTabBar()
        tabs.setExpanding(False)
        tabs.setDrawBase(False)
        for name in ("lesson", "page"):
            tabs.addTab(text(f"reading_panel.tab.{name}"))
        tabs.currentChanged.connect(lambda _: self._turn())
        stack = self._column.layout()
        if isinstance(stack, QVBoxLayout) and panel is not None:
            stack.insertWidget(0, tabs)
            stack.insertWidget(1, panel, 1)
        return tabs

    def _turn(self) -> None:
        """Show what the tab names."""
        with_panel = self._tabs is not None and not self._tabs.isHidden() and self._tabs.currentIndex() == 0
        if self._panel is not None:
            self._panel.setVisible(with_panel)
        self._page.setVisible(not with_panel)


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
