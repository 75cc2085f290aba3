"""The catalog of landmarks as written in ``assets/landmarks.json``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.resources import asset_path


@dataclass(frozen=True)
class LevelBinding:
    """A place on the median line whose height lies between two other landmarks, ``fraction`` of the way (or beyond).

    Spines leave no trace on the skin of the model, and its midline does not keep their level on every body.
    """

    start: str
    end: str
    fraction: float
    aspect: Literal["anterior", "posterior"]


@dataclass(frozen=True)
class Landmark:
    """A named place: what it is, how a finger finds it, and what it is bound to: a place on the skin (left side) or a level.

    ``found_by`` says by which rule the binding was found on the reference body.
    """

    name: str
    english: str
    latin: str | None
    sides: Literal["both", "midline"]
    region: str
    tissue: str
    definition: str
    palpation: str
    sources: tuple[str, ...]
    standing: str
    checked: bool
    binding: SurfacePoint | LevelBinding
    found_by: str

    @property
    def placed_sides(self) -> tuple[Side, ...]:
        """The sides on which the landmark exists."""
        return ("left", "right") if self.sides == "both" else ("midline",)


def load_landmarks(path: Path | None = None) -> dict[str, Landmark]:
    """All landmarks by name, in catalog order."""
    path = path or asset_path("landmarks.json")
    entries = json.loads(path.read_text(encoding="utf-8"))["landmarks"]
    return {entry["name"]: _read_landmark(entry) for entry in entries}


def _read_landmark(entry: Mapping[str, Any]) -> Landmark:
    plain = {key: value for key, value in entry.items() if key != "binding"}
    binding = entry["binding"]
    return Landmark(**{**plain, "sources": tuple(entry["sources"])}, binding=_read_binding(binding), found_by=binding["found_by"])


def _read_binding(binding: Mapping[str, Any]) -> SurfacePoint | LevelBinding:
    if "between" in binding:
        start, end = binding["between"]
        return LevelBinding(start, end, binding["fraction"], binding["aspect"])
    first, second, third = binding["barycentric"]
    return SurfacePoint(binding["triangle"], (first, second, third))
