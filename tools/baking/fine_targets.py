"""Bakes the fine targets: pairs that make one length, girth or volume of the body smaller or larger, both sides at once.

They say what the coarse targets of sex, age, muscle and weight leave open: how long an arm is, how wide a waist. What changes
the face alone, or one side, is left out.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from baking.makehuman import MakeHuman
from baking.skin import ControlPoints, quantise

FOLDERS = ("arms", "legs", "torso", "hip", "stomach", "neck", "pelvis", "buttocks", "feet", "hands", "head", "breast")
LESS_AND_MORE = (("decr", "incr"), ("down", "up"), ("in", "out"), ("backward", "forward"))
LEFT_OUT = ("head-age", "pregnant", "point", "female-")
"""Parts of names: the age and sex of a face, what is no build, and the cups of a breast, which are a target of their own."""
CUP = ("cup", "breast/female-young-averagemuscle-averageweight-{}cup-averagefirmness")
LEAST_MM, NOTHING_MM = 0.5, 0.01
SOFT = (
    "-circ", "-fat", "muscle", "breast", "cup", "stomach", "buttocks-volume", "bulge", "-tone", "hip-waist", "neck-double", "nipple",
    "leg-scale-depth", "leg-scale-horiz", "arm-scale-depth", "arm-scale-horiz", "neck-scale-depth", "neck-scale-horiz",
    "torso-scale-depth", "torso-scale-horiz", "hip-scale-depth", "hip-scale-horiz",
)  # fmt: skip
"""Parts of names of targets that change flesh and leave the bones where they are."""


def pairs_of(source: MakeHuman) -> dict[str, tuple[list[str], list[str]]]:
    """By name: the files that make less, and those that make more; a target of the left brings its partner of the right."""
    files = set(source.target_names())
    pairs: dict[str, tuple[list[str], list[str]]] = {}
    for file in sorted(files):
        folder, _, name = file.partition("/")
        if folder not in FOLDERS or name.startswith("r-") or any(part in name for part in LEFT_OUT):
            continue
        for less, more in LESS_AND_MORE:
            if name.endswith(f"-{more}"):
                stem = name.removesuffix(f"-{more}")
                pairs[f"{folder}/{stem}"] = (
                    _both_sides(folder, f"{stem}-{less}", files),
                    _both_sides(folder, name, files),
                )
    pairs[CUP[0]] = ([CUP[1].format("min")], [CUP[1].format("max")])
    return pairs


def _both_sides(folder: str, name: str, files: set[str]) -> list[str]:
    names = [name] + ([f"r-{name.removeprefix('l-')}"] if name.startswith("l-") else [])
    return [f"{folder}/{each}" for each in names if f"{folder}/{each}" in files]


def bake_fine_targets(source: MakeHuman) -> tuple[dict[str, NDArray[Any]], float]:
    """Arrays of ``skin_fine.npz`` by name, and the worst quantisation error in mm.

    Rows 2k and 2k + 1 are less and more of target k: ``ends`` (2p,) where each row's control points end in ``points`` and
    ``offsets`` (n, 3), of ``steps`` (2p,) mm. A target that has no less is turned round.
    """
    control = ControlPoints(source)
    names, rows, worst = [], [], 0.0
    for name, (less, more) in pairs_of(source).items():
        up = _sum_of(source, control, more)
        down = _sum_of(source, control, less) if less else -up
        if max(np.abs(up).max(), np.abs(down).max()) > LEAST_MM:
            names.append(name)
            rows += [down, up]
    points, offsets, steps = [], [], []
    for row in rows:
        moved = np.flatnonzero(np.abs(row).max(axis=1) > NOTHING_MM)
        whole, step = quantise(row[moved])
        worst = max(worst, float(np.linalg.norm(whole * step - row[moved], axis=1).max()))
        points.append(moved.astype(np.uint16))
        offsets.append(whole)
        steps.append(step)
    arrays = {
        "names": np.array(names),
        "soft": np.array([any(part in name for part in SOFT) for name in names]),
        "steps": np.array(steps),
        "ends": np.cumsum([len(each) for each in points]).astype(np.int32),
        "points": np.concatenate(points),
        "offsets": np.concatenate(offsets),
    }
    return arrays, worst


def _sum_of(source: MakeHuman, control: ControlPoints, files: list[str]) -> NDArray[np.float64]:
    return np.sum([control.of(source.target(file)) for file in files], axis=0)
