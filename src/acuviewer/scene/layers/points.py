"""The acupoints as dots: all or those that a filter leaves; those of a pain type or a filter lit, the others faded.

Those that concern the patient stand in a triangle, whatever else they are. While the map of what is known is on, each has its colour by that,
and what was never asked steps back.
"""

from typing import Literal

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.i18n import Words
from acuviewer.points.location import Location
from acuviewer.scene.dots import Dots
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.session.session import Selection, Session
from acuviewer.shown.known import known_colours
from acuviewer.shown.legend import AnyLegend
from acuviewer.shown.marks import Pick
from acuviewer.shown.patient import is_concerned, patient_legend, tell_concern
from acuviewer.shown.points import is_meant, is_selected, shown_locations

_State = Literal["plain", "behind", "lit", "chosen", "known"]


class PointsLayer(Layer):
    """Plain dots, small ones that nobody asked for, lit ones, those of the map, and the chosen point, around which the label painter draws
    a ring; a cloud of each in a triangle and without."""

    shows_known = True

    def __init__(self, renderer: vtkRenderer) -> None:
        self._dots: dict[tuple[_State, bool], Dots] = {
            ("plain", False): Dots(renderer, 7.0, shrinks=True, rim_px=1.2),
            ("behind", False): Dots(renderer, 5.0, shrinks=True, rim_px=1.0),
            ("lit", False): Dots(renderer, 12.0, shrinks=True),
            ("chosen", False): Dots(renderer, 13.0, shines=True),
            ("known", False): Dots(renderer, 10.0, shrinks=True),
            ("plain", True): Dots(renderer, 22.0, shrinks=True, framed=True),
            ("behind", True): Dots(renderer, 18.0, shrinks=True, framed=True),
            ("lit", True): Dots(renderer, 28.0, shrinks=True, framed=True),
            ("chosen", True): Dots(renderer, 24.0, framed=True, shines=True),
            ("known", True): Dots(renderer, 26.0, shrinks=True, framed=True),
        }
        self.parts = tuple(self._dots.values())
        self._last: Frame | None = None
        self._placed: dict[tuple[_State, bool], list[Location]] = {}

    @staticmethod
    def reads(session: Session) -> object:
        """The choices behind what is drawn."""
        return session.selection, session.layers.points, session.filter, session.patient

    def show(self, frame: Frame) -> None:
        """Draw the points as the session wants them."""
        last, self._last = self._last, frame
        if (
            last is not None
            and frame.follows(last)
            and last.theme is frame.theme
            and last.known is frame.known
            and self.reads(last.session) == self.reads(frame.session)
        ):
            for kind, stood in self._placed.items():
                self._dots[kind].move(*frame.anatomy.spots_of(stood))
            return
        session, theme = frame.session, frame.theme
        placed: dict[tuple[_State, bool], list[Location]] = {key: [] for key in self._dots}
        related, meant = frame.content.lit_codes(session), frame.content.meant_places(session)
        others: _State = "behind" if related or _has_place(session.selection) else "plain"
        for found in shown_locations(frame.anatomy, session, frame.content):
            lit = found.code in related and is_meant(found, meant)
            state: _State = "chosen" if is_selected(found, session) else "lit" if lit else others
            if frame.known is not None and state in ("plain", "behind"):
                state = "known" if found.code in frame.known.share else "behind"
            placed[state, is_concerned(found, session, frame.content)].append(found)
        # While something is chosen or some points are lit, the points that do not belong to it step back.
        roles: dict[_State, str] = {
            "plain": "point",
            "behind": "point_faded",
            "lit": "point" if frame.content.lit_role(session) == "point" else "point_related",
            "chosen": "point_selected",
            "known": "point",
        }
        self._placed = placed
        for (state, framed), dots in self._dots.items():
            places, known = placed[state, framed], frame.known
            colour = theme.rgb(roles[state]) if known is None else known_colours(places, known, theme)
            dots.show(places, colour, theme.rgb("halo"), theme.rgb("concerned") if framed else None)

    @staticmethod
    def legend(frame: Frame) -> AnyLegend | None:
        """What the triangles mean; what the colours mean is told by another layer."""
        return patient_legend(frame.session, frame.content, frame.theme)

    @staticmethod
    def tell(pick: Pick, frame: Frame) -> Words:
        """By which risks what one points at concerns the patient."""
        return tell_concern(pick.key, pick.side, frame.session, frame.content) if pick.kind == "point" else ""


def _has_place(selection: Selection) -> bool:
    """Whether something is chosen that has its place on the body: a point, a landmark, a place of the skin."""
    return bool(selection.point or selection.landmark or selection.place)
