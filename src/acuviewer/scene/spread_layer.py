"""The spread of practitioners around the chosen point, as rings on the skin: wide and thin, narrow and strong."""

from functools import lru_cache

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.body.shape import Side
from acuviewer.geometry.section import SectionError
from acuviewer.knowledge.library import PointSpread
from acuviewer.points.spread import Ring, lay_rings
from acuviewer.scene.content import SceneContent
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.theme import Theme


def shown_rings(anatomy: Anatomy, session: Session, content: SceneContent) -> dict[float, Ring]:
    """The rings that are drawn by the share of placements inside: around the standard place, while no construction is."""
    chosen = session.selection
    measured = content.spread.get(chosen.point) if chosen.point else None
    if measured is None or not session.layers.spread or chosen.step is not None:
        return {}
    return practitioner_rings(anatomy, measured, chosen.side)


@lru_cache(maxsize=4)
def practitioner_rings(anatomy: Anatomy, measured: PointSpread, side: Side) -> dict[float, Ring]:
    """The rings of a point on one body by the share of placements inside; none where the skin has no room for them."""
    found = anatomy.location(measured.code, side)
    if found is None:
        return {}
    try:
        rings = lay_rings(anatomy.skin, found, [area * 100.0 for area in measured.areas_cm2.values()])
    except SectionError:
        return {}
    return dict(zip(measured.areas_cm2, rings, strict=True))


class SpreadLayer:
    """One ring for each published share; the smallest share is drawn strongest."""

    def __init__(self, renderer: vtkRenderer) -> None:
        self._strong = Ribbons(renderer, 4.5, 7.5, reach_px=6.0)
        self._thin = Ribbons(renderer, 2.2, 4.6, reach_px=5.0)

    def scale(self, factor: float) -> None:
        """Draw the rings ``factor`` times as wide."""
        self._strong.scale(factor)
        self._thin.scale(factor)

    def follow(self, camera: Camera, height_px: float, through: bool) -> None:
        """Stand before the skin as seen by a camera."""
        del through
        self._strong.follow(camera, height_px)
        self._thin.follow(camera, height_px)

    def show(self, anatomy: Anatomy, session: Session, content: SceneContent, theme: Theme) -> None:
        """Draw the rings of the chosen point, if its spread was measured."""
        rings = shown_rings(anatomy, session, content)
        lines = [rings[share].line_mm for share in sorted(rings)]
        colour, halo = theme.rgb("point_selected"), theme.rgb("halo")
        self._strong.show(lines[:1], colour, halo)
        self._thin.show(lines[1:], colour, halo)
