"""A person's hands in the real window: each act is one click, turn of the wheel or drag, or one key, or one answer typed.

What is clicked must be in sight: a row that is scrolled away, or a button that the window cuts off, can't be.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence, QTextBlock, QTextFragment, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QMenuBar,
    QSlider,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)

from acuviewer.ui.main_window import MainWindow
from window_waits import rest

LEFT, RIGHT, ALONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
WITH_CTRL = Qt.KeyboardModifier.ControlModifier
_MOST_NOTCHES = 60

W = TypeVar("W", bound=QWidget)


class Hands:
    """Carries out acts as a page of tasks writes them: ``row BL23``, ``menu View``, ``Ctrl+K``, ``“sciatica”``."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._mouse: Mapping[str, Callable[[str], None]] = {
            "row": lambda words: self._click_row(words, ALONE),
            "ctrl-row": lambda words: self._click_row(words, WITH_CTRL),
            "wheel": self._turn_wheel,
            "tab": self._click_tab,
            "menu": self._open_menu,
            "entry": self._click_entry,
            "button": self._click_button,
            "box": self._open_box,
            "slide": self._slide,
            "link": self._click_link,
            "choose": self._choose,
            "point": lambda words: self._click_view(self.pixel_of(words), LEFT, ALONE),
            "ctrl-point": lambda words: self._click_view(self.pixel_of(words), LEFT, WITH_CTRL),
            "right-point": lambda words: self._click_view(self.pixel_of(words), RIGHT, ALONE),
            "view": lambda words: self._click_view(self._share_of_view(words), LEFT, ALONE),
        }

    def act(self, words: str) -> None:
        """Carry one act out and wait until the window rests."""
        kind, _, rest_of_words = words.partition(" ")
        if kind in self._mouse:
            self._mouse[kind](rest_of_words)
        elif words.startswith("“"):
            QTest.keyClicks(self._focused(), words[1:].partition("”")[0])
            QTest.keyClick(self._focused(), Qt.Key.Key_Return)
        else:
            QTest.keySequence(self._focused(), QKeySequence(words))
        rest(self.window)

    def pixel_of(self, words: str) -> QPoint:
        """Where in the view a point lies: its code and side."""
        code, side = words.split()
        view = self.window.viewport
        found = self.window.presenter.shown.anatomy.location(code, side)  # type: ignore[arg-type]
        assert found is not None
        projection = view.stage.projection(view.width(), view.height())
        assert projection.faces(found.position_mm[None], found.normal[None])[0], f"{words} is turned away"
        x, y = projection.pixels(found.position_mm[None])[0]
        return QPointF(float(x), float(y)).toPoint()

    # What is clicked

    def _click_row(self, words: str, keys: Qt.KeyboardModifier) -> None:
        tree = self._tree()
        place = self._row_in_sight(tree, words)
        assert place is not None, f"no row “{words}” in sight"
        QTest.mouseClick(tree.viewport(), LEFT, keys, place.center())

    def _turn_wheel(self, words: str) -> None:
        tree = self._tree()
        middle = QPointF(tree.viewport().rect().center())
        for _ in range(_MOST_NOTCHES):
            if self._row_in_sight(tree, words):
                return
            turn = QPoint(0, -120)
            event = QWheelEvent(
                middle, QPointF(tree.viewport().mapToGlobal(middle)), QPoint(), turn, Qt.MouseButton.NoButton, ALONE,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(tree.viewport(), event)
        raise AssertionError(f"the wheel does not come to “{words}”")

    def _click_tab(self, words: str) -> None:
        bar = self.window.navigator.tabs.tabBar()
        number = next(number for number in range(bar.count()) if bar.tabText(number) == words)
        QTest.mouseClick(bar, LEFT, ALONE, bar.tabRect(number).center())

    def _open_menu(self, words: str) -> None:
        bar = self.window.menuBar()
        assert isinstance(bar, QMenuBar)
        self._click_action(bar, words)

    def _click_entry(self, words: str) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        self._click_action(menu, words)

    def _click_action(self, holder: QMenu | QMenuBar, words: str) -> None:
        action = next((one for one in holder.actions() if _title(one) == words), None)
        assert action is not None, f"“{words}” is not among {[_title(one) for one in holder.actions()]}"
        assert action.isEnabled(), f"“{words}” can’t be chosen"
        place = holder.actionGeometry(action).center()
        QTest.mouseMove(holder, place)
        QTest.mouseClick(holder, LEFT, ALONE, place)

    def _click_button(self, words: str) -> None:
        buttons = [one for one in self._in_sight(QAbstractButton) if words in (one.text(), one.accessibleName())]
        assert len(buttons) == 1, f"{len(buttons)} buttons “{words}” in sight"
        QTest.mouseClick(buttons[0], LEFT)

    def _open_box(self, words: str) -> None:
        boxes = [one for one in self._in_sight(QComboBox) if one.accessibleName() == words]
        assert len(boxes) == 1, f"{len(boxes)} boxes “{words}” in sight"
        QTest.mouseClick(boxes[0], LEFT)

    def _slide(self, words: str) -> None:
        sliders = [one for one in self._in_sight(QSlider) if words in one.accessibleName()]
        assert len(sliders) == 1, f"{len(sliders)} sliders “{words}” in sight"
        slider = sliders[0]
        here, there = QPoint(6, slider.height() // 2), QPoint(slider.width() - 6, slider.height() // 2)
        QTest.mousePress(slider, LEFT, ALONE, here)
        for share in range(1, 11):
            QTest.mouseMove(slider, here + (there - here) * share / 10)
        QTest.mouseRelease(slider, LEFT, ALONE, there)

    def _click_link(self, words: str) -> None:
        page = self.window._reading.view
        layout = page.document().documentLayout()
        for block, fragment in self._fragments():
            if not (fragment.charFormat().isAnchor() and " ".join(fragment.text().split()) == words):
                continue
            text_layout = block.layout()
            line = text_layout.lineForTextPosition(fragment.position() - block.position())
            x, _ = line.cursorToX(fragment.position() - block.position() + fragment.length() // 2)  # type: ignore[misc]
            top = layout.blockBoundingRect(block).topLeft()
            place = QPointF(top.x() + x, top.y() + line.rect().center().y()).toPoint()
            place -= QPoint(page.horizontalScrollBar().value(), page.verticalScrollBar().value())
            assert page.viewport().rect().contains(place), f"the link “{words}” is scrolled away"
            QTest.mouseMove(page.viewport(), place)
            QTest.mouseClick(page.viewport(), LEFT, ALONE, place)
            return
        raise AssertionError(f"no link “{words}” on the page")

    def _choose(self, words: str) -> None:
        above = QApplication.activePopupWidget()
        assert above is not None, "nothing to choose from is open"
        rows = above.findChild(QAbstractItemView)
        assert rows is not None
        model = rows.model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        index = next(one for one in indexes if str(one.data()).startswith(words))
        # What is released right after the click that opened the list belongs to that click.
        QTest.qWait(QApplication.doubleClickInterval() + 100)
        QTest.mouseClick(rows.viewport(), LEFT, ALONE, rows.visualRect(index).center())

    def _click_view(self, place: QPoint, button: Qt.MouseButton, keys: Qt.KeyboardModifier) -> None:
        view = self.window.viewport
        assert view.rect().contains(place), "out of the picture"
        QTest.mouseMove(view, place)
        QTest.mouseClick(view, button, keys, place)

    def _share_of_view(self, words: str) -> QPoint:
        """A place by how far right and down it lies, in percent of the view."""
        view = self.window.viewport
        right, down = (float(share) / 100 for share in words.split())
        return QPointF(right * view.width(), down * view.height()).toPoint()

    # What there is to be clicked

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keys"
        return focused

    def _in_sight(self, kind: type[W]) -> list[W]:
        return [
            one
            for one in self.window.findChildren(kind)
            if one.isVisible() and one.visibleRegion().boundingRect().contains(one.rect().center())
        ]

    def _tree(self) -> QTreeWidget:
        trees = [one for one in self.window.navigator.findChildren(QTreeWidget) if one.isVisible()]
        assert len(trees) == 1
        return trees[0]

    def _row_in_sight(self, tree: QTreeWidget, words: str) -> QRect | None:
        for item in _items(tree):
            if f"{item.text(0)} ".startswith(f"{words} ") and not item.isHidden():
                place = tree.visualItemRect(item)
                if place.isValid() and tree.viewport().rect().contains(place):
                    return place
        return None

    def _fragments(self) -> Iterator[tuple[QTextBlock, QTextFragment]]:
        return self.window._reading.view._fragments()


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    walk = QTreeWidgetItemIterator(tree)
    while item := walk.value():
        yield item
        walk += 1


def _title(action: QAction) -> str:
    return action.text().replace("&", "").partition("\t")[0]
