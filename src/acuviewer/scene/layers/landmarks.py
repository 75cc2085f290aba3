"""Landmarks as small dots, the chosen one larger."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.session import Session
from acuviewer.shown.landmarks import shown_landmarks


class LandmarksLayer(Layer):
    """Two clouds: all landmarks, and the chosen one."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._all = Dots(renderer, 6.0, shrinks=True)
        self._chosen = Dots(renderer, 13.0, shines=True)
        self.parts = (self._all, self._chosen)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection, session.layers.landmarks

    def show(self, frame: Frame) -> None:
        """Draw the landmarks as the session wants them."""
        placed = frame.anatomy.chosen_landmark(frame.session.selection)
        others = [landmark for landmark in shown_landmarks(frame.anatomy, frame.session) if landmark is not placed]
        self._all.show(others, frame.theme.rgb("landmark"), frame.theme.rgb("halo"))
        self._chosen.show([placed] if placed else [], frame.theme.rgb("point_selected"), frame.theme.rgb("halo"))
