"""Locating from Python in one call, for scripts and notebooks."""

from typing import Literal

from acuviewer.body.shape import BodyShape, parse_body
from acuviewer.points.location import Location
from acuviewer.session.anatomy import build_anatomy


def locate(
    code: str, side: Literal["left", "right"] = "left", body: str | BodyShape = "", definition: str = "standard"
) -> Location:
    """Locate an acupoint on a body.

    ``body`` is a BodyShape or a text such as ``"sex=female,age=35,height_mm=1650"``; midline points ignore ``side``.
    The result's ``position_mm`` (3,) is in the program's frame: x to the body's left, y up, z front, origin on the floor
    midway between the heels. Raises KeyError for an unknown code, BodyShapeError for an impossible body.
    """
    shape = parse_body(body) if isinstance(body, str) else body
    anatomy = build_anatomy(shape)
    found = anatomy.location(code, side, definition)
    if found is None:
        why = anatomy.why_unplaced(code)
        raise KeyError(f"{code} ({definition}) {f'cannot be placed: {why}' if why else 'is no acupoint of this program'}")
    return found
