"""How somebody errs, in words; nothing is said where nothing may be."""

from collections.abc import Sequence

from acuviewer.i18n import Said, Words, said
from acuviewer.study.placing_habits import Habit


def say_habits(habits: Sequence[Habit], what: Words) -> Words:
    """``You place BL23 8 mm too far up``; "" where nothing may be said. ``what`` names the point or the points."""
    ways = [said("quiz.verdict.offset_mm", mm=habit.mm, way=Said(f"quiz.way.{habit.direction}")) for habit in habits]
    if not ways:
        return ""
    if len(ways) == 1:
        return said("habit.one_way", what=what, first=ways[0])
    return said("habit.two_ways", what=what, first=ways[0], second=ways[1])
