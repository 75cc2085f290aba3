"""Bodies to begin with, by name."""

from collections.abc import Mapping

from acuviewer.body.shape import BodyShape

PRESETS: Mapping[str, BodyShape] = {
    "average_woman": BodyShape(sex="female", height_mm=1630.0, weight_kg=63.0),
    "average_man": BodyShape(sex="male", height_mm=1750.0, weight_kg=76.0),
    "lean_woman": BodyShape(sex="female", age=30.0, height_mm=1650.0, weight=0.15, muscle=0.45),
    "heavy_woman": BodyShape(sex="female", age=50.0, height_mm=1600.0, weight=0.95, muscle=0.4),
    "muscular_man": BodyShape(sex="male", age=28.0, height_mm=1820.0, weight=0.55, muscle=0.95),
    "old_woman": BodyShape(sex="female", age=80.0, height_mm=1540.0, weight=0.45, muscle=0.25),
}
"""The two average ones are persons by figures, the others the free forms on which points are tried."""


def preset_of(shape: BodyShape) -> str | None:
    """The name of a body among them; None for any other."""
    return next((name for name, preset in PRESETS.items() if preset == shape), None)
