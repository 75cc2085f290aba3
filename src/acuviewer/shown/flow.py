"""The running order of a meridian as a flow: beads that run along its lines and light the points they pass.

A flow knows only where everything is at a moment; the clock and the brush belong to the viewport. It costs no render.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.points.meridians import MeridianCurve
from acuviewer.shown.projection import Projection, Sees
from acuviewer.theme import Colour

_TAIL = 9
_TAIL_SHARE = 0.03
"""A bead draws a tail of smaller ones behind it, over this share of the whole way."""

_LIT_SHARE = 0.04
"""A point that a bead has passed fades over this share of the way."""


@dataclass(frozen=True)
class FlowMarks:
    """What to paint: ``beads`` and ``lit`` points as (x, y, strength from 0 to 1) in pixels, the biggest last.

    ``name`` is that of the point passed last and ``name_at`` its pixel, None while there is none in sight.
    """

    beads: tuple[tuple[float, float, float], ...]
    lit: tuple[tuple[float, float, float], ...]
    name: str
    name_at: tuple[float, float] | None
    colour: Colour


class Flow:
    """Beads on all branches of one meridian, both sides at once.

    A branch that leaves another one begins when the bead on that one comes to where it leaves; one that only joins
    another ends when the bead on that one comes by.
    """

    def __init__(self, curves: Sequence[MeridianCurve], colour: Colour, names: Mapping[str, str], side: Side) -> None:
        self._curves = tuple(curves)
        self._colour, self._names = colour, names
        self._starts = _starts(self._curves)
        self.length_mm = max(
            start + float(curve.distances_mm[-1]) for start, curve in zip(self._starts, self._curves, strict=True)
        )
        self._named = (side, "midline")

    def marks(self, share: float, projection: Projection, sight: Sees, through: bool = False) -> FlowMarks:
        """Where all stands when a ``share`` of the way (0 to 1) is passed; ``through`` a translucent skin one sees far sides."""
        now = share * self.length_mm
        behind = now - np.linspace(_TAIL_SHARE, 0.0, _TAIL) * self.length_mm
        beads = [
            (*self._at(curve, distance - start), (number + 1) / _TAIL)
            for start, curve in zip(self._starts, self._curves, strict=True)
            for number, distance in enumerate(behind)
            if 0.0 <= distance - start <= curve.distances_mm[-1]
        ]
        passed = [
            (age, code, curve.points_mm[row], curve.normals[row], curve.side)
            for start, curve in zip(self._starts, self._curves, strict=True)
            for code, row in curve.stops.items()
            if 0.0 <= (age := (now - start - float(curve.distances_mm[row])) / (_LIT_SHARE * self.length_mm)) <= 1.0
        ]
        lit = [(place, normal, 1.0 - age) for age, _, place, normal, _ in passed]
        latest = min((one for one in passed if one[4] in self._named), key=lambda one: one[0], default=None)
        name_at = _seen([(latest[2], latest[3], 1.0)], projection, sight, through) if latest else ()
        return FlowMarks(
            tuple(sorted(_seen(beads, projection, sight, through), key=lambda bead: bead[2])),
            _seen(lit, projection, sight, through),
            self._names.get(latest[1], latest[1]) if latest else "",
            name_at[0][:2] if name_at else None,
            self._colour,
        )

    @staticmethod
    def _at(curve: MeridianCurve, distance_mm: float) -> tuple[Floats, Floats]:
        """Place and normal at a distance along a line."""
        row = int(np.searchsorted(curve.distances_mm, distance_mm, side="right")) - 1
        row = min(max(row, 0), len(curve.distances_mm) - 2)
        span = curve.distances_mm[row + 1] - curve.distances_mm[row]
        part = (distance_mm - curve.distances_mm[row]) / span if span > 0 else 0.0
        place: Floats = curve.points_mm[row] + part * (curve.points_mm[row + 1] - curve.points_mm[row])
        return place, curve.normals[row]


def _starts(curves: Sequence[MeridianCurve]) -> list[float]:
    """How far the flow has come when each branch begins."""
    passed: dict[tuple[str, Side], float] = {}
    starts = []
    for curve in curves:
        first, *_, last = curve.stops
        length = float(curve.distances_mm[-1])
        if (first, curve.side) in passed:
            start = passed[first, curve.side]
        else:
            start = max(passed.get((last, curve.side), length) - length, 0.0)
        starts.append(start)
        for code, row in curve.stops.items():
            passed.setdefault((code, curve.side), start + float(curve.distances_mm[row]))
    return starts


def _seen(
    spots: Sequence[tuple[Floats, Floats, float]], projection: Projection, sight: Sees, through: bool
) -> tuple[tuple[float, float, float], ...]:
    """Pixels and strengths of the spots that are in sight."""
    shown = [spot for spot in spots if through or sight.sees(projection, spot[0], spot[1])]
    if not shown:
        return ()
    pixels = projection.pixels(np.array([place for place, _, _ in shown]))
    return tuple(
        (float(x), float(y), strength)
        for (x, y), (_, _, strength) in zip(pixels, shown, strict=True)
        if np.isfinite([x, y]).all()
    )
