"""The fields in which a step of a lesson is written: title, caption, notes, scene; and above them those of the lesson."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.lessons.lesson import clean_line, clean_scene, clean_text
from acuviewer.session.lesson_commands import one_line
from acuviewer.session.open_lesson import OpenLesson
from acuviewer.ui.text_widgets import Run
from acuviewer.ui.timers import make_timer

_WAIT_MS = 700
_LINES = {"caption": 4, "notes": 4, "scene": 5}
_OF_LESSON, _OF_STEP = ("title", "author"), ("step_title", "caption", "notes", "scene")


class StepFields(QWidget):
    """What is written is taken when the hand rests, by commands that go out by ``run``; ``problem`` says what is wrong with the lines of a scene."""

    def __init__(self, run: Run, problem: Callable[[str], str]) -> None:
        super().__init__()
        self._run, self._problem = run, problem
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(3)
        self.fields: dict[str, QLineEdit | QPlainTextEdit] = {}
        for name in (*_OF_LESSON, *_OF_STEP):
            self._add(column, name)
        self._refusal = QLabel()
        self._refusal.setObjectName("refusal")
        self._refusal.setProperty("wrong", "true")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        column.addWidget(self._refusal)
        self._taken = dict.fromkeys(self.fields, "")
        self._timer = make_timer(self, _WAIT_MS, self.take, once=True)

    def show_lesson(self, opened: OpenLesson) -> None:
        """Show what is written; blanks that one has just written at an end stay in the field."""
        self._timer.stop()
        texts = _texts(opened)
        for name, field in self.fields.items():
            field.setEnabled(name in _OF_LESSON or opened.step is not None)
            if _cleaned(name, _written(field)) != texts[name]:
                _fill(field, texts[name])
            self._taken[name] = _written(field)
        told = self._problem(texts["scene"])
        self._refusal.setText(told)
        self._refusal.setVisible(bool(told))

    def take(self) -> None:
        """Make what was written part of the lesson."""
        self._timer.stop()
        for name in self._changed():
            self._taken[name] = words = _written(self.fields[name])
            self._run(f"lesson.{name} {one_line(words.strip()) or '-'}")

    def _add(self, column: QVBoxLayout, name: str) -> None:
        words = QLabel(text(f"lesson.field.{name}"))
        words.setObjectName("heading")
        field: QLineEdit | QPlainTextEdit
        if name in _LINES:
            field = QPlainTextEdit()
            field.setTabChangesFocus(True)
            field.setMinimumHeight(field.fontMetrics().lineSpacing() * _LINES[name] + 14)
            column.addWidget(words)
            column.addWidget(field, _LINES[name])
        else:
            field = QLineEdit()
            field.setObjectName("figurefield")
            column.addWidget(words)
            column.addWidget(field)
        field.setAccessibleName(words.text())
        field.setToolTip(text(f"lesson.field.{name}.tip"))
        words.setBuddy(field)
        field.textChanged.connect(lambda *_: self._wait())
        self.fields[name] = field

    def _changed(self) -> list[str]:
        return [name for name, field in self.fields.items() if field.isEnabled() and _written(field) != self._taken[name]]

    def _wait(self) -> None:
        if self._changed():
            self._timer.start()


def _texts(opened: OpenLesson) -> Mapping[str, str]:
    step = opened.step
    own = {"title": opened.lesson.title, "author": opened.lesson.author}
    if step is None:
        return {**own, **dict.fromkeys(_OF_STEP, "")}
    return {**own, "step_title": step.title, "caption": step.caption, "notes": step.notes, "scene": "\n".join(step.scene)}


def _written(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _cleaned(name: str, words: str) -> str:
    if name == "scene":
        return "\n".join(clean_scene(words))
    return clean_text(words) if name in _LINES else clean_line(words)


def _fill(field: QLineEdit | QPlainTextEdit, words: str) -> None:
    field.blockSignals(True)
    if isinstance(field, QLineEdit):
        field.setText(words)
    else:
        field.setPlainText(words)
    field.blockSignals(False)
