"""All definitions of the chosen point at once, each with the tape from the standard place."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.session import Session
from acuviewer.shown.comparison import compared_locations, shown_differences
from acuviewer.shown.points import is_selected


class ComparisonLayer(Layer):
    """Tapes from the standard place to each other one, and a dot on each that is not the chosen one."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._tapes = Ribbons(renderer, 4.0, 6.5, reach_px=6.0)
        self._others = Dots(renderer, 12.0)
        self.parts = (self._tapes, self._others)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection

    def show(self, frame: Frame) -> None:
        """Draw the definitions that the session compares."""
        anatomy, session, theme = frame.anatomy, frame.session, frame.theme
        differences = shown_differences(anatomy, session)
        halo = theme.rgb("halo")
        self._tapes.show([difference.distance.line_mm for difference in differences], theme.rgb("construction"), halo)
        others = [found for found in compared_locations(anatomy, session) if not is_selected(found, session)]
        self._others.show(others, theme.rgb("definition"), halo)
