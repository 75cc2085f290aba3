"""The real window: a student looks at what she knows, as it was and as it will be, by mouse and by keys alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from acuviewer.i18n import say
from acuviewer.study.answer import answer_at
from acuviewer.study.clock import here_and_now, study_day
from acuviewer.study.learners import file_of
from acuviewer.study.opening import open_answers
from acuviewer.ui.main_window import MainWindow
from waiting import until
from window_waits import rest

pytestmark = pytest.mark.display


@pytest.fixture
def answered(window: MainWindow) -> MainWindow:
    """A window of somebody who answered forty days ago, and ten days ago another point."""
    name = window.learner.name
    file = open_answers(file_of(name), name)
    for card, ago in (("BL23/place", 40), ("GB30/name", 10)):
        file.append(answer_at(card, "good", here_and_now() - timedelta(days=ago), {"distance_mm": 7.0}))
    file.close()
    return window


def _shares(window: MainWindow) -> dict[str, float]:
    known = window.viewport.stage.known
    assert known is not None
    return dict(known.share)


def test_she_looks_at_the_map_and_goes_through_time_by_keys(answered: MainWindow) -> None:
    window, bar = answered, answered.student.bar
    assert not bar.isVisible()
    assert not window.learner.is_open
    QTest.keyClick(window.viewport, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    rest(window)
    assert bar.isVisible()
    now = _shares(window)
    assert set(now) == {"BL23", "GB30"}
    assert now["BL23"] < now["GB30"]
    assert "As it is now" in bar.when.text()
    # A month back by one key: the later answer was not given then.
    bar.slider.setFocus()
    QTest.keyClick(bar.slider, Qt.Key.Key_PageDown)
    rest(window)
    assert set(_shares(window)) == {"BL23"}
    assert _shares(window)["BL23"] > now["BL23"]
    assert "30 days ago" in bar.when.text() == bar.slider.accessibleDescription()
    QTest.keyClick(bar.slider, Qt.Key.Key_End)
    rest(window)
    assert _shares(window)["GB30"] < now["GB30"]
    assert "in 90 days, if nothing is asked" in bar.when.text()
    # Every step of the slider is one step back.
    window.presenter.run("edit.undo")
    rest(window)
    assert _shares(window).keys() == now.keys()
    assert window.presenter.store.session.known.day is None
    QTest.mouseClick(bar.close_map, Qt.MouseButton.LeftButton)
    rest(window)
    assert not bar.isVisible()
    assert window.viewport.stage.known is None


def test_a_dot_opens_the_point_which_tells_how_she_stands(answered: MainWindow) -> None:
    window = answered
    window.presenter.run("point.select BL23")
    rest(window)
    assert "How you stand" not in window._reading.view.toPlainText()
    window.presenter.run("study.map; study.map_kind name")
    rest(window)
    page = window._reading.view.toPlainText()
    assert "Place: asked 1 time" in page
    assert "7 mm off on average" in page
    assert set(_shares(window)) == {"GB30"}
    marks = window.viewport.stage._marks
    assert marks is not None
    assert "never asked" in window.viewport.stage.describe(next(pick for pick in marks.picks if pick.key == "BL23"))
    # An answer that is given meanwhile is on the map and on the page at once.
    assert window.learner.keep("BL23/name", "good")
    rest(window)
    until(lambda: "Name: asked 1 time" in window._reading.view.toPlainText())
    assert set(_shares(window)) == {"GB30", "BL23"}


def test_who_has_answered_nothing_is_told_so(window: MainWindow) -> None:
    window.presenter.run("study.map")
    rest(window)
    assert _shares(window) == {}
    assert window.viewport.stage.known is not None
    assert say(window.viewport.stage.known.note) == "You have answered nothing yet."
    assert window.student.bar.slider.minimum() == 0
    assert window.student.bar.slider.maximum() == 90
    assert study_day(here_and_now()) == window.student.bar._today


def test_answers_that_cannot_be_read_are_told(window: MainWindow) -> None:
    path = file_of(window.learner.name)
    path.mkdir(parents=True)  # a folder stands where the file should
    window.presenter.run("study.map")
    rest(window)
    assert window.viewport.stage.known is not None
    assert say(window.viewport.stage.known.note) == "Your answers cannot be read."
    assert window.notices.isVisible()


def test_a_question_that_is_open_hides_the_map(answered: MainWindow) -> None:
    window = answered
    window.presenter.run("study.map")
    rest(window)
    window.presenter.run("quiz.start kinds=name_choice count=2 set=BL23 GB30")
    rest(window)
    assert window.viewport.stage.known is None
    assert not window.student.bar.isVisible()
    assert not window.controls.actions["study.map"].isEnabled()
    assert not window.controls.actions["study.progress"].isEnabled()
    window.presenter.run("quiz.end; quiz.end")
    rest(window)
    assert set(_shares(window)) == {"BL23", "GB30"}
    assert window.student.bar.isVisible()
