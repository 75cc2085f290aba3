"""Whether the arrays of ``models/`` are those that the program reads: there, of the right kind and shape, within bounds."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.body import larynx
from acuviewer.body.complexion import Shares
from acuviewer.body.form_space import SLIDERS
from acuviewer.body.hairs import KINDS
from acuviewer.body.measures import SEXES
from acuviewer.body.relief import BUILDS
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError, Fault

_REMEDY = "Make the models anew with tools/bake_models.py, or install acuviewer again."
_SPACE_MM = 3000.0
_HAIR = 1e-5
_LARGEST = 1 << 31
_LARGEST_WAY = 60.0
"""No strand of hair goes over more edges, or farther out in mm."""
Arrays = Mapping[str, NDArray[Any]]


class _Wanted(NamedTuple):
    """Kind of an array (as NumPy's letters), shape, least and greatest value. A word in the shape stands for a size that is the
    same wherever the word stands; as the greatest value it is the number of things of which these are the rows.
    """

    kinds: str
    shape: tuple[int | str, ...]
    low: float = 0
    high: float | str = _LARGEST


_MM = (-_SPACE_MM, _SPACE_MM)
_SHARE = (-_HAIR, 1 + _HAIR)
_BONES = {
    "keys": _Wanted("U", ("bones",)),
    "n_vertices": _Wanted("iu", ("bones",), 3),
    "n_triangles": _Wanted("iu", ("bones",), 1),
    "vertices": _Wanted("f", ("vertices", 3), *_MM),
    "triangles": _Wanted("iu", ("faces", 3), 0, "vertices"),
}
_FILES: dict[str, dict[str, _Wanted]] = {
    "skin.npz": {
        "base": _Wanted("f", ("points", 3), *_MM),
        "quads": _Wanted("iu", ("quads", 4)),
        "left": _Wanted("iu", ("half",), 0, "cage"),
        "right": _Wanted("iu", ("half",), 0, "cage"),
        "n_eye": _Wanted("iu", (), 3, "points"),
        "joints": _Wanted("U", ("joints",)),
        "regions": _Wanted("u", ("quads",), 0, "regions"),
        "region_names": _Wanted("U", ("regions",)),
        "steps": _Wanted("f", ("targets",), 0, 1),
        "colours": _Wanted("u", ("skin vertices", 3)),
    },
    "skin_targets.npy": {"": _Wanted("i", ("targets", "points", 3), -_LARGEST)},
    "skin_fine.npz": {
        "names": _Wanted("U", ("fine targets",)),
        "soft": _Wanted("b", ("fine targets",), 0, 1),
        "steps": _Wanted("f", ("fine rows",), 0, 1),
        "ends": _Wanted("iu", ("fine rows",), 0, "fine offsets"),
        "points": _Wanted("iu", ("fine offsets",), 0, "points"),
        "offsets": _Wanted("i", ("fine offsets", 3), -_LARGEST),
    },
    "person_starts.npz": {
        "ages": _Wanted("f", ("ages",), 0, 150),
        "statures_mm": _Wanted("f", ("statures",), 0, _SPACE_MM),
        "indices": _Wanted("f", ("indices",), 0, 100),
        "numbers": _Wanted("f", (2, "ages", "statures", "indices", "numbers of a form"), -2, 2),
        "usual": _Wanted("f", (2, "numbers of a form"), -2, 2),
    },
    "bones.npz": _BONES,
    "bones_gias.npz": _BONES,
    "bone_contact.npz": {
        "vertex": _Wanted("iu", ("touched",), 0, "bone vertices"),
        "corners": _Wanted("iu", ("touched", 3), 0, "bone vertices"),
        "barycentric": _Wanted("f", ("touched", 2), *_SHARE),
        "away": _Wanted("f", ("touched", 3), -1 - _HAIR, 1 + _HAIR),
        "share": _Wanted("f", ("touched",), *_SHARE),
        "ends": _Wanted("iu", ("bodies",), 0, "touched"),
    },
    "bone_cover.npz": {
        "vertex": _Wanted("iu", ("covered",), 0, "bone vertices"),
        "triangle": _Wanted("iu", ("covered",), 0, "skin triangles"),
        "barycentric": _Wanted("f", ("covered", 2), *_SHARE),
        "ends": _Wanted("iu", ("bodies",), 0, "covered"),
    },
    "landmark_cover.npz": {
        "names": _Wanted("U", ("landmarks",)),
        "ends": _Wanted("iu", ("landmarks",), 0, "over landmarks"),
        "triangles": _Wanted("iu", ("over landmarks",), 0, "skin triangles"),
    },
    "relief.npz": {
        "skin": _Wanted("u", (len(SEXES) * len(BUILDS), "half of the skin"), 0, 255),
        "bones": _Wanted("u", ("left and median vertices",), 0, 255),
        **{name: _Wanted("u", ("half of the skin",), 0, 255) for name in (*Shares._fields, "folds")},
    },
    "hairs.npz": {
        "triangles": _Wanted("iu", ("strands",), 0, "skin triangles"),
        "weights": _Wanted("u", ("strands", 2), 0, 255),
        "way": _Wanted("f", ("strands", 3), -_LARGEST_WAY, _LARGEST_WAY),
        "width": _Wanted("f", ("strands",), 0, 5),
        "tone": _Wanted("u", ("strands",), 0, 255),
        "kind": _Wanted("u", ("strands",), 0, len(KINDS) - 1),
    },
}
MODEL_FILES = frozenset(f"models/{name}" for name in _FILES)
"""The files of arrays, as seen from the data folder."""
_ENDS = {"skin_fine.npz", "bone_contact.npz", "bone_cover.npz", "landmark_cover.npz"}


def model_faults(files: DataFolder) -> list[Fault]:
    """What is wrong with the arrays of a data folder."""
    models = files.below("models")
    faults: list[Fault] = []
    # The larynx is built, not read, and counts among the bones.
    sizes = {"bone vertices": sum(len(vertices) for vertices, _ in larynx.source().values())}
    for name, wanted in _FILES.items():
        try:
            arrays = {"": models.mapped(name)} if name.endswith(".npy") else models.arrays(name)
        except DataError as error:
            faults += error.faults
            continue
        if wanted is _BONES:
            for own in ("bones", "vertices", "faces"):
                sizes.pop(own, None)
        found = list(_faults_in(arrays, wanted, sizes))
        if not found:
            found = list(_faults_together(name, arrays, sizes))
        faults += [Fault(str(models.root / name), place or "array", what, _REMEDY) for place, what in found]
    return faults


def _faults_in(arrays: Arrays, wanted: Mapping[str, _Wanted], sizes: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Arrays that lack or are too many, and each by itself; sizes that were not known yet are learnt."""
    for name in sorted({*arrays} ^ {*wanted}):
        yield name, "is missing." if name in wanted else "is an array that nobody reads."
    for name, (kinds, shape, low, high) in wanted.items():
        if name not in arrays:
            continue
        array = arrays[name]
        if array.dtype.kind not in kinds:
            yield name, f"holds values of type {array.dtype}."
            continue
        expected = tuple(sizes.get(size, size) if isinstance(size, str) else size for size in shape)
        fits = len(expected) == array.ndim and all(
            isinstance(e, str) or e == n for e, n in zip(expected, array.shape, strict=True)
        )
        if not fits or array.size == 0:
            yield name, f"has the shape {array.shape} instead of ({', '.join(map(str, expected))})."
            continue
        sizes.update({size: n for size, n in zip(shape, array.shape, strict=True) if isinstance(size, str)})
        if name == "soft":
            sizes.update({"fine rows": 2 * len(array), "numbers of a form": SLIDERS + len(array)})
        if name == "quads":
            sizes.update({"cage": int(array.max()) + 1, "skin triangles": 8 * len(array)})
        yield from _out_of_bounds(name, array, low, high, sizes)


def _out_of_bounds(
    name: str, array: NDArray[Any], low: float, high: float | str, sizes: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    if array.dtype.kind == "U":
        if len(set(array.tolist())) < array.size:
            yield name, "names something twice."
        return
    # Rows are counted from 0; an end may be one beyond the last.
    most = sizes.get(high, _LARGEST) - (name != "ends") if isinstance(high, str) else high
    least_found, most_found = array.min(), array.max()
    if not (least_found >= low and most_found <= most):
        yield name, f"reaches from {least_found} to {most_found}; {low:g} to {most:g} is possible."


def _faults_together(name: str, arrays: Arrays, sizes: dict[str, int]) -> Iterator[tuple[str, str]]:
    """What only several arrays of a file together show."""
    if "n_vertices" in arrays:
        counts, n_faces = arrays["n_vertices"].astype(int), arrays["n_triangles"].astype(int)
        sizes["bone vertices"] = sizes.get("bone vertices", 0) + len(arrays["vertices"])
        if counts.sum() != len(arrays["vertices"]) or n_faces.sum() != len(arrays["triangles"]):
            yield "n_vertices", "does not add up to what is there."
        elif (arrays["triangles"].max(axis=1) >= np.repeat(counts, n_faces)).any():
            yield "triangles", "reach into the vertices of another bone."
    if name in _ENDS:
        ends = arrays["ends"]
        held = len(next(arrays[name] for name in ("triangles", "vertex", "points") if name in arrays))
        if (np.diff(ends) < 0).any() or ends[-1] != held:
            yield "ends", "do not go up to the last row."
    if "barycentric" in arrays and (arrays["barycentric"].sum(axis=1) > 1 + _HAIR).any():
        yield "barycentric", "adds up to more than 1."
