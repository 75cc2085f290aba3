"""The spread of practitioners around the chosen point, as rings on the skin: wide and thin, narrow and strong."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.rings import shown_rings
from acuviewer.theme import Theme


class SpreadLayer:
    """One ring for each published share; the smallest share is drawn strongest."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._strong = Ribbons(renderer, 4.5, 7.5, reach_px=6.0)
        self._thin = Ribbons(renderer, 2.2, 4.6, reach_px=5.0)

    def scale(self, factor: float) -> None:
        """Draw the rings ``factor`` times as wide."""
        self._strong.scale(factor)
        self._thin.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera."""
        del through
        self._strong.follow(camera, height_px)
        self._thin.follow(camera, height_px)

    def show(self, anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme) -> None:
        """Draw the rings of the chosen point, if its spread was measured."""
        rings = shown_rings(anatomy, session, content)
        lines = [rings[share].line_mm for share in sorted(rings)]
        colour, halo = theme.rgb("point_selected"), theme.rgb("halo")
        self._strong.show(lines[:1], colour, halo)
        self._thin.show(lines[1:], colour, halo)
