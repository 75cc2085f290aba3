"""The construction of the chosen point: landmarks felt, the tape on the skin, its ticks, the landing."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.session import Session
from acuviewer.shown.construction import felt_landmarks, shown_steps, stands, tick_strokes


class ConstructionLayer(Layer):
    """Tapes (the earlier ones thin, the current one wide), ticks across them, and dots; each line on a halo."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._earlier = Ribbons(renderer, 2.5, 5.0, reach_px=5.0)
        self._current = Ribbons(renderer, 6.0, 8.5, reach_px=8.0)
        self._ticks = Ribbons(renderer, 3.0, 6.0, reach_px=11.0)
        self._felt = Dots(renderer, 11.0, shines=True)
        self._place = Dots(renderer, 9.0, shines=True)
        self.parts = (self._earlier, self._current, self._ticks, self._felt, self._place)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection

    def show(self, frame: Frame) -> None:
        """Draw the construction as far as the session shows it."""
        anatomy, session, theme = frame.anatomy, frame.session, frame.theme
        steps = shown_steps(anatomy, session)
        halo = theme.rgb("halo")
        taped = [step for step in steps if len(step.line_mm) > 1]
        ticks = [tick for step in taped for tick in tick_strokes(anatomy.skin.mesh, step)]
        self._earlier.show([step.line_mm for step in taped[:-1]], theme.rgb("construction"), halo)
        self._current.show([step.line_mm for step in taped[-1:]], theme.rgb("construction"), halo)
        self._ticks.show(ticks, theme.rgb("point_selected"), halo)
        self._felt.show(felt_landmarks(anatomy, session), theme.rgb("landmark"), halo)
        ends = [_End(step.place_mm, step.normal) for step in steps if step.kind != "landmark"]
        # Where a step ends that is not the last is no point yet.
        arrived = "point_selected" if stands(anatomy, session) else "construction"
        self._place.show(ends[-1:], theme.rgb(arrived), halo)


@dataclass(frozen=True, eq=False)
class _End:
    """Where a step ends."""

    position_mm: Floats
    normal: Floats
