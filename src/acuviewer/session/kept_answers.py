"""Keeps what is answered: each answer to a card when it is confirmed, before anything of it is told; what is taken back is taken back there.

It follows the store, and must follow it before whoever shows sessions. The file itself only grows: another word of hers on an answer is
that answer taken back and given anew.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from acuviewer.i18n import Words
from acuviewer.session.asked import Asked
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings
from acuviewer.session.store import SessionStore

if TYPE_CHECKING:
    from acuviewer.study.answer import Fact


def keep_answers(store: SessionStore, settings: Settings, tell: Callable[[Words], None]) -> LearnerInUse:
    """Keep the answers of a store from now on, before whoever follows it later shows anything of them; returns who learns."""
    learner = LearnerInUse(settings, tell)
    store.subscribe(KeptAnswers(learner, store.session).follow)
    return learner


class KeptAnswers:
    """Answers of a learner, as the session goes from question to question."""

    def __init__(self, learner: LearnerInUse, session: Session) -> None:
        self._learner = learner
        self._last: Asked | None = session.asked
        self._kept: list[bool] = []
        """Of each answer of the present questions, whether it stands in the file."""

    def follow(self, session: Session) -> None:
        """Keep what is new in a session."""
        old, new = self._last, session.asked
        self._last = new
        if new is None or new is old:
            return
        if old is None or (old.plan, old.run) != (new.plan, new.run):
            self._kept = []
        elif len(self._kept) == len(new.answers) and old.answers != new.answers:
            self._take_back()
        while len(self._kept) > len(new.answers):
            self._take_back()
        while len(self._kept) < len(new.answers):
            self._kept.append(self._keep(new, len(self._kept)))

    def _keep(self, asked: Asked, number: int) -> bool:
        from acuviewer.session.anatomy import build_anatomy
        from acuviewer.session.asking import outcome_of, shape_of
        from acuviewer.study.placing_facts import placing_facts

        outcome = outcome_of(asked, number)
        card = outcome.question.card
        if card is None:
            return False
        facts: dict[str, Fact] = {"kind": outcome.question.kind, "exam": asked.plan.exam}
        if outcome.verdict is not None:
            facts |= placing_facts(build_anatomy(shape_of(asked.plan, number)), outcome.verdict)
        else:
            facts |= {"right": outcome.grade == "right"}
            facts |= {"typed": outcome.given.typed} if outcome.given.typed else {"chosen": " ".join(outcome.given.choices)}
        return self._learner.keep(card, outcome.ease, facts)

    def _take_back(self) -> None:
        if self._kept.pop():
            self._learner.take_back()
