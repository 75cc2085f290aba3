"""The acupoints as dots: all or those that a filter leaves; those of a pain type or a filter lit, the others faded."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.content import SceneContent
from acuviewer.shown.points import is_selected, shown_locations
from acuviewer.theme import Theme


class PointsLayer:
    """Three clouds: plain dots, lit dots and the chosen point, around which the label painter draws a ring."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._plain = Dots(renderer, 8.0, shrinks=True)
        self._lit = Dots(renderer, 12.0, shrinks=True)
        self._chosen = Dots(renderer, 13.0)

    def scale(self, factor: float) -> None:
        """Draw all dots ``factor`` times as large."""
        for dots in (self._plain, self._lit, self._chosen):
            dots.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera, far sides included if one sees ``through`` it."""
        for dots in (self._plain, self._lit, self._chosen):
            dots.follow(camera, height_px, through)

    def show(self, anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme) -> None:
        """Draw the points as the session wants them."""
        plain, lit, selected = [], [], []
        related = content.lit_codes(session)
        for found in shown_locations(anatomy, session, content):
            if is_selected(found, session):
                selected.append(found)
            elif found.code in related:
                lit.append(found)
            else:
                plain.append(found)
        # While a construction is drawn or some points are lit, the points that do not belong to it step back.
        role = "point_faded" if related or session.selection.step is not None else "point"
        lit_role = "point" if session.selection.meridian and not session.selection.pain_type else "point_related"
        for dots, locations, name in (
            (self._plain, plain, role), (self._lit, lit, lit_role), (self._chosen, selected, "point_selected"),
        ):  # fmt: skip
            dots.show(locations, theme.rgb(name), theme.rgb("halo"))
