"""The card with the question in small windows and with large letters: nothing lies over anything, no word is cut."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from acuviewer.ui.main_window import MainWindow
from window_waits import rest

pytestmark = pytest.mark.display

LARGEST = "; ".join(["text_size.larger"] * 8)


@pytest.fixture
def small(window: MainWindow) -> MainWindow:
    """The smallest usual window."""
    window.resize(1280, 720)
    return window


def _laid_over(window: MainWindow) -> bool:
    assert window.desk.parts is not None
    return bool(window.desk.parts.card.geometry().intersects(window._reading.geometry())) and window._reading.isVisible()


@pytest.mark.parametrize("size", ["text_size.usual", LARGEST], ids=["usual", "largest"])
@pytest.mark.parametrize("kind", ["place", "name_choice", "steps"])
def test_what_is_told_stands_above_the_page_and_not_under_it(small: MainWindow, kind: str, size: str) -> None:
    small.presenter.run(f"quiz.start kinds={kind} count=1 seed=1 set=BL23")
    small.presenter.run("quiz.place BL24 left" if kind == "place" else "quiz.pass")
    small.presenter.run("quiz.confirm")
    rest(small)
    assert small._reading.isVisible()
    assert not _laid_over(small)
    small.presenter.run(size)
    rest(small)
    assert not _laid_over(small)
    small.presenter.run("text_size.usual")


def test_with_the_largest_letters_all_choices_and_buttons_are_whole(small: MainWindow) -> None:
    small.presenter.run(f"{LARGEST}; quiz.start kinds=landmark count=1 seed=5 set=meridian:BL")
    rest(small)
    assert small.desk.parts is not None
    card = small.desk.parts.card
    for button in card._acts.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width(), button.text()
        assert button.mapTo(card, QPoint(button.width(), 0)).x() <= card.width(), button.text()
    cut = card._scroll.verticalScrollBar().maximum()
    left = small.desk.page.height() - card._scroll.height() - card._acts.height()
    assert min(cut, left) <= 0, "nothing is cut while there is room below"
    small.presenter.run("text_size.usual")
