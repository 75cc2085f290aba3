"""Where places of the body fall in the picture. Pixels count from the top left, as Qt does."""

import math
from functools import cached_property
from typing import Protocol

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.session.session import Camera
from acuviewer.shown.camera import VIEW_ANGLE_DEG, axes, eye


@dataclass(frozen=True, eq=False)
class Projection:
    """A camera with a picture of ``width`` x ``height`` pixels."""

    camera: Camera
    width: float
    height: float

    @cached_property
    def eye_mm(self) -> Floats:
        """(3,) where the eye is."""
        return eye(self.camera)

    @property
    def _focal_px(self) -> float:
        return self.height / 2 / math.tan(math.radians(VIEW_ANGLE_DEG) / 2)

    def pixels(self, positions: Floats) -> Floats:
        """(n, 2) pixels of (n, 3) positions; places behind the eye become NaN."""
        right, up, toward = axes(self.camera)
        offset = positions - self.eye_mm
        depth = -(offset @ toward)
        safe = np.where(depth > 1.0, depth, np.nan)
        x = self.width / 2 + self._focal_px * (offset @ right) / safe
        y = self.height / 2 - self._focal_px * (offset @ up) / safe
        return np.stack([x, y], axis=1)

    def ray(self, x: float, y: float) -> tuple[Floats, Floats]:
        """Eye and direction of what is seen at a pixel."""
        right, up, toward = axes(self.camera)
        across, along = (x - self.width / 2) / self._focal_px, (self.height / 2 - y) / self._focal_px
        direction = across * right + along * up - toward
        return self.eye_mm, direction / np.linalg.norm(direction)

    def faces(self, positions: Floats, normals: Floats) -> np.ndarray:
        """(n,) whether surfaces at (n, 3) positions with these normals are turned toward the eye."""
        facing: np.ndarray = np.einsum("ij,ij->i", normals, self.eye_mm - positions) > 0
        return facing


class Sees(Protocol):
    """Tells what the body hides."""

    def sees(self, projection: Projection, position: Floats, normal: Floats) -> bool:
        """Whether a place on the skin is in sight, not behind another part of the body."""
