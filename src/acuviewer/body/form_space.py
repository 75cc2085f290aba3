"""All forms that a skin can take: base shape, coarse targets, fine targets, and the cage that a form makes.

Control points are those of the left half and the midline: skin cage, eyeball, joint centres.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.fine_targets import FineTargets
from acuviewer.body.form import Form
from acuviewer.body.taut_section import Growth
from acuviewer.body.weights import form_weights, height_weights
from acuviewer.geometry.mesh import MIRROR, Floats
from acuviewer.geometry.order import distinct_rows
from acuviewer.geometry.subdivision import CatmullClark

SLIDERS = 5
"""Weight, muscle, proportions, growth and the logarithm of the scale come before the fine targets."""
_SLIDERS = ("weight", "muscle", "proportions", "growth")
_STEP = 0.02
_ENDS = ("head", "left_foot", "right_foot")
"""The parts of the skin that hold its highest and its lowest place."""
_MANY_ROWS = 10_000
"""Sums over more fine vertices are gathered from the whole skin at once."""


class FormSpace:
    """Turns forms into control points and cages; ``rows`` has the row of each coarse target by name.

    ``arrays`` are those of ``skin.npz``, ``fine`` gives those of ``skin_fine.npz`` when they are first asked for.
    """

    def __init__(
        self,
        arrays: dict[str, NDArray[Any]],
        targets: NDArray[np.int16],
        rows: dict[str, int],
        fine: Callable[[], dict[str, NDArray[Any]]],
    ) -> None:
        self._targets, self._rows, self._read_fine = targets, rows, fine
        self._steps: Floats = arrays["steps"]
        self.base: Floats = arrays["base"].astype(np.float64)
        self.left: NDArray[np.int32] = arrays["left"]
        self.right: NDArray[np.int32] = arrays["right"]
        self.on_midline: NDArray[np.bool] = self.left == self.right
        n_cage = int(arrays["quads"].max()) + 1
        self.subdivision = CatmullClark(arrays["quads"], n_cage)
        names = [str(name) for name in arrays["region_names"]]
        ends = [row for row, name in enumerate(names) if name in _ENDS]
        self._end_quads: NDArray[np.intp] = np.flatnonzero(np.isin(arrays["regions"], ends))
        self._fine: FineTargets | None = None

    @property
    def fine(self) -> FineTargets:
        """The fine targets, read when they are first needed; raises DataError when their file is missing or broken."""
        if self._fine is None:
            self._fine = FineTargets(self._read_fine(), len(self.base))
        return self._fine

    def mix(self, weights: Iterable[tuple[str, float]]) -> Floats:
        """(k, 3) control-point offsets of the weighted coarse targets, in mm."""
        names, shares = zip(*weights, strict=True)
        return self._mixed(names, np.array(shares)).reshape(-1, 3)

    def _mixed(self, names: Sequence[str], shares: Floats) -> Floats:
        """(…, 3 k) sums of some coarse targets by their shares (…, n)."""
        rows = [self._rows[name] for name in names]
        flat = self._targets[rows].reshape(len(rows), -1).astype(np.float32)
        mixed: Floats = ((shares * self._steps[rows]).astype(np.float32) @ flat).astype(np.float64)
        return mixed

    def points_drawn(self, form: Form) -> tuple[Floats, Floats]:
        """(k, 3) control points of a form, before they stand on the floor, and how far its fine targets have drawn each."""
        drawn = self.fine.offsets(form.fine) * form.scale
        return self._coarse(form) * form.scale + drawn, drawn

    def points(self, form: Form) -> Floats:
        """(k, 3) those points to a hundredth of a millimetre, soon."""
        points = self._coarse(form) + self.fine.roughly(form.fine)
        points *= form.scale
        return points

    def _coarse(self, form: Form) -> Floats:
        return self.base + self.mix(_coarse_weights(form))

    def slopes(self, form: Form, points: Floats, sums: Sequence[Growth]) -> Floats:
        """(m, 5 + p) how sums over the fine skin of a form change with its numbers.

        Each sum is given by some fine vertices (r,) and its growth (r, 3) with them. Columns are for weight, muscle, proportions, growth,
        the logarithm of the scale, and the fine targets.
        """
        moves = np.empty((SLIDERS + len(self.fine), points.size), dtype=np.float32)
        moves[: SLIDERS - 1] = self._slider_slopes(form)
        moves[SLIDERS - 1] = points.ravel() / form.scale
        self.fine.slopes(form.fine, out=moves[SLIDERS:])
        many = np.array([len(rows) > _MANY_ROWS for rows, _ in sums])
        few = np.flatnonzero(~many)
        slopes = np.empty((len(sums), len(moves)))
        places, pulls = self._pulls_of_few([sums[number] for number in few.tolist()])
        slopes[few] = pulls @ moves.take(places, axis=1).T
        for number in np.flatnonzero(many).tolist():
            pull = self._pull_of_all(*sums[number]).astype(np.float32).ravel()
            slopes[number] = moves[:, : len(pull)] @ pull
        return slopes * form.scale

    def _slider_slopes(self, form: Form) -> Floats:
        """(4, 3 k) how all coordinates change with weight, muscle, proportions and growth."""
        moved = list(_moved(form))
        mixes = [dict(_coarse_weights(each)) for each in (form, *(each for each, _ in moved))]
        names = sorted({name for weights in mixes for name in weights})
        shares = np.array([[weights.get(name, 0.0) for name in names] for weights in mixes])
        grown = (shares[1:] - shares[0]) / np.array([step for _, step in moved])[:, None]
        slopes: Floats = self._mixed(names, grown)
        return slopes

    def cage(self, points: Floats) -> Floats:
        """(n_cage, 3) skin cage of both halves."""
        n_left = len(self.left)
        cage = np.empty((self.subdivision.n_vertices, 3))
        cage[self.right] = points[:n_left] * MIRROR
        cage[self.left] = points[:n_left]
        cage[self.left[self.on_midline], 0] = 0.0
        return cage

    def stature(self, points: Floats) -> float:
        """Height in mm of the smooth skin over control points."""
        ends, rows = self._ends_of_cage
        return float(np.ptp(ends.subdivide(points[rows, 1:2])))

    @cached_property
    def _ends_of_cage(self) -> tuple[CatmullClark, NDArray[np.intp]]:
        """The part of the cage that holds crown and soles, and the control point of each of its vertices.

        Where it is cut off it is smoothed otherwise, but that lies far below the crown and above the soles.
        """
        vertices, quads = distinct_rows(self.subdivision.quads[self._end_quads])
        return CatmullClark(quads, len(vertices)), self._points_of_cage[0][vertices]

    def _pull_of_all(self, rows: NDArray[np.intp], growth: Floats) -> Floats:
        """(n_left, 3) the pull of a sum over about all of the fine skin."""
        spread = np.zeros((self.subdivision.topology.n_vertices, 3))
        spread[rows] = growth
        of_cage = self.subdivision.gathered(spread)
        pull: Floats = of_cage[self.left] + np.where(self.on_midline[:, None], 0.0, of_cage[self.right] * MIRROR)
        pull[self.on_midline, 0] = 0.0
        return pull

    def _pulls_of_few(self, sums: Sequence[Growth]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Some coordinates (c,) of all control points', and by how much sums over few fine vertices each grow with these (m, c)."""
        rows = np.concatenate([rows for rows, _ in sums])
        growth = np.concatenate([growth for _, growth in sums])
        lengths, columns, weights = self.subdivision.stencils(rows)
        points, aside = self._points_of_cage
        is_touched = np.zeros(len(self.base), dtype=bool)
        is_touched[points[columns]] = True
        touched = np.flatnonzero(is_touched)
        place = np.cumsum(is_touched) - 1
        sum_of_row = np.repeat(np.arange(len(sums)), [len(rows) for rows, _ in sums])
        onto = np.repeat(sum_of_row * len(touched), lengths) + place[points[columns]]
        pulled = np.empty((len(sums), 3, len(touched)), dtype=np.float32)
        for axis in range(3):
            pull = weights * np.repeat(growth[:, axis], lengths)
            if axis == 0:
                pull *= aside[columns]
            pulled[:, axis] = np.bincount(onto, pull, len(sums) * len(touched)).reshape(len(sums), -1)
        return (3 * touched + np.arange(3)[:, None]).ravel(), pulled.reshape(len(sums), -1)

    @cached_property
    def _points_of_cage(self) -> tuple[NDArray[np.intp], Floats]:
        """The control point of each cage vertex, and whether it goes the same way to the side (1), the other (-1), or never (0)."""
        points = np.empty(self.subdivision.n_vertices, dtype=np.intp)
        aside = np.ones(self.subdivision.n_vertices)
        points[self.right] = points[self.left] = np.arange(len(self.left))
        aside[self.right] = -1.0
        aside[self.left] = 1.0
        aside[self.left[self.on_midline]] = 0.0
        return points, aside


def _coarse_weights(form: Form) -> list[tuple[str, float]]:
    """(target name, weight) of all coarse targets of a form."""
    end = "max" if form.growth > 0 else "min"
    return [*form_weights(form), *((name, abs(form.growth) * weight) for name, weight in height_weights(form, end))]


def _moved(form: Form) -> Iterable[tuple[Form, float]]:
    """The form with each slider moved a little, and by how much; toward the middle, where both sides are allowed."""
    for name in _SLIDERS:
        value = getattr(form, name)
        step = -_STEP if value > (0.0 if name == "growth" else 0.5) else _STEP
        yield replace(form, **{name: value + step}), step
