"""What of the list in hand lies on the other side of the body, and is not in sight."""

import numpy as np

from acuviewer.i18n import Words, said
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.camera import wrap_deg
from acuviewer.shown.content import SceneContent
from acuviewer.shown.points import is_meant
from acuviewer.shown.projection import Projection


def tell_other_side(anatomy: Anatomy, session: Session, content: SceneContent, camera: Camera) -> Words | None:
    """How many of the points that are lit, or left alone, have no place that is turned to the eye; None if every one has, or if
    one thing is chosen and looked at."""
    listed = content.lit_codes(session) or content.shown_codes(session)
    if not listed or not (session.selection.chosen is None or session.selection.page):
        return None
    meant = content.meant_places(session)
    places = [found for found in anatomy.locations.values() if found.is_place and found.code in listed and is_meant(found, meant)]
    if not places:
        return None
    facing = Projection(camera, 1.0, 1.0).faces(np.array([p.position_mm for p in places]), np.array([p.normal for p in places]))
    seen = {found.code for found, faces in zip(places, facing, strict=True) if faces}
    away = len({found.code for found in places} - seen)
    where = "behind" if abs(wrap_deg(camera.azimuth_deg)) < 90.0 else "in_front"
    return said(f"label.more_{where}", n=away) if away else None
