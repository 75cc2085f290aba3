"""A learner's pace, and how it is kept: what is not within its bounds falls back to the usual one."""

from dataclasses import asdict, fields
from typing import Any

from acuviewer.dataclass import dataclass


@dataclass(frozen=True)
class Pace:
    """How a learner wants to go on.

    ``new_a_day`` and ``answers_a_day`` are bounds: when much is due, fewer new cards come, or none. ``relearn``: what is missed comes once
    more on the same day. ``retention`` is the share that shall be recalled when it is asked for.
    """

    new_a_day: int = 10
    answers_a_day: int = 15
    relearn: bool = True
    retention: float = 0.9


BOUNDS: dict[str, tuple[float, float]] = {"new_a_day": (0, 400), "answers_a_day": (1, 2000), "retention": (0.7, 0.97)}
"""The least and the most of each number of a pace."""


def read_pace(found: object) -> Pace:
    """A pace from what a file holds."""
    content: dict[str, Any] = found if isinstance(found, dict) else {}
    usable = {field.name: content[field.name] for field in fields(Pace) if _fits(field.name, content.get(field.name))}
    return Pace(**usable)


def write_pace(pace: Pace) -> dict[str, object]:
    """A pace as it is kept."""
    return asdict(pace)


def _fits(name: str, value: object) -> bool:
    if name not in BOUNDS:
        return isinstance(value, bool)
    low, high = BOUNDS[name]
    kind = float if name == "retention" else int
    return type(value) in (int, kind) and isinstance(value, int | float) and low <= value <= high
