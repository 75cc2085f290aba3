"""A curve on a surface: the tape laid along the skin. Knows its length and the place at any distance."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint, TriangleMesh, Vector
from acuviewer.geometry.probe import place_in, weights_in


@dataclass(frozen=True, eq=False)
class SurfaceCurve:
    """A polyline on a mesh: ``points`` (k, 3) in mm, and the triangle (k - 1,) on which each straight piece lies."""

    mesh: TriangleMesh
    points: Floats
    triangles: NDArray[np.intp]

    @cached_property
    def distances(self) -> Floats:
        """(k,) distance along the curve from its start to each of its points."""
        steps = self.points[1:] - self.points[:-1]
        steps *= steps
        found = np.zeros(len(self.points))
        np.sqrt(steps[:, 0] + steps[:, 1] + steps[:, 2]).cumsum(out=found[1:])
        return found

    @cached_property
    def _passed(self) -> list[float]:
        """The distances as plain numbers: most questions are for a single one."""
        found: list[float] = self.distances.tolist()
        return found

    @property
    def length(self) -> float:
        """Length from start to end."""
        return float(self.distances[-1])

    def _piece(self, distance: float) -> tuple[int, float]:
        """Piece that holds a distance (clipped to the curve), and the share of it that is passed."""
        passed = self._passed
        clipped = min(max(distance, 0.0), passed[-1])
        piece = min(max(bisect_right(passed, clipped) - 1, 0), len(self.triangles) - 1)
        start, end = passed[piece], passed[piece + 1]
        return piece, (clipped - start) / (end - start) if end > start else 0.0

    def _at(self, distance: float) -> tuple[int, Vector]:
        piece, share = self._piece(distance)
        (ax, ay, az), (bx, by, bz) = self.points[piece : piece + 2].tolist()
        rest = 1 - share
        return piece, (ax * rest + bx * share, ay * rest + by * share, az * rest + bz * share)

    def position(self, distance: float) -> Floats:
        """(3,) position at a distance from the start; beyond an end, the end."""
        return np.array(self._at(distance)[1])

    def place(self, distance: float) -> SurfacePoint:
        """The surface point at a distance from the start; beyond an end, the end."""
        piece, there = self._at(distance)
        return place_in(self.mesh, int(self.triangles[piece]), there)

    def places(self) -> SurfacePlaces:
        """Each of its points as a place on the triangle of the piece that begins there; the last on that of the last piece."""
        triangles = np.append(self.triangles, self.triangles[-1])
        return SurfacePlaces(triangles, weights_in(self.mesh.vertices[self.mesh.triangles[triangles]], self.points))

    def first_at(self, axis: int, coordinate_mm: float) -> float:
        """Distance at which it first passes a coordinate (axis 0, 1, 2); that of its nearest point when it never does."""
        above = self.points[:, axis] - coordinate_mm
        change = np.flatnonzero(above[:-1] * above[1:] <= 0)
        if len(change) == 0:
            return float(self.distances[int(np.abs(above).argmin())])
        piece = int(change[0])
        rise = above[piece] - above[piece + 1]
        share = above[piece] / rise if rise else 0.0
        return float(self.distances[piece] + share * (self.distances[piece + 1] - self.distances[piece]))

    def until(self, distance: float) -> "SurfaceCurve":
        """The part from the start to a distance."""
        piece, there = self._at(distance)
        points = np.concatenate([self.points[: piece + 1], [there]])
        return SurfaceCurve(self.mesh, points, self.triangles[: piece + 1])

    def reversed(self) -> "SurfaceCurve":
        """The same curve walked from its end."""
        return SurfaceCurve(self.mesh, self.points[::-1], self.triangles[::-1])


def joined(curves: Sequence[SurfaceCurve]) -> SurfaceCurve:
    """One curve of several, each of which begins where the one before ends."""
    if len(curves) == 1:
        return curves[0]
    points = [curves[0].points, *(curve.points[1:] for curve in curves[1:])]
    return SurfaceCurve(curves[0].mesh, np.concatenate(points), np.concatenate([curve.triangles for curve in curves]))
