"""Finds the form of a person by figures: the body that measures as asked, and elsewhere as people of that stature and weight do.

A bounded, damped least-squares fit (Levenberg 1944, Marquardt 1963). Each figure that is given counts by a millimetre, each that is not
by the spread of people about what their stature and weight make likely; each number of the form is drawn to its middle.
"""

from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from acuviewer.body.form import Form
from acuviewer.body.form_space import SLIDERS, FormSpace
from acuviewer.body.likely import Figures, people_of
from acuviewer.body.measures import SEXES, MeasureTable, Sex, load_measures
from acuviewer.body.measuring import Fitting, MeasureError, Tailor, Taken
from acuviewer.body.person_starts import Starts
from acuviewer.body.shape import BodyShape
from acuviewer.body.skin import SkinPattern
from acuviewer.data_folder import DataFolder
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint

_SCALE = SLIDERS - 1
_LOW, _HIGH = (0.0, 0.0, 0.0, -1.0, -0.12), (1.4, 1.0, 1.0, 1.0, 0.12)
_MIDDLE_SPREAD = (0.5, 0.02, 0.05, 0.5, 0.012)
"""Muscle stays nearly as it is asked: with little of it the data's heavy bodies get a hump, and the fit had two ends."""
_FINE_SPREAD = 0.35
_STATURE_MM, _WEIGHT_KG, _GIVEN_MM, _UNSURE_KG = 0.3, 0.1, 1.0, 6.0
"""By how much a body may miss what is given, and by how much a weight that is only likely."""
_LEANS_MM = 2.5
_WEIGHT_MET, _LAST_WEIGHT_KG, _LAST_ROUNDS = 0.006, 0.04, 3
"""A given weight of which a larger share is missed is sought again as one that may be missed by so many kg, in so many rounds."""
NOT_FITTED = ("chest_breadth", "chest_depth", "ball_of_foot_length", "sitting_height")
"""No one section has the breadth, depth and girth that people's chests have; the others follow from what is fitted."""
_MOST_ROUNDS, _ENOUGH = 16, 0.01
_LONGEST_STEP = 1.5
"""No number goes farther at once than so many times the spread about its middle: beyond, measures do not go on as they begin."""
_DAMPING, _LEAST_DAMPING, _MOST_DAMPING = 0.3, 0.1, 1e3

Missed = Figures
"""By how many mm a body fell short of what it was asked for."""


class PersonFit:
    """Fits forms to figures, and keeps the last few; ``files`` is the folder of models.

    Where landmarks lie on the skin is taken from average bodies, whose triangles all skins share.
    """

    def __init__(self, space: FormSpace, pattern: SkinPattern, files: DataFolder) -> None:
        self._space, self._files = space, files
        self.tailor = Tailor(pattern)
        self._fit_kept = lru_cache(maxsize=8)(self._fit)

    def fit(self, shape: BodyShape, missed: Missed = (), near: Form | None = None) -> Form:
        """The form of a person.

        ``missed`` tells by how many mm a body built before, of the form ``near``, fell short of its figures, measured between its own
        landmarks: so much more than the places of average bodies show there is asked of them.
        """
        return self._fit_kept(shape, missed, near)

    def glance(self, shape: BodyShape, near: Form | None) -> Form:
        """The form to which the first step of a fit leads from ``near``: what is shown while somebody still moves a slider."""
        fitter = Fitter(self, self._space, shape)
        return fitter.form(fitter.step(fitter.as_asked(self._starts.near(shape) if near is None else _numbers(near))))

    @cached_property
    def _places(self) -> dict[Sex, tuple[dict[str, SurfacePoint], dict[str, list[SurfacePoint]]]]:
        """Landmarks, and places along the tapes of cun segments, by sex."""
        record = self._files.json("measure_places.json")
        with self._files.naming("measure_places.json"):
            return {
                sex: (
                    {name: _place(row) for name, row in record["marks"][sex].items()},
                    {name: [_place(row) for row in rows] for name, rows in record["tapes"][sex].items()},
                )
                for sex in SEXES
            }

    def fitting(self, sex: Sex, vertices: Floats, table: MeasureTable) -> Fitting:
        """A skin, ready to be measured by the average body's places."""
        return self.tailor.fitting(vertices, *self._places[sex], table.density_kg_per_litre)

    def _fit(self, shape: BodyShape, missed: Missed, near: Form | None) -> Form:
        fitter = Fitter(self, self._space, shape)
        if near is not None:
            return fitter.form(fitter.find(_numbers(near), missed))
        start = self._starts.near(shape)
        found = shape == BodyShape(sex=shape.sex)
        return fitter.form(start if found else fitter.find(fitter.as_asked(start)))

    @cached_property
    def _starts(self) -> Starts:
        arrays = self._files.arrays("person_starts.npz")
        with self._files.naming("person_starts.npz"):
            return Starts(**arrays)


