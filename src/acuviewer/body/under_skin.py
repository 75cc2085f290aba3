"""Places under the skin: where bones are sought, and where a wall of bone gives way to the skin over it."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skin import Skin
from acuviewer.body.spine_fit import LEAST_DEPTH_MM, LEAST_DEPTH_SHARE
from acuviewer.geometry.mesh import Floats


class UnderSkin:
    """All places so far under the skin of which the units speak, worked out together."""

    def __init__(self, targets: list[Mapping[str, Any]]) -> None:
        self._targets = targets
        self._triangles, self._weights = _bound_places(targets)
        self._depths = np.array([target["depth_mm"] for target in targets])
        self._most = np.array([target.get("most_mm", np.inf) for target in targets])
        self._joints = [target["moves_with"] for target in targets]

    def place(self, frame: Skin, tight: Skin, depth_scale: float) -> dict[int, Floats]:
        """(3,) place of each target, by its identity."""
        over = frame.mesh.positions_at(self._triangles, self._weights)
        normals = frame.mesh.normals_at(self._triangles, self._weights)
        depths = self._depths * depth_scale
        # On some bodies the joints lie elsewhere than on their frame, and the bones go with them.
        drift = np.array([tight.joints[joint] - frame.joints[joint] for joint in self._joints])
        inside = over - depths[:, None] * normals + drift
        left_over = np.einsum("ij,ij->i", tight.mesh.positions_at(self._triangles, self._weights) - inside, normals)
        least = np.minimum(depths, LEAST_DEPTH_SHARE * depths + LEAST_DEPTH_MM)
        outward = np.maximum(0.0, left_over - self._most * depth_scale) - np.maximum(0.0, least - left_over)
        places = inside + outward[:, None] * normals
        return {id(target): place for target, place in zip(self._targets, places, strict=True)}


class Wall:
    """Places of the chest that only give way where less than their least skin would lie over them."""

    def __init__(self, places: list[Mapping[str, Any]]) -> None:
        self._triangles, self._weights = _bound_places(places)
        self._least = np.array([place["least_mm"] for place in places])
        self.shifts: Floats = np.array([place["shift_mm"] for place in places]).reshape(-1, 3)

    def on(self, skin: Skin, depth_scale: float) -> Callable[[Floats], Floats]:
        """For (k, 3) places of the wall the way (k, 3) inward to where the skin over them is thick enough."""
        over = skin.mesh.positions_at(self._triangles, self._weights)
        normals = skin.mesh.normals_at(self._triangles, self._weights)

        def missing(there: Floats) -> Floats:
            depth = np.einsum("ij,ij->i", over - there, normals)
            way: Floats = -np.maximum(0.0, self._least * depth_scale - depth)[:, None] * normals
            return way

        return missing


def _bound_places(places: list[Mapping[str, Any]]) -> tuple[NDArray[np.intp], Floats]:
    """Triangles (k,) and weights (k, 3) of places bound to the skin."""
    triangles = np.array([place["skin"]["triangle"] for place in places], dtype=np.intp)
    return triangles, np.array([place["skin"]["barycentric"] for place in places]).reshape(-1, 3)
