"""The tapes laid on one skin: many rules measure along the same line, which is laid once."""

from itertools import pairwise

from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve, joined
from acuviewer.geometry.mesh import SurfacePoint, Vector
from acuviewer.geometry.section import LevelWalk, lay_tape


class SkinTapes:
    """Lays tapes on a skin and keeps them for the next rule that asks for the same."""

    def __init__(self, skin: Skin) -> None:
        self._skin = skin
        self._tapes: dict[tuple[SurfacePoint, ...], SurfaceCurve] = {}
        self._walks: dict[tuple[SurfacePoint, Vector, Vector], LevelWalk] = {}

    def by_way_of(self, stops: tuple[SurfacePoint, ...]) -> SurfaceCurve:
        """The tape from the first of some places over each to the last; raises SectionError where two cannot be joined."""
        if stops not in self._tapes:
            ways, mesh = self._skin.pattern.ways_between, self._skin.mesh
            self._tapes[stops] = joined([lay_tape(mesh, start, end, ways(start, end)) for start, end in pairwise(stops)])
        return self._tapes[stops]

    def in_plane(self, start: SurfacePoint, plane: Vector, toward: Vector, length: float) -> SurfaceCurve:
        """The section through a place square to ``plane``, setting out ``toward``, at least so long; raises SectionError when it ends."""
        key = start, plane, toward
        if key not in self._walks:
            allowed = self._skin.pattern.ways_between(start, start)
            self._walks[key] = LevelWalk(self._skin.mesh, start, plane, toward, allowed)
        return self._walks[key].reach(length)
