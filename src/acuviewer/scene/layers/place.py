"""The place that was asked about: a dot on the skin."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.chosen_place import chosen_spot
from acuviewer.session.session import Session


class PlaceLayer(Layer):
    """One dot, as the chosen point has it."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._dot = Dots(renderer, 11.0)
        self.parts = (self._dot,)

    @staticmethod
    def reads(session: Session) -> object:
        """The chosen place."""
        return session.selection.place

    def show(self, frame: Frame) -> None:
        """Mark the chosen place, if there is one."""
        spot = chosen_spot(frame.anatomy, frame.session.selection)
        self._dot.show([spot] if spot else [], frame.theme.rgb("point_selected"), frame.theme.rgb("halo"))
