"""A body in words."""

from acuviewer.body.shape import BodyShape
from acuviewer.i18n import Words, listed, text
from acuviewer.session.body_figures import Units, say_figure


def describe_body(shape: BodyShape, units: Units = "metric") -> str:
    """``woman, 35 y, 165 cm``, what was given of a person, and the build where it is not average."""
    years = text("body.years", years=shape.age)
    words: list[Words] = [text(f"body.{shape.sex}"), years, say_figure(shape.height_mm, "stature", units)]
    if shape.weight_kg:
        words.append(say_figure(shape.weight_kg, "weight", units))
    if shape.measures:
        words.append(text("count.measures", n=len(shape.measures)))
    for value, low, high in ((shape.weight, "body.lean", "body.heavy"), (shape.muscle, "body.slight", "body.muscular")):
        if value is not None and value < 0.35:
            words.append(text(low))
        elif value is not None and value > 0.65:
            words.append(text(high))
    return listed(words)
