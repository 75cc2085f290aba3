"""Steps of a lesson from the journal: one for each thing that was chosen, as it was shown last before another was."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from acuviewer.fault_report import noted_acts
from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.choice_titles import title_of
from acuviewer.session.commands import Command, CommandError, carry_out, parse_script
from acuviewer.session.lesson_making import add_view
from acuviewer.session.session import Session
from acuviewer.session.store import SessionStore
from acuviewer.session.trail import subject_of


def add_journal(session: Session, commands: Mapping[str, Command], atlas: Atlas, library: Library) -> Session:
    """The session with a step for each thing that the journal has chosen, behind the step where one is."""
    acts, _ = noted_acts()
    made = session
    for shown in views_of(acts, commands):
        there = replace(shown, sets=session.sets, notes=session.notes, asked=None, lesson=made.lesson)
        made = add_view(there, title_of(shown.selection, atlas, library), commands)
    return session if made is session else _looking_at_last(made, session)


def views_of(acts: Sequence[str], commands: Mapping[str, Command]) -> Iterator[Session]:
    """The last session with each thing that the acts of a journal have chosen one after the other; lines that do not exist are left out."""
    store = SessionStore(Session())
    for line in acts:
        before = store.session
        try:
            calls = parse_script(line, commands)
        except CommandError:
            continue
        for call in calls:
            carry_out(call, store)
        if subject_of(before.selection) not in (None, subject_of(store.session.selection)):
            yield before
    if subject_of(store.session.selection) is not None:
        yield store.session


def _looking_at_last(made: Session, before: Session) -> Session:
    return replace(made, patient=frozenset(), view=replace(made.view, nonce=before.view.nonce + 1))
