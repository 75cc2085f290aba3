"""What of the list in hand lies on the other side of the body, and is not in sight."""

from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Words, said
from acuviewer.knowledge.point_filter import PointFilter
from acuviewer.points.location import Location
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.session.session import Camera, Selection, Session
from acuviewer.shown.camera import wrap_deg
from acuviewer.shown.content import SceneContent
from acuviewer.shown.points import is_meant
from acuviewer.shown.projection import Projection


def tell_other_side(anatomy: Anatomy, session: Session, content: SceneContent, camera: Camera) -> Words | None:
    """How many of the points that are lit, or left alone, have no place that is turned to the eye; None if every one has, or if
    one thing is chosen and looked at."""
    if not (session.selection.chosen is None or session.selection.page):
        return None
    # Asked with every picture, of a list that stays the same for many: only the body on which all follows the skin moves under it.
    of_list = session.selection, session.filter, content
    places = _listed(anatomy.resting or anatomy, *of_list)
    if not places:
        return None
    positions, normals = anatomy.spots_of(places) if anatomy.resting else _spots(anatomy, *of_list)
    facing = Projection(camera, 1.0, 1.0).faces(positions, normals)
    seen = {found.code for found, faces in zip(places, facing, strict=True) if faces}
    away = len({found.code for found in places} - seen)
    where = "behind" if abs(wrap_deg(camera.azimuth_deg)) < 90.0 else "in_front"
    return said(f"label.more_{where}", n=away) if away else None


@kept_with_body
def _listed(anatomy: Anatomy, selection: Selection, wanted: PointFilter, content: SceneContent) -> tuple[Location, ...]:
    """The places of the list in hand."""
    session = Session(selection=selection, filter=wanted)
    listed = content.lit_codes(session) or content.shown_codes(session)
    if not listed:
        return ()
    meant = content.meant_places(session)
    return tuple(
        found for found in anatomy.locations.values() if found.is_place and found.code in listed and is_meant(found, meant)
    )


@kept_with_body
def _spots(anatomy: Anatomy, selection: Selection, wanted: PointFilter, content: SceneContent) -> tuple[Floats, Floats]:
    return anatomy.spots_of(_listed(anatomy, selection, wanted, content))
