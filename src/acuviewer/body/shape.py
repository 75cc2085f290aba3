"""What is chosen about a body: sex, age, build, height, ancestry. A value; the mesh is built elsewhere."""

from dataclasses import dataclass, field, fields, replace
from typing import Literal, get_args

from acuviewer.faults import quoted
from acuviewer.plain_number import read_number

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = get_args(Sex)
Side = Literal["left", "right", "midline"]

MEAN_HEIGHT_MM = {"female": 1595.0, "male": 1711.0}
"""World mean adult stature of those born in 1996. Source: NCD Risk Factor Collaboration, eLife 2016;5:e13410."""


class BodyShapeError(ValueError):
    """A body was asked for that cannot be built; ``problems`` lists every fault, one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Range:
    """Allowed numbers of one key, with the sentence that explains it."""

    low: float
    high: float
    sentence: str


RANGES = {
    "age": Range(18.0, 85.0, "years; the shape changes from 25 on"),
    "height_mm": Range(1350.0, 2150.0, "standing height in millimetres; 0 means the mean of the sex"),
    "weight": Range(0.0, 1.0, "0 lean, 0.5 average, 1 heavy"),
    "muscle": Range(0.0, 1.0, "0 slight, 0.5 average, 1 muscular"),
    "proportions": Range(0.0, 1.0, "0 uncommon, 0.5 average, 1 athletic proportions"),
    "african": Range(0.0, 1.0, "share of African form; the three shares are scaled to add up to 1"),
    "asian": Range(0.0, 1.0, "share of Asian form"),
    "caucasian": Range(0.0, 1.0, "share of European form"),
}


@dataclass(frozen=True)
class BodyShape:
    """One adult body. Raises BodyShapeError, naming all faults at once, for values out of range.

    ``height_mm`` 0 (the default) becomes the mean height of the sex. The three shares of ancestry are kept as
    given and weighed against each other; they may not all be 0.
    """

    sex: Sex = "male"
    age: float = 35.0
    height_mm: float = field(default=0.0)
    weight: float = 0.5
    muscle: float = 0.5
    proportions: float = 0.5
    african: float = 1.0
    asian: float = 1.0
    caucasian: float = 1.0

    def __post_init__(self) -> None:
        problems = []
        if self.sex not in get_args(Sex):
            problems.append(f"sex is {quoted(self.sex)}; it must be female or male.")
        elif self.height_mm == 0:
            object.__setattr__(self, "height_mm", MEAN_HEIGHT_MM[self.sex])
        for name, allowed in RANGES.items():
            value = getattr(self, name)
            if name == "height_mm" and value == 0:
                continue  # no known sex, so no mean height: that fault is told above
            if not allowed.low <= value <= allowed.high:
                problems.append(f"{name} is {value:g}; it must lie {_say_range(allowed)}.")
        if self.african + self.asian + self.caucasian <= 0:
            problems.append("african, asian and caucasian are all 0; at least one must be above 0.")
        if problems:
            raise BodyShapeError(problems)

    def with_sex(self, sex: Sex) -> "BodyShape":
        """The other sex; a height that was the old sex's mean becomes the new one's."""
        at_mean = self.height_mm == MEAN_HEIGHT_MM[self.sex]
        return replace(self, sex=sex, height_mm=0.0 if at_mean else self.height_mm)

    def to_text(self) -> str:
        """``sex=female,age=35,…`` as the command line takes it."""
        return ",".join(f"{f.name}={_spell(getattr(self, f.name))}" for f in fields(self))


def _say_range(allowed: Range) -> str:
    return f"between {allowed.low:g} and {allowed.high:g} ({allowed.sentence})"


def _spell(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def parse_body(text: str) -> BodyShape:
    """Read ``sex=female,age=35,height_mm=1650``; raises BodyShapeError with every fault of the text."""
    problems: list[str] = []
    choices: dict[str, object] = {}
    known = [f.name for f in fields(BodyShape)]
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals:
            problems.append(f"{quoted(part)} has no '='; write for example age=35.")
        elif key not in known:
            problems.append(f"{quoted(key)} is no property of a body; known are {', '.join(known)}.")
        elif key in choices:
            problems.append(f"{key} is given twice.")
        elif key == "sex":
            choices[key] = value
        else:
            number, allowed = read_number(value), RANGES[key]
            if number is None:
                problems.append(f"{key} is {quoted(value)}; it must be a number {_say_range(allowed)}.")
            else:
                choices[key] = number
    try:
        shape = BodyShape(**choices)  # type: ignore[arg-type]  # keys were checked against the fields above
    except BodyShapeError as error:
        problems += error.problems
    if problems:
        raise BodyShapeError(problems)
    return shape
