"""Commands of notes. What somebody writes is nobody's business: it comes into no journal and no report."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from acuviewer.faults import quoted
from acuviewer.i18n import text
from acuviewer.knowledge.library import Library
from acuviewer.points.atlas import Atlas
from acuviewer.session.commands import Command
from acuviewer.session.notes import LONGEST_NOTE, NOTE_KINDS, by_subject, from_one_line, subject_of, tidy, with_note
from acuviewer.session.session import Session


def note_commands(atlas: Atlas, library: Library) -> list[Command]:
    """All of them."""

    def known() -> Mapping[str, Collection[str]]:
        return {"point": atlas.points, "landmark": atlas.landmarks, "pain_type": library.pain_types}

    def check(argument: str) -> str | None:
        kind, _, rest = argument.partition(" ")
        key, _, written = rest.partition(" ")
        if kind not in NOTE_KINDS or key not in known()[kind]:
            return text("problem.no_note_subject", found=quoted(f"{kind} {key}"), known=", ".join(NOTE_KINDS))
        return text("problem.note_too_long", most=LONGEST_NOTE) if len(from_one_line(written)) > LONGEST_NOTE else None

    return [
        Command(
            "note.edit", "lists", ("Shift+N",), undo="none", enabled=lambda session: subject_of(session.selection) is not None
        ),
        Command("note.write", "lists", (), "point|landmark|pain_type KEY [TEXT]", _write, check, private=True),
        Command("note.remove", "lists", (), "", _remove, enabled=_has_note, private=True),
    ]


def _write(session: Session, argument: str) -> Session:
    kind, key, written = [*argument.split(" ", 2), ""][:3]
    return replace(session, notes=with_note(session.notes, f"{kind} {key}", tidy(from_one_line(written))))


def _remove(session: Session, _: str) -> Session:
    subject = subject_of(session.selection)
    return session if subject is None else replace(session, notes=with_note(session.notes, subject, ""))


def _has_note(session: Session) -> bool:
    return subject_of(session.selection) in by_subject(session.notes)
