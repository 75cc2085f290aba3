"""Points whose rule was found wrong and changed: the rule before, and why it was left. ``tools/measure_accuracy.py`` measures how far they moved."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.points.atlas import load_atlas
from acuviewer.points.rule_executor import RuleExecutor
from acuviewer.points.rules import read_rule
from acuviewer.session.anatomy import Anatomy, compute_anatomy

Json = dict[str, Any]

BODIES = {
    "man": BodyShape(sex="male", age=35),
    "woman": BodyShape(sex="female", age=30),
    "heavy woman": BodyShape(sex="female", age=50, height_mm=1600, weight=0.95, muscle=0.4),
    "lean man": BodyShape(sex="male", age=35, weight=0.15, muscle=0.45),
}


class Moved(NamedTuple):
    """A rule as it was, and what was wrong with it."""

    before: Json
    why: str


_BELOW_CLAVICLE: Json = {
    "kind": "between", "first": "clavicle_lower_border_middle", "second": "second_intercostal_space_midclavicular",
}  # fmt: skip


def _six_cun(level: Json | str) -> Json:
    start = {"midline": "anterior", "level": level}
    return {"kind": "beside", "from": start, "length_cun": 6, "segment": "midclavicular_transverse"}


MOVED = {
    "LU1": Moved(_six_cun(_BELOW_CLAVICLE), "straight below LU2; 6 cun to the side is its other definition now"),
    "LU2": Moved(
        _six_cun("clavicle_lower_border_lateral"),
        "stood on the coracoid process; felt in the hollow inward of it now, 6 cun to the side is its other definition",
    ),
}


def moved_rows() -> Iterator[str]:
    """One row a point: how far the rule before and the rule now lie apart on each body, and why it was changed."""
    anatomies = [compute_anatomy(shape) for shape in BODIES.values()]
    for code, moved in MOVED.items():
        apart = " | ".join(f"{_moved_mm(anatomy, code, moved.before):.0f}" for anatomy in anatomies)
        yield f"| {code} | {apart} | {moved.why} |"


def _moved_mm(anatomy: Anatomy, code: str, before: Json) -> float:
    executor = RuleExecutor(
        load_atlas().landmarks, anatomy.skin, anatomy.landmarks, anatomy.ruler, lambda other: _place(anatomy, other), tells=False
    )
    old = anatomy.skin.mesh.position(executor.find(read_rule(before)).surface)
    return float(np.linalg.norm(old - anatomy.skin.mesh.position(_place(anatomy, code))))


def _place(anatomy: Anatomy, code: str) -> SurfacePoint:
    found = anatomy.location(code, "left")
    if found is None:
        raise SystemExit(f"{code} has no place on this body: {anatomy.why_unplaced(code)}")
    return found.surface
