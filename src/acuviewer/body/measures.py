"""What is measured on a body: lengths, heights, girths, by name, and what people of a survey have."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, get_args

from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = get_args(Sex)

FILE = "measures.json"

MeasureGroup = Literal["girths", "lengths", "breadths", "heights", "cun"]
MEASURE_GROUPS: tuple[MeasureGroup, ...] = get_args(MeasureGroup)
_GROUPS: Mapping[str, MeasureGroup] = {"height": "heights", "length": "lengths", "breadth": "breadths", "depth": "breadths"}
"""By the last word of a measure's id; a girth is named by its place alone."""


@dataclass(frozen=True)
class People:
    """One measure of the people of a survey: 5th, 50th and 95th percentile, and its linear fit to stature (mm) and weight (kg).

    ``residual_sd`` is the spread about the fit; it is None for stature and weight themselves.
    """

    p5: float
    p50: float
    p95: float
    constant: float = 0.0
    per_mm_stature: float = 0.0
    per_kg: float = 0.0
    residual_sd: float | None = None

    @property
    def spread(self) -> float:
        """The spread about the fit, in mm; raises ValueError for stature and weight themselves."""
        if self.residual_sd is None:
            raise ValueError("stature and weight follow from nothing")
        return self.residual_sd

    def expected(self, stature_mm: float, weight_kg: float) -> float:
        """What people of that stature and weight have, on the average."""
        return self.constant + self.per_mm_stature * stature_mm + self.per_kg * weight_kg


@dataclass(frozen=True)
class Measure:
    """One measure: ``how`` it is taken, in the words of the table, and ``people`` by sex (none for cun segments).

    ``name`` and ``definition`` are None where a cun segment says both; only those have ``model_share_of_stature`` by sex, which is
    the length along the skin of the model's average bodies.
    """

    id: str
    unit: Literal["mm", "kg"]
    how: Mapping[str, Any]
    name: str | None
    definition: str | None
    people: Mapping[Sex, People] | None
    model_share_of_stature: Mapping[Sex, float] | None = None

    @property
    def key(self) -> str:
        """As a body's text names it, such as ``waist_mm``."""
        return f"{self.id}_{self.unit}"

    @property
    def group(self) -> MeasureGroup | None:
        """Of which kind it is; None for stature and weight."""
        if self.id in ("stature", "weight"):
            return None
        return "cun" if "cun_segment" in self.how else _GROUPS.get(self.id.rpartition("_")[2], "girths")


@dataclass(frozen=True)
class MeasureTable:
    """All measures by id, the ``source`` of what people have, and how heavy a litre of a body is."""

    measures: Mapping[str, Measure]
    source: str
    density_kg_per_litre: float


def read_measures(files: DataFolder) -> MeasureTable:
    """The table of a data folder; raises DataError when it is missing or broken."""
    record = files.json(FILE)
    with files.naming(FILE):
        measures = [_read(entry) for entry in record["measures"]]
        return MeasureTable({found.id: found for found in measures}, record["source"], record["density_kg_per_litre"])


def _read(entry: Mapping[str, Any]) -> Measure:
    people = entry["people"] and {sex: People(**row) for sex, row in entry["people"].items()}
    name, definition, share = (entry.get(key) for key in ("name", "definition", "model_share_of_stature"))
    return Measure(entry["id"], entry["unit"], entry["how"], name, definition, people, share)


@cache
def load_measures() -> MeasureTable:
    """The shipped table, read once; raises DataError when it is missing or broken."""
    return read_measures(shipped())
