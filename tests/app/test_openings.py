"""Nothing that opens stays behind when it has been closed: objects of Qt, of VTK and of the program are as many as before."""

import time
from collections.abc import Callable

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from acuviewer.ui.main_window import MainWindow
from openings import ATLAS, come_home, count, lines_that_open, open_everything, settle

pytestmark = pytest.mark.display

ACTS: tuple[Callable[[int], str], ...] = (
    lambda number: f"point.select {('ST36', 'EX-HN1')[number % 2]}; step.all",
    lambda number: "point.select GB30; definition.compare",
    lambda number: f"meridian.choose {list(ATLAS.meridians)[number % len(ATLAS.meridians)]}; layer.meridians",
    lambda number: f"body.set sex=female,weight={0.2 + number % 7 / 10:.1f}; layer.bones 1",
    lambda number: "theme.toggle; layer.meridians",
)
"""What is done over and over, by the number of the turn: with few points, since what is worked out of one is kept with the body."""

ROUND = 14
"""After so many turns each meridian and each body was there: what is worked out of them is kept, up to a bound."""


def grown(window: MainWindow, act: Callable[[int], None], times: int) -> dict[str, int]:
    """What is there more of after doing something ``times`` over than before, once all that it goes through has been seen."""
    act(0)
    count(window)
    for number in range(1, max(2, min(times, ROUND))):
        act(number)
    before = count(window)
    memory_mb, began = psutil.Process().memory_info().rss / 1e6, time.monotonic()
    for number in range(times):
        act(number)
    took_s = time.monotonic() - began
    after = count(window)
    print(
        f"{times} times in {took_s:.0f} s: objects {before['objects of Python']} to {after['objects of Python']}, of Qt "
        f"{before['objects of Qt']} to {after['objects of Qt']}, memory {memory_mb:.0f} to "
        f"{psutil.Process().memory_info().rss / 1e6:.0f} MB",
        flush=True,
    )
    more = dict(after - before)
    # The steps of undo are kept, up to a bound.
    assert more.pop("objects of Python", 0) <= 0.05 * before["objects of Python"]
    return more


@pytest.fixture
def times(pytestconfig: pytest.Config) -> int:
    return int(pytestconfig.getoption("--openings"))


@pytest.mark.slow
def test_all_that_opens_is_freed_when_it_closes(window: MainWindow, times: int) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    window.viewport.hide()
    lines, pages = lines_that_open(), set[str]()
    assert grown(window, lambda _: pages.update(open_everything(window, lines)), times) == {}
    assert {"", "evidence", "mechanisms", "risks", "sources"} <= pages, "every kind of page was there"
    assert len(pages) >= 12


@pytest.mark.slow
def test_what_is_done_over_and_over_leaves_nothing(window: MainWindow, times: int) -> None:
    def turn(number: int) -> None:
        for act in ACTS:
            window.presenter.run(act(number))
            settle()
        come_home(window)

    window.resize(760, 480)
    assert grown(window, turn, times) == {}
