"""Small pictures of points for cards and questions: without names, with the construction, and of several points together."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from acuviewer.dataclass import dataclass
from acuviewer.export.fonts import load_fonts
from acuviewer.export.gui_application import require_gui_application
from acuviewer.export.label_painter import measure_label, paint_labels
from acuviewer.export.picture import plain_picture
from acuviewer.knowledge.library import Library
from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.other_programs.region_views import RegionView
from acuviewer.points.atlas import Atlas
from acuviewer.points.location import Location
from acuviewer.scene.sight import Sight
from acuviewer.scene.snapshot import Snapshot, Snapshots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Camera, Layers, Session, View
from acuviewer.shown.content import build_content
from acuviewer.shown.projection import Projection
from acuviewer.shown.rectangles import Rectangle
from acuviewer.theme import load_theme

_QUALITY = 78
"""Of JPEG: skin shows no blocks, and a picture of 600 × 600 pixels takes some 25 kB."""


@dataclass(frozen=True)
class Picture:
    """A picture as the content of a JPEG file; its ``name`` follows from it, so that another picture never has the name of this one."""

    content: bytes

    @property
    def name(self) -> str:
        """A name for the file."""
        return f"acuviewer-{sha256(self.content).hexdigest()[:20]}.jpg"


@dataclass(frozen=True)
class NamedPoints:
    """A picture of several points; ``names`` holds where the name of each stands, by code: left, top, width and height in pixels."""

    picture: Picture
    names: Mapping[str, Rectangle]


class PointPictures:
    """Draws points of one body in pictures of one ``size``; ``close`` gives the window back. Raises SceneError without OpenGL."""

    def __init__(self, atlas: Atlas, library: Library, anatomy: Anatomy, size: tuple[int, int]) -> None:
        require_gui_application()
        load_fonts()
        self._anatomy, self._theme = anatomy, load_theme("light")
        self._commands = build_commands(atlas, library)
        self._sight = Sight(anatomy.skin.mesh)
        self._snapshots = Snapshots(build_content(atlas, library), self._theme, size)

    def without_name(self, code: str) -> Picture:
        """The point alone, without a name, as it is seen when it is chosen."""
        return _as_jpeg(
            plain_picture(self._take(self._session(f"point.select {code}", Layers(points=False, spread=False))).pixels)
        )

    def construction(self, code: str) -> Picture:
        """How the point is found, with all names."""
        return self._named(self._take(self._session(f"point.select {code}; step.all", Layers())))

    def bare(self, camera: Camera) -> Picture:
        """The skin without any point."""
        layers = Layers(points=False, labels=False)
        session = Session(body=self._anatomy.shape, layers=layers, view=View("free", camera))
        return _as_jpeg(plain_picture(self._take(session).pixels))

    def together(self, view: RegionView) -> NamedPoints:
        """The points of a view with their codes; one that finds no room for its name has none."""
        session = Session(body=self._anatomy.shape, view=View("free", view.camera), filter=PointFilter(codes=view.codes))
        taken = self._take(session)
        names = {label.names.key: label.rectangle for label in taken.labels if label.names is not None}
        return NamedPoints(self._named(taken), names)

    def shows(self, projection: Projection, found: Location) -> bool:
        """Whether a point is seen from somewhere, no other part of the body standing before it."""
        return self._sight.sees(projection, found.position_mm, found.normal)

    def close(self) -> None:
        """Give the window back."""
        self._snapshots.close()

    def _session(self, script: str, layers: Layers) -> Session:
        return run_script(script, self._commands, replace(Session(body=self._anatomy.shape), layers=layers))

    def _take(self, session: Session) -> Snapshot:
        return self._snapshots.take(self._anatomy, session, measure_label)

    def _named(self, taken: Snapshot) -> Picture:
        image = plain_picture(taken.pixels)
        painter = QPainter(image)
        paint_labels(painter, taken.labels, self._theme)
        painter.end()
        return _as_jpeg(image)


def _as_jpeg(image: QImage) -> Picture:
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(content, "JPG", _QUALITY)  # type: ignore[call-overload]
    return Picture(bytes(content.data().data()))
