"""What one meets who walks over a mesh from triangle to triangle."""

from collections.abc import Sequence

from acuviewer.dataclass import dataclass


@dataclass(frozen=True, eq=False)
class Crossings:
    """For walks from triangle to triangle, by half-edge: from which vertex to which it goes, and what one meets who crosses it.

    ``ahead`` is the far corner of the triangle beyond, -1 at a border. A section that crosses the half-edge goes on over
    ``before`` (from that corner on) when the corner lies on the side of the half-edge's start, over ``after`` (toward the
    corner) when it does not; seen from there the start is again on that side. ``everywhere`` lets a walk enter all triangles.
    """

    start: Sequence[int]
    end: Sequence[int]
    ahead: Sequence[int]
    before: Sequence[int]
    after: Sequence[int]
    everywhere: Sequence[int]
