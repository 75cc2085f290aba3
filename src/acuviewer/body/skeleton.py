"""The skeleton under the skin: each bone carried to its place by pairs of a place on the bone and a place of the body.

Bones do not grow with fat or muscle, so they are fitted to the body's *frame*: the skin of the same person at average
weight and muscle. Units (one bone, or bones that move as one) are placed in order; a later one may hang on an earlier one, as
the femur hangs on the hip bone. The left half is placed; the right is its mirror image. ``tools/baking/bone_fit.py`` tells
what is paired with what, and why.
"""

import platform
from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from acuviewer.body import larynx
from acuviewer.body.bone_fit import BoneFit
from acuviewer.body.bone_press import BoneContact, BoneCover
from acuviewer.body.costal_cartilages import WHOLE, Part, told_apart, whole
from acuviewer.body.felt_bones import FeltBones
from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape, Side, frame_of
from acuviewer.body.skin import Skin
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import MIRROR, Floats, Ints, Topology, TriangleMesh
from acuviewer.kept import kept_of_program

_FRAMES_KEPT = 4
_FILES = ("bones.npz", "bones_gias.npz")
Tissue = Literal["bone", "cartilage"]


@dataclass(frozen=True)
class Bone:
    """One bone or cartilage: ``name`` as the data calls it, such as ``left_femur``; rows of its vertices and triangles."""

    name: str
    english: str
    latin: str
    tissue: Tissue
    side: Side
    vertices: slice
    triangles: slice


