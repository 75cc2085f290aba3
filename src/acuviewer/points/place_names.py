"""Names for the places that a construction reaches on its way: "this place" where it is clear which, else "place A", "place B"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from acuviewer.points.location import Step

_PLACEHOLDER = re.compile("\ue000(\\d+)\ue001")


def placeholder(number: int) -> str:
    """What stands in a sentence for the place of that number until all steps are known: of the private use area, so in no sentence else."""
    return f"\ue000{number}\ue001"


def name_places(steps: Sequence[Step], reached: Sequence[Step]) -> list[Step]:
    """The steps with names for placeholders; place n is where the step ``reached[n]`` ends.

    A place that is spoken of in the very next step alone, and is the only one there, is "this place". Any other has a letter, which the
    step that reaches it says as well.
    """
    rows = {number: steps.index(step) for number, step in enumerate(reached) if step in steps}
    letters = iter(ascii_uppercase)
    names = {
        number: f"place {next(letters)}" for number in sorted(rows, key=rows.__getitem__) if _needs_name(number, rows, steps)
    }
    says = {rows[number]: name for number, name in names.items()}
    return [_named(step, names, says.get(row)) for row, step in enumerate(steps)]


def _needs_name(number: int, rows: Mapping[int, int], steps: Sequence[Step]) -> bool:
    return any(
        number in spoken_of and (row != rows[number] + 1 or len(set(spoken_of)) > 1)
        for row, step in enumerate(steps)
        if (spoken_of := [int(found) for found in _PLACEHOLDER.findall(step.text)])
    )


def _named(step: Step, names: Mapping[int, str], says: str | None) -> Step:
    text = _PLACEHOLDER.sub(lambda found: names.get(int(found[1]), "this place"), step.text)
    if says:
        text = f"{text.removesuffix('.')}: {says}."
    return step if text == step.text else replace(step, text=text)
