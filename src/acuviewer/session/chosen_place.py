"""Where the place lies that was asked about, and what of a choice the ruler can be laid on."""

from typing import TYPE_CHECKING

from acuviewer.points.atlas import Atlas
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import Selection

if TYPE_CHECKING:
    from acuviewer.points.location import Spot
    from acuviewer.session.anatomy import Anatomy


def spot_of(anatomy: "Anatomy", place: RulerPlace) -> "Spot | None":
    """Where a place lies on a body, with its outward normal; None for a point whose rule cannot be carried out there."""
    from acuviewer.points.location import Spot
    from acuviewer.session.ruler import surface_of

    surface = surface_of(anatomy, place)
    if surface is None:
        return None
    return Spot(anatomy.skin.mesh.position(surface), anatomy.skin.mesh.normal(surface), surface)


def chosen_spot(anatomy: "Anatomy", selection: Selection) -> "Spot | None":
    """Where the chosen place lies; None if none is chosen."""
    return spot_of(anatomy, selection.place) if selection.place is not None else None


def chosen_place(selection: Selection, atlas: Atlas) -> RulerPlace | None:
    """The chosen point, landmark or place as one of the ruler; None if there is none, or if the point lies off the skin."""
    if selection.point is not None:
        off_skin = atlas.points[selection.point].off_surface
        return None if off_skin else RulerPlace("point", selection.point, selection.side)
    if selection.landmark is not None:
        return RulerPlace("landmark", selection.landmark, selection.side)
    return selection.place
