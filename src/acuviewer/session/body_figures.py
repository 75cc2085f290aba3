"""Figures of a body as people write them: centimetres and kilograms, or feet and pounds; read, said, and stepped through.

Within the program a length is in millimetres, a weight in kilograms, an age in years.
"""

import re
from collections.abc import Mapping
from math import ceil, floor
from typing import Literal, get_args

from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, said
from acuviewer.plain_number import read_number

Quantity = Literal["age", "stature", "weight", "length"]
Units = Literal["metric", "imperial"]
UNITS: tuple[Units, ...] = get_args(Units)

_MM_PER_INCH, _KG_PER_POUND = 25.4, 0.45359237
_FEET, _INCHES = 12 * _MM_PER_INCH, _MM_PER_INCH
_LENGTHS: Mapping[str, float] = {
    "mm": 1.0, "cm": 10.0, "m": 1000.0,
    **dict.fromkeys(("ft", "foot", "feet", "'"), _FEET), **dict.fromkeys(("in", "inch", "inches", '"'), _INCHES),
}  # fmt: skip
_STONE = 14 * _KG_PER_POUND
_WEIGHTS: Mapping[str, float] = {
    **dict.fromkeys(("kg", "kilos"), 1.0), **dict.fromkeys(("lb", "lbs", "pound", "pounds"), _KG_PER_POUND),
    **dict.fromkeys(("st", "stone"), _STONE),
}  # fmt: skip
_YEARS: Mapping[str, float] = dict.fromkeys(("y", "yr", "year", "years"), 1.0)
_UNITS: Mapping[Quantity, Mapping[str, float]] = {"age": _YEARS, "stature": _LENGTHS, "length": _LENGTHS, "weight": _WEIGHTS}
_SMALLER = {_FEET: _INCHES, _STONE: _KG_PER_POUND}
"""What a number means that stands after feet or stones and names no unit."""

_ALIKE = str.maketrans(
    {"′": "'", "’": "'", "‘": "'", "″": '"', "”": '"', "“": '"', ",": ".", "\u00a0": " ", "\u202f": " ", "½": ".5"}
)
_PART = re.compile(r"([0-9.]+) *([a-z'\"]*)\.? *")


@dataclass(frozen=True)
class _Form:
    """How a quantity is written: what a number alone means, how far an arrow goes, how exact it is kept, and the text that says it."""

    one: float
    step: float
    grain: float
    key: str


_FORMS: Mapping[tuple[Quantity, Units], _Form] = {
    ("age", "metric"): _Form(1.0, 1.0, 0.1, "figure.years"),
    ("age", "imperial"): _Form(1.0, 1.0, 0.1, "figure.years"),
    ("stature", "metric"): _Form(10.0, 10.0, 0.1, "figure.cm"),
    ("stature", "imperial"): _Form(_INCHES, _INCHES / 2, 0.1, "figure.feet"),
    ("length", "metric"): _Form(10.0, 5.0, 0.1, "figure.cm"),
    ("length", "imperial"): _Form(_INCHES, _INCHES / 2, 0.1, "figure.inches"),
    ("weight", "metric"): _Form(1.0, 1.0, 0.01, "figure.kg"),
    ("weight", "imperial"): _Form(_KG_PER_POUND, _KG_PER_POUND, 0.01, "figure.pounds"),
}


def read_figure(written: str, quantity: Quantity, units: Units) -> float | None:
    """What somebody has written, such as ``175``, ``1,75 m``, ``5'9"`` or ``168 lb``; None for what is no figure of that kind."""
    form, known = _FORMS[quantity, units], _UNITS[quantity]
    text = written.translate(_ALIKE).strip().lower().replace("''", '"')
    total, place = 0.0, 0
    before: float | None = None
    while place < len(text):
        part = _PART.match(text, place)
        number = read_number(part[1]) if part else None
        unit = None if part is None else known.get(part[2]) if part[2] else _SMALLER.get(before) if before else form.one
        if part is None or number is None or unit is None or (before is not None and unit != _SMALLER.get(before)):
            return None
        total, place, before = total + number * unit, part.end(), unit
    return _kept(total, form) or None


def say_figure(value: float, quantity: Quantity, units: Units) -> Said:
    """A figure in words, to a tenth of its unit: ``175 cm``, ``5' 8.9"``, ``76 kg``."""
    form = _FORMS[quantity, units]
    tenths = round(value / form.one * 10)
    if form.key == "figure.feet":
        return said(form.key, feet=tenths // 120, inches=f"{tenths % 120 / 10:g}")
    return said(form.key, number=f"{tenths / 10:g}")


def step_figure(value: float, steps: int, quantity: Quantity, units: Units) -> float:
    """The figure so many steps on, up or down, where it always comes to rest on whole steps; never below one."""
    form = _FORMS[quantity, units]
    # What is written to a tenth may lie a little beside its step.
    near = form.grain / form.step
    place = floor(value / form.step + near) if steps > 0 else ceil(value / form.step - near)
    return _kept(max(place + steps, 1) * form.step, form)


def inner_bounds(low: float, high: float, quantity: Quantity, units: Units) -> tuple[Said, Said]:
    """The least and the most that is possible, in words: rounded so that whoever writes them is inside."""
    form = _FORMS[quantity, units]
    tenth = form.one / 10
    least, most = floor(low / tenth), ceil(high / tenth)
    while _kept(least * tenth, form) < low:
        least += 1
    while _kept(most * tenth, form) > high:
        most -= 1
    return say_figure(least * tenth, quantity, units), say_figure(most * tenth, quantity, units)


def _kept(value: float, form: _Form) -> float:
    """Rounded to what is kept of it: a body is the same again when its text is read."""
    return round(round(value / form.grain) * form.grain, 2)
