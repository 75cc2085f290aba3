"""A landmark on one body."""

from dataclasses import dataclass
from typing import Literal

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats, SurfacePoint


@dataclass(frozen=True, eq=False)
class PlacedLandmark:
    """Where landmark ``name`` of one ``side`` lies on one body: (3,) mm, outward unit normal, place on the skin."""

    name: str
    side: Side
    position_mm: Floats
    normal: Floats
    surface: SurfacePoint
    on: Literal["skin", "bone"] = "skin"
