"""All definitions of the chosen point at once, each with the tape from the standard place."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.comparison import compared_locations, shown_differences
from acuviewer.shown.points import is_selected
from acuviewer.theme import Theme


class ComparisonLayer:
    """Tapes from the standard place to each other one, and a dot on each that is not the chosen one."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._tapes = Ribbons(renderer, 4.0, 6.5, reach_px=6.0)
        self._others = Dots(renderer, 12.0)

    def scale(self, factor: float) -> None:
        """Draw all marks ``factor`` times as large."""
        self._tapes.scale(factor)
        self._others.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera, far sides included if one sees ``through`` it."""
        self._tapes.follow(camera, height_px)
        self._others.follow(camera, height_px, through)

    def show(self, anatomy: Anatomy, session: Session, theme: Theme) -> None:
        """Draw the definitions that the session compares."""
        differences = shown_differences(anatomy, session)
        halo = theme.rgb("halo")
        self._tapes.show([difference.distance.line_mm for difference in differences], theme.rgb("construction"), halo)
        others = [found for found in compared_locations(anatomy, session) if not is_selected(found, session)]
        self._others.show(others, theme.rgb("definition"), halo)
