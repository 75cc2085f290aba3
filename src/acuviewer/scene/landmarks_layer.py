"""Landmarks as small dots, the chosen one larger."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.landmarks import chosen_landmark, shown_landmarks
from acuviewer.theme import Theme


class LandmarksLayer:
    """Two clouds: all landmarks, and the chosen one."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._all = Dots(renderer, 6.0, shrinks=True)
        self._chosen = Dots(renderer, 13.0)

    def scale(self, factor: float) -> None:
        """Draw all dots ``factor`` times as large."""
        self._all.scale(factor)
        self._chosen.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera, far sides included if one sees ``through`` it."""
        self._all.follow(camera, height_px, through)
        self._chosen.follow(camera, height_px, through)

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> None:
        """Draw the landmarks as the session wants them."""
        placed = chosen_landmark(anatomy, session)
        others = [landmark for landmark in shown_landmarks(anatomy, session) if landmark is not placed]
        self._all.show(others, theme.rgb("landmark"), theme.rgb("halo"))
        self._chosen.show([placed] if placed else [], theme.rgb("point_selected"), theme.rgb("halo"))