class Fitter:
    """One fit under way."""

    def __init__(self, fits: PersonFit, space: FormSpace, shape: BodyShape) -> None:
        self._fits, self._space, self._shape = fits, space, shape
        self._table = load_measures()
        wanted = _wanted(shape)
        self._rows = {name: row for row, name in enumerate(wanted)}
        self._measures = [self._table.measures[name] for name in wanted]
        self._targets = np.array([target for target, _ in wanted.values()])
        self._spreads = np.array([spread for _, spread in wanted.values()])
        n_fine = len(space.fine)
        self.middle = np.concatenate([[0.5, shape.muscle, shape.proportions, 0.0, 0.0], np.zeros(n_fine)])
        self._reach = np.concatenate([_MIDDLE_SPREAD, np.full(n_fine, _FINE_SPREAD)])
        self._low = np.concatenate([_LOW, np.full(n_fine, -1.0)])
        self._high = np.concatenate([_HIGH, np.full(n_fine, 1.0)])

    def form(self, numbers: Floats) -> Form:
        """The form that some numbers make."""
        shape = self._shape
        weight, muscle, proportions, growth, scale = numbers[:SLIDERS].tolist()
        fine = tuple(numbers[SLIDERS:].tolist())
        ancestry = (shape.african, shape.asian, shape.caucasian)
        return Form(shape.sex, shape.age, *ancestry, weight, muscle, proportions, growth, float(np.exp(scale)), fine)

    def as_asked(self, numbers: Floats) -> Floats:
        """Numbers at the muscle and proportions that are asked, from which no fit goes far."""
        return np.concatenate([numbers[:1], self.middle[1:3], numbers[3:]])

    def step(self, numbers: Floats) -> Floats:
        """(5 + p,) numbers that one step makes of others; raises MeasureError when the body of those cannot be measured."""
        taken = self._begin(numbers)
        return self._there(numbers, taken, self._slopes(numbers, taken), _DAMPING).numbers

    def find(self, numbers: Floats, missed: Missed = ()) -> Floats:
        """(5 + p,) the numbers of the form, sought from others; raises MeasureError when the body of those cannot be measured.

        ``missed`` is what their body falls short of what is asked.
        """
        taken = self._begin(numbers)
        for name, short in missed:
            place = self._rows[name]
            self._targets[place] = taken.found[place].value + short
        numbers, taken = self._sought(numbers, taken, _MOST_ROUNDS)
        weight, kg = self._rows["weight"], self._shape.weight_kg
        if kg and abs(taken.found[weight].value - kg) > _WEIGHT_MET * kg:
            # Figures that contradict each other pull at the weight too: it is met at last, with the least harm to them.
            usual = self._spreads.copy()
            self._spreads[weight] = _LAST_WEIGHT_KG
            numbers, _ = self._sought(numbers, taken, _LAST_ROUNDS)
            self._spreads = usual
        return numbers

    def _sought(self, numbers: Floats, taken: "_Taken", most_rounds: int) -> tuple[Floats, "_Taken"]:
        """Numbers that fit better than others, and what is taken there."""
        cost, damping = self._cost(numbers, taken), _DAMPING
        closely = False
        for _ in range(most_rounds):
            slopes = self._slopes(numbers, taken, closely)
            better = None
            easier = 4.0
            while better is None and damping < _MOST_DAMPING:
                there = self._there(numbers, taken, slopes, damping)
                promised = cost - self._promised(there.numbers, numbers, taken, slopes)
                if 0.0 <= promised < _ENOUGH * cost:
                    break
                found = self._taken_on(there)
                reached = self._cost(there.numbers, found) if found else np.inf
                if found and reached < cost:
                    better = there.numbers, found, reached
                    damping = max(damping / easier, _LEAST_DAMPING)
                else:
                    damping, easier = damping * 6, 1.0
            gained = 0.0
            if better is not None:
                gained = cost - better[2]
                numbers, taken, cost = better
            if gained < _ENOUGH * cost:
                if closely or not self._leans(taken):
                    break
                closely, damping = True, _DAMPING
        return numbers, taken

    def _leans(self, taken: "_Taken") -> bool:
        """Whether a given girth is missed whose plane may have turned where the slopes took it as fixed."""
        given = dict(self._shape.measures)
        return any(
            each.slanting is not None and measure.id in given and abs(off) > _LEANS_MM
            for measure, each, off in zip(self._measures, taken.found, self._off(taken), strict=True)
        )

    def _begin(self, numbers: Floats) -> "_Taken":
        if taken := self._take(numbers):
            return taken
        raise MeasureError("the body from which the fit begins cannot be measured")

    def _take(self, numbers: Floats) -> "_Taken | None":
        return self._taken_on(self._stand(numbers))

    def _stand(self, numbers: Floats) -> "_Body":
        form = self.form(numbers)
        points = self._space.points(form)
        return _Body(numbers, form, points, self._space.subdivision.subdivide(self._space.cage(points)))

    def _taken_on(self, body: "_Body") -> "_Taken | None":
        fitting = self._fits.fitting(body.form.sex, body.vertices, self._table)
        try:
            return _Taken(body, [fitting.take(measure) for measure in self._measures])
        except MeasureError:
            return None

    def _off(self, taken: "_Taken") -> Floats:
        """(m,) by how many spreads each measure departs from what is wanted."""
        return (np.array([each.value for each in taken.found]) - self._targets) / self._spreads

    def _cost(self, numbers: Floats, taken: "_Taken") -> float:
        return float((self._off(taken) ** 2).sum() + (((numbers - self.middle) / self._reach) ** 2).sum())

    def _promised(self, there: Floats, numbers: Floats, taken: "_Taken", slopes: Floats) -> float:
        """The cost at other numbers, if measures went on as straight as they begin."""
        off = self._off(taken) + slopes @ (there - numbers)
        return float((off**2).sum() + (((there - self.middle) / self._reach) ** 2).sum())

    def _slopes(self, numbers: Floats, taken: "_Taken", closely: bool = False) -> Floats:
        """(m, 5 + p) how each measure grows with each number, in spreads; ``closely`` with planes that turn."""
        growth = [(each.slanting if closely and each.slanting else each.growth)() for each in taken.found]
        slopes: Floats = self._space.slopes(taken.body.form, taken.body.points, growth) / self._spreads[:, None]
        return slopes

    def _there(self, numbers: Floats, taken: "_Taken", slopes: Floats, damping: float) -> "_Body":
        """Where a step leads that is neither too long nor beyond the bounds."""
        step = self._step(numbers, taken, slopes, damping)
        step *= min(1.0, _LONGEST_STEP / max(float(np.abs(step / self._reach).max()), 1e-12))
        return self._as_tall(self._stand(np.clip(numbers + step, self._low, self._high)))

    def _as_tall(self, body: "_Body") -> "_Body":
        """Stature counts most, and bends away from the straight step: the scale alone mends it."""
        numbers = body.numbers.copy()
        missing = np.log(self._shape.height_mm / np.ptp(body.vertices[:, 1]))
        numbers[_SCALE] = np.clip(numbers[_SCALE] + missing, self._low[_SCALE], self._high[_SCALE])
        factor = float(np.exp(numbers[_SCALE] - body.numbers[_SCALE]))
        return _Body(numbers, self.form(numbers), body.points * factor, body.vertices * factor)

    def _step(self, numbers: Floats, taken: "_Taken", slopes: Floats, damping: float) -> Floats:
        """The way to the least squares, along those numbers that do not stand at their bound and push against it."""
        pull = (self.middle - numbers) / self._reach**2 - slopes.T @ self._off(taken)
        stiffness = slopes.T @ slopes + np.diag((1 + 3 * damping) / self._reach**2)
        free = np.ones(len(numbers), dtype=bool)
        step = np.zeros(len(numbers))
        for _ in range(4):
            rows = np.flatnonzero(free)
            step[:] = 0.0
            step[rows] = np.linalg.solve(stiffness[np.ix_(rows, rows)], pull[rows])
            there = numbers + step
            stuck = free & (
                ((there > self._high) & (numbers >= self._high - 1e-9)) | ((there < self._low) & (numbers <= self._low + 1e-9))
            )
            if not stuck.any():
                break
            free &= ~stuck
        return step


