"""The words in which a construction is told."""

from collections.abc import Mapping
from fractions import Fraction

from acuviewer.landmarks.catalog import Landmark
from acuviewer.landmarks.cun import CunSegment
from acuviewer.points.rules import Direction

_WORDS = {
    Fraction(1, 2): "half", Fraction(1, 3): "one third", Fraction(2, 3): "two thirds",
    Fraction(1, 4): "one quarter", Fraction(3, 4): "three quarters", Fraction(1, 5): "one fifth",
}  # fmt: skip
_PARTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 9: "nine"}
SPOKEN: Mapping[Direction, str] = {
    "lateral": "outward", "medial": "inward", "anterior": "forward", "posterior": "backward", "superior": "up", "inferior": "down",
}  # fmt: skip
"""How a direction on the body is said to the hand that goes there."""


def say_share(share: Fraction) -> str:
    """A share in words where there are some."""
    return _WORDS.get(share, f"{share.numerator}/{share.denominator}")


def say_parts(share: Fraction) -> str:
    """How many parts a share speaks of."""
    return _PARTS.get(share.denominator, str(share.denominator))


def say_length(mm: float) -> str:
    """A length as a person would read it off."""
    return f"{mm / 10:.1f} cm" if mm >= 100 else f"{mm:.0f} mm"


def say_measure(segment: CunSegment, catalog: Mapping[str, Landmark], length_mm: float, mm_per_cun: float) -> str:
    """The sentence by which a segment gives the cun its length."""
    goal = "the median line"
    if isinstance(segment.to, str):
        goal = f"the {catalog[segment.to].english}"
    elif "landmark" in segment.to:
        goal = "its partner on the other side"
    return (
        f"Take the measure: from the {catalog[segment.start].english} to {goal} is {segment.length_cun:g} cun, "
        f"on this body {say_length(length_mm)} along the skin, so 1 cun is {mm_per_cun:.1f} mm here."
    )
