"""The catalog of landmarks as written in ``assets/landmarks.json``."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.shape import Side
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import SurfacePoint

COVER = "models/landmark_cover.npz"
"""The skin over each landmark of bone."""


@dataclass(frozen=True)
class BoneBinding:
    """A feature of a bone, and the way from it to the skin.

    ``places`` are vertices of bones (bone of the left or midline, vertex within it); the feature is their mean. A finger
    comes from the direction ``outward`` (3,) and meets the skin among the triangles ``cover`` (k,); on the median line only
    among those that touch it. ``reach_mm`` outside the feature the finger is clear of the body.
    """

    places: tuple[tuple[str, int], ...]
    outward: tuple[float, float, float]
    reach_mm: float
    cover: NDArray[np.int32]

    @property
    def bone(self) -> str:
        """The bone of the feature, or the first of two."""
        return self.places[0][0]


@dataclass(frozen=True)
class Landmark:
    """A named place: what it is, how a finger finds it, and what it is bound to (left side): a feature of a bone, or a place
    on the skin.

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
    binding: SurfacePoint | BoneBinding
    found_by: str

    @property
    def placed_sides(self) -> tuple[Side, ...]:
        """The sides on which the landmark exists."""
        return ("left", "right") if self.sides == "both" else ("midline",)


def load_landmarks(files: DataFolder | None = None) -> dict[str, Landmark]:
    """All landmarks by name, in catalog order; raises DataError when a file is missing or broken."""
    files = files or shipped()
    entries = files.json("landmarks.json")["landmarks"]
    cover = files.arrays(COVER)
    with files.naming(COVER):
        starts = dict(zip((str(name) for name in cover["names"]), np.r_[0, cover["ends"][:-1]], strict=True))
        ends = dict(zip(starts, cover["ends"], strict=True))
        covers = {name: cover["triangles"][start : ends[name]] for name, start in starts.items()}
    with files.naming("landmarks.json"):
        return {entry["name"]: _read_landmark(entry, covers) for entry in entries}


def _read_landmark(entry: Mapping[str, Any], covers: Mapping[str, NDArray[np.int32]]) -> Landmark:
    plain = {key: value for key, value in entry.items() if key != "binding"}
    binding = entry["binding"]
    bound = _read_bone(entry["name"], binding, covers) if "bones" in binding else _read_skin(binding)
    return Landmark(**{**plain, "sources": tuple(entry["sources"])}, binding=bound, found_by=binding["found_by"])


def _read_skin(binding: Mapping[str, Any]) -> SurfacePoint:
    first, second, third = binding["barycentric"]
    return SurfacePoint(binding["triangle"], (first, second, third))


def _read_bone(name: str, binding: Mapping[str, Any], covers: Mapping[str, NDArray[np.int32]]) -> BoneBinding:
    places = tuple((place["bone"], place["vertex"]) for place in binding["bones"])
    x, y, z = binding["outward"]
    return BoneBinding(places, (x, y, z), binding["reach_mm"], covers[name])