class SkeletonPattern:
    """What all skeletons share: the bones by name, and their (m, 3) triangles."""

    def __init__(self, bones: Mapping[str, Bone], triangles: Ints, n_vertices: int) -> None:
        self.bones = bones
        self.topology = Topology(triangles, n_vertices)
        lengths = [bone.triangles.stop - bone.triangles.start for bone in bones.values()]
        self.bone_of_triangle: NDArray[np.intp] = np.repeat(np.arange(len(bones)), lengths)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names in the order of ``bone_of_triangle``."""
        return tuple(self.bones)


@dataclass(frozen=True, eq=False)
class Skeleton:
    """All bones of one body in one mesh: millimetres, in the frame of the skin. They are placed when first looked at.

    ``feel`` places some vertices (k,) alone, without the rest of their bones.
    """

    pattern: SkeletonPattern
    place: Callable[[], Floats]
    feel: Callable[[NDArray[np.intp]], Floats]

    @cached_property
    def mesh(self) -> TriangleMesh:
        """The bones, one after the other as the pattern lists them."""
        return TriangleMesh(self.pattern.topology, self.place())

    def bone_vertices(self, name: str) -> Floats:
        """(n, 3) vertices of one bone; raises KeyError for an unknown name."""
        found: Floats = self.mesh.vertices[self.pattern.bones[name].vertices]
        return found

    def bone_mesh(self, name: str) -> TriangleMesh:
        """One bone as a mesh of its own; raises KeyError for an unknown name."""
        bone = self.pattern.bones[name]
        triangles = self.pattern.topology.triangles[bone.triangles] - bone.vertices.start
        vertices = self.mesh.vertices[bone.vertices]
        return TriangleMesh(Topology(triangles, len(vertices)), vertices)


class SkeletonModel:
    """The shipped bones and their fit, read once from ``assets/models``; all skeletons share its pattern.

    ``files`` is that folder; raises DataError when its files are missing or broken.
    """

    def __init__(self, files: DataFolder) -> None:
        meshes = larynx.source()
        for file in _FILES:
            arrays = files.arrays(file)
            with files.naming(file):
                meshes |= _read_meshes(arrays)
        names = files.json("bones.json")
        with files.naming("bones.json"):
            names = names["bones"]
            fitted = {entry["key"]: meshes[entry["key"]] for entry in names if entry["part_of"] is None}
            self._keys, parts = tuple(fitted), _parts(fitted)
            self._lengths = {key: len(vertices) for key, (vertices, _) in fitted.items()}
            stacked = np.vstack([vertices for vertices, _ in fitted.values()])
            self.sources = {entry["key"]: parts[entry["key"]].of(stacked) for entry in names}
            self.pattern = _build_pattern(names, parts)
            self._rows, self._turned = _both_sides(names, parts)
        table = files.json("bone_fit.json")
        with files.naming("bone_fit.json"):
            self._fit = BoneFit(table, {key: vertices for key, (vertices, _) in fitted.items()})
        self._contacts = [BoneContact(**part) for part in _read_parts(files, "bone_contact.npz")]
        self._covers = [BoneCover(**part) for part in _read_parts(files, "bone_cover.npz")]
        # The last frames are kept: sliders of weight and muscle leave them as they are, and in a table women and men take turns.
        self._frames: dict[BodyShape, Skin] = {}
        self._felt: FeltBones | None = None

    def build_skeleton(self, body: BodyModel, skin: Skin) -> Skeleton:
        """The skeleton under a skin that ``body`` has built."""
        return Skeleton(self.pattern, partial(self._place, body, skin), partial(self._feel, body, skin))

    def _feel(self, body: BodyModel, skin: Skin, rows: NDArray[np.intp]) -> Floats:
        """(k, 3) some vertices of all bones."""
        left = self._rows[rows]
        if self._felt is None or not np.array_equal(self._felt.rows, left):
            self._felt = FeltBones(self._fit, self._contacts, self._covers, self._lengths, left)
        felt: Floats = self._felt.place(self._frame_of(body, skin), skin) * self._turned[rows]
        return felt

    def _place(self, body: BodyModel, skin: Skin) -> Floats:
        """(n, 3) vertices of all bones."""
        placed = self._fit.place(self._frame_of(body, skin), skin)
        left = np.vstack([placed[key] for key in self._keys])
        for contact in self._contacts:
            left = contact.press(left)
        for cover in self._covers:
            left = cover.press(left, skin)
        both: Floats = left[self._rows] * self._turned
        return both

    def _frame_of(self, body: BodyModel, skin: Skin) -> Skin:
        if skin.form is not None:
            return body.build_frame(skin)
        frame = frame_of(skin.shape)
        known = skin if frame == skin.shape else self._frames.pop(frame, None)
        if known is None:
            known = body.build_frame(skin)
        self._frames[frame] = known
        for oldest in list(self._frames)[:-_FRAMES_KEPT]:
            self._frames.pop(oldest, None)
        return known


def _read_parts(files: DataFolder, name: str) -> list[dict[str, NDArray[Any]]]:
    """What was found on a few bodies that differ much, one after the other."""
    arrays = files.arrays(name)
    with files.naming(name):
        ends = arrays.pop("ends")[:-1]
        split = [np.split(array, ends) for array in arrays.values()]
        return [dict(zip(arrays, parts, strict=True)) for parts in zip(*split, strict=True)]


def _read_meshes(arrays: Mapping[str, NDArray[np.generic]]) -> dict[str, tuple[Floats, Ints]]:
    """Source vertices and triangles by key."""
    vertices = np.asarray(arrays["vertices"], dtype=np.float64)
    triangles = np.asarray(arrays["triangles"], dtype=np.int32)
    ends = np.cumsum(np.asarray(arrays["n_vertices"], dtype=np.intp))
    last = np.cumsum(np.asarray(arrays["n_triangles"], dtype=np.intp))
    keys = [str(key) for key in arrays["keys"]]
    return {
        key: (vertices[start:end], triangles[first:stop])
        for key, start, end, first, stop in zip(keys, np.r_[0, ends[:-1]], ends, np.r_[0, last[:-1]], last, strict=True)
    }


def _parts(fitted: Mapping[str, tuple[Floats, Ints]]) -> Mapping[str, Part]:
    """Each left or median bone by key, its rows counted among all vertices that are fitted, one mesh after the other."""
    parts: dict[str, Part] = {}
    start = 0
    for key, (vertices, triangles) in fitted.items():
        own = told_apart(vertices, triangles) if key == WHOLE else {key: whole(vertices, triangles)}
        parts |= {name: part.moved(start) for name, part in own.items()}
        start += len(vertices)
    return parts


def _sides(entry: Mapping[str, Any]) -> tuple[Side, ...]:
    return ("midline",) if entry["midline"] else ("left", "right")


def _both_sides(names: list[Mapping[str, Any]], parts: Mapping[str, Part]) -> tuple[NDArray[np.intp], Floats]:
    """Rows of the left and median vertices for all bones in turn, and the factors that mirror the right ones."""
    rows, factors = [], []
    for entry in names:
        part = parts[entry["key"]]
        for side in _sides(entry):
            rows.append(part.rows)
            factors.append(part.factors * (MIRROR if side == "right" else 1.0))
    return np.concatenate(rows), np.vstack(factors)


def _build_pattern(names: list[Mapping[str, Any]], parts: Mapping[str, Part]) -> SkeletonPattern:
    """Bones of both sides; mirror images turn their triangles round so that they still face outward."""
    bones: dict[str, Bone] = {}
    triangles: list[Ints] = []
    vertex = triangle = 0
    for entry in names:
        part = parts[entry["key"]]
        own = part.triangles
        for side in _sides(entry):
            name = entry["key"] if side == "midline" else f"{side}_{entry['key']}"
            rows, cells = slice(vertex, vertex + len(part.rows)), slice(triangle, triangle + len(own))
            bones[name] = Bone(name, entry["english"], entry["latin"], entry["tissue"], side, rows, cells)
            triangles.append((own[:, ::-1] if side == "right" else own) + np.int32(vertex))
            vertex, triangle = rows.stop, cells.stop
    return SkeletonPattern(bones, np.vstack(triangles), vertex)


@cache
def load_skeleton_model() -> SkeletonModel:
    """The shipped skeleton model, put together once and then kept in the cache; raises DataError when its files are missing or broken."""

    def read() -> SkeletonModel:
        return SkeletonModel(shipped().below("models"))

    return kept_of_program("bones", (".", "body", "geometry"), (".", "models"), f"{np.__version__} {platform.node()}", read)
