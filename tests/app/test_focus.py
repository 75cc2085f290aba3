"""Who has the keys in the real window: the view after a choice, lists and fields their own letters, and a ring wherever Tab stops."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QWidget

from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.pages.page_view import PageView
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
SHIFT = Qt.KeyboardModifier.ShiftModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_stops(window: MainWindow) -> list[QWidget]:
    """All that Tab comes to, from the view round to it again."""
    window.viewport.setFocus()
    stops: list[QWidget] = [window.viewport]
    for _ in range(300):  # a page stops at each of its links
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        if focused() is window.viewport:
            return stops
        if focused() is not stops[-1]:
            stops.append(focused())
    raise AssertionError(f"Tab does not come back to the view from {stops[-1]}")


def picture(widget: QWidget) -> np.ndarray:
    image = QPixmap(widget.grab()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return raw[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., :3].astype(int)


def has_ring(widget: QWidget) -> bool:
    """Whether a widget's edges, all four sides, look otherwise while it has the keys."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_keys = picture(widget)
    widget.clearFocus()
    QApplication.processEvents()
    differs = np.abs(with_keys - picture(widget)).max(axis=2) > 40
    middle_y, middle_x = differs.shape[0] // 2, differs.shape[1] // 2
    sides = (differs[:6, middle_x], differs[-6:, middle_x], differs[middle_y, :6], differs[middle_y, -6:])
    return all(side.any() for side in sides)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_wherever_tab_stops_a_ring_is_seen(window: MainWindow, theme: str) -> None:
    window.presenter.run(f"theme.{theme}; point.select GB30; body.panel")
    rest(window)
    stops = tab_stops(window)
    window.navigator.tabs.setCurrentWidget(window.navigator.points)
    stops += [stop for stop in tab_stops(window) if stop not in stops]
    assert len(stops) > 40
    without = [
        f"{type(one).__name__} {one.accessibleName() or one.property('text')}"
        for one in stops
        if one is not window.viewport and not has_ring(one)
    ]
    assert without == []


def test_tab_goes_from_left_to_right(window: MainWindow) -> None:
    window.presenter.run("point.select GB30; point.select BL23")
    rest(window)
    stops = tab_stops(window)
    order = [
        window._reading.view,
        window.status.body_button,
        window.navigator.search,
        window.navigator.points.tree,
        window.view_bar.skin,
    ]
    places = [stops.index(widget) for widget in order]
    assert places == sorted(places)
    header = [number for number, stop in enumerate(stops) if window._reading.isAncestorOf(stop)]
    assert header == list(range(header[0], header[-1] + 1)), "the panel of the page is gone through in one go"


def test_a_letter_in_a_list_looks_for_its_row(window: MainWindow) -> None:
    before = window.presenter.store.session
    tree = window.navigator.points.tree
    tree.setFocus()
    QTest.keyClick(tree, "b")
    assert tree.currentItem().text(0).startswith("BL")
    QTest.keyClick(tree, Qt.Key.Key_Home)
    assert tree.currentItem().text(0).startswith("LU")
    for widget in (window.navigator.points.filter_bar.opener, window._reading.view):
        widget.setFocus()
        QTest.keyClicks(widget, "bkx2[.")
    assert window.presenter.store.session == before


def test_escape_clears_the_search_then_leaves_it_then_steps_back(window: MainWindow) -> None:
    window.presenter.run("filter.region leg; point.select BL40; step.all")
    QTest.keySequence(window, "Ctrl+K")
    QTest.keyClicks(window.navigator.search, "gb")
    shown = window.presenter.store.session

    def press() -> None:
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

    press()
    assert window.navigator.search.hasFocus()
    assert window.navigator.search.text() == ""
    press()
    assert window.viewport.hasFocus()
    assert window.presenter.store.session == shown
    press()
    assert window.presenter.store.session.selection.step is None
    press()
    assert window.presenter.store.session.selection.point is None
    assert not window.presenter.store.session.filter.is_empty
    press()
    assert window.presenter.store.session.filter.is_empty


@pytest.mark.parametrize("name", ["tree", "page", "box"])
def test_escape_leads_to_the_view_from_everywhere(window: MainWindow, name: str) -> None:
    window.presenter.run("point.select BL40; filter.panel")
    bar = window.navigator.points.filter_bar
    widget = {"tree": window.navigator.points.tree, "page": window._reading.view, "box": bar.boxes["region"]}[name]
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert window.viewport.hasFocus()
    assert window.presenter.store.session.selection.point == "BL40"


def test_the_keys_of_the_filter_open_and_close_it(window: MainWindow) -> None:
    bar = window.navigator.points.filter_bar
    QTest.keySequence(window, "Ctrl+F")
    assert bar.boxes["meridian"].hasFocus()
    QTest.keySequence(window, "Ctrl+F")
    assert not bar.opener.isChecked()
    assert window.viewport.hasFocus()
    bar.opener.setChecked(True)
    window.navigator.tabs.setCurrentWidget(window.body_panel)
    QTest.keySequence(window, "Ctrl+F")
    assert bar.boxes["meridian"].hasFocus(), "what is out of sight is opened, not closed"


def test_after_a_dialog_the_keys_are_where_they_were(window: MainWindow) -> None:
    window.presenter.run("point.select BL40")
    for widget in (window.navigator.points.tree, window._reading.view, window.viewport):
        widget.setFocus()
        QTest.keySequence(window, "F1")
        until(lambda: QApplication.activeModalWidget() is not None)
        QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)
        until(widget.hasFocus)


def test_after_a_choice_on_a_page_the_keys_go_to_the_view(window: MainWindow) -> None:
    page = window._reading.view
    page.setFocus()
    page.ran.emit("pain.choose radicular")
    assert window.viewport.hasFocus()
    page.setFocus()
    page.ran.emit("evidence.show")
    assert page.hasFocus(), "who reads on, reads on"


def test_a_click_on_the_bar_leaves_the_keys_in_the_view(window: MainWindow) -> None:
    button = next(one for one in window.view_bar.findChildren(QWidget) if one.accessibleName() == "Show landmarks")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.viewport.hasFocus()


def test_copying_in_a_page_copies_what_is_selected(window: MainWindow) -> None:
    window.presenter.run("point.select BL40")
    rest(window)
    page = window._reading.view
    assert isinstance(page, PageView)
    page.setFocus()
    page.selectAll()
    QApplication.clipboard().setText("something else")
    QTest.keySequence(page, "Ctrl+C")
    assert "popliteal" in QApplication.clipboard().text()


def test_a_field_keeps_its_keys(window: MainWindow) -> None:
    field = window.navigator.landmarks.filter
    window.navigator.tabs.setCurrentWidget(window.navigator.landmarks)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "tibia [2].")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_End, SHIFT)
    assert field.selectedText() == "tibia [2]."


@pytest.mark.parametrize("command", ["learner.choose", "study.progress", "quiz.ask", "help.keys", "picture.save"])
def test_buttons_of_dialogs_are_words_without_signs(window: MainWindow, command: str) -> None:
    window.presenter.run(command)
    boxes = [box for box in window.findChildren(QDialogButtonBox) if box.isVisible()]
    assert boxes
    assert [button.text() for box in boxes for button in box.buttons() if not button.icon().isNull()] == []
    for box in boxes:
        box.window().close()