@dataclass(frozen=True, eq=False)
class _Body:
    """A skin's ``vertices`` over the control ``points`` of a ``form``, which some ``numbers`` make."""

    numbers: Floats
    form: Form
    points: Floats
    vertices: Floats


@dataclass(frozen=True, eq=False)
class _Taken:
    """What is ``found`` on a body, by measure."""

    body: _Body
    found: list[Taken]


def _numbers(form: Form) -> Floats:
    """(5 + p,) the numbers of a form."""
    return np.array([form.weight, form.muscle, form.proportions, form.growth, float(np.log(form.scale)), *form.fine])


def _wanted(shape: BodyShape) -> dict[str, tuple[float, float]]:
    """By measure: what is wanted, and by how much it may be missed."""
    kg = shape.likely_weight_kg
    wanted = {"stature": (shape.height_mm, _STATURE_MM), "weight": (kg, _WEIGHT_KG if shape.weight_kg else _UNSURE_KG)}
    for name, people in people_of(shape.sex).items():
        if name not in NOT_FITTED:
            wanted[name] = people.expected(shape.height_mm, kg), people.spread
    return wanted | {name: (figure, _GIVEN_MM) for name, figure in shape.measures}


def _place(row: list[Any]) -> SurfacePoint:
    triangle, first, second = row
    return SurfacePoint(int(triangle), (float(first), float(second), 1.0 - float(first) - float(second)))
