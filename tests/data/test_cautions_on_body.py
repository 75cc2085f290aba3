"""What lies below the points of an average body, held against their cautions: bones know nothing of rules or regions."""

import re

import numpy as np

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import build_anatomy
from point_entries import cautions_at

_OVER_LUNG = re.compile(r"(left|right)_(rib_[1-9]|costal_cartilage_[1-6])")
"""Ribs and cartilages with the lung behind them from end to end; the lower ones reach down in front of liver and stomach."""
_NEAR_MM = 45.0


def _over_the_chest() -> dict[str, str]:
    """The bone below each point that lies over the wall of the chest: the nearest of all, and near."""
    anatomy = build_anatomy(BodyShape())
    vertices, bones = anatomy.skeleton.mesh.vertices, anatomy.skeleton.pattern.bones.values()
    found = {}
    for location in anatomy.locations.values():
        apart = np.linalg.norm(vertices - location.position_mm, axis=1)
        nearest = int(apart.argmin())
        bone = next(bone.name for bone in bones if bone.vertices.start <= nearest < bone.vertices.stop)
        if apart[nearest] < _NEAR_MM and _OVER_LUNG.fullmatch(bone):
            found[location.code] = bone
    return found


def test_each_point_over_ribs_with_the_lung_behind_them_says_so() -> None:
    over_the_chest = _over_the_chest()
    assert len(over_the_chest) > 20
    assert {"ST15", "KI25", "SP18", "GB22", "BL13", "EX-B3"} <= set(over_the_chest)
    assert [f"{code} over {bone}" for code, bone in over_the_chest.items() if "pneumothorax" not in cautions_at(code)] == []
