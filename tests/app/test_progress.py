"""The real window: a student looks at her charts, reads them as tables, and saves them."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from acuviewer.study.answer import Fact, answer_at
from acuviewer.study.clock import here_and_now
from acuviewer.study.learners import file_of
from acuviewer.study.opening import open_answers
from acuviewer.ui.charts import progress_dialog
from acuviewer.ui.charts.progress_dialog import CHARTS, ProgressDialog
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display

Opened = Callable[[], ProgressDialog]


@pytest.fixture
def opened(window: MainWindow) -> Opened:
    """Opens the charts by their key and waits until they stand."""

    def open_charts() -> ProgressDialog:
        QTest.keyClick(window.viewport, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
        dialogs = window.findChildren(ProgressDialog)
        until(lambda: bool(dialogs[-1]._drawn) or bool(dialogs[-1].told.text()))
        return dialogs[-1]

    return open_charts


def _answer(window: MainWindow) -> None:
    name = window.learner.name
    file = open_answers(file_of(name), name)
    facts: dict[str, Fact] = {
        "distance_mm": 8.0,
        "along_mm": 8.0,
        "along": "up/down",
        "across_mm": 1.0,
        "across": "from_spine/to_spine",
    }
    for day in range(12):
        for number in range(11, 18):
            moment = here_and_now() - timedelta(days=day, minutes=number)
            file.append(
                answer_at(f"BL{number}/place", "good" if number % 4 else "again", moment, facts | {"along_mm": 8.0 + number % 3})
            )
    file.close()


def test_every_chart_is_drawn_and_told_and_saved(
    window: MainWindow, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(window)
    dialog = opened()
    for number, name in enumerate(CHARTS):
        dialog.tabs.setCurrentIndex(number)
        rest(window)
        tab = dialog.charts[name]
        assert tab.view is not None
        assert tab.view.accessibleName() == tab.windowTitle() != ""
        assert tab.page.toPlainText()[:40].split("\n")[0] in tab.view.accessibleDescription()
        drawn = tab.view.picture()
        colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 3) for y in range(0, drawn.height(), 3)}
        assert window.look.theme.accent in colours
        for ending in ("png", "svg"):
            file = tmp_path / f"{name}.{ending}"
            monkeypatch.setattr(progress_dialog, "ask_where_to_save", lambda *_, file=file: file)
            QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
            assert str(file) in dialog.told.text()
        assert QImage(str(tmp_path / f"{name}.png")).size() == tab.view.size() * 2
        assert QSvgRenderer(str(tmp_path / f"{name}.svg")).viewBox().size() == tab.view.size()
        assert "<text" in (tmp_path / f"{name}.svg").read_text()
    assert "You place the points of the upper back" in dialog.charts["placing"].page.toPlainText()
    by_region = dialog.charts["retention"].box
    by_region.setCurrentIndex(1)
    by_region.activated.emit(1)
    assert "Upper back" in dialog.charts["retention"].page.toPlainText()
    dialog.close()


def test_a_chart_that_cannot_be_saved_says_so(
    window: MainWindow, opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(window)
    dialog = opened()
    for ending in ("png", "svg"):
        monkeypatch.setattr(progress_dialog, "ask_where_to_save", lambda *_, file=tmp_path / "nowhere" / f"a.{ending}": file)
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert "cannot be written" in dialog.told.text()
    monkeypatch.setattr(progress_dialog, "ask_where_to_save", lambda *_: None)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    dialog.close()


def test_without_answers_there_is_no_chart_but_a_sentence(window: MainWindow, opened: Opened) -> None:
    dialog = opened()
    for number, name in enumerate(CHARTS):
        dialog.tabs.setCurrentIndex(number)
        rest(window)
        assert dialog.charts[name].view is None
        assert len(dialog.charts[name].page.toPlainText()) > 40
    assert not dialog.save.isEnabled()
    dialog.close()


def test_answers_that_cannot_be_read_are_told(window: MainWindow, opened: Opened) -> None:
    file_of(window.learner.name).mkdir(parents=True)
    dialog = opened()
    assert dialog.told.text() == "Your answers cannot be read."
    assert not dialog.tabs.isEnabled()
    dialog.close()
