"""All acupoints as dots; those of the chosen pain type lit, the others faded."""

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.points.location import Location
from acuviewer.scene.dots import Dots
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.theme import Theme


def shown_locations(anatomy: Anatomy, session: Session) -> list[Location]:
    """The locations that are drawn: the places of every point on both sides, and the chosen definition."""
    if not session.layers.points:
        return [found for found in anatomy.locations.values() if is_selected(found, session)]
    chosen = session.selection
    return [
        found
        for found in anatomy.locations.values()
        if found.is_place or (found.code == chosen.point and found.side in (chosen.side, "midline"))
    ]


def is_selected(found: Location, session: Session) -> bool:
    """Whether this very location is the chosen one."""
    chosen = session.selection
    return found.code == chosen.point and found.side in (chosen.side, "midline") and found.definition == chosen.definition


class PointsLayer:
    """Three clouds: plain dots, lit dots and the chosen point, around which the label painter draws a ring."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._plain = Dots(renderer, 8.0)
        self._lit = Dots(renderer, 12.0)
        self._chosen = Dots(renderer, 13.0)

    def scale(self, factor: float) -> None:
        """Draw all dots ``factor`` times as large."""
        for dots in (self._plain, self._lit, self._chosen):
            dots.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera, far sides included if one sees ``through`` it."""
        for dots in (self._plain, self._lit, self._chosen):
            dots.follow(camera, height_px, through)

    def show(self, anatomy: Anatomy, session: Session, related: frozenset[str], theme: Theme) -> None:
        """Draw the points as the session wants them."""
        plain, lit, selected = [], [], []
        for found in shown_locations(anatomy, session):
            if is_selected(found, session):
                selected.append(found)
            elif found.code in related:
                lit.append(found)
            else:
                plain.append(found)
        # While a construction is drawn, a pain type or a meridian chosen, the points that do not belong to it step back.
        role = "point_faded" if related or session.selection.step is not None else "point"
        lit_role = "point_related" if session.selection.pain_type else "point"
        for dots, locations, name in (
            (self._plain, plain, role), (self._lit, lit, lit_role), (self._chosen, selected, "point_selected"),
        ):  # fmt: skip
            dots.show(locations, theme.rgb(name), theme.rgb("halo"))
