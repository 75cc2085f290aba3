"""How a body shape becomes weights of shape targets: the MakeHuman scheme, for adults.

A body is the base shape plus, in four groups, products of slider weights: ancestry x sex x age, the universal
build (sex x age x muscle x weight), height and proportions (build x end). ``macro.json`` of the data gives the
break points; "young" is 25 years there and "old" 90.
"""

from collections.abc import Iterator
from itertools import product

from acuviewer.body.form import Form
from acuviewer.body.shape import BodyShape

YOUNG_YEARS, OLD_YEARS = 25.0, 90.0


def _levels(value: float) -> list[tuple[str, float]]:
    """Weights of min, average and max for a slider from 0 to 1, average at 0.5; zero weights left out.

    Beyond 1 the change from average to max goes on.
    """
    low, high = max(0.0, 1 - 2 * value), max(0.0, 2 * value - 1)
    return [(name, w) for name, w in (("min", low), ("average", 1 - low - high), ("max", high)) if w]


def _ages(years: float) -> list[tuple[str, float]]:
    old = min(max((years - YOUNG_YEARS) / (OLD_YEARS - YOUNG_YEARS), 0.0), 1.0)
    return [(name, w) for name, w in (("young", 1 - old), ("old", old)) if w > 0]


Sliders = BodyShape | Form


def _builds(shape: Sliders) -> list[tuple[str, float]]:
    slider = 0.5 if shape.weight is None else shape.weight
    return [
        (f"{shape.sex}-{age}-{muscle}muscle-{weight}weight", wa * wm * ww)
        for (age, wa), (muscle, wm), (weight, ww) in product(_ages(shape.age), _levels(shape.muscle), _levels(slider))
    ]


def form_weights(shape: Sliders) -> Iterator[tuple[str, float]]:
    """(target name, weight) of everything but stature."""
    total = shape.african + shape.asian + shape.caucasian
    for ancestry in ("african", "asian", "caucasian"):
        share = getattr(shape, ancestry) / total
        if share > 0:
            for age, weight in _ages(shape.age):
                yield f"{ancestry}-{shape.sex}-{age}", share * weight
    for build, weight in _builds(shape):
        yield f"universal-{build}", weight
        if shape.proportions < 0.5:
            yield f"proportions/{build}-uncommonproportions", weight * (1 - 2 * shape.proportions)
        elif shape.proportions > 0.5:
            yield f"proportions/{build}-idealproportions", weight * (2 * shape.proportions - 1)


def height_weights(shape: Sliders, end: str) -> Iterator[tuple[str, float]]:
    """(target name, weight) of the full ``end`` ("min" or "max") of stature for this build."""
    for build, weight in _builds(shape):
        yield f"height/{build}-{end}height", weight
