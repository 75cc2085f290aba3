"""The spread of practitioners on one body: curves on the skin around a point that enclose an area as published.

Studies publish an area of skin, in cm², that holds a share of the places where practitioners put a point. Its form and
where its middle lies are not part of that, so it is drawn as a circle around the place that the rule finds: all places
that lie equally far from it along the skin, at a radius that encloses that area on this body's skin.
"""

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint, unit
from acuviewer.geometry.section import Allowed, SectionError, walk_level
from acuviewer.points.location import Location

N_DIRECTIONS, _N_RADII = 48, 24
_REACH = 1.35
"""The walks go so much farther than a flat circle's radius: over a ridge the same area needs a larger one."""

_SHORTER = (1.0, 0.85, 0.7, 0.5, 0.3)
"""Shares of the walk that are tried where the skin of the region ends before."""


@dataclass(frozen=True, eq=False)
class Ring:
    """A closed curve on the skin: ``line_mm`` (n + 1, 3), the last place being the first, all ``radius_mm`` from the middle.

    ``normal`` (3,) points outward in the middle; ``area_mm2`` is the skin that it encloses on this body.
    """

    line_mm: Floats
    normal: Floats
    radius_mm: float
    area_mm2: float


def lay_rings(skin: Skin, location: Location, areas_mm2: Sequence[float]) -> list[Ring]:
    """The circles on the skin around a location that enclose areas; they stay on the location's part of the body.

    Raises SectionError where the skin around the point is too small for the largest.
    """
    # A walk leaves the middle of a triangle by two of its edges: with the place a hair inside, every way is open.
    start = _inside(location.surface)
    allowed = skin.pattern.ways_between(start, start)
    reach = _REACH * sqrt(max(areas_mm2) / pi)
    ways = _ways(location.normal)
    walks = [_walk(skin, start, np.cross(location.normal, way), way, reach, allowed) for way in ways]
    radii = np.linspace(0.0, reach, _N_RADII + 1)
    enclosed = np.concatenate([[0.0], np.cumsum(_areas_between(_at(walks, radii)))])
    if enclosed[-1] < max(areas_mm2):
        raise SectionError(f"the skin around {location.code} is too small for {max(areas_mm2) / 100:.1f} cm²")
    return [_ring(walks, location.normal, radii, enclosed, area) for area in areas_mm2]


def _ring(walks: Sequence[SurfaceCurve], normal: Floats, radii: Floats, enclosed: Floats, area_mm2: float) -> Ring:
    """The circle that encloses an area, begun at the largest of the ``radii`` that encloses less."""
    within = int(np.searchsorted(enclosed, area_mm2)) - 1
    radius, area = float(np.interp(area_mm2, enclosed, radii)), area_mm2
    for _ in range(4):
        inner, line = _at(walks, np.array([radii[within], radius]))
        area = float(enclosed[within] + _areas_between(np.stack([inner, line]))[0])
        if abs(area / area_mm2 - 1) < 1e-4:
            break
        # The area grows with the square of the radius.
        radius *= sqrt(area_mm2 / area)
    return Ring(np.concatenate([line, line[:1]]), normal, radius, area)


def _inside(place: SurfacePoint) -> SurfacePoint:
    weights = np.array(place.barycentric) * 0.9998 + 0.0002 / 3
    return SurfacePoint(place.triangle, tuple(float(weight) for weight in weights))  # type: ignore[arg-type]


def _ways(normal: Floats) -> Floats:
    """(48, 3) directions all around, square to a normal."""
    first = unit(np.cross(normal, np.eye(3)[int(np.abs(normal).argmin())]))
    second = np.cross(normal, first)
    turns = 2 * np.pi * np.arange(N_DIRECTIONS)[:, None] / N_DIRECTIONS
    ways: Floats = np.cos(turns) * first + np.sin(turns) * second
    return ways


def _walk(skin: Skin, start: SurfacePoint, plane: Floats, way: Floats, length: float, allowed: Allowed) -> SurfaceCurve:
    """The way over the skin in one direction, square to ``plane``; shorter where the skin of the region ends."""
    for share in _SHORTER:
        try:
            return walk_level(skin.mesh, start, plane, way, length * share, allowed)
        except SectionError:
            continue
    raise SectionError("the skin ends right beside the place")


def _at(walks: Sequence[SurfaceCurve], distances: Floats) -> Floats:
    """(k, n, 3) places at k distances along n walks; beyond an end, the end."""
    return np.stack(
        [np.stack([np.interp(distances, walk.distances, across) for across in walk.points.T], axis=1) for walk in walks], axis=1
    )


def _areas_between(rings: Floats) -> Floats:
    """(k - 1,) areas of the bands of skin between (k, n, 3) rings, each taken as two triangles for every direction."""
    a, b = rings[:-1], rings[1:]
    c, d = np.roll(b, -1, axis=1), np.roll(a, -1, axis=1)
    first, second = np.cross(b - a, c - a), np.cross(c - a, d - a)
    areas: Floats = (np.linalg.norm(first, axis=2) + np.linalg.norm(second, axis=2)).sum(axis=1) / 2
    return areas
