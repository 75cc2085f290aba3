"""Bakes the skin: base shape and shape targets on one half (the data is symmetric), joints, eyeballs, regions.

A *control point* is a skin vertex, an eyeball vertex or a joint centre. Only those of the left half and of the
midline are stored; the program mirrors them, so left and right agree to the bit.
"""

import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from baking.makehuman import MakeHuman

SEXES = ("female", "male")
AGES = ("young", "old")
ANCESTRIES = ("african", "asian", "caucasian")
LEVELS = ("min", "average", "max")

REGIONS = (
    ("head", ("head", "jaw", "eye", "levator", "oculi", "orbicularis", "oris", "risorius", "temporalis", "tongue", "special")),
    ("neck", ("neck",)),
    ("trunk", ("spine", "breast", "clavicle", "pelvis", "root", "shoulder")),
    ("upper_arm", ("upperarm",)),
    ("forearm", ("lowerarm",)),
    ("hand", ("wrist", "metacarpal", "finger")),
    ("thigh", ("upperleg",)),
    ("leg", ("lowerleg",)),
    ("foot", ("foot", "toe")),
)
MIDLINE_REGIONS = ("head", "neck", "trunk")


def target_names() -> list[str]:
    """Names of all adult targets, in the order in which they are stored."""
    names = [f"{ancestry}-{sex}-{age}" for ancestry, sex, age in itertools.product(ANCESTRIES, SEXES, AGES)]
    builds = [
        f"{sex}-{age}-{muscle}muscle-{weight}weight"
        for sex, age, muscle, weight in itertools.product(SEXES, AGES, LEVELS, LEVELS)
    ]
    names += [f"universal-{build}" for build in builds]
    names += [f"height/{build}-{end}height" for build in builds for end in ("min", "max")]
    names += [f"proportions/{build}-{end}proportions" for build in builds for end in ("uncommon", "ideal")]
    return names


class ControlPoints:
    """Chooses and orders the control points, and takes them out of any (19158, 3) array."""

    def __init__(self, source: MakeHuman) -> None:
        self._source = source
        self.quads = source.groups["body"]
        self.n_skin = int(self.quads.max()) + 1
        self.eye = np.unique(source.groups["helper-l-eye"])
        joints = [name for name in source.groups if name.startswith("joint-") and not name.startswith("joint-r-")]
        self.joints = sorted(joint for joint in joints if "ground" not in joint and "target" not in joint)
        mirror = source.mirror[: self.n_skin]
        self.left = np.flatnonzero(source.vertices[: self.n_skin, 0] >= 0)
        self.right = mirror[self.left]
        if len(np.union1d(self.left, self.right)) != self.n_skin:
            raise SystemExit("the mirror table does not cover the skin")

    def of(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """(k, 3): skin of the left half, left eyeball, joint centres.

        Two height targets of old, heavy, muscular bodies differ between the sides at some hundred vertices (by up
        to 10 mm); the mean of both sides is taken throughout.
        """
        values = (values + values[self._source.mirror] * [-1.0, 1.0, 1.0]) / 2
        centres = [values[np.unique(self._source.groups[joint])].mean(axis=0) for joint in self.joints]
        return np.concatenate([values[self.left], values[self.eye], np.array(centres)])

    def regions(self) -> tuple[NDArray[np.uint8], list[str]]:
        """Region of each quad by the heaviest skinning weight, and the regions' names."""
        names = [
            name if name in MIDLINE_REGIONS else f"{side}_{name}"
            for name, _ in REGIONS
            for side in (("",) if name in MIDLINE_REGIONS else ("left", "right"))
        ]
        heaviness = np.zeros((self.n_skin, len(names)))
        for bone, weights in self._source.skinning_weights().items():
            part = next((name for name, stems in REGIONS if bone.startswith(stems)), None)
            if part is None:
                continue
            side = {"L": "left_", "R": "right_"}.get(bone[-1], "")
            column = names.index(part if part in MIDLINE_REGIONS else side + part)
            for vertex, weight in weights:
                if vertex < self.n_skin:
                    heaviness[vertex, column] += weight
        return heaviness[self.quads].sum(axis=1).argmax(axis=1).astype(np.uint8), names


def quantise(values: NDArray[np.float64]) -> tuple[NDArray[np.int16], float]:
    """Offsets as 16-bit steps and the step in mm; the error is at most half a step."""
    step = max(float(np.abs(values).max()) / 32767, 1e-9)
    return np.round(values / step).astype(np.int16), step


def bake_skin(source: MakeHuman) -> tuple[dict[str, Any], dict[str, NDArray[Any]], float]:
    """Arrays of ``targets.npz`` by name, arrays of ``skin.npz``, and the worst quantisation error in mm."""
    points = ControlPoints(source)
    base = points.of(source.vertices)
    regions, region_names = points.regions()
    worst = 0.0
    steps, rows = [], []
    for name in target_names():
        offsets = points.of(source.target(f"macrodetails/{name}"))
        row, step = quantise(offsets)
        worst = max(worst, float(np.linalg.norm(row * step - offsets, axis=1).max()))
        rows.append(row)
        steps.append(step)
    targets = {"names": np.array(target_names()), "steps": np.array(steps), "offsets": np.array(rows)}
    skin = {
        "base": base.astype(np.float32),
        "quads": points.quads.astype(np.int32),
        "left": points.left.astype(np.int32),
        "right": points.right.astype(np.int32),
        "n_eye": np.array(len(points.eye)),
        "joints": np.array(points.joints),
        "regions": regions,
        "region_names": np.array(region_names),
    }
    return targets, skin, worst
