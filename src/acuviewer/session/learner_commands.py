"""Commands of who learns. A name is nobody's business: it comes into no journal and no report."""

from acuviewer.faults import UsageError
from acuviewer.session.commands import Command

STUDY = "study"
"""The group of all commands of the student."""


def learner_commands() -> list[Command]:
    """All of them."""
    return [
        Command("learner.choose", STUDY, undo="none", private=True),
        Command("learner.use", STUDY, (), "NAME", None, _wrong_name, undo="none", private=True),
    ]


def _wrong_name(written: str) -> str | None:
    from acuviewer.study.learners import read_name

    try:
        read_name(written)
    except UsageError as error:
        return str(error)
    return None
