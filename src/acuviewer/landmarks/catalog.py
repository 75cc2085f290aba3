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
class Landmark:
    """A named place: what it is, how a finger finds it, and the place on the skin (left side) it is bound to.

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
    binding: SurfacePoint
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
    weights = binding["barycentric"]
    return Landmark(
        **{**plain, "sources": tuple(entry["sources"])},
        binding=SurfacePoint(binding["triangle"], (weights[0], weights[1], weights[2])),
        found_by=binding["found_by"],
    )
