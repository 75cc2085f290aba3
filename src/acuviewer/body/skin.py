"""The skin of one body: the displayed surface on which every landmark and point lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.regions import regions_between
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh


@dataclass(frozen=True, eq=False)
class SkinPattern:
    """What all skins share: colour, region and mirror partner of every vertex or triangle.

    ``colours`` (n, 3) uint8 sRGB a vertex; ``regions`` (m,) index into ``region_names`` a triangle;
    ``mirrored_triangle`` (m,) the triangle on the other side, ``mirrored_vertex`` (n,) likewise; ``triangles`` (m, 3).
    """

    colours: NDArray[np.uint8]
    regions: NDArray[np.uint8]
    region_names: tuple[str, ...]
    mirrored_vertex: NDArray[np.int32]
    mirrored_triangle: NDArray[np.int32]
    triangles: NDArray[np.int32]

    @cached_property
    def midline_triangles(self) -> NDArray[np.intp]:
        """Triangles that touch the median plane."""
        on_midline = self.mirrored_vertex == np.arange(len(self.mirrored_vertex))
        return np.flatnonzero(on_midline[self.triangles].any(axis=1))

    @cached_property
    def _triangles_by_regions(self) -> dict[frozenset[str], tuple[NDArray[np.intp], Sequence[bool]]]:
        return {}

    def triangles_between(self, start: SurfacePoint, end: SurfacePoint) -> NDArray[np.intp]:
        """Triangles of the regions through which a tape from ``start`` to ``end`` may pass."""
        return self._between(start, end)[0]

    def ways_between(self, start: SurfacePoint, end: SurfacePoint) -> Sequence[bool]:
        """For each triangle whether a tape from ``start`` to ``end`` may pass it."""
        return self._between(start, end)[1]

    def _between(self, start: SurfacePoint, end: SurfacePoint) -> tuple[NDArray[np.intp], Sequence[bool]]:
        first, last = (self.region_names[self.regions[place.triangle]] for place in (start, end))
        wanted = regions_between(first, last)
        if wanted not in self._triangles_by_regions:
            rows = [row for row, name in enumerate(self.region_names) if name in wanted]
            inside = np.isin(self.regions, rows)
            self._triangles_by_regions[wanted] = np.flatnonzero(inside), memoryview(inside)
        return self._triangles_by_regions[wanted]

    def mirrored(self, place: SurfacePoint) -> SurfacePoint:
        """The same place on the other side: mirrored triangles swap their second and third corner."""
        first, second, third = place.barycentric
        return SurfacePoint(int(self.mirrored_triangle[place.triangle]), (first, third, second))


@dataclass(frozen=True, eq=False)
class Skin:
    """Skin (and eyeballs) of ``shape``: millimetres, x to the body's left, y up, z front, feet on the floor.

    ``mesh`` is the smooth displayed surface; ``eyes`` a small mesh of both eyeballs with ``eye_colours`` a vertex;
    ``joints`` the rig's joint centres by name (an animator's joints, good for axes, not anatomy).
    """

    shape: BodyShape
    pattern: SkinPattern
    mesh: TriangleMesh
    eyes: TriangleMesh
    eye_colours: NDArray[np.uint8]
    joints: Mapping[str, Floats]
