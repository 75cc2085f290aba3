"""The relief of skin and bones: how dark or light each vertex is for its place, so that hollows and creases show in any light.

It was worked out beforehand on a few bodies of each sex, lean, average and heavy, and is mixed from them for every other body; it costs a
picture nothing, since it only changes the colours of the vertices. ``tools/baking/relief.py`` tells how it is found.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.complexion import Shares, ageing, complexion
from acuviewer.body.measures import SEXES
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import SkeletonPattern
from acuviewer.body.skin import SkinPattern
from acuviewer.data_folder import DataFolder, shipped
from acuviewer.geometry.mesh import Floats

NEUTRAL, STEP = 160, 0.006
"""A byte of ``NEUTRAL`` leaves a colour as it is; each one below makes it so much darker, each one above lighter."""
BUILDS = (0.1, 0.5, 1.0)
"""The bodies on which the relief was found, by their sliders of weight."""

_INDICES = (18.5, 24.5, 33.0)
"""Kilograms a square metre of persons who are built like them."""
_GRADES, _AGES = 16, 12
"""So many grades lie between one of the bodies and the next, and between a young face and an old one: fewer than the eye can tell."""

Bytes = NDArray[np.uint8]


def _tones(dark: Sequence[float], light: Sequence[float]) -> NDArray[np.float32]:
    """(256, 3) factors of red, green and blue for each byte of shade."""
    shade = STEP * (np.arange(256.0)[:, None] - NEUTRAL)
    return np.where(shade < 0.0, np.exp(shade * np.array(dark)), 1.0 + shade * np.array(light)).astype(np.float32)


_SKIN_TONES = _tones((0.92, 1.16, 1.30), (0.9, 1.0, 1.1))
"""Light in a hollow of the skin has wandered through skin, and comes out warm."""
_BONE_TONES = _tones((0.95, 1.1, 1.3), (1.0, 1.0, 1.0))


class Relief:
    """Shades of the vertices of all skins and of all bones.

    ``files`` is ``assets/models``; raises DataError when ``relief.npz`` is missing or broken.
    """

    def __init__(self, files: DataFolder) -> None:
        arrays: Mapping[str, NDArray[Any]] = files.arrays("relief.npz")
        with files.naming("relief.npz"):
            self._skin = np.asarray(arrays["skin"], dtype=np.uint8)
            self._bones = np.asarray(arrays["bones"], dtype=np.uint8)
            self._folds = np.asarray(arrays["folds"], dtype=np.uint8)
            self._shares = Shares(*(np.asarray(arrays[name], dtype=np.float64) / 255.0 for name in Shares._fields))
            if len(self._skin) != len(SEXES) * len(BUILDS):
                raise ValueError("skin: not every sex and build has its relief")
        self._kept: tuple[object, SkinPattern, Bytes] | None = None

    def skin_colours(self, shape: BodyShape, pattern: SkinPattern) -> Bytes:
        """(n, 3) sRGB of the vertices of a body's skin, with its relief; the same array while sex, build and age are about the same."""
        build = round(_build(shape) * _GRADES) / _GRADES
        aged = round(ageing(shape) * _AGES) / _AGES
        kind = shape.sex, build, aged
        if self._kept is None or self._kept[:2] != (kind, pattern):
            row = SEXES.index(shape.sex) * len(BUILDS) + min(int(build), len(BUILDS) - 2)
            share = build % 1 if build < len(BUILDS) - 1 else 1.0
            half = (1.0 - share) * self._skin[row] + share * self._skin[row + 1]
            half = np.clip(half + aged * (self._folds - float(NEUTRAL)), 0.0, 255.0)
            shades = np.rint(half).astype(np.uint8)[pattern.half_rows]
            own = Shares(*(share[pattern.half_rows] for share in self._shares))
            self._kept = kind, pattern, _tinted(complexion(shape, pattern.colours, own), _SKIN_TONES[shades])
        return self._kept[2]

    def bone_shades(self, pattern: SkeletonPattern) -> NDArray[np.float32]:
        """(n, 3) factors for the colours of the vertices of all bones."""
        parts, start = [], 0
        for bone in pattern.bones.values():
            # Each right bone comes right after the left one, of which it is the mirror image.
            length = bone.vertices.stop - bone.vertices.start
            start -= length if bone.side == "right" else 0
            parts.append(self._bones[start : start + length])
            start += length
        return _BONE_TONES[np.concatenate(parts)]


def _build(shape: BodyShape) -> float:
    """Where a body stands among ``BUILDS``: 0 for the first, 1 for the second, and so on, with what lies between."""
    if shape.weight is None:
        index = shape.likely_weight_kg / (shape.height_mm / 1000.0) ** 2
        return float(np.interp(index, _INDICES, range(len(_INDICES))))
    return float(np.interp(shape.weight, BUILDS, range(len(BUILDS))))


def _tinted(colours: Floats, tones: NDArray[np.float32]) -> Bytes:
    found: Bytes = np.minimum(colours * tones, np.float32(255.0)).astype(np.uint8)
    return found


@cache
def load_relief() -> Relief:
    """The shipped relief, read once; raises DataError when its file is missing or broken."""
    return Relief(shipped().below("models"))
