"""The skin of one body: the displayed surface on which every landmark and point lies."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.form import Form
from acuviewer.body.regions import regions_between
from acuviewer.body.shape import BodyShape
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint, TriangleMesh


@dataclass(frozen=True, eq=False)
class MidlineEdges:
    """Edges in the median plane: the vertices at their ``ends`` (k, 2), and each as a half-edge (k,): 3 times its triangle, and
    the corner where it begins. Each edge is there from both of its sides.
    """

    ends: NDArray[np.intp]
    half_edges: NDArray[np.intp]

    def place(self, row: int, share: float) -> SurfacePoint:
        """The place that lies a share of the way along an edge."""
        triangle, corner = divmod(int(self.half_edges[row]), 3)
        weights = [0.0, 0.0, 0.0]
        weights[corner], weights[(corner + 1) % 3] = 1.0 - share, share
        return SurfacePoint(triangle, (weights[0], weights[1], weights[2]))


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
    def half_rows(self) -> NDArray[np.intp]:
        """(n,) for each vertex its row among the first ones of all mirrored pairs, for numbers that are kept for one half."""
        own = np.arange(len(self.mirrored_vertex))
        first = np.minimum(own, self.mirrored_vertex)
        rows: NDArray[np.intp] = np.cumsum(first == own)[first] - 1
        return rows

    @cached_property
    def midline_triangles(self) -> NDArray[np.intp]:
        """Triangles that touch the median plane."""
        on_midline = self.mirrored_vertex == np.arange(len(self.mirrored_vertex))
        return np.flatnonzero(on_midline[self.triangles].any(axis=1))

    @cached_property
    def midline(self) -> "MidlineEdges":
        """The edges that lie in the median plane."""
        in_plane = self.mirrored_vertex == np.arange(len(self.mirrored_vertex))
        edges = np.flatnonzero((in_plane[self.triangles] & in_plane[np.roll(self.triangles, -1, axis=1)]).ravel())
        triangles, corners = edges // 3, edges % 3
        ends = np.stack([self.triangles[triangles, corners], self.triangles[triangles, (corners + 1) % 3]], axis=1)
        return MidlineEdges(ends.astype(np.intp), edges)

    def triangles_between(self, start: SurfacePoint, end: SurfacePoint) -> NDArray[np.bool]:
        """For each triangle (m,) whether a tape from ``start`` to ``end`` may pass it: its region lies on the way."""
        first, last = int(self.regions[start.triangle]), int(self.regions[end.triangle])
        if (first, last) not in self._ways:
            wanted = regions_between(self.region_names[first], self.region_names[last])
            rows = [row for row, name in enumerate(self.region_names) if name in wanted]
            self._ways[first, last] = self._ways[last, first] = np.isin(self.regions, rows)
        return self._ways[first, last]

    def ways_between(self, start: SurfacePoint, end: SurfacePoint) -> Sequence[int]:
        """As ``triangles_between``, to be read one by one."""
        return self.triangles_between(start, end).data

    @cached_property
    def _ways(self) -> dict[tuple[int, int], NDArray[np.bool]]:
        return {}

    def mirrored_places(self, places: SurfacePlaces) -> SurfacePlaces:
        """The same places on the other side."""
        return SurfacePlaces(self.mirrored_triangle[places.triangles].astype(np.intp), places.weights[:, [0, 2, 1]])

    def mirrored(self, place: SurfacePoint) -> SurfacePoint:
        """The same place on the other side: mirrored triangles swap their second and third corner."""
        first, second, third = place.barycentric
        return SurfacePoint(int(self.mirrored_triangle[place.triangle]), (first, third, second))


@dataclass(frozen=True, eq=False)
class Skin:
    """Skin (and eyeballs) of ``shape``: millimetres, x to the body's left, y up, z front, feet on the floor.

    ``mesh`` is the smooth displayed surface; ``eyes`` a small mesh of both eyeballs with ``eye_colours`` a vertex;
    ``joints`` the rig's joint centres by name (an animator's joints, good for axes, not anatomy), ``drawn`` by how much fine targets
    have moved each of them. ``form`` is that of a person by figures.
    """

    shape: BodyShape
    pattern: SkinPattern
    mesh: TriangleMesh
    eyes: TriangleMesh
    eye_colours: NDArray[np.uint8]
    joints: Mapping[str, Floats]
    drawn: Mapping[str, Floats]
    form: Form | None = None
