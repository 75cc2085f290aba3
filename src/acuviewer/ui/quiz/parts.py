"""What stands in the window while questions are asked."""

from acuviewer.pages.quiz_card import quiz_card
from acuviewer.session.asked import Asked
from acuviewer.ui.controls import Controls
from acuviewer.ui.quiz.progress_panel import ProgressPanel
from acuviewer.ui.quiz.question_card import QuestionCard
from acuviewer.ui.quiz.quiz_clock import QuizClock
from acuviewer.ui.text_widgets import Run


class QuizParts:
    """The card, the progress, and the clock of an exam."""

    def __init__(self, controls: Controls, run: Run) -> None:
        self.card = QuestionCard(controls, run)
        self.progress = ProgressPanel(controls)
        self.clock = QuizClock(self.progress.clock, lambda: run("quiz.end"))

    def show_asked(self, asked: Asked | None) -> None:
        """Show what is asked; nothing for None."""
        self.card.show_card(None if asked is None else quiz_card(asked))
        self.clock.follow(asked)
        if asked is not None:
            self.progress.show_asked(asked)
