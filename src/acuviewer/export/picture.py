"""A still picture of a session, with labels, as a file. Needs no window and no display."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from acuviewer.export.fonts import load_fonts
from acuviewer.export.gui_application import require_gui_application
from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.faults import in_short, plain
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.known import Known
from acuviewer.theme import Theme
from acuviewer.whole_file import write_whole

_LARGE_PX = 1200
"""Above this height labels and marks grow with the picture: a poster is read from as far away as a screen."""


_PNG_QUALITY = 50
"""Qt's word for how little to squeeze. The picture is the same in any case; at its default it takes thrice as long for a tenth less."""


class PictureError(OSError):
    """A picture cannot be written; the message says why."""


def render_picture(
    anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme, size: tuple[int, int], known: Known | None = None
) -> QImage:
    """The session as a picture of ``size`` (width, height), its points coloured by what is ``known``; raises SceneError without OpenGL."""
    require_gui_application()
    load_fonts()
    enlarged = max(1.0, size[1] / _LARGE_PX)
    taken = render_snapshot(anatomy, session, content, theme, size, measure_label, enlarged, legend_boxes, known)
    image = plain_picture(taken.pixels)
    painter = QPainter(image)
    painter.scale(enlarged, enlarged)
    paint_labels(painter, taken.labels, theme)
    paint_legends(painter, taken.legends, size[1] / enlarged, theme)
    painter.end()
    return image


def plain_picture(pixels: NDArray[np.uint8]) -> QImage:
    """A picture from (height, width, 3) sRGB bytes, without labels."""
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def save_picture(image: QImage, path: Path) -> None:
    """Write a PNG whole or not at all; raises PictureError."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(content, "PNG", _PNG_QUALITY):  # type: ignore[call-overload]
        raise PictureError(f"{path} cannot be written: the picture is empty.")
    try:
        write_whole(path, bytes(content.data().data()))
    except OSError as error:
        raise PictureError(f"{in_short(plain(str(path)))} cannot be written: {error.strerror}.") from error
