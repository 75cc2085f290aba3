"""Being asked in the real window, with real clicks and keys: a first day, answers taken back, a tenth day, an exam with a clock."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from acuviewer.i18n import text
from acuviewer.session.asking import open_question, outcome_of
from acuviewer.session.session import Session
from acuviewer.shown.asked import her_spot
from acuviewer.ui.dialogs.reading_dialogs import ReadingDialog
from acuviewer.ui.main_window import MainWindow
from acuviewer.ui.quiz.parts import QuizParts
from acuviewer.ui.quiz.quiz_dialog import QuizDialog
from window_waits import rest

pytestmark = pytest.mark.display

EVENING = datetime(2026, 1, 1, 20, tzinfo=UTC)


class Student:
    """Whoever sits before the window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.moment = EVENING
        window.learner.now = lambda: self.moment

    @property
    def session(self) -> Session:
        return self.window.presenter.store.session

    @property
    def parts(self) -> QuizParts:
        assert self.window.desk.parts is not None
        return self.window.desk.parts

    def run(self, script: str) -> None:
        self.window.presenter.run(script)
        rest(self.window)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keys go."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        rest(self.window)

    def click(self, x: int, y: int) -> None:
        QTest.mouseClick(self.window.viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
        rest(self.window)

    def answered(self) -> int:
        return self.window.learner.read(lambda file: file.count()) or 0

    def press(self, words: str) -> None:
        """Click a button of the card or the progress."""
        buttons = [*self.parts.card.findChildren(QPushButton), *self.parts.progress.findChildren(QPushButton)]
        found = next(one for one in buttons if one.isVisible() and one.text() == words)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        rest(self.window)


@pytest.fixture
def student(window: MainWindow) -> Student:
    return Student(window)


def _target(student: Student) -> tuple[int, int]:
    """The pixel of the place that is asked for, looked at from where it is seen."""
    question = open_question(student.session)
    assert question is not None
    found = student.window.presenter.shown.anatomy.location(question.subject, question.lit_side or "left")
    assert found is not None
    if found.normal[2] < 0:
        student.key(Qt.Key.Key_2)
    view = student.window.viewport
    x, y = view.stage.projection(view.width(), view.height()).pixels(found.position_mm[None])[0].tolist()
    return round(x), round(y)


def test_a_place_is_clicked_corrected_taken_back_confirmed_and_told(student: Student) -> None:
    student.run("quiz.start cards=BL23/place BL25/place")
    x, y = _target(student)
    student.click(x, y - 120)
    first = student.session.asked
    assert first is not None
    assert first.given.place is not None
    student.click(x, y)
    assert student.session.asked is not None
    assert student.session.asked.given.place != first.given.place, "another click corrects it"
    student.key(Qt.Key.Key_Backspace)
    assert student.session.asked.given.is_empty
    assert student.session.selection.point is None
    student.click(x, y)
    assert student.answered() == 0
    student.key(Qt.Key.Key_Return)
    assert student.answered() == 1
    card = student.parts.card.card
    assert card is not None
    assert card.told is not None
    assert card.told.grade == "right"
    assert "count as right here" in " ".join(card.told.sentences)
    assert student.window._reading.isVisible()
    assert "BL23" in student.window._reading.view.toPlainText()
    assert student.session.selection.step is not None, "its construction is drawn"
    student.key(Qt.Key.Key_4)
    assert student.session.asked.answers[-1].ease == "easy"
    student.press("Next")
    question = open_question(student.session)
    assert question is not None
    assert question.subject == "BL25"
    assert not student.window._reading.isVisible()


def test_a_place_is_found_by_keys_alone(student: Student) -> None:
    student.run("quiz.start cards=BL23/place")
    student.key(Qt.Key.Key_2)
    student.key(Qt.Key.Key_W)
    spot = her_spot(student.window.presenter.shown.anatomy, student.session)
    assert spot is not None
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    camera = student.window.viewport.stage.camera
    student.key(Qt.Key.Key_Up, shift | control)
    up = her_spot(student.window.presenter.shown.anatomy, student.session)
    assert up is not None
    assert np.linalg.norm(up.position_mm - spot.position_mm) == pytest.approx(5.0, abs=0.6), "along the skin"
    assert up.position_mm[1] - spot.position_mm[1] > 3.0
    student.key(Qt.Key.Key_Right, shift)
    right = her_spot(student.window.presenter.shown.anatomy, student.session)
    assert right is not None
    assert np.linalg.norm(right.position_mm - up.position_mm) == pytest.approx(1.0, abs=0.3)
    assert right.position_mm[0] < up.position_mm[0], "from behind that is toward the body's right"
    assert student.window.viewport.stage.camera == camera, "the body stays where it is"
    student.key(Qt.Key.Key_Left)
    assert student.window.viewport.stage.camera != camera, "without Shift it turns"
    student.key(Qt.Key.Key_Return)
    assert student.session.asked is not None
    assert student.session.asked.stage == "told"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Backspace])
def test_a_key_held_down_goes_one_step(student: Student, key: Qt.Key) -> None:
    student.run("quiz.start cards=BL23/place BL25/place")
    student.key(Qt.Key.Key_W)
    student.key(Qt.Key.Key_Return)
    told = student.session.asked
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(student.window.viewport, held)
    assert student.session.asked == told


