"""What is chosen about a body: sex, age, build, height, ancestry. A value; the mesh is built elsewhere."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import field, fields, replace
from typing import Any, Literal, get_args

from acuviewer.body.likely import (
    BODY_MASS_INDEX,
    Figures,
    OutOfRange,
    impossible_figures,
    likely_weight_kg,
    weights_possible_kg,
)
from acuviewer.body.measures import Sex, load_measures
from acuviewer.dataclass import dataclass
from acuviewer.faults import quoted
from acuviewer.plain_number import read_number

Side = Literal["left", "right", "midline"]

USUAL_HEIGHT_MM = {"female": 1630.0, "male": 1750.0}
USUAL_WEIGHT_KG = {"female": 63.0, "male": 76.0}
"""The woman and the man with whom the program begins: a body mass index of 24 and 25."""


class BodyShapeError(ValueError):
    """A body was asked for that cannot be built; ``problems`` lists every fault, one sentence each.

    ``faults`` are the same, with the bounds of each number that lies outside of them.
    """

    def __init__(self, problems: Sequence[str | OutOfRange]) -> None:
        self.faults = tuple(problems)
        self.problems = [str(problem) for problem in problems]
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True)
class Range:
    """Allowed numbers of one key, with the sentence that explains it."""

    low: float
    high: float
    sentence: str


RANGES = {
    "age": Range(18.0, 90.0, "years; the shape changes from 25 on"),
    "height_mm": Range(1350.0, 2150.0, "standing height in millimetres; 0 means the usual one of the sex"),
    "weight": Range(0.0, 1.0, "0 lean, 0.5 average, 1 heavy"),
    "muscle": Range(0.0, 1.0, "0 slight, 0.5 average, 1 muscular"),
    "proportions": Range(0.0, 1.0, "0 uncommon, 0.5 average, 1 athletic proportions"),
    "african": Range(0.0, 1.0, "share of African form; the three shares are scaled to add up to 1"),
    "asian": Range(0.0, 1.0, "share of Asian form"),
    "caucasian": Range(0.0, 1.0, "share of European form"),
}
PERSON_HEIGHT_MM = Range(1400.0, 2050.0, "standing height of a person, in millimetres; others are free forms, with weight=0.5")


@dataclass(frozen=True)
class BodyShape:
    """One adult body. Raises BodyShapeError, naming all faults at once, for values out of range.

    It is a person by figures, who has what people of that sex, age, stature and weight have where no figure is given: ``weight_kg``
    kilograms (0: those that stature and ``measures`` make likely) and ``measures`` (id and figure of the table of measures, in its
    order). With ``weight``, a slider from lean to heavy, it is a free form instead. ``height_mm`` 0 (the default) becomes the usual
    height of the sex; a person of whom neither height, kilograms nor measures are given has the usual kilograms too. The three shares
    of ancestry are kept as given and weighed against each other; they may not all be 0.
    """

    sex: Sex = "male"
    age: float = 35.0
    height_mm: float = field(default=0.0)
    weight: float | None = None
    muscle: float = 0.5
    proportions: float = 0.5
    african: float = 1.0
    asian: float = 1.0
    caucasian: float = 1.0
    weight_kg: float = 0.0
    measures: Figures = ()

    def __post_init__(self) -> None:
        problems: list[str | OutOfRange] = []
        if self.sex not in get_args(Sex):
            problems.append(f"sex is {quoted(self.sex)}; it must be female or male.")
        elif self.height_mm == 0:
            object.__setattr__(self, "height_mm", USUAL_HEIGHT_MM[self.sex])
            if self.is_person and not self.weight_kg and not self.measures:
                object.__setattr__(self, "weight_kg", USUAL_WEIGHT_KG[self.sex])
        for name, allowed in RANGES.items():
            value = getattr(self, name)
            if value is None or (name == "height_mm" and value == 0):
                continue  # no slider of weight; no known sex, so no usual height: that fault is told above
            if name == "height_mm" and self.is_person:
                allowed = PERSON_HEIGHT_MM
            if not allowed.low <= value <= allowed.high:
                problems.append(_outside(name, value, allowed))
        if self.african + self.asian + self.caucasian <= 0:
            problems.append("african, asian and caucasian are all 0; at least one must be above 0.")
        if not self.is_person and (self.weight_kg or self.measures):
            problems.append("weight makes a free form, kilograms and measures make a person: leave one of the two out.")
        elif self.is_person and not problems:
            problems += self._faults_of_figures()
        if problems:
            raise BodyShapeError(problems)

    @property
    def is_person(self) -> bool:
        """Whether figures of a person say how the body is built, and not the slider of weight."""
        return self.weight is None

    def _faults_of_figures(self) -> list[str | OutOfRange]:
        problems: list[str | OutOfRange] = []
        least, most = weights_possible_kg(self.height_mm)
        if self.weight_kg and not least <= self.weight_kg <= most:
            told = (
                f"weight_kg is {self.weight_kg:g}; at a height of {self.height_mm:g} mm it must lie between {least:.1f} and {most:.1f} "
                f"({BODY_MASS_INDEX[0]:g} to {BODY_MASS_INDEX[1]:g} kilograms a square metre of stature)."
            )
            problems.append(OutOfRange("weight_kg", self.weight_kg, least, most, told))
        if problems or not self.measures:
            return problems  # so that a body without measures is made before any file is read
        return impossible_figures(self.sex, self.height_mm, self.likely_weight_kg, self.measures)

    @property
    def likely_weight_kg(self) -> float:
        """The weight that is given, or else the one that stature and measures of a person make likely."""
        return self.weight_kg or likely_weight_kg(self.sex, self.height_mm, self.measures)

    def with_sex(self, sex: Sex) -> "BodyShape":
        """The other sex; a height and kilograms that were usual for the old sex become those of the new one."""
        height = 0.0 if self.height_mm == USUAL_HEIGHT_MM[self.sex] else self.height_mm
        usual = self.weight_kg == USUAL_WEIGHT_KG[self.sex]
        return self.varied(sex=sex, height_mm=height, weight_kg=USUAL_WEIGHT_KG[sex] if usual else self.weight_kg)

    def varied(self, **changes: Any) -> "BodyShape":
        """The same body with some changes; figures that it then cannot have are left out: the measures, the kilograms, being a person.

        Raises BodyShapeError for changes that are out of range by themselves.
        """
        if "weight_kg" in changes or "measures" in changes:
            changes = {"weight": None, **changes}
        for fewer in ({}, {"measures": ()}, {"measures": (), "weight_kg": 0.0}):
            with suppress(BodyShapeError):
                return replace(self, **{**changes, **fewer})
        return replace(self, **{"weight": 0.5, **changes, "measures": (), "weight_kg": 0.0})

    def to_text(self) -> str:
        """``sex=female,age=35,…`` as the command line takes it."""
        table = load_measures().measures if self.measures else {}
        named = [(name, value) for name in _KEYS if (value := getattr(self, name)) is not None and (name != "weight_kg" or value)]
        figures = [(table[name].key, value) for name, value in self.measures]
        return ",".join(f"{name}={_spell(value)}" for name, value in named + figures)


_KEYS = tuple(f.name for f in fields(BodyShape) if f.name != "measures")


def frame_of(shape: BodyShape) -> BodyShape:
    """The same free form at average weight and muscle: free forms with one frame have one skeleton."""
    return replace(shape, weight=0.5, muscle=0.5)


def _say_range(allowed: Range) -> str:
    return f"between {allowed.low:g} and {allowed.high:g} ({allowed.sentence})"


def _outside(name: str, value: float, allowed: Range) -> OutOfRange:
    sentence = f"{name} is {value:g}; it must lie {_say_range(allowed)}."
    return OutOfRange(name, value, allowed.low, allowed.high, sentence)


def _spell(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


_MOST, _AVERAGE = 10_000.0, 0.5


def parse_body(text: str) -> BodyShape:
    """Read ``sex=female,age=35,height_mm=1650``; raises BodyShapeError with every fault of the text."""
    problems: list[str | OutOfRange] = []
    choices: dict[str, object] = {}
    known = list(_KEYS)
    by_key = {measure.key: measure.id for measure in load_measures().measures.values() if measure.id not in ("stature", "weight")}
    figures: dict[str, float] = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals:
            problems.append(f"{quoted(part)} has no '='; write for example age=35.")
        elif key not in known and key not in by_key:
            near = [name for name in by_key if key and key in name]
            problems.append(
                f"{quoted(key)} is no property of a body; known are {', '.join(known)}, and the measures of acuviewer body"
                f"{', such as ' + ', '.join(near) if near else ''}."
            )
        elif key in choices or by_key.get(key) in figures:
            problems.append(f"{key} is given twice.")
        elif key == "sex":
            choices[key] = value
        elif key in by_key or key == "weight_kg":
            number = read_number(value)
            if number is None or not 0.0 < number < _MOST:
                problems.append(f"{key} is {quoted(value)}; it must be a number above 0.")
            elif key == "weight_kg":
                choices[key] = number
            else:
                figures[by_key[key]] = number
        else:
            number, allowed = read_number(value), RANGES[key]
            if number is None:
                problems.append(f"{key} is {quoted(value)}; it must be a number {_say_range(allowed)}.")
            else:
                choices[key] = number
    if (figures or "weight_kg" in choices) and choices.get("weight") == _AVERAGE:
        del choices["weight"]  # texts of earlier versions name the slider of a person too
    if figures:
        choices["measures"] = tuple((name, figures[name]) for name in by_key.values() if name in figures)
    try:
        shape = BodyShape(**choices)  # type: ignore[arg-type]  # keys were checked against the fields above
    except BodyShapeError as error:
        problems += error.faults
    if problems:
        raise BodyShapeError(problems)
    return shape
