"""Pictures of sessions for paper and slides: with labels and legends, large enough to be read there."""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPainter

from acuviewer.export.fonts import load_fonts
from acuviewer.export.gui_application import require_gui_application
from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.export.legend_painter import legend_boxes, paint_legends
from acuviewer.export.picture import plain_picture
from acuviewer.scene.snapshot import Snapshots
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent
from acuviewer.theme import load_theme

SIZE = (1280, 800)
"""Width and height in pixels."""
_ENLARGED = 2.0
"""A label on paper is read at a third of the width of a screen."""
_QUALITY = 88


class SessionPictures:
    """Draws one session after the other; ``close`` gives the window back. Raises SceneError without OpenGL."""

    def __init__(self, content: SceneContent) -> None:
        require_gui_application()
        load_fonts()
        self._theme = load_theme("light")
        self._snapshots = Snapshots(content, self._theme, SIZE, _ENLARGED)

    def take(self, session: Session) -> bytes:
        """What a session shows on its body, as a JPEG."""
        taken = self._snapshots.take(build_anatomy(session.body), session, measure_label, legend_boxes)
        image = plain_picture(taken.pixels)
        painter = QPainter(image)
        painter.scale(_ENLARGED, _ENLARGED)
        paint_labels(painter, taken.labels, self._theme)
        paint_legends(painter, taken.legends, SIZE[1] / _ENLARGED, self._theme)
        painter.end()
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(content, "JPG", _QUALITY)  # type: ignore[call-overload]
        return bytes(content.data().data())

    def close(self) -> None:
        """Give the window back."""
        self._snapshots.close()
