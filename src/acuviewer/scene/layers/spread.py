"""The spread of practitioners around the chosen point, as rings on the skin: wide and thin, narrow and strong."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.session import Session
from acuviewer.shown.rings import shown_rings


class SpreadLayer(Layer):
    """One ring for each published share; the smallest share is drawn strongest."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._strong = Ribbons(renderer, 4.5, 7.5, reach_px=6.0)
        self._thin = Ribbons(renderer, 2.2, 4.6, reach_px=5.0)
        self.parts = (self._strong, self._thin)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection, session.layers.spread

    def show(self, frame: Frame) -> None:
        """Draw the rings of the chosen point, if its spread was measured."""
        rings = shown_rings(frame.anatomy, frame.session, frame.content)
        lines = [rings[share].line_mm for share in sorted(rings)]
        colour, halo = frame.theme.rgb("point_selected"), frame.theme.rgb("halo")
        self._strong.show(lines[:1], colour, halo)
        self._thin.show(lines[1:], colour, halo)
