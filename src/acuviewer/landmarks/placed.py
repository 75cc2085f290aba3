"""A landmark on one body."""

from typing import Literal

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint


@dataclass(frozen=True, eq=False)
class PlacedLandmark:
    """Where a finger meets landmark ``name`` of one ``side`` on one body: (3,) mm, outward unit normal, place on the skin.

    A landmark of bone also has the ``bone`` it belongs to and its place on it, ``bone_mm`` (3,).
    """

    name: str
    side: Side
    position_mm: Floats
    normal: Floats
    surface: SurfacePoint
    bone: str | None = None
    bone_mm: Floats | None = None

    @property
    def on(self) -> Literal["skin", "bone"]:
        """What the landmark belongs to."""
        return "skin" if self.bone is None else "bone"

    @property
    def depth_mm(self) -> float | None:
        """How far the bone lies under the finger, or None for a landmark of the skin."""
        return None if self.bone_mm is None else float(np.linalg.norm(self.position_mm - self.bone_mm))
