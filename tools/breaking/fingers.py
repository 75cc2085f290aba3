"""Carries out acts in the real window, through the events that a mouse and a keyboard send."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QKeySequence, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QScrollBar,
    QSlider,
    QTabWidget,
    QToolButton,
    QWidget,
)

from acuviewer.i18n import say
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.navigator.figure_field import FigureField
from breaking.acts import NEVER, Act

_BUTTON = {"left": Qt.MouseButton.LeftButton, "middle": Qt.MouseButton.MiddleButton, "right": Qt.MouseButton.RightButton}
_MODIFIER = {
    "": Qt.KeyboardModifier.NoModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
    "ctrl": Qt.KeyboardModifier.ControlModifier,
}
_POPUP_MS = 40

Kind = TypeVar("Kind", bound=QWidget)
Thing = TypeVar("Thing")


class Fingers:
    """The hand on a window. Files that the window saves go to ``folder``; nothing else leaves it."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._n_saved = 0
        QFileDialog.getSaveFileName = self._name_a_file  # type: ignore[method-assign]
        QFileDialog.getOpenFileName = lambda *_: ("", "")  # type: ignore[method-assign]
        QDesktopServices.openUrl = lambda *_: True  # type: ignore[method-assign]
        self._acts: dict[str, Callable[..., None]] = {
            "run": self._run, "key": self._key, "click": self._click, "drag": self._drag, "wheel": self._wheel, "hover": self._hover,
            "type": self._type, "resize": self._resize, "slide": self._slide, "press": self._press, "tab": self._tab, "menu": self._menu,
            "row": self._row, "item": self._item, "scroll": self._scroll, "write": self._write, "wait": self._wait,
        }  # fmt: skip

    def carry_out(self, act: Act) -> None:
        """Do one act; dialogs and menus that an earlier one has opened are closed before."""
        self.close_dialogs()
        self._acts[act.kind](*act.values)
        QTest.qWait(2)

    def close_dialogs(self) -> None:
        """Close whatever stands before the window, by keyboard where that serves."""
        for _ in range(20):
            shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if shown is None:
                return
            QTest.keyClick(shown, Qt.Key.Key_Escape)
            if shown.isVisible():
                shown.close()
        raise RuntimeError(f"a {type(shown).__name__} does not close")

    def _name_a_file(self, *_: Any, **__: Any) -> tuple[str, str]:
        """What a person answers who is asked for a file: every second time a name, else nothing."""
        self._n_saved += 1
        return (str(self._folder / f"picture-{self._n_saved % 8}") if self._n_saved % 2 else "", "")

    # Acts

    def _run(self, line: str) -> None:
        self._window.presenter.run(line)

    def _key(self, key: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self._window, QKeySequence(key))

    def _place(self, across: float, down: float) -> QPoint:
        view = self._window.viewport
        return QPoint(round(across * (view.width() - 1)), round(down * (view.height() - 1)))

    def _click(self, across: float, down: float, button: str, modifier: str, double: bool) -> None:
        place = self._place(across, down)
        QTest.mouseClick(self._window.viewport, _BUTTON[button], _MODIFIER[modifier], place)
        if double:
            QTest.mouseDClick(self._window.viewport, _BUTTON[button], _MODIFIER[modifier], place)

    def _drag(self, across: float, down: float, to_across: float, to_down: float, button: str, shift: bool) -> None:
        start, end = self._place(across, down), self._place(to_across, to_down)
        modifier = _MODIFIER["shift" if shift else ""]
        QTest.mousePress(self._window.viewport, _BUTTON[button], modifier, start)
        for share in (0.2, 0.5, 0.8, 1.0):
            self._move(start + (end - start) * share, _BUTTON[button], modifier)
        QTest.mouseRelease(self._window.viewport, _BUTTON[button], modifier, end)

    def _move(self, place: QPoint, buttons: Qt.MouseButton, modifier: Qt.KeyboardModifier) -> None:
        view, where = self._window.viewport, QPointF(place)
        event = QMouseEvent(QEvent.Type.MouseMove, where, view.mapToGlobal(where), Qt.MouseButton.NoButton, buttons, modifier)
        QApplication.sendEvent(view, event)

    def _hover(self, across: float, down: float) -> None:
        self._move(self._place(across, down), Qt.MouseButton.NoButton, _MODIFIER[""])

    def _wheel(self, across: float, down: float, turn: int) -> None:
        view, where = self._window.viewport, QPointF(self._place(across, down))
        event = QWheelEvent(
            where, view.mapToGlobal(where), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, _MODIFIER[""],
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    def _type(self, text: str, then: str) -> None:
        search = self._window.navigator.search
        search.setFocus()
        search.setText(text[:-1])
        # What no key of a plain keyboard gives comes as an input method sends it.
        if text[-1:].isascii():
            QTest.keyClicks(search, text[-1:])
        else:
            search.insert(text[-1:])
        if then:
            QTest.keySequence(search, QKeySequence(then))

    def _resize(self, width: int, height: int) -> None:
        self._window.resize(width, height)

    def _slide(self, which: int, shares: list[float], held: bool) -> None:
        slider = _one_of(_shown(self._window, QSlider), which)
        if slider is None:
            return
        slider.setSliderDown(held)
        for share in shares:
            slider.setValue(round(slider.minimum() + share * (slider.maximum() - slider.minimum())))
            QTest.qWait(10)
        slider.setSliderDown(False)

    def _press(self, which: int) -> None:
        buttons = [button for button in _shown(self._window, QAbstractButton) if not button.window().isModal()]
        button = _one_of(buttons, which)
        if isinstance(button, QToolButton) and button.menu() is not None:
            # A menu below a button has a loop of its own until it is closed.
            QTimer.singleShot(_POPUP_MS, self._window, self.close_dialogs)
            button.showMenu()
        elif button is not None:
            button.click()

    def _tab(self, which: int) -> None:
        tabs = _one_of(_shown(self._window, QTabWidget), 0)
        if tabs is not None:
            tabs.setCurrentIndex(which % tabs.count())

    def _menu(self, which: int) -> None:
        quits = {say(self._window.presenter.commands[name].title) for name in NEVER}
        listed = [
            action
            for menu in self._window.menuBar().findChildren(QMenu)
            for action in menu.actions()
            if action.isEnabled() and not action.isSeparator() and action.text() not in quits
        ]
        action = _one_of(listed, which)
        if action is not None:
            action.trigger()

    def _row(self, which: int, row: int, double: bool) -> None:
        view = _one_of(_shown(self._window, QAbstractItemView), which)
        model = view.model() if view is not None else None
        if view is None or model is None or model.rowCount() == 0:
            return
        index = model.index(row % model.rowCount(), 0)
        if model.rowCount(index) and row % 2:
            index = model.index(row % model.rowCount(index), 0, index)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), _BUTTON["left"], _MODIFIER[""], place)
        if double:
            QTest.mouseDClick(view.viewport(), _BUTTON["left"], _MODIFIER[""], place)

    def _item(self, which: int, item: int) -> None:
        box = _one_of(_shown(self._window, QComboBox), which)
        if box is not None and box.count():
            box.setCurrentIndex(item % box.count())
            box.activated.emit(item % box.count())

    def _scroll(self, which: int, share: float) -> None:
        bar: QAbstractSlider | None = _one_of(_shown(self._window, QScrollBar), which)
        if bar is not None:
            bar.setValue(round(share * bar.maximum()))

    def _write(self, which: int, figure: str, then: str) -> None:
        field = _one_of(_shown(self._window, FigureField), which)
        if field is None:
            self._window.presenter.run("body.panel")
            return
        field.setFocus()
        field.selectAll()
        for letter in figure:
            # What no key of a plain keyboard gives comes as an input method sends it.
            if letter.isascii():
                QTest.keyClicks(field, letter)
            else:
                field.insert(letter)
        if then:
            QTest.keySequence(field, QKeySequence(then))

    def _wait(self, milliseconds: int) -> None:
        QTest.qWait(milliseconds)


def _shown(window: QWidget, kind: type[Kind]) -> list[Kind]:
    return [widget for widget in window.findChildren(kind) if widget.isVisible() and widget.isEnabled()]


def _one_of(things: list[Thing], number: int) -> Thing | None:
    return things[number % len(things)] if things else None
