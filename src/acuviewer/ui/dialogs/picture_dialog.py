"""Asks where a picture of the view goes, and writes it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from acuviewer.export.picture import PictureError, save_picture
from acuviewer.i18n import text


def ask_and_save_picture(parent: QWidget, name: str, grab: Callable[[], QImage]) -> str | None:
    """Save what ``grab`` gives under a name that a person chooses, with ``name`` to begin with; returns what came of it in a sentence."""
    path, _ = QFileDialog.getSaveFileName(parent, text("picture.save"), name, f"{text('picture.files')} (*.png)")
    if not path:
        return None
    target = Path(path if path.lower().endswith(".png") else f"{path}.png")
    try:
        save_picture(grab(), target)
    except PictureError as error:
        return str(error)
    return text("picture.saved", file=str(target))