def test_names_are_typed_and_choices_taken_by_digits(student: Student) -> None:
    student.run("quiz.start kinds=name,name_choice count=2 seed=1 set=BL23")
    field = student.parts.card.field
    assert field is not None
    assert student.window.focusWidget() is field
    QTest.keyClicks(field, "shenshu")
    student.key(Qt.Key.Key_Return)
    assert student.session.asked is not None
    assert outcome_of(student.session.asked, 0).grade == "right"
    assert student.session.asked.stage == "told", "the key that answers does not go on as well"
    student.key(Qt.Key.Key_Return)
    student.key(Qt.Key.Key_2)
    question = open_question(student.session)
    assert question is not None
    assert student.session.asked.given.choices == (question.choices[1].id,)
    student.key(Qt.Key.Key_1)
    assert student.session.asked.given.choices == (question.choices[0].id,)
    student.click(300, 200)
    assert student.session.asked.given.choices == (question.choices[0].id,), "the body is no answer"
    student.key(Qt.Key.Key_Return)
    assert student.session.asked.stage == "told"
    QTest.keySequence(student.window, "Ctrl+Z")
    rest(student.window)
    assert open_question(student.session) == question
    assert student.answered() == 1


def test_a_first_day_and_a_tenth(student: Student) -> None:
    for day in range(10):
        student.moment = EVENING + timedelta(days=day)
        student.run("study.today")
        asked = student.session.asked
        assert asked is not None
        if day == 0:
            assert [card.split("/")[1] for card in asked.plan.cards] == ["place"] * 10, "ten new ones"
        while (question := open_question(student.session)) is not None:
            student.window.presenter.run(f"quiz.place {question.subject} {question.lit_side}; quiz.confirm; quiz.next")
            student.moment += timedelta(seconds=20)
        student.run("quiz.end")
        assert student.session.asked is None
    student.run("study.today")
    dialog = next(top for top in QApplication.topLevelWidgets() if isinstance(top, ReadingDialog) and top.isVisible())
    words = " ".join(label.text() for label in dialog.findChildren(type(student.window.status.cun)))
    assert "Nothing is due" in dialog.windowTitle()
    assert "More is asked tomorrow" in words
    dialog.close()
    known = student.window.learner.read(lambda file: len(file.known([f"LU{number}/place" for number in range(1, 12)])))
    assert known == 11


def test_an_exam_has_a_clock_and_a_report_that_is_kept(student: Student, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    student.run("pain.choose low-back; quiz.exam")
    dialog = student.window.findChild(QuizDialog)
    assert dialog is not None
    assert "points; " in dialog.told.text()
    assert dialog.about.currentText() == text("quiz.dialog.in_hand")
    dialog.kinds["name"].setChecked(False)
    dialog.count.setCurrentIndex(0)
    QTest.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    rest(student.window)
    clock, now = student.parts.clock, [0.0]
    asked = student.session.asked
    assert asked is not None
    assert (asked.plan.exam, asked.plan.minutes, asked.plan.count) == (True, 20, 5)
    clock.now = lambda: now[0]
    clock.follow(None)
    clock.follow(asked)
    assert student.parts.progress.clock.text() == "20:00"
    student.press(text("command.quiz.pass.title"))
    assert student.session.asked is not None
    assert student.session.asked.stage == "asked", "nothing is told yet"
    now[0] = 1195.0
    clock.tick()
    assert student.parts.progress.clock.text() == "0:05"
    now[0] = 1201.0
    clock.tick()
    rest(student.window)
    assert student.session.asked.stage == "report"
    words = student.window._reading.view.toPlainText()
    assert "0 of 5 (0 %)" in words
    for ending in ("pdf", "html"):
        target = tmp_path / f"report.{ending}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), ""))
        student.run("quiz.save")
        assert target.read_bytes()[:5] == (b"%PDF-" if ending == "pdf" else b"<!DOC")
    student.run("quiz.end")
    assert student.session.selection.pain_type == "low-back", "what was chosen before stands again"


def test_another_window_keeps_the_answers_and_this_one_says_so(student: Student) -> None:
    other = Student(student.window)
    from acuviewer.study.learners import file_of
    from acuviewer.study.opening import open_answers

    name = student.window.learner.name
    first = open_answers(file_of(name), name)
    other.run("quiz.start cards=BL23/place; quiz.pass")
    assert any("Another window keeps the answers" in words for words in student.window.notices.texts)
    assert other.session.asked is not None
    assert other.session.asked.stage == "told"
    assert first.count() == 0
    first.close()


def test_answers_of_one_learner_are_not_taken_back_from_another(student: Student) -> None:
    student.run("learner.use Anna")
    student.window.learner.keep("BL40/place", "good")
    student.run("learner.use Bea; quiz.start cards=BL23/place BL25/place; quiz.pass; learner.use Anna")
    assert student.window.learner.name == "Bea", "the questions are hers"
    student.run("quiz.take_back; quiz.end; learner.use Anna")
    assert student.window.learner.name == "Anna"
    assert student.answered() == 1
