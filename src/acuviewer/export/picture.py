"""A still picture of a session, with labels, as a file. Needs no window and no display."""

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from acuviewer.export.fonts import load_fonts
from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.scene.content import SceneContent
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.theme import Theme


class PictureError(OSError):
    """A picture cannot be written; the message says why."""


def render_picture(
    anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme, size: tuple[int, int]
) -> QImage:
    """The session as a picture of ``size`` (width, height); raises SceneError without OpenGL."""
    _require_gui_application()
    load_fonts()
    pixels, labels = render_snapshot(anatomy, session, content, theme, size, measure_label)
    width, height = size
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
    painter = QPainter(image)
    paint_labels(painter, labels, theme)
    painter.end()
    return image


def save_picture(image: QImage, path: Path) -> None:
    """Write a PNG whole or not at all; raises PictureError."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.stem, suffix=".part", delete=False) as file:
            beside = Path(file.name)
    except OSError as error:
        raise PictureError(f"{path} cannot be written: {error.strerror}.") from error
    if not image.save(str(beside), "PNG"):  # type: ignore[call-overload]
        beside.unlink(missing_ok=True)
        raise PictureError(f"{path} cannot be written: the picture could not be stored.")
    os.chmod(beside, 0o644)
    os.replace(beside, path)


def _require_gui_application() -> None:
    """Fonts need a QGuiApplication; without a window the offscreen platform serves."""
    if QCoreApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _keep.append(QGuiApplication(["acuviewer"]))


_keep: list[QGuiApplication] = []
"""Qt ends when its application object is collected: it lives here until the process ends."""
