"""The kinds of things that can be found, pointed at and chosen: for each the commands that choose it.

What one calls a kind is the text ``kind.…``.
"""

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.knowledge.found import Kind


@dataclass(frozen=True)
class Verbs:
    """The commands that choose a thing of a kind: ``choose`` flies to it where there is something to
    fly to, ``pick`` leaves the camera alone. With ``sided`` they take the side after the name."""

    choose: str
    pick: str
    sided: bool = False


KINDS: dict[Kind, Verbs] = {
    "point": Verbs("point.select", "point.pick", sided=True),
    "landmark": Verbs("landmark.select", "landmark.pick", sided=True),
    "bone": Verbs("bone.select", "bone.select"),
    "meridian": Verbs("meridian.choose", "meridian.pick"),
    "pain_type": Verbs("pain.choose", "pain.choose"),
    "category": Verbs("filter.category", "filter.category"),
    "caution": Verbs("caution.show", "caution.show"),
    "mechanism": Verbs("mechanism.show", "mechanism.show"),
    "evidence": Verbs("study.show", "study.show"),
    "source": Verbs("source.show", "source.show"),
    "set": Verbs("points.set", "points.set"),
    "filter": Verbs("filter.{}", "filter.{}"),
    "command": Verbs("{}", "{}"),
}


def line_of(kind: Kind, key: str, side: Side = "midline", fly: bool = True) -> str:
    """The command line that chooses a thing; what lies in the median plane needs no side, nor what is chosen on the side where one works."""
    verbs = KINDS[kind]
    command = verbs.choose if fly else verbs.pick
    line = command.format(key) if "{}" in command else f"{command} {key}"
    return f"{line} {side}" if verbs.sided and side != "midline" else line
