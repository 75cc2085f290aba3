"""Commands of who learns. A name is nobody's business: it comes into no journal and no report."""

from acuviewer.faults import UsageError
from acuviewer.session.commands import Command
from acuviewer.session.session import Session

STUDY = "study"
"""The group of all commands of the student."""


def is_free(session: Session) -> bool:
    """Whether something new may be asked, and of somebody else: not in the midst of questions, whose answers are those of one learner."""
    return session.asked is None or session.asked.stage == "report"


def learner_commands() -> list[Command]:
    """All of them."""
    return [
        Command("learner.choose", STUDY, undo="none", private=True, enabled=is_free),
        Command("learner.use", STUDY, (), "NAME", None, _wrong_name, is_free, undo="none", private=True),
    ]


def _wrong_name(written: str) -> str | None:
    from acuviewer.study.learners import read_name

    try:
        read_name(written)
    except UsageError as error:
        return str(error)
    return None
