"""A placing held against the body around it: in which directions it is off, what lies nearer, and what doctors did."""

from collections.abc import Sequence

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.geodesic import lay_geodesic
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.geometry.section import SectionError
from acuviewer.knowledge.library import PointSpread
from acuviewer.points.location import Location
from acuviewer.points.scale import Scale
from acuviewer.points.spread import lay_rings
from acuviewer.points.stretches import lengthwise_segment, part_at, transverse_segment
from acuviewer.study.directions import Axis, Frame, frame_at
from acuviewer.study.on_body import OnBody
from acuviewer.study.verdict import Nearer, Offset, SpreadShare, Target

_LEAST_TOLD_MM, _LEAST_SHARE = 1.0, 0.2
"""An offset is told from so many mm on, and when it makes so much of the distance."""

_SETS_OUT_MM = 10.0
"""The direction is that in which the way sets out, over so many mm: the first triangle alone may be that of a crease."""

_NEARER_MM, _MOST_TRIED = 0.5, 6


@dataclass(frozen=True, eq=False)
class Unrolled:
    """A way laid flat: so many mm ``lengthwise`` and ``crosswise`` in the directions of ``frame``, negative against them."""

    frame: Frame
    lengthwise: float
    crosswise: float


def unroll(body: OnBody, target: Target, way: SurfaceCurve) -> Unrolled:
    """A way from the target with its whole length in the direction in which it sets out."""
    mm = way.length
    out = way.position(min(mm, _SETS_OUT_MM)) - way.points[0]
    out = out - float(out @ target.normal) * target.normal
    size = float(np.linalg.norm(out))
    frame = frame_at(body, target.surface, target.position_mm, target.normal, target.side)
    if size == 0.0:
        return Unrolled(frame, 0.0, 0.0)
    return Unrolled(frame, mm * float(out @ frame.lengthwise.way) / size, mm * float(out @ frame.crosswise.way) / size)


def tell_offsets(body: OnBody, target: Target, way: SurfaceCurve, scale: Scale) -> tuple[Offset, ...]:
    """How far a way leads lengthwise and crosswise from the target, the main direction first; what is too little to tell is left out."""
    mm = way.length
    if mm < _LEAST_TOLD_MM:
        return ()
    found = unroll(body, target, way)
    told = [
        _offset(found.frame.lengthwise, found.lengthwise, _lengthwise(body, target, scale)),
        _offset(found.frame.crosswise, found.crosswise, _crosswise(body, target, scale)),
    ]
    least = max(_LEAST_TOLD_MM, _LEAST_SHARE * mm)
    return tuple(sorted((one for one in told if one.mm >= least), key=lambda one: one.mm, reverse=True))


def _offset(axis: Axis, mm: float, scale: Scale | None) -> Offset:
    return Offset(axis.along if mm >= 0 else axis.against, abs(mm), scale)


def _lengthwise(body: OnBody, target: Target, scale: Scale) -> Scale | None:
    """The cun that measures along the part; on the back none does, for there the spinous processes count."""
    if part_at(target.surface, body.skin, body.landmarks) == "back":
        return None
    return _scale(body, lengthwise_segment(target.surface, body.skin, body.landmarks), scale)


def _crosswise(body: OnBody, target: Target, scale: Scale) -> Scale:
    """The cun that measures across: on the limbs that of their length, as the rules of points have it there."""
    of_body = target.surface, body.skin, body.landmarks
    return _scale(body, transverse_segment(*of_body) or lengthwise_segment(*of_body), scale)


def _scale(body: OnBody, segment: str | None, otherwise: Scale) -> Scale:
    return otherwise if segment is None else Scale(segment, body.ruler.mm_per_cun(segment), False)


def look_nearer(body: OnBody, others: Sequence[tuple[str, Target]], given: SurfacePoint, mm: float) -> Nearer | None:
    """Which of some other places is nearest to a placing along the skin, if it is nearer than ``mm``; None if none is."""
    there = body.skin.mesh.position(given)
    straight = np.linalg.norm(np.array([place.position_mm for _, place in others]).reshape(-1, 3) - there, axis=1)
    found: Nearer | None = None
    least = mm - _NEARER_MM
    for row in np.argsort(straight, kind="stable")[:_MOST_TRIED].tolist():
        if straight[row] >= least:  # no way along the skin is shorter than the straight one
            break
        key, place = others[row]
        length = lay_geodesic(body.skin.mesh, place.surface, given).length
        if length < least:
            found, least = Nearer(key, length), length
    return found


def share_of_spread(body: OnBody, target: Location, mm: float, spread: PointSpread) -> SpreadShare | None:
    """Which published share of practitioners came as near as ``mm``, their areas taken as circles on this body's skin.

    None where the skin around the point is too small for the largest of them.
    """
    shares = sorted(spread.areas_cm2)
    try:
        rings = lay_rings(body.skin, target, [spread.areas_cm2[share] * 100 for share in shares])
    except SectionError:
        return None
    within = next((share for share, ring in zip(shares, rings, strict=True) if mm <= ring.radius_mm), None)
    return SpreadShare(within, shares[-1], spread.n_practitioners, spread.source)
