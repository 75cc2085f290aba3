"""The lines of the meridians on one body: laid over the skin through their points, on every body anew."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint, TriangleMesh
from acuviewer.geometry.surface_path import lay_paths
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD
from acuviewer.points.locate import CANNOT, Locations, mirror
from acuviewer.points.meridian_catalog import Branch
from acuviewer.points.rule_executor import RuleExecutor

SPACING_MM = 12.0
"""Samples of a line follow each other at most so far apart, so that its pieces look like one bend."""


@dataclass(frozen=True, eq=False)
class MeridianCurve:
    """One branch of a meridian on one side of one body, in running order.

    Each sample lies on the skin: triangle (n,) and weights (n, 3) name the place, so that the line can follow a skin
    that changes; ``points_mm`` (n, 3) and outward ``normals`` (n, 3) are what follows on this body. ``stops`` gives the
    sample at which each point of the branch lies.
    """

    meridian: str
    branch: str
    side: Side
    triangles: NDArray[np.intp]
    weights: Floats
    points_mm: Floats
    normals: Floats
    stops: Mapping[str, int]

    @cached_property
    def distances_mm(self) -> Floats:
        """(n,) how far along the line each sample lies from its beginning."""
        steps = np.linalg.norm(np.diff(self.points_mm, axis=0), axis=1)
        return np.concatenate([[0.0], np.cumsum(steps)])


def curves_on(curves: Sequence[MeridianCurve], mesh: TriangleMesh) -> tuple[MeridianCurve, ...]:
    """The same places on another shape of the skin: where the lines go while a body is being changed."""
    if not curves:
        return ()
    triangles = np.concatenate([curve.triangles for curve in curves])
    weights = np.concatenate([curve.weights for curve in curves])
    ends = np.cumsum([len(curve.triangles) for curve in curves])[:-1]
    points, normals = np.split(mesh.positions_at(triangles, weights), ends), np.split(mesh.normals_at(triangles, weights), ends)
    return tuple(
        MeridianCurve(c.meridian, c.branch, c.side, c.triangles, c.weights, place, normal, c.stops)
        for c, place, normal in zip(curves, points, normals, strict=True)
    )


def build_meridians(
    atlas: Atlas, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler, locations: Locations
) -> tuple[MeridianCurve, ...]:
    """All branches of all meridians, the left one before the right.

    Where a body is so unlike others that a place between two points cannot be found, the line goes on without it.
    """

    def find_point(code: str) -> SurfacePoint:
        found = locations.get((code, "left", STANDARD)) or locations[code, "midline", STANDARD]
        return found.surface

    executor = RuleExecutor(atlas.landmarks, skin, landmarks, ruler, find_point)
    branches = [(meridian, branch) for meridian in atlas.meridians.values() for branch in meridian.branches]
    walked = [(meridian, branch, _walk(executor, find_point, branch)) for meridian, branch in branches]
    walked = [(meridian, branch, way) for meridian, branch, way in walked if len(way) > 1]
    paths = lay_paths(skin.mesh, [[place for _, place in way] for _, _, way in walked], SPACING_MM)
    curves: list[MeridianCurve] = []
    for (meridian, branch, way), path in zip(walked, paths, strict=True):
        stops = {code: row for (code, _), row in zip(way, path.stops, strict=True) if code}
        side: Side = "midline" if meridian.is_midline else "left"
        curve = MeridianCurve(meridian.code, branch.id, side, path.triangles, path.weights, path.points, path.normals, stops)
        curves.append(curve)
        if side == "left":
            curves.append(_mirrored(skin, curve))
    return tuple(curves)


def _walk(
    executor: RuleExecutor, find_point: Callable[[str], SurfacePoint], branch: Branch
) -> list[tuple[str | None, SurfacePoint]]:
    """The places of a branch on this body, each with the code of the point that lies there."""
    way: list[tuple[str | None, SurfacePoint]] = []
    for via in branch.way:
        # A point that has no place on this body is left out as well; its page says why.
        with suppress(*CANNOT):
            surface = find_point(via.code) if via.code is not None else executor.find(via.place).surface
            way.append((via.code, surface))
    return way


def _mirrored(skin: Skin, curve: MeridianCurve) -> MeridianCurve:
    return replace(
        curve,
        side="right",
        triangles=skin.pattern.mirrored_triangle[curve.triangles].astype(np.intp),
        weights=curve.weights[:, [0, 2, 1]],
        points_mm=mirror(curve.points_mm),
        normals=mirror(curve.normals),
    )
