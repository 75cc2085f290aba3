"""Keeps what is answered: each answer to a card when it is confirmed, before anything of it is told; what is taken back is taken back there.

It follows the store, and must follow it before whoever shows sessions. The file itself only grows: another word of hers on an answer is
that answer taken back and given anew.
"""

from acuviewer.session.asked import Asked
from acuviewer.session.learner_in_use import LearnerInUse
from acuviewer.session.session import Session


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
        if new is old:
            return
        self._last = new
        if new is None:
            return
        if old is None or (old.plan, old.before) != (new.plan, new.before) or not new.answers:
            # Begun anew: what was answered before stands.
            withdrawn = old is not None and len(old.answers) == 1 and old.plan == new.plan and old.stage != "report"
            if not withdrawn:
                self._kept = [False] * len(new.answers)
                return
        while len(self._kept) > len(new.answers):
            self._take_back()
        if old is not None and len(old.answers) == len(new.answers) and old.answers != new.answers:
            self._take_back()
        while len(self._kept) < len(new.answers):
            self._kept.append(self._keep(new, len(self._kept)))

    def _keep(self, asked: Asked, number: int) -> bool:
        from acuviewer.session.asking import outcome_of

        outcome = outcome_of(asked, number)
        card = outcome.question.card
        if card is None:
            return False
        facts: dict[str, str | int | float | bool | None] = {"kind": outcome.question.kind, "exam": asked.plan.exam}
        if outcome.verdict is not None:
            verdict = outcome.verdict
            facts |= {"distance_mm": round(verdict.mm, 1), "distance_cun": round(verdict.cun, 2), "side": verdict.target.side}
            facts |= {f"off_{offset.direction}_mm": round(offset.mm, 1) for offset in verdict.offsets}
        elif outcome.given.is_empty:
            facts["passed"] = True
        elif outcome.given.typed:
            facts["typed"] = outcome.given.typed
        else:
            facts["chosen"] = " ".join(outcome.given.choices)
        return self._learner.keep(card, outcome.ease, facts)

    def _take_back(self) -> None:
        if self._kept.pop():
            self._learner.take_back()
