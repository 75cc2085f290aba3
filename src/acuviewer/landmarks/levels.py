"""Levels of the standing body: the median line at a height, and the way along the skin at one height."""

from typing import Literal

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.section import SectionError, lay_in_plane

Aspect = Literal["anterior", "posterior"]

UP: Floats = np.array([0.0, 1.0, 0.0])
_FAR_MM = 3000.0


def midline_at(skin: Skin, height_mm: float, aspect: Aspect) -> SurfacePoint:
    """The skin on the median line at a height, in front or behind; raises SectionError where there is none."""
    ahead = 1.0 if aspect == "anterior" else -1.0
    origin = np.array([0.0, height_mm, ahead * _FAR_MM])
    found = cast_ray(skin.mesh, origin, np.array([0.0, 0.0, -ahead]), skin.pattern.midline_triangles)
    if found is None:
        raise SectionError(f"the median line has no skin at a height of {height_mm:.0f} mm")
    return found


def lay_level(skin: Skin, start: SurfacePoint, end: SurfacePoint) -> SurfaceCurve:
    """The shorter way along the skin between two places of the same height, at that height."""
    return lay_in_plane(skin.mesh, start, end, UP, skin.pattern.ways_between(start, end))
