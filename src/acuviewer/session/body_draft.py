"""What somebody asks of a body figure by figure: which of it can be, and why the rest cannot.

Figures go by the keys of a body's text: ``age``, ``height_mm``, ``weight_kg``, and those of the measures, such as ``waist_mm``.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache

from acuviewer.body.likely import OutOfRange, people_of
from acuviewer.body.measures import Measure, load_measures
from acuviewer.body.shape import BodyShape, BodyShapeError
from acuviewer.dataclass import dataclass
from acuviewer.i18n import Said, said
from acuviewer.session.body_figures import Quantity, Units, inner_bounds, say_figure

PERSON_KEYS: Mapping[str, Quantity] = {"age": "age", "height_mm": "stature", "weight_kg": "weight"}

Asked = Mapping[str, float | None]
"""Figures by key; None takes one back."""


@cache
def measures_by_key() -> Mapping[str, Measure]:
    """The measures that can be given, in the order of the table."""
    return {measure.key: measure for measure in load_measures().measures.values() if measure.group is not None}


def quantity_of(key: str) -> Quantity:
    """What kind of figure it is."""
    return PERSON_KEYS.get(key, "length")


def figure_of(shape: BodyShape, key: str) -> float | None:
    """A figure that a body was given; None where it was not."""
    if key in PERSON_KEYS:
        return float(getattr(shape, key)) or None
    return dict(shape.measures).get(measures_by_key()[key].id)


def likely_figure(shape: BodyShape, key: str) -> float | None:
    """What is likely of a person where no figure is given; None where nothing is known of it."""
    if not shape.is_person:
        return None
    if key == "weight_kg":
        return shape.likely_weight_kg
    name = measures_by_key()[key].id
    people = people_of(shape.sex, (name,))
    return people[name].expected(shape.height_mm, shape.likely_weight_kg) if people else None


def with_figures(shape: BodyShape, asked: Asked) -> BodyShape:
    """The body with some figures given or taken back; raises BodyShapeError when nobody has all of them.

    Kilograms and measures make a person of a free form.
    """
    table = measures_by_key()
    figures = dict(shape.measures) | {table[key].id: figure for key, figure in asked.items() if key in table}
    measures = tuple((name, figure) for measure in table.values() if (figure := figures.get(name := measure.id)) is not None)
    others = {key: asked[key] or 0.0 for key in PERSON_KEYS if key in asked}
    weight = None if measures or others.get("weight_kg") else shape.weight
    return replace(shape, weight=weight, measures=measures, **others)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Answer:
    """The body that was made of what was asked, and why each figure that is not in it cannot be."""

    shape: BodyShape
    refused: Mapping[str, BodyShapeError]


def answer(shape: BodyShape, asked: Asked) -> Answer:
    """Give a body as much of what is asked as it can have: all of it at once, else one figure after the other, the first before others."""
    with suppress(BodyShapeError):
        return Answer(with_figures(shape, asked), {})
    refused = {}
    for key, figure in asked.items():
        try:
            shape = with_figures(shape, {key: figure})
        except BodyShapeError as error:
            refused[key] = error
    return Answer(shape, refused)


def say_refusal(key: str, error: BodyShapeError, name_of: Mapping[str, Said | str], units: Units) -> Said | str:
    """Why a figure cannot be, in a sentence beside its field; ``name_of`` each key of a body's text."""
    outside = [fault for fault in error.faults if isinstance(fault, OutOfRange)]
    fault = next((fault for fault in outside if fault.key == key), next(iter(outside), None))
    if fault is None:
        return str(error)
    quantity = quantity_of(fault.key)
    low, high = inner_bounds(fault.low, fault.high, quantity, units)
    if fault.key != key:
        value = say_figure(fault.value, quantity, units)
        return said("refusal.another", name=name_of[fault.key], value=value, low=low, high=high)
    if key == "weight_kg":
        return said("refusal.weight", low=low, high=high)
    if key in measures_by_key():
        return said("refusal.measure", low=low, high=high)
    return said("refusal.bounds", low=low, high=high)
