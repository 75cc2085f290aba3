"""Gives a person the journal: to the clipboard, or to a file that they name."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from acuviewer.faults import in_short, plain
from acuviewer.session.journal import journal_text
from acuviewer.whole_file import write_whole


def copy_journal() -> str:
    """Put the journal on the clipboard; returns what came of it in a sentence."""
    text = journal_text()
    QApplication.clipboard().setText(text)
    n_acts = sum(not line.startswith("#") for line in text.splitlines())
    return f"Copied what was done: {n_acts} commands." if n_acts != 1 else "Copied what was done: 1 command."


def ask_and_save_journal(parent: QWidget) -> str | None:
    """Save the journal under a name that a person chooses; returns what came of it in a sentence."""
    path, _ = QFileDialog.getSaveFileName(parent, "Save the journal", "acuviewer-journal.txt", "Scripts (*.txt)")
    if not path:
        return None
    target = Path(path if Path(path).suffix else f"{path}.txt")
    try:
        write_whole(target, journal_text().encode("utf-8"))
    except OSError as error:
        return f"{in_short(plain(str(target)))} cannot be written: {error.strerror}."
    return f"Saved {target}."
