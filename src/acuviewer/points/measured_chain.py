"""The ruler: the shortest way along the skin over some places, in millimetres and in the cun of each segment that it crosses."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve, joined
from acuviewer.geometry.geodesic import lay_geodesic
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.section import SectionError
from acuviewer.landmarks.aspect import Aspect
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.levels import lay_level, midline_at
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.scale import Scale
from acuviewer.points.stretches import segments_along, transverse_segment

_ON_MIDLINE_MM = 1e-6


@dataclass(frozen=True)
class SegmentLength:
    """So many millimetres of the way, and the scale of the segment that measures there."""

    mm: float
    scale: Scale

    @property
    def cun(self) -> float:
        """The same in cun of the segment."""
        return self.scale.cun(self.mm)


@dataclass(frozen=True)
class MidlineDistance:
    """How far a place lies from the median plane, straight; and on trunk, neck and head also along the skin at its height."""

    straight_mm: float
    along_skin: SegmentLength | None


@dataclass(frozen=True, eq=False)
class MeasuredWay:
    """The way along the skin from one place to the next: its ``curve``, what of it lies in each segment in the order in which it meets
    them, and ``cun_passed`` (n,), the cun from its start to each point of the curve, by the scale of the segment each lies in.
    """

    curve: SurfaceCurve
    lengths: tuple[SegmentLength, ...]
    cun_passed: Floats

    @cached_property
    def tick_distances(self) -> Floats:
        """(t,) mm from the start to where each whole cun is full, start and end left out."""
        whole = np.arange(1, int(np.ceil(self.cun_passed[-1] - 1e-6)))
        distances: Floats = np.interp(whole, self.cun_passed, self.curve.distances)
        return distances


@dataclass(frozen=True, eq=False)
class Measured:
    """What a ruler shows that is laid over the ``stops``: the ``ways`` from each to the next, and of each stop how far it is from the middle.

    Of a single stop there is one way, of no length. Cun of different segments are of different lengths: they are never added up.
    """

    stops: tuple[SurfacePoint, ...]
    ways: tuple[MeasuredWay, ...]
    midline: tuple[MidlineDistance, ...]

    @cached_property
    def curve(self) -> SurfaceCurve:
        """All ways in one."""
        return joined([way.curve for way in self.ways])

    @property
    def path_mm(self) -> Floats:
        """(n, 3) the way along the skin."""
        return self.curve.points

    @property
    def length_mm(self) -> float:
        """How long the way is."""
        return self.curve.length

    @property
    def straight_mm(self) -> float:
        """How far the last place is from the first through the air."""
        return float(np.linalg.norm(self.path_mm[-1] - self.path_mm[0]))

    @cached_property
    def lengths(self) -> tuple[SegmentLength, ...]:
        """What of all ways lies in each segment, in the order in which they meet them."""
        found: dict[str, SegmentLength] = {}
        for part in (part for way in self.ways for part in way.lengths):
            before = found.get(part.scale.segment)
            found[part.scale.segment] = SegmentLength(part.mm + (before.mm if before else 0.0), part.scale)
        return tuple(found.values())


def measure_chain(
    skin: Skin,
    landmarks: PlacedLandmarks,
    ruler: CunRuler,
    stops: Sequence[SurfacePoint],
    known: Mapping[tuple[SurfacePoint, SurfacePoint], SurfaceCurve] = MappingProxyType({}),
) -> Measured:
    """Measure along the skin from the first of at least one place over each to the last; ways that are ``known`` are not sought again.

    Raises ValueError where two places cannot be joined.
    """
    # A ruler that has only begun is as long as nothing.
    legs = pairwise(stops if len(stops) > 1 else [*stops, *stops])
    ways = [known.get((start, end)) or lay_geodesic(skin.mesh, start, end) for start, end in legs]
    return _measure(skin, landmarks, ruler, stops, ways)


def measure_following(before: Measured, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Measured:
    """Measure anew on another body on which the way follows the skin, instead of seeking the shortest."""
    old = [way.curve for way in before.ways]
    moved = [SurfaceCurve(skin.mesh, curve.places().on(skin.mesh), curve.triangles) for curve in old]
    return _measure(skin, landmarks, ruler, before.stops, moved)


def _measure(
    skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler, stops: Sequence[SurfacePoint], curves: Sequence[SurfaceCurve]
) -> Measured:
    ways = tuple(_measure_way(curve, skin, landmarks, ruler) for curve in curves)
    return Measured(tuple(stops), ways, tuple(distance_from_midline(stop, skin, landmarks, ruler) for stop in stops))


def _measure_way(curve: SurfaceCurve, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> MeasuredWay:
    names = segments_along(curve, skin, landmarks)
    steps = np.diff(curve.distances)
    lengths: dict[str, float] = {}
    for name, step in zip(names, steps.tolist(), strict=True):
        lengths[name] = lengths.get(name, 0.0) + step
    scales = {name: Scale(name, ruler.mm_per_cun(name), False) for name in lengths}
    passed = np.cumsum(steps / np.array([scales[name].mm_per_cun for name in names]))
    parts = tuple(SegmentLength(mm, scales[name]) for name, mm in lengths.items())
    return MeasuredWay(curve, parts, np.concatenate([[0.0], passed]))


def distance_from_midline(stop: SurfacePoint, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> MidlineDistance:
    """How far a place lies from the midline."""
    x, y, _ = skin.mesh.coordinates(stop)
    segment = transverse_segment(stop, skin, landmarks)
    if segment is None:
        return MidlineDistance(abs(x), None)
    behind: Aspect = "posterior" if skin.mesh.direction(stop)[2] < 0 else "anterior"
    try:
        along = lay_level(skin, stop, midline_at(skin, y, behind)).length if abs(x) > _ON_MIDLINE_MM else 0.0
    except SectionError:
        return MidlineDistance(abs(x), None)
    return MidlineDistance(abs(x), SegmentLength(along, Scale(segment, ruler.mm_per_cun(segment), False)))
