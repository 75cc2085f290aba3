"""The place that was asked about: a dot on the skin; and a ring where she has placed what was asked for."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.chosen_place import chosen_spot
from acuviewer.session.session import Session
from acuviewer.shown.asked import her_spot


class PlaceLayer(Layer):
    """One dot, as the chosen point has it, and hers with a broad rim in another colour."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._dot = Dots(renderer, 11.0)
        self._hers = Dots(renderer, 17.0, rim_px=4.5, shines=True)
        self.parts = (self._dot, self._hers)

    @staticmethod
    def reads(session: Session) -> object:
        """The chosen place, and hers."""
        return session.selection.place, session.asked

    def show(self, frame: Frame) -> None:
        """Mark the chosen place, if there is one, and hers."""
        session, theme = frame.session, frame.theme
        hers = her_spot(frame.anatomy, session)
        spot = chosen_spot(frame.anatomy, session.selection) if hers is None else None
        self._dot.show([spot] if spot else [], theme.rgb("point_selected"), theme.rgb("halo"))
        self._hers.show([hers] if hers else [], theme.rgb("halo"), theme.rgb("care"))
