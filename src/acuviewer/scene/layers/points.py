"""The acupoints as dots: all or those that a filter leaves; those of a pain type or a filter lit, the others faded."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.session import Session
from acuviewer.shown.points import is_meant, is_selected, shown_locations


class PointsLayer(Layer):
    """Four clouds: plain dots, small ones that nobody asked for, lit ones, and the chosen point, which the label painter rings."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._plain = Dots(renderer, 7.0, shrinks=True)
        self._behind = Dots(renderer, 5.0, shrinks=True, rim_px=1.0)
        self._lit = Dots(renderer, 12.0, shrinks=True)
        self._chosen = Dots(renderer, 13.0)
        self.parts = (self._plain, self._behind, self._lit, self._chosen)

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
        steps_back = bool(related) or session.selection.step is not None
        others = (self._behind, self._plain) if steps_back else (self._plain, self._behind)
        lit_role = "point" if session.selection.meridian and not session.selection.pain_type else "point_related"
        for dots, locations, name in (
            (others[0], plain, "point_faded" if steps_back else "point"), (others[1], [], "point"),
            (self._lit, lit, lit_role), (self._chosen, selected, "point_selected"),
        ):  # fmt: skip
            dots.show(locations, frame.theme.rgb(name), frame.theme.rgb("halo"))
