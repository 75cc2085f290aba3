"""Right clicks in the real window: menus in the view, the lists and the pages; by the keyboard; and drags that open none."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from acuviewer.session.session import Session
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display
RIGHT, PLAIN = Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
BELLY = "view.free 20,1050,100,0,0,900"


@pytest.fixture(autouse=True)
def no_menu_is_left(window: MainWindow) -> Iterator[None]:
    yield
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def session(window: MainWindow) -> Session:
    return window.presenter.store.session


def dot(window: MainWindow, code: str) -> QPoint:
    found, view = window.presenter.shown.anatomy.location(code, "left"), window.viewport
    assert found is not None
    x, y = view.stage.projection(view.width(), view.height()).pixels(found.position_mm[None])[0]
    return QPointF(float(x), float(y)).toPoint()


def right_click(window: MainWindow, widget: QWidget, place: QPoint) -> QMenu:
    """A right click as the window system gives it."""
    lead(widget, place)
    QTest.mouseClick(window.windowHandle(), RIGHT, PLAIN, widget.mapTo(window, place))
    return opened()


def lead(widget: QWidget, place: QPoint) -> None:
    """Put the cursor over a place: Qt asks the window system what lies under it."""
    QCursor.setPos(widget.mapToGlobal(place))
    QTest.qWait(50)


def opened() -> QMenu:
    until(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, title: str) -> QAction:
    found = [action for action in menu.actions() if action.text().startswith(title)]
    assert found, [action.text() for action in menu.actions()]
    return found[0]


def take(window: MainWindow, menu: QMenu, title: str) -> None:
    """Click an entry of a menu."""
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, PLAIN, menu.actionGeometry(entry(menu, title)).center())
    rest(window)


def test_a_point_in_the_view_is_chosen_flown_to_measured_and_gathered(window: MainWindow) -> None:
    window.presenter.run(f"point.pick CV12; {BELLY}")
    rest(window)
    menu = right_click(window, window.viewport, dot(window, "ST25"))
    assert menu.actions()[0].text().startswith("ST25")
    assert session(window).selection.point == "CV12", "a menu chooses nothing"
    take(window, menu, "Measure from the chosen point")
    assert [place.key for place in session(window).ruler.places] == ["CV12", "ST25"]
    take(window, right_click(window, window.viewport, dot(window, "ST25")), "Gather")
    assert session(window).filter.codes == ("CV12", "ST25")
    menu = right_click(window, window.viewport, dot(window, "ST25"))
    assert entry(menu, "Gather").isChecked()
    take(window, menu, "Show its construction")
    assert session(window).selection.point == "ST25"
    assert session(window).selection.step is not None
    QTest.keySequence(window, "Ctrl+Z")
    assert session(window).selection.point is None, "an entry is one step"


def test_what_cannot_be_had_is_grey_and_says_why(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    menu = right_click(window, window.viewport, dot(window, "CV12"))
    for title in ("Measure from the chosen point", "Other side"):
        assert not entry(menu, title).isEnabled()
        assert "(" in entry(menu, title).text()
    assert entry(menu, "Start the ruler here").isEnabled()


def test_bare_skin_has_a_menu_and_so_has_nothing(window: MainWindow) -> None:
    window.presenter.run(f"layer.points; {BELLY}")
    rest(window)
    take(window, right_click(window, window.viewport, dot(window, "ST25") + QPoint(20, 30)), "Start the ruler here")
    assert [place.kind for place in session(window).ruler.places] == ["skin"]
    assert session(window).ruler.laying
    take(window, right_click(window, window.viewport, dot(window, "ST25") + QPoint(20, 30)), "What is here")
    assert session(window).selection.place is not None
    window.presenter.run("view.front")
    rest(window)
    menu = right_click(window, window.viewport, QPoint(8, 8))
    assert any(action.isCheckable() for action in menu.actions()), "the layers are ticked"
    take(window, menu, "From behind")
    assert session(window).view.aim == "back"


def test_its_location_is_copied(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    take(window, right_click(window, window.viewport, dot(window, "ST25")), "Copy its location")
    found = window.presenter.shown.anatomy.location("ST25", "left")
    assert found is not None
    copied = QApplication.clipboard().text()
    assert "ST25 (left)" in copied
    assert f"{found.position_mm[1]:.1f}" in copied
    assert f"skin {found.surface.triangle}" in copied


def test_a_drag_with_the_right_button_moves_and_opens_nothing(window: MainWindow) -> None:
    window.presenter.run(BELLY)
    rest(window)
    before, start = window.viewport.stage.camera, dot(window, "ST25")
    lead(window.viewport, start)
    QTest.mousePress(window.windowHandle(), RIGHT, PLAIN, window.viewport.mapTo(window, start))
    for step in (10, 20, 40):
        QTest.mouseMove(window.windowHandle(), window.viewport.mapTo(window, start + QPoint(step, step)))
        QTest.qWait(20)
    QTest.mouseRelease(window.windowHandle(), RIGHT, PLAIN, window.viewport.mapTo(window, start + QPoint(40, 40)))
    rest(window)
    assert window.viewport.stage.camera.focus_mm != before.focus_mm
    assert QApplication.activePopupWidget() is None


def test_rows_of_lists_have_menus(window: MainWindow) -> None:
    tree = window.navigator.points.tree
    window.presenter.run("point.pick BL23; point.clear")
    rest(window)
    row = tree._row_of["point.select BL25"]
    tree.scrollToItem(row)
    menu = right_click(window, tree.viewport(), tree.visualItemRect(row).center())
    assert menu.actions()[0].text().startswith("BL25")
    assert session(window).selection.point is None
    take(window, menu, "Other side")
    assert (session(window).selection.point, session(window).selection.side) == ("BL25", "right")
    tree.scrollToTop()
    heading = tree.topLevelItem(0)
    assert heading is not None
    take(window, right_click(window, tree.viewport(), tree.visualItemRect(heading).center()), "Fly to it")
    assert session(window).selection.meridian == "LU"
    window.navigator.tabs.setCurrentWidget(window.navigator.landmarks)
    landmarks = window.navigator.landmarks.tree
    landmarks.expandAll()
    row = landmarks._row_of["landmark.select olecranon"]
    landmarks.scrollToItem(row)
    take(window, right_click(window, landmarks.viewport(), landmarks.visualItemRect(row).center()), "Choose")
    assert session(window).selection.landmark == "olecranon"


def test_what_was_found_and_links_have_menus(window: MainWindow) -> None:
    window.navigator.search.setText("GB30")
    results = window.navigator.results.list
    menu = right_click(window, results.viewport(), results.visualItemRect(results.item(0)).center())
    assert menu.actions()[0].text().startswith("GB30")
    take(window, menu, "Gather")
    assert session(window).filter.codes == ("GB30",)
    window.navigator.search.clear()
    rest(window)
    view = window._reading.view
    place = next(
        QPoint(x, y)
        for y in range(0, view.viewport().height(), 6)
        for x in range(0, view.viewport().width(), 10)
        if view.anchorAt(QPoint(x, y)) == "run:point.select GB30"
    )
    take(window, right_click(window, view.viewport(), place), "Choose")
    assert session(window).selection.point == "GB30"


@pytest.mark.parametrize("key", ["Menu", "Shift+F10"])
def test_keys_open_the_menu_of_what_is_chosen_or_of_the_current_row(window: MainWindow, key: str) -> None:
    window.presenter.run("point.select GB30")
    rest(window)
    window.viewport.setFocus()
    QTest.keySequence(window.viewport, key)
    menu = opened()
    assert menu.actions()[0].text().startswith("GB30")
    menu.close()
    tree = window.navigator.points.tree
    tree.setCurrentItem(tree._row_of["point.select BL25"])
    tree.setFocus()
    QTest.keySequence(tree, key)
    menu = opened()
    assert menu.actions()[0].text().startswith("BL25")
    menu.close()
    window.presenter.run("points.gather GB30")
    rest(window)
    page = window._reading.view
    page.setFocus()
    while page.line_at_cursor() != "point.select GB30":
        QTest.keyClick(page, Qt.Key.Key_Tab)
    QTest.keySequence(page, key)
    menu = opened()
    assert menu.actions()[0].text().startswith("GB30")
    menu.close()
    window.navigator.focus_search()
    QTest.keySequence(window.navigator.search, "Shift+F10")
    assert opened().actions(), "a field has a menu of its own"
