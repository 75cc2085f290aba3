"""The shipped body: base shape, shape targets, pattern. Builds the skin of any ``BodyShape``.

Stature is met in two steps. The height targets change proportions as growth does, so they are mixed in first, as
far as they reach; what is left is a uniform scale. ``docs/ACCURACY.md`` gives how large that scale gets.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.eyes import build_eyes
from acuviewer.body.shape import BodyShape
from acuviewer.body.skin import Skin, SkinPattern
from acuviewer.body.weights import form_weights, height_weights
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.geometry.subdivision import CatmullClark

_MIRROR = np.array([-1.0, 1.0, 1.0])


class BodyModel:
    """Read once from ``assets/models``; all skins built from it share topology and pattern.

    ``files`` is that folder; raises DataError when its files are missing or broken.
    """

    def __init__(self, files: DataFolder) -> None:
        arrays = files.arrays("skin.npz")
        self._targets: NDArray[np.int16] = files.mapped("skin_targets.npy")
        record = files.json("manifest.json")
        with files.naming("manifest.json"):
            self._rows = {name: row for row, name in enumerate(record["skin"]["targets"])}
        with files.naming("skin.npz"):
            self._read(arrays)

    def _read(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._steps: Floats = arrays["steps"]
        self._base: Floats = arrays["base"].astype(np.float64)
        self._left: NDArray[np.int32] = arrays["left"]
        self._right: NDArray[np.int32] = arrays["right"]
        self._n_eye = int(arrays["n_eye"])
        self._joint_names = [str(name) for name in arrays["joints"]]
        n_cage = int(arrays["quads"].max()) + 1
        self._midline = self._left[self._left == self._right]
        self._subdivision = CatmullClark(arrays["quads"], n_cage)
        mirror = np.empty(n_cage, dtype=np.intp)
        mirror[self._left], mirror[self._right] = self._right, self._left
        self.pattern = self._build_pattern(arrays, mirror)

    def _build_pattern(self, arrays: dict[str, NDArray[np.generic]], mirror: NDArray[np.intp]) -> SkinPattern:
        mirrored_vertex, mirrored_triangle = self._subdivision.mirrored(mirror)
        return SkinPattern(
            colours=np.asarray(arrays["colours"], dtype=np.uint8),
            regions=np.repeat(np.asarray(arrays["regions"], dtype=np.uint8), 8),
            region_names=tuple(str(name) for name in arrays["region_names"]),
            mirrored_vertex=mirrored_vertex,
            mirrored_triangle=mirrored_triangle,
            triangles=self._subdivision.topology.triangles,
        )

    def _mix(self, weights: list[tuple[str, float]]) -> Floats:
        """(k, 3) control-point offsets of the weighted targets, in mm."""
        rows = [self._rows[name] for name, _ in weights]
        scale = np.array([weight for _, weight in weights]) * self._steps[rows]
        flat = self._targets[rows].reshape(len(rows), -1).astype(np.float32)
        mixed: Floats = (scale.astype(np.float32) @ flat).astype(np.float64)
        return mixed.reshape(-1, 3)

    def _control_points(self, shape: BodyShape) -> Floats:
        """(k, 3) control points at the stature asked for, before they stand on the floor."""
        points = self._base + self._mix(list(form_weights(shape)))
        plain = self._stature(points)
        end = "max" if shape.height_mm > plain else "min"
        growth = self._mix(list(height_weights(shape, end)))
        full = self._stature(points + growth)
        share = (shape.height_mm - plain) / (full - plain)
        points = points + np.clip(share, 0.0, 1.0) * growth
        return points * (shape.height_mm / self._stature(points))

    def _cage(self, points: Floats) -> Floats:
        """(n_cage, 3) skin cage of both halves."""
        n_left = len(self._left)
        cage = np.empty((self._subdivision.n_vertices, 3))
        cage[self._right] = points[:n_left] * _MIRROR
        cage[self._left] = points[:n_left]
        cage[self._midline, 0] = 0.0
        return cage

    def _stature(self, points: Floats) -> float:
        """Height in mm of the smooth skin over control points."""
        return float(np.ptp(self._subdivision.subdivide(self._cage(points)[:, 1:2])))

    def build_skin(self, shape: BodyShape) -> Skin:
        """The skin of ``shape``; its height differs from the one asked for by less than 0.01 mm."""
        points = self._control_points(shape)
        vertices = self._subdivision.subdivide(self._cage(points))
        floor = float(vertices[:, 1].min())
        heel = float(vertices[vertices[:, 1] < floor + 40.0, 2].min())
        origin = np.array([0.0, floor, heel])
        n_left, n_eye = len(self._left), self._n_eye
        eye = points[n_left : n_left + n_eye] - origin
        eyes, eye_colours = build_eyes(eye)
        return Skin(
            shape=shape,
            pattern=self.pattern,
            mesh=TriangleMesh(self._subdivision.topology, vertices - origin),
            eyes=eyes,
            eye_colours=eye_colours,
            joints=self._joints(points[n_left + n_eye :] - origin),
        )

    def _joints(self, centres: Floats) -> dict[str, Floats]:
        """Joint centres by plain name, such as ``neck``, ``left_elbow``, ``right_finger_2_1``."""
        joints: dict[str, Floats] = {}
        for name, centre in zip(self._joint_names, centres, strict=True):
            stem = name.removeprefix("joint-")
            if stem.startswith("l-"):
                plain = stem.removeprefix("l-").replace("-", "_")
                joints[f"left_{plain}"], joints[f"right_{plain}"] = centre, centre * _MIRROR
            else:
                joints[stem.replace("-", "_")] = centre
        return joints


@cache
def load_body_model() -> BodyModel:
    """The shipped body model, read once; raises DataError when its files are missing or broken."""
    return BodyModel(shipped().below("models"))
