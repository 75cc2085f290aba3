"""What is likely of a person of whom some figures are known, and which figures nobody has."""

from collections.abc import Iterable, Mapping

from acuviewer.body.measures import People, Sex, load_measures
from acuviewer.dataclass import dataclass

Figures = tuple[tuple[str, float], ...]
"""Measures by id and what they are, in mm."""

BODY_MASS_INDEX = (16.0, 45.0)
"""Least and most kilograms a square metre of stature."""
MOST_RESIDUALS = 5.0
"""How many spreads a figure may lie beside what people of that stature and weight have; beyond, bodies become monsters."""
CUN_SHARES = (0.7, 1.4)
"""A cun segment, along which nobody has measured people, may have so much of what it has on the model's average body of that stature."""
_WEIGHT_SPREAD_KG = 12.0
"""Of people of one stature."""


@dataclass(frozen=True)
class OutOfRange:
    """A number of a body that lies outside what is possible: its ``key`` as in a body's text, the bounds, and the sentence of it all."""

    key: str
    value: float
    low: float
    high: float
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def people_of(sex: Sex, names: Iterable[str] | None = None) -> Mapping[str, People]:
    """What people have, by those measures that follow from stature and weight; of ``names`` alone, if they are given."""
    table = load_measures().measures
    known = (name for name in (table if names is None else names) if name in table)
    found = ((name, (table[name].people or {}).get(sex)) for name in known)
    return {name: people for name, people in found if people is not None and people.residual_sd is not None}


def weights_possible_kg(stature_mm: float) -> tuple[float, float]:
    """The least and the most that somebody of that stature weighs."""
    least, most = (index * (stature_mm / 1000) ** 2 for index in BODY_MASS_INDEX)
    return least, most


def likely_weight_kg(sex: Sex, stature_mm: float, figures: Figures) -> float:
    """The weight that people of that stature have, and that the given figures make likely.

    People's weight grows with the square of their stature; each figure then draws it toward what it is usual with.
    """
    usual_mm, usual_kg = ((load_measures().measures[name].people or {})[sex].p50 for name in ("stature", "weight"))
    certainty = 1.0 / _WEIGHT_SPREAD_KG**2
    pull = certainty * usual_kg * (stature_mm / usual_mm) ** 2
    people = people_of(sex, dict(figures))
    for name, figure in figures:
        if name in people:
            share = people[name].per_kg / people[name].spread ** 2
            pull += share * (figure - people[name].expected(stature_mm, 0.0))
            certainty += share * people[name].per_kg
    least, most = weights_possible_kg(stature_mm)
    return min(max(pull / certainty, least), most)


def impossible_figures(sex: Sex, stature_mm: float, weight_kg: float, figures: Figures) -> list[str | OutOfRange]:
    """What is wrong with each figure that is no measure, or that nobody of that stature and weight has."""
    table = load_measures().measures
    problems: list[str | OutOfRange] = [
        f"{name} is no measure of a body." for name, _ in figures if name not in table or name in ("stature", "weight")
    ]
    if problems:
        return problems
    people = people_of(sex, dict(figures))
    for name, figure in figures:
        if name in people:
            expected, far = people[name].expected(stature_mm, weight_kg), MOST_RESIDUALS * people[name].spread
            low, high, who = expected - far, expected + far, f"people of {stature_mm:g} mm and {weight_kg:.0f} kg have one"
        else:
            average = stature_mm * (table[name].model_share_of_stature or {})[sex]
            low, high = (share * average for share in CUN_SHARES)
            who = f"at a height of {stature_mm:g} mm it must lie"
        if not low <= figure <= high:
            key = table[name].key
            problems.append(OutOfRange(key, figure, low, high, f"{key} is {figure:g}; {who} between {low:.0f} and {high:.0f}."))
    return problems
