"""Gives a person the journal: to the clipboard, or to a file that they name."""

from PySide6.QtWidgets import QApplication, QWidget

from acuviewer.faults import in_short, plain
from acuviewer.i18n import text
from acuviewer.session.journal import journal_text
from acuviewer.session.settings import Settings
from acuviewer.ui.dialogs.file_dialog import ask_where_to_save
from acuviewer.whole_file import write_whole


def copy_journal() -> str:
    """Put the journal on the clipboard; returns what came of it in a sentence."""
    journal = journal_text()
    QApplication.clipboard().setText(journal)
    return text("journal.copied", n=sum(not line.startswith("#") for line in journal.splitlines()))


def ask_and_save_journal(parent: QWidget, settings: Settings) -> str | None:
    """Save the journal under a name that a person chooses; returns what came of it in a sentence."""
    kinds = f"{text('journal.files')} (*.txt)"
    path = ask_where_to_save(parent, settings, text("journal.save"), "acuviewer-journal.txt", kinds)
    if path is None:
        return None
    target = path if path.suffix else path.with_name(f"{path.name}.txt")
    try:
        write_whole(target, journal_text().encode("utf-8"))
    except OSError as error:
        return text("journal.not_written", file=in_short(plain(str(target))), why=error.strerror or type(error).__name__)
    return text("picture.saved", file=str(target))
