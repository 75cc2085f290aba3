"""The shipped body: base shape, shape targets, pattern. Builds the skin of any ``BodyShape``.

Stature is met in two steps. The height targets change proportions as growth does, so they are mixed in first, as
far as they reach; what is left is a uniform scale. ``docs/ACCURACY.md`` gives how large that scale gets.
"""

from dataclasses import replace
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.eyes import build_eyes
from acuviewer.body.form import Form, bare_form
from acuviewer.body.form_space import FormSpace
from acuviewer.body.shape import BodyShape, frame_of
from acuviewer.body.skin import Skin, SkinPattern
from acuviewer.body.weights import form_weights, height_weights
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.geometry.mesh import MIRROR, Floats, TriangleMesh
from acuviewer.geometry.smooth_normals import SmoothMesh, SmoothNormals

if TYPE_CHECKING:
    from acuviewer.body.person import Missed, PersonFit


class BodyModel:
    """Read once from ``assets/models``; all skins built from it share topology and pattern.

    ``files`` is that folder; raises DataError when its files are missing or broken.
    """

    def __init__(self, files: DataFolder) -> None:
        self._files = files
        arrays = files.arrays("skin.npz")
        targets = files.mapped("skin_targets.npy")
        record = files.json("manifest.json")
        with files.naming("manifest.json"):
            rows = {name: row for row, name in enumerate(record["skin"]["targets"])}
        with files.naming("skin.npz"):
            self.space = FormSpace(arrays, targets, rows, partial(files.arrays, "skin_fine.npz"))
            self._n_eye = int(arrays["n_eye"])
            self._joint_names = [str(name) for name in arrays["joints"]]
            self.pattern = self._build_pattern(arrays)

    @cached_property
    def persons(self) -> "PersonFit":
        """What finds the form of a person by figures, loaded when one is first asked for."""
        from acuviewer.body.person import PersonFit

        return PersonFit(self.space, self.pattern, self._files)

    def _build_pattern(self, arrays: dict[str, NDArray[Any]]) -> SkinPattern:
        subdivision = self.space.subdivision
        mirror = np.empty(subdivision.n_vertices, dtype=np.intp)
        mirror[self.space.left], mirror[self.space.right] = self.space.right, self.space.left
        mirrored_vertex, mirrored_triangle = subdivision.mirrored(mirror)
        return SkinPattern(
            colours=np.asarray(arrays["colours"], dtype=np.uint8),
            regions=np.repeat(np.asarray(arrays["regions"], dtype=np.uint8), 8),
            region_names=tuple(str(name) for name in arrays["region_names"]),
            mirrored_vertex=mirrored_vertex,
            mirrored_triangle=mirrored_triangle,
            triangles=subdivision.topology.triangles,
        )

    def _control_points(self, shape: BodyShape) -> Floats:
        """(k, 3) control points at the stature asked for, before they stand on the floor."""
        space = self.space
        points = space.base + space.mix(form_weights(shape))
        plain = self.space.stature(points)
        end = "max" if shape.height_mm > plain else "min"
        growth = space.mix(height_weights(shape, end))
        full = self.space.stature(points + growth)
        share = (shape.height_mm - plain) / (full - plain)
        points = points + np.clip(share, 0.0, 1.0) * growth
        return points * (shape.height_mm / self.space.stature(points))

    def build_skin(self, shape: BodyShape, missed: "Missed" = (), near: Skin | None = None) -> Skin:
        """The skin of ``shape``; its height differs from the one asked for by less than 0.01 mm.

        A person by figures is fitted first; ``missed`` and ``near`` say by how much a skin built before fell short of them.
        """
        if shape.is_person:
            form = self.persons.fit(shape, missed, near.form if near else None)
            return self.of_form(shape, form)
        points = self._control_points(shape)
        return self._stand(shape, points, np.zeros_like(points), None)

    @cached_property
    def _smooth(self) -> SmoothNormals:
        return SmoothNormals(self.space.subdivision)

    def moving(self, skin: Skin) -> Skin:
        """The same skin while it moves: its normals are there soon, and as good to the eye."""
        return replace(skin, mesh=SmoothMesh(skin.mesh.topology, skin.mesh.vertices, self._smooth))

    def glance(self, shape: BodyShape, near: Skin) -> Skin:
        """About the skin of ``shape``, soon: a person is not fitted to the end. ``near`` is a skin from which to begin."""
        if not shape.is_person:
            return self.build_skin(shape)
        return self.of_form(shape, self.persons.glance(shape, near.form))

    def build_frame(self, skin: Skin) -> Skin:
        """The same person at average weight and muscle, of the same stature: bones do not grow with fat or muscle."""
        if skin.form is None:
            return self.build_skin(frame_of(skin.shape))
        form = bare_form(skin.form, self.space.fine.soft)
        return self.of_form(skin.shape, form)

    def of_form(self, shape: BodyShape, form: Form) -> Skin:
        """The skin of a form that was found for a ``shape``, scaled by the little that a fit leaves open of the stature."""
        points, drawn = self.space.points_drawn(form)
        rest = shape.height_mm / self.space.stature(points)
        return self._stand(shape, points * rest, drawn * rest, form)

    def _stand(self, shape: BodyShape, points: Floats, drawn: Floats, form: Form | None) -> Skin:
        """The skin over control points, which fine targets have ``drawn`` (k, 3) there; its feet on the floor."""
        subdivision = self.space.subdivision
        vertices = subdivision.subdivide(self.space.cage(points))
        floor = float(vertices[:, 1].min())
        heel = float(vertices[vertices[:, 1] < floor + 40.0, 2].min())
        origin = np.array([0.0, floor, heel])
        n_left, n_eye = len(self.space.left), self._n_eye
        eye = points[n_left : n_left + n_eye] - origin
        eyes, eye_colours = build_eyes(eye)
        return Skin(
            shape=shape,
            pattern=self.pattern,
            mesh=TriangleMesh(subdivision.topology, vertices - origin),
            eyes=eyes,
            eye_colours=eye_colours,
            joints=self._joints(points[n_left + n_eye :] - origin),
            drawn=self._joints(drawn[n_left + n_eye :]),
            form=form,
        )

    def _joints(self, centres: Floats) -> dict[str, Floats]:
        """Centres of joints (or how far they go) by plain name, such as ``neck``, ``left_elbow``, ``right_finger_2_1``."""
        joints: dict[str, Floats] = {}
        for name, centre in zip(self._joint_names, centres, strict=True):
            stem = name.removeprefix("joint-")
            if stem.startswith("l-"):
                plain = stem.removeprefix("l-").replace("-", "_")
                joints[f"left_{plain}"], joints[f"right_{plain}"] = centre, centre * MIRROR
            else:
                joints[stem.replace("-", "_")] = centre
        return joints


@cache
def load_body_model() -> BodyModel:
    """The shipped body model, read once; raises DataError when its files are missing or broken."""
    return BodyModel(shipped().below("models"))
