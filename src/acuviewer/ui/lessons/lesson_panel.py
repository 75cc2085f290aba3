"""The panel of the lesson that is open: the way through its steps, what the speaker reads, and what makes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.pages.lesson_page import lesson_page
from acuviewer.session.open_lesson import OpenLesson
from acuviewer.theme import Theme
from acuviewer.ui.controls import Controls
from acuviewer.ui.lessons.lesson_view import LessonView
from acuviewer.ui.lessons.step_fields import StepFields
from acuviewer.ui.text_widgets import Run, flow_of

_ACTS = ("lesson.edit", "lesson.save", "projector.toggle", "lesson.here", "lesson.close")
_MAKING = (
    "lesson.add_view",
    "lesson.take_view",
    "lesson.earlier",
    "lesson.later",
    "lesson.delete",
    "lesson.add_picture",
    "lesson.add_journal",
)
_ARROW_PX = 34


class LessonPanel(QWidget):
    """Shows the open lesson: its page, or the fields in which it is written. ``image`` gives a picture by its path, ``problem`` says what is
    wrong with the lines of a scene."""

    def __init__(
        self,
        controls: Controls,
        library: Library,
        run: Run,
        image: Callable[[str], QImage],
        problem: Callable[[str], str],
        theme: Theme,
    ) -> None:
        super().__init__()
        self.setObjectName("content")
        self._library, self._controls, self._run = library, controls, run
        self.steps = QComboBox()
        self.view = LessonView(theme, image)
        self.fields = StepFields(run, problem)
        self._making = self._build_making()
        self._shown: OpenLesson | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_head())
        column.addWidget(self.view, 1)
        column.addWidget(self._making, 1)
        self.view.ran.connect(run)
        self.steps.activated.connect(lambda row: run(f"lesson.go {row + 1}"))
        self.edit(False)

    @property
    def edits(self) -> bool:
        """Whether the fields are shown."""
        return not self._making.isHidden()

    def edit(self, shown: bool) -> None:
        """Show the fields, or the page."""
        if not shown:
            self.fields.take()
        self._making.setVisible(shown)
        self.view.setVisible(not shown)

    def show_lesson(self, opened: OpenLesson) -> None:
        """Show where one is in a lesson."""
        before, self._shown = self._shown, opened
        self._fill_steps(opened)
        self.fields.show_lesson(opened)
        same = before is not None and (before.path, before.number) == (opened.path, opened.number)
        self.view.show_page(lesson_page(opened, self._library), fresh=not same)

    def set_theme(self, theme: Theme) -> None:
        """Write in the colours of a theme."""
        self.view.set_theme(theme)

    def set_text_size(self, text_size: float) -> None:
        """Write in letters so many times as large as usual."""
        self.view.set_text_size(text_size)

    def _fill_steps(self, opened: OpenLesson) -> None:
        titles = [step.title or text("lesson.untitled_step") for step in opened.lesson.steps]
        rows = [text("lesson.row", number=number, count=len(titles), title=title) for number, title in enumerate(titles, start=1)]
        if [self.steps.itemText(row) for row in range(self.steps.count())] != rows:
            self.steps.clear()
            self.steps.addItems(rows)
        self.steps.setCurrentIndex(opened.number if rows else -1)
        self.steps.setEnabled(bool(rows))

    def _build_head(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(14, 8, 14, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.steps.setAccessibleName(text("lesson.steps.name"))
        self.steps.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget in (self._arrow("lesson.previous", "◀"), self.steps, self._arrow("lesson.next", "▶")):
            row.addWidget(widget, int(widget is self.steps))
        column.addLayout(row)
        column.addWidget(self._buttons(_ACTS))
        return holder

    def _build_making(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        buttons = self._buttons(_MAKING)
        buttons.setContentsMargins(14, 0, 14, 4)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields.setObjectName("content")
        area.setWidget(self.fields)
        column.addWidget(buttons)
        column.addWidget(area, 1)
        return holder

    def _arrow(self, command: str, sign: str) -> QWidget:
        button = self._controls.button(command, sign)
        button.setFixedWidth(_ARROW_PX)
        return button

    def _buttons(self, commands: tuple[str, ...]) -> QWidget:
        return flow_of(
            [self._controls.button(name, text(f"lesson.button.{name}"), style="small") for name in commands], spacing=4
        )
