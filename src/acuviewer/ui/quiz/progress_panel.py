"""In place of the lists while questions are asked: what is asked about, how far one is, how it went, the time that is left.

Questions that were answered stand here without names: those of the others would leave one over.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QProgressBar, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.pages.quiz_card import count_grades
from acuviewer.pages.quiz_report_page import title_of_plan
from acuviewer.session.asked import Asked
from acuviewer.session.asking import outcome_of, questions_of
from acuviewer.ui.controls import Controls
from acuviewer.ui.text_widgets import label

_SIGNS = {"right": "✓", "near": "≈", "off": "×"}


class ProgressPanel(QWidget):
    """Shows how far one is; ends the questions with a button."""

    def __init__(self, controls: Controls) -> None:
        super().__init__()
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        self._title, self._count, self._score = label("", "pointname"), label("", "muted"), label("")
        self.clock = QLabel()
        self.clock.setObjectName("title")
        self.clock.setAccessibleName(text("quiz.clock.name"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._rows = QListWidget()
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._rows.setAccessibleName(text("quiz.rows.name"))
        for widget in (self._title, self._count, self._bar, self.clock, self._score):
            column.addWidget(widget)
        column.addWidget(self._rows, 1)
        row = QHBoxLayout()
        self._save = controls.button("quiz.save", style="small")
        row.addWidget(controls.button("quiz.end", text("quiz.progress.end"), "small"))
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)
        self.clock.hide()

    def show_asked(self, asked: Asked) -> None:
        """Show how far one is."""
        questions, done = questions_of(asked.plan), len(asked.answers)
        self._title.setText(title_of_plan(asked))
        self._count.setText(text("quiz.progress", n=done, count=len(questions)))
        # Qt would paint the whole window at once, the picture too, to show the bar.
        self._bar.setUpdatesEnabled(False)
        self._bar.setRange(0, len(questions))
        self._bar.setValue(done)
        self._bar.setUpdatesEnabled(True)
        is_told = not asked.plan.exam or asked.stage == "report"
        counts = count_grades(asked) if is_told else {}
        grades = [text("quiz.progress.grade", n=counts[grade], grade=text(f"quiz.grade.{grade}")) for grade in counts]
        self._score.setText(
            text("list.separator").join(grades) if grades else text("quiz.progress.exam") if asked.plan.exam else ""
        )
        self._save.setVisible(asked.stage == "report")
        self._rows.clear()
        for place in range(done):
            outcome = outcome_of(asked, place)
            kind = text(f"quiz.kind.{outcome.question.kind}")
            sign = _SIGNS[outcome.grade] if is_told else "•"
            words = text("quiz.row", sign=sign, n=place + 1, kind=kind)
            if is_told and outcome.verdict is not None:
                words = text("quiz.row.apart", row=words, mm=outcome.verdict.mm)
            self._rows.addItem(QListWidgetItem(words))
        self._rows.scrollToBottom()
