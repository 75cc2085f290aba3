"""The card above the page: the question, how it is answered, and when it is, what is told of the answer."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from acuviewer.i18n import text
from acuviewer.pages.quiz_card import QuizCard, Told
from acuviewer.study.schedule import GRADES
from acuviewer.ui.controls import Controls
from acuviewer.ui.pages.reading_panel import ReadingPanel
from acuviewer.ui.qt_override import nothing, qt_override
from acuviewer.ui.quiz.choice_button import ChoiceButton
from acuviewer.ui.text_widgets import FlowLayout, Run, label

_PARTS = ";"
"""What parts command lines from one another, and so stands in no answer that is typed."""

_ANY_HEIGHT, _LEAST_PX, _MOST_OF_COLUMN = 16_777_215, 240, 0.6


class QuestionCard(QWidget):
    """Shows a card; whatever is answered leaves it as a command line. The buttons stay in sight below what may have to be scrolled."""

    def __init__(self, controls: Controls, run: Run) -> None:
        super().__init__()
        self._controls, self._run = controls, run
        self.card: QuizCard | None = None
        self.field: QLineEdit | None = None
        self.choices: list[ChoiceButton] = []
        self._scroll, self._acts = QScrollArea(), QWidget()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._scroll)
        self._column.addWidget(self._acts)
        self._column.addStretch(1)
        self.setAccessibleName(text("quiz.card.name"))
        self.hide()

    def show_card(self, card: QuizCard | None) -> None:
        """Show another card, or none."""
        if card == self.card:
            return
        self.card, self.field, self.choices = card, None, []
        self.setVisible(card is not None)
        # It may hold the very field or button whose event this is.
        if (old := self._scroll.takeWidget()) is not None:
            old.setParent(self)
            old.hide()
            old.deleteLater()
        if card is not None:
            self._scroll.setWidget(inner := self._build(card))
            inner.installEventFilter(self)
            self._show_acts(card)
            self._fit()

    @qt_override(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap otherwise now."""
        super().resizeEvent(event)
        self._fit()

    @qt_override(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Its words or the column around it are laid out anew: letters of another size, another head of the page below."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as its words, if there is room; what is told leaves some of a small window to the page below."""
        inner, around = self._scroll.widget(), self.parentWidget()
        if inner is None or self.card is None or around is None:
            return
        # Letters have their size only once the style has been laid on.
        for part in (*inner.findChildren(QWidget), *self._acts.findChildren(QWidget)):
            part.ensurePolished()
        if (layout := inner.layout()) is not None:
            layout.invalidate()
        wanted = inner.heightForWidth(self.width()) if inner.hasHeightForWidth() else inner.sizeHint().height()
        buttons = self._acts.heightForWidth(self.width())
        room = self._room(around) if self.card.told else around.height()
        self._scroll.setFixedHeight(max(min(wanted, room - buttons), 1))
        self.setMinimumHeight(self._scroll.height() + buttons)
        self.setMaximumHeight(self.minimumHeight() if self.card.told else _ANY_HEIGHT)

    @staticmethod
    def _room(around: QWidget) -> int:
        """How high it may be so that the page below still has room for its head."""
        page = around.findChild(ReadingPanel)
        left = around.height() - (0 if page is None else page.minimumSizeHint().height())
        return max(min(round(_MOST_OF_COLUMN * around.height()), left), _LEAST_PX)

    def typed(self) -> str:
        """What is written in the field."""
        return "" if self.field is None else " ".join(self.field.text().replace(_PARTS, " ").split())

    def confirm(self) -> None:
        """What Enter does: the answer counts, or the next question comes."""
        if self.card is None:
            return
        if self.card.told is not None:
            self._run("quiz.next")
        elif self.field is not None:
            if self.typed():
                self._run(f"quiz.answer {self.typed()}; quiz.confirm")
        else:
            self._run("quiz.confirm")

    def _build(self, card: QuizCard) -> QWidget:
        holder = QWidget()
        holder.setObjectName("content")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(8)
        column.addWidget(label(text("quiz.card.place", n=card.number, count=card.count, kind=card.kind), "muted"))
        prompt = label(card.prompt, "title")
        column.addWidget(prompt)
        if card.told is None:
            self._build_open(card, column)
        else:
            self._build_told(card.told, column)
        return holder

    def _build_open(self, card: QuizCard, column: QVBoxLayout) -> None:
        column.addWidget(label(card.how, "muted"))
        for choice in card.choices:
            button = ChoiceButton(choice, self._run)
            self.choices.append(button)
            column.addWidget(button)
        if card.form == "typed":
            self.field = QLineEdit()
            self.field.setPlaceholderText(text("quiz.card.typed"))
            self.field.setAccessibleName(text("quiz.card.typed"))
            self.field.setMaxLength(80)
            # Enter passes through the field to the window, which confirms: were it heard here too, one key would answer and go on.
            column.addWidget(self.field)
        elif card.form == "click":
            state = label(text("quiz.card.placed" if card.is_given else "quiz.card.unplaced"))
            state.setObjectName("quizstate")
            state.setProperty("given", "true" if card.is_given else "false")
            column.addWidget(state)
        column.addStretch(1)

    def _show_acts(self, card: QuizCard) -> None:
        """The buttons of a card."""
        acts = QWidget()
        row = FlowLayout(8)
        row.setContentsMargins(16, 8, 16, 12)
        if card.told is None:
            confirm = self._primary(text("quiz.card.confirm"), self._controls.tip("quiz.confirm"))
            confirm.setEnabled(card.can_confirm)
            if self.field is not None:
                self.field.textChanged.connect(lambda: confirm.setEnabled(bool(self.typed())))
            row.addWidget(confirm)
            row.addWidget(self._controls.button("quiz.pass", style="small"))
        else:
            row.addWidget(self._primary(text("quiz.card.next"), self._controls.tip("quiz.next")))
        row.addWidget(self._controls.button("quiz.take_back", text("quiz.card.take_back"), "small"))
        acts.setLayout(row)
        self._column.replaceWidget(self._acts, acts)
        self._acts.hide()
        self._acts.deleteLater()
        self._acts = acts

    def _build_told(self, told: Told, column: QVBoxLayout) -> None:
        frame = QFrame()
        frame.setObjectName("verdict")
        frame.setProperty("grade", told.grade)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(4)
        for number, sentence in enumerate(told.sentences):
            inner.addWidget(label(sentence, "" if number else "cardtitle"))
        column.addWidget(frame)
        if told.ease is not None:
            column.addWidget(label(text("quiz.card.known"), "muted"))
            column.addWidget(self._ease_row(told.ease))

    def _ease_row(self, ease: str) -> QWidget:
        """How well it was known: the grade's word is lit, another one is a click or a digit away."""
        holder = QWidget()
        flow = FlowLayout(6)
        flow.setContentsMargins(0, 0, 0, 0)
        for digit, grade in enumerate(GRADES, start=1):
            chip = QPushButton(text("quiz.card.ease", digit=digit, ease=text(f"quiz.ease.{grade}")))
            chip.setObjectName("chip")
            chip.setProperty("lit", "true" if grade == ease else "false")
            chip.setToolTip(text(f"quiz.ease.{grade}.tip"))
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _=False, grade=grade: self._run(f"quiz.say {grade}"))
            flow.addWidget(chip)
        holder.setLayout(flow)
        return holder

    def _primary(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("primary")
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.confirm)
        return button
