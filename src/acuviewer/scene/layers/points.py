"""The acupoints as dots: all or those that a filter leaves; those of a pain type or a filter lit, the others faded."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.session import Session
from acuviewer.shown.points import is_meant, is_selected, shown_locations


class PointsLayer(Layer):
    """Three clouds: plain dots, lit dots and the chosen point, around which the label painter draws a ring."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._plain = Dots(renderer, 8.0, shrinks=True)
        self._lit = Dots(renderer, 12.0, shrinks=True)
        self._chosen = Dots(renderer, 13.0)
        self.parts = (self._plain, self._lit, self._chosen)

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection, session.layers.points, session.filter

    def show(self, frame: Frame) -> None:
        """Draw the points as the session wants them."""
        session = frame.session
        plain, lit, selected = [], [], []
        related, meant = frame.content.lit_codes(session), frame.content.meant_places(session)
        for found in shown_locations(frame.anatomy, session, frame.content):
            if is_selected(found, session):
                selected.append(found)
            elif found.code in related and is_meant(found, meant):
                lit.append(found)
            else:
                plain.append(found)
        # While a construction is drawn or some points are lit, the points that do not belong to it step back.
        role = "point_faded" if related or session.selection.step is not None else "point"
        lit_role = "point" if session.selection.meridian and not session.selection.pain_type else "point_related"
        for dots, locations, name in (
            (self._plain, plain, role), (self._lit, lit, lit_role), (self._chosen, selected, "point_selected"),
        ):  # fmt: skip
            dots.show(locations, frame.theme.rgb(name), frame.theme.rgb("halo"))
