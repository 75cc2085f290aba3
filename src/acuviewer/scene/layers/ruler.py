"""The ruler: a tape on the skin with a tick at each cun, and a dot on each place over which it is laid."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.i18n import Words
from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.session import Session
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import ruler_marks, ruler_ticks, shown_ruler, tell_snap


class RulerLayer(Layer):
    """Tape, ticks and dots; each line on a halo."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._tape = Ribbons(renderer, 4.5, 7.5, reach_px=9.0)
        self._ticks = Ribbons(renderer, 2.2, 5.2, reach_px=11.0)
        self._places = Dots(renderer, 9.0)
        self.parts = (self._tape, self._ticks, self._places)

    @staticmethod
    def reads(session: Session) -> object:
        """The places over which it is laid."""
        return session.ruler.places

    def show(self, frame: Frame) -> None:
        """Draw the ruler of the session, if one is laid."""
        measured, theme = shown_ruler(frame.anatomy, frame.session), frame.theme
        colour, halo = theme.rgb("definition"), theme.rgb("halo")
        has_length = measured is not None and measured.length_mm > 0
        self._tape.show([measured.path_mm] if measured and has_length else [], colour, halo)
        self._ticks.show(ruler_ticks(measured) if measured and has_length else [], colour, halo)
        self._places.show(ruler_marks(measured) if measured else [], colour, halo)

    @staticmethod
    def tell(pick: Pick, frame: Frame) -> Words:
        """While the ruler is being laid: to what it would snap."""
        return tell_snap(pick, frame.anatomy, frame.content) if frame.session.ruler.laying else ""
