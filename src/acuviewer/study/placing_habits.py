"""How somebody errs when she places points: the cloud of her errors around a point or over a region, and what may be said of it.

Errors at one point hang together, for one looks for it the same way each time. So over a region each point counts once, by the mean of its
errors. A sentence is said only where enough was placed and the mean differs from nothing by more than chance would do once in a hundred,
and by so many mm that it matters; else nothing is said.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.study.confidence import mean_interval
from acuviewer.study.placing_facts import PlacingError

LAST_OF_A_POINT = 10
"""So many placings of a point count, the last ones: how somebody errs now is asked, not how she erred."""

LEAST_PLACINGS, LEAST_POINTS = 8, 5
"""Of a point something is said from so many placings on; of a region from so many points on, each placed at least twice."""

LEAST_MM = 3.0
"""A mean error of less is no habit that a finger could mend: that is about what a finger's pulp cannot tell apart."""

LEVEL = 0.99
_FOR_NINE_OF_TEN = 4.605
"""Nine tenths of a normal cloud in the plane lie within the ellipse of this squared distance (chi squared with two degrees of freedom)."""

Ends = tuple[str, str]


@dataclass(frozen=True)
class Habit:
    """A direction, whose words are ``quiz.way.DIRECTION``, in which the placings lie too far by ``mm`` on average."""

    direction: str
    mm: float


@dataclass(frozen=True, eq=False)
class Cloud:
    """Errors (n, 2) in mm, along and across, around one point or over all points of a group; in a group each of ``means`` (k, 2) is
    that of a point. ``habits`` are what may be said of them, the largest first.
    """

    errors: Floats
    means: Floats
    along: Ends
    across: Ends
    habits: tuple[Habit, ...]

    @property
    def mean(self) -> Floats:
        """(2,) the mean error in mm: of the placings of a point, or of the means of the points."""
        found: Floats = (self.means if len(self.means) > 1 else self.errors).mean(axis=0)
        return found

    @property
    def distance_mm(self) -> float:
        """How far the placings lie from the point on average."""
        return float(np.linalg.norm(self.errors, axis=1).mean())

    def ellipse(self, steps: int = 72) -> Floats | None:
        """(steps + 1, 2) the ellipse that would hold nine tenths of a normal cloud like this one; None for too few or where all lie in a
        line.
        """
        if len(self.errors) < LEAST_PLACINGS:
            return None
        values, axes = np.linalg.eigh(np.cov(self.errors.T))
        if values[0] <= 1e-6:
            return None
        turn = np.linspace(0.0, 2 * np.pi, steps + 1)
        circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
        found: Floats = self.errors.mean(axis=0) + np.sqrt(_FOR_NINE_OF_TEN) * (circle * np.sqrt(values)) @ axes.T
        return found


def cloud_of_point(errors: Sequence[PlacingError]) -> Cloud | None:
    """The cloud of the last placings of a point, in the order of time; None where there are none.

    Where an axis has other words than last, as on a side without them, the older placings are left out.
    """
    kept = _alike(errors[-LAST_OF_A_POINT:])
    if not kept:
        return None
    table = _table(kept)
    habits = _habits(table, kept[-1]) if len(kept) >= LEAST_PLACINGS else ()
    return Cloud(table, table.mean(axis=0)[None], kept[-1].along, kept[-1].across, habits)


def clouds_of_groups(
    errors: Mapping[str, Sequence[PlacingError]], group_of: Mapping[str, str]
) -> dict[tuple[str, Ends, Ends], Cloud]:
    """The clouds of groups of points, such as regions, by group and axes; errors by the codes of the points."""
    of_group: dict[tuple[str, Ends, Ends], list[Floats]] = {}
    for code, of_point in errors.items():
        kept = _alike(of_point[-LAST_OF_A_POINT:])
        if kept and code in group_of:
            of_group.setdefault((group_of[code], kept[-1].along, kept[-1].across), []).append(_table(kept))
    return {key: _cloud_of_group(tables, *key[1:]) for key, tables in of_group.items()}


def _cloud_of_group(tables: Sequence[Floats], along: Ends, across: Ends) -> Cloud:
    often = [table.mean(axis=0) for table in tables if len(table) >= 2]
    means = np.array([table.mean(axis=0) for table in tables])
    last = PlacingError(0.0, 0.0, along, across)
    habits = _habits(np.array(often), last) if len(often) >= LEAST_POINTS else ()
    return Cloud(np.concatenate(tables), means, along, across, habits)


def _alike(errors: Sequence[PlacingError]) -> list[PlacingError]:
    return [error for error in errors if (error.along, error.across) == (errors[-1].along, errors[-1].across)]


def _table(errors: Iterable[PlacingError]) -> Floats:
    return np.array([(error.along_mm, error.across_mm) for error in errors])


def _habits(values: Floats, axes: PlacingError) -> tuple[Habit, ...]:
    """What may be said of values (n, 2) that do not hang together."""
    found = []
    for column, ends in zip(values.T.tolist(), (axes.along, axes.across), strict=True):
        low, high = mean_interval(column, LEVEL)
        mean = (low + high) / 2
        if abs(mean) >= LEAST_MM and low * high > 0:
            found.append(Habit(ends[0] if mean > 0 else ends[1], abs(mean)))
    return tuple(sorted(found, key=lambda habit: habit.mm, reverse=True))
