"""All definitions of the chosen point at once, each with the tape from the standard place."""

from functools import lru_cache

from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.body.shape import Side
from acuviewer.points.atlas import load_atlas
from acuviewer.points.distance import Difference, compare_definitions
from acuviewer.points.location import Location
from acuviewer.points.scale import scale_of
from acuviewer.scene.dots import Dots
from acuviewer.scene.points_layer import is_selected
from acuviewer.scene.ribbons import Ribbons
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.theme import Theme


def shown_differences(anatomy: Anatomy, session: Session) -> list[Difference]:
    """The definitions that are compared on the body, the standard one left out; none while nothing is compared."""
    chosen = session.selection
    if not chosen.compare or chosen.point is None:
        return []
    return _differences(anatomy, chosen.point, chosen.side)


@lru_cache(maxsize=4)
def _differences(anatomy: Anatomy, code: str, side: Side) -> list[Difference]:
    return compare_definitions(anatomy.skin, anatomy.locations, load_atlas().points[code], side)


def compared_locations(anatomy: Anatomy, session: Session) -> list[Location]:
    """Every definition that is compared, the standard one first."""
    others = [difference.location for difference in shown_differences(anatomy, session)]
    chosen = session.selection
    standard = anatomy.location(chosen.point, chosen.side) if chosen.point and others else None
    return [standard, *others] if standard else []


def say_difference(anatomy: Anatomy, difference: Difference, standard: Location) -> str:
    """How far apart, as one reads it off: millimetres, and cun of the segment at the standard place."""
    scale = scale_of(standard, anatomy.skin, anatomy.landmarks, anatomy.ruler)
    straight = "" if difference.distance.along_skin else " straight"
    return f"{difference.distance.mm:.0f} mm{straight} = {scale.cun(difference.distance.mm):.1f} cun"


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
