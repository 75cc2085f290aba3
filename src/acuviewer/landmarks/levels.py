"""Levels of the standing body: the median line at a height, and the way along the skin at one height."""

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.section import SectionError, lay_in_plane
from acuviewer.landmarks.aspect import Aspect

UP: Floats = np.array([0.0, 1.0, 0.0])


def midline_at(skin: Skin, height_mm: float, aspect: Aspect) -> SurfacePoint:
    """The skin on the median line at a height, in front or behind; raises SectionError where there is none."""
    midline, (_, y, z) = skin.pattern.midline, skin.mesh.vertices.T
    levels = y[midline.ends]
    crossed = np.flatnonzero((levels[:, 0] >= height_mm) != (levels[:, 1] >= height_mm))
    if len(crossed) == 0:
        raise SectionError(f"the median line has no skin at a height of {height_mm:.0f} mm")
    shares = (height_mm - levels[crossed, 0]) / (levels[crossed, 1] - levels[crossed, 0])
    depths = z[midline.ends[crossed]]
    there = depths[:, 0] + shares * (depths[:, 1] - depths[:, 0])
    found = int(there.argmax() if aspect == "anterior" else there.argmin())
    return midline.place(int(crossed[found]), float(shares[found]))


def lay_level(skin: Skin, start: SurfacePoint, end: SurfacePoint) -> SurfaceCurve:
    """The shorter way along the skin between two places of the same height, at that height."""
    return lay_in_plane(skin.mesh, start, end, UP, skin.pattern.ways_between(start, end))
