"""Asks under which name a file is saved, beginning in the folder of the last one."""

import re
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from acuviewer.session.settings import Settings


def ask_where_to_save(parent: QWidget, settings: Settings, title: str, name: str, kinds: str) -> Path | None:
    """The path that a person chooses, with ``name`` to begin with; None when they choose none. The folder is remembered.

    A name without an ending gets that of the kind that was chosen among ``kinds``, such as ``Pictures (*.png)``."""
    folder = str(settings["folder"])
    start = str(Path(folder, name)) if folder and Path(folder).is_dir() else name
    path, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not path:
        return None
    with suppress(ValueError):  # a folder whose name cannot be kept
        settings["folder"] = str(Path(path).parent)
    ending = re.search(r"\*(\.\w+)", kind)
    return Path(path) if Path(path).suffix or not ending else Path(f"{path}{ending[1]}")
