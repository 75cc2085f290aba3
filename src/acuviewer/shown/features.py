"""What one recognises on the skin and finds the way by, which no label may cover: brows, eyes, mouth, creases, navel."""

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats
from acuviewer.session.anatomy import Anatomy, kept_with_body

_PAIRED = (
    ("eyebrow_inner_end", "eyebrow_middle", "eyebrow_outer_end"),
    ("inner_canthus", "pupil", "outer_canthus"),
    ("nipple",),
    *(
        tuple(f"{crease}_crease_{end}" for end in (first, "midpoint", last))
        for crease, first, last in (
            ("cubital", "radial_end", "ulnar_end"),
            ("palmar_wrist", "radial_end", "ulnar_end"),
            ("popliteal", "lateral_end", "medial_end"),
        )
    ),
)
_SIDES: tuple[Side, ...] = ("left", "right")


@kept_with_body
def feature_lines(anatomy: Anatomy) -> list[Floats]:
    """A (k, 3) line along each of them on both sides, of one place for what is a spot."""
    lines = [_line(anatomy, [(name, side) for name in names]) for names in _PAIRED for side in _SIDES]
    return [*lines, _line(anatomy, [("mouth_corner", side) for side in _SIDES]), _line(anatomy, [("umbilicus", "left")])]


def _line(anatomy: Anatomy, marks: list[tuple[str, Side]]) -> Floats:
    return np.array([anatomy.landmarks.on_side(name, side).position_mm for name, side in marks])
