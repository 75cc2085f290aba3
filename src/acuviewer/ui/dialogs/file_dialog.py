"""Asks under which name a file is saved, beginning in the folder of the last one."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from acuviewer.session.settings import Settings


def ask_where_to_save(parent: QWidget, settings: Settings, title: str, name: str, kinds: str) -> Path | None:
    """The path that a person chooses, with ``name`` to begin with; None when they choose none. The folder is remembered."""
    folder = str(settings["folder"])
    start = str(Path(folder, name)) if folder and Path(folder).is_dir() else name
    path, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not path:
        return None
    with suppress(ValueError):  # a folder whose name cannot be kept
        settings["folder"] = str(Path(path).parent)
    return Path(path)
