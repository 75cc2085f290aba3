"""Gives a person the journal: to the clipboard, or to a file that they name."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from acuviewer.faults import in_short, plain
from acuviewer.i18n import text
from acuviewer.session.journal import journal_text
from acuviewer.whole_file import write_whole


def copy_journal() -> str:
    """Put the journal on the clipboard; returns what came of it in a sentence."""
    journal = journal_text()
    QApplication.clipboard().setText(journal)
    return text("journal.copied", n=sum(not line.startswith("#") for line in journal.splitlines()))


def ask_and_save_journal(parent: QWidget) -> str | None:
    """Save the journal under a name that a person chooses; returns what came of it in a sentence."""
    path, _ = QFileDialog.getSaveFileName(
        parent, text("journal.save"), "acuviewer-journal.txt", f"{text('journal.files')} (*.txt)"
    )
    if not path:
        return None
    target = Path(path if Path(path).suffix else f"{path}.txt")
    try:
        write_whole(target, journal_text().encode("utf-8"))
    except OSError as error:
        return text("journal.not_written", file=in_short(plain(str(target))), why=error.strerror or type(error).__name__)
    return text("picture.saved", file=str(target))
