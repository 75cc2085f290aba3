"""The rings of practitioners around the chosen point, where a study measured their spread."""

from acuviewer.body.shape import Side
from acuviewer.geometry.section import SectionError
from acuviewer.knowledge.library import PointSpread
from acuviewer.points.spread import Ring, lay_rings
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.session.session import Session
from acuviewer.shown.content import SceneContent


def shown_rings(anatomy: Anatomy, session: Session, content: SceneContent) -> dict[float, Ring]:
    """The rings that are drawn by the share of placements inside: around the standard place, while no construction is."""
    chosen = session.selection
    measured = content.spread.get(chosen.point) if chosen.point else None
    if measured is None or not session.layers.spread or chosen.step is not None:
        return {}
    return practitioner_rings(anatomy, measured, chosen.side)


@kept_with_body
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
