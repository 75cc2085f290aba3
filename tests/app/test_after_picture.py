"""What a hand asked for is drawn first; the page and the foot of the window are told after it, and move no picture."""

import pytest
from PySide6.QtTest import QTest

from acuviewer.pages.context import PageContext
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.watchers import Shown
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display


def test_the_page_is_written_after_the_picture(window: MainWindow) -> None:
    rest(window)
    pages = list[object]()
    window.viewport.painted.connect(lambda: pages.append(window._reading.page))
    before = window._reading.page
    window.presenter.run("point.select ST36")
    until(lambda: window._reading.page is not before)
    assert pages[0] is before
    assert window._reading.page is not None
    assert window._reading.page.subject == "ST36"


def test_of_two_choices_before_a_picture_only_the_last_is_told(window: MainWindow) -> None:
    rest(window)
    written = list[str]()
    build = window._reading._make_context

    def note(shown: Shown) -> PageContext:
        written.append(shown.session.selection.point or "")
        return build(shown)

    window._reading._make_context = note
    window.presenter.run("point.select ST36")
    window.presenter.run("point.select GB30")
    rest(window)
    assert set(written) == {"GB30"}


def test_a_command_of_the_window_finds_the_page_written(window: MainWindow) -> None:
    rest(window)
    window.presenter.run("point.select ST36; theme.toggle")
    assert window._reading.page is not None
    assert window._reading.page.subject == "ST36"
    window.presenter.run("theme.toggle")


def test_a_view_that_paints_nothing_keeps_no_page_back(window: MainWindow) -> None:
    rest(window)
    window.viewport.hide()
    window.presenter.run("point.select ST36")
    until(lambda: window._reading.page is not None and window._reading.page.subject == "ST36")
    window.viewport.show()


def test_a_name_in_chinese_letters_moves_no_picture(window: MainWindow) -> None:
    rest(window)
    size, sizes = window.viewport.size(), list[object]()
    for words in ("plain words", "CV17  膻中  Danzhong", "経穴 혈"):
        window.status.show_hint(words)
        QTest.qWait(60)
        sizes.append(window.viewport.size())
    assert sizes == [size] * 3
