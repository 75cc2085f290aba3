"""A choice as a wide button: its digit, or its place in an order, and words that wrap."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy

from acuviewer.i18n import text
from acuviewer.pages.quiz_card import CardChoice
from acuviewer.ui.qt_override import qt_override
from acuviewer.ui.text_widgets import Run


class ChoiceButton(QPushButton):
    """Pressed while it is chosen; a click gives the answer that it makes."""

    def __init__(self, choice: CardChoice, run: Run) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setCheckable(True)
        self.setChecked(choice.chosen)
        self.setAccessibleName(text("quiz.choice.name", digit=choice.digit, title=choice.title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        number, words = QLabel(str(choice.digit)), QLabel(choice.title)
        number.setObjectName("choicedigit")
        words.setObjectName("choicewords")
        words.setWordWrap(True)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        if choice.place:
            place = QLabel(text("quiz.choice.place", place=choice.place))
            place.setObjectName("choiceplace")
            row.addWidget(place, 0, Qt.AlignmentFlag.AlignTop)
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            part.setProperty("on", "true" if choice.chosen else "false")
        self.clicked.connect(lambda: run(f"quiz.answer {choice.answer}" if choice.answer else "quiz.take_back"))

    @qt_override(bool)
    def hasHeightForWidth(self) -> bool:
        """Its words wrap."""
        return True

    @qt_override(int)
    def heightForWidth(self, width: int) -> int:
        """As high as its words at a width."""
        return self._row.heightForWidth(width)

    @qt_override(QSize)
    def sizeHint(self) -> QSize:
        """As large as its words."""
        return self._row.sizeHint()

    @qt_override(QSize)
    def minimumSizeHint(self) -> QSize:
        """The words may wrap."""
        return self._row.minimumSize()
