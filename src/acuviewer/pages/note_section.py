"""The learner's own note on what a page is about, and the way to write one."""

from acuviewer.i18n import text
from acuviewer.pages.context import PageContext
from acuviewer.pages.document import Prose
from acuviewer.pages.page_writer import PageWriter, link
from acuviewer.session.notes import by_subject


def write_note(write: PageWriter, context: PageContext, subject: str) -> None:
    """A section with the note, or a line that offers to write one."""
    note = by_subject(context.session.notes).get(subject)
    if note is None:
        write.text((link(text("note.write"), "note.edit", text("command.note.edit.help")),), "muted")
        return
    write.section("note")
    write.add(Prose(note))
    write.text((link(text("note.edit"), "note.edit", text("command.note.edit.help")),), "muted")
