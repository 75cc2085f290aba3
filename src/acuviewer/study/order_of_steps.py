"""The steps of a construction to be put in order: what must come before what, so that no order is called wrong that a hand could go."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from acuviewer.landmarks.catalog import Landmark
from acuviewer.points.location import Step

FEWEST, MOST = 3, 8
"""A construction of so many steps can be asked for: fewer need no thought, more are a riddle."""


def askable(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of a construction without the last, which names the point; () where they cannot be put in order."""
    asked = tuple(steps[:-1])
    return asked if FEWEST <= len(asked) <= MOST and len({step.text for step in asked}) == len(asked) else ()


def what_before_what(steps: Sequence[Step], landmarks: Mapping[str, Landmark]) -> tuple[tuple[int, int], ...]:
    """Pairs of numbers of steps of which the first must come before the second.

    What is done follows what was done before. A landmark may be felt, and a cun measured, at any time before it is needed: that is the
    first later act that names the landmark or counts in cun, else the next act.
    """
    acts = [number for number, step in enumerate(steps) if not _prepares(step)]
    pairs = list(pairwise(acts))
    for number, step in enumerate(steps):
        later = [act for act in acts if act > number]
        if _prepares(step) and later:
            needed = next((act for act in later if _needs(steps[act], step, landmarks)), later[0])
            pairs.append((number, needed))
    return tuple(pairs)


def _takes_measure(step: Step) -> bool:
    """A step that lays the tape of a whole segment only to learn what a cun is."""
    return step.kind == "path" and step.length_cun is not None


def _prepares(step: Step) -> bool:
    return step.kind == "landmark" or _takes_measure(step)


def _needs(act: Step, before: Step, landmarks: Mapping[str, Landmark]) -> bool:
    if _takes_measure(before):
        return act.length_cun is not None
    return any(landmarks[name].english in act.text for name, _ in before.landmarks)
