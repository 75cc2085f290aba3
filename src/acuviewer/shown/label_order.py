"""In which order plain labels are served: those first that lie far apart and say much."""

from collections.abc import Sequence

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import Floats
from acuviewer.points.catalog import STANDARD
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.shown.content import SceneContent

_WEIGHTS = (1.0, 1.5, 1.8)
"""How much farther apart a plain point must lie from the others to be named before one that is also a source, a
connecting, a cleft, an alarm point …, or two of these."""


@kept_with_body
def lateness_of(anatomy: Anatomy, content: SceneContent) -> dict[tuple[str, Side], float]:
    """A number from 0 to 2 for each point and side: those with small numbers lie far apart all over the body.

    Where points lie close, those of more categories come first; each point on one side comes before any on its other.
    """
    found = [location for location in anatomy.locations.values() if location.definition == STANDARD]
    weights = np.array([_WEIGHTS[min(content.importance[location.code], 2)] for location in found])
    rows_of: dict[str, list[int]] = {}
    for row, location in enumerate(found):
        rows_of.setdefault(location.code, []).append(row)
    positions = np.array([location.position_mm for location in found]).reshape(-1, 3)
    order = _far_apart(positions, weights, [rows_of[location.code] for location in found])
    return {(found[row].code, found[row].side): 2.0 * place / len(found) for place, row in enumerate(order)}


def _far_apart(positions: Floats, weights: Floats, partners: Sequence[Sequence[int]]) -> list[int]:
    """An order of rows: always the farthest from all before, a heavier one counting as farther; partners at the end."""
    order: list[int] = []
    away = np.full(len(positions), float(np.ptp(positions, axis=0).max()))
    open_ = np.ones(len(positions), dtype=bool)
    while open_.any():
        row = int(np.where(open_, away * weights, -1.0).argmax())
        order.append(row)
        away = np.minimum(away, np.linalg.norm(positions - positions[row], axis=1))
        open_[partners[row]] = False
    taken = set(order)
    return order + [partner for row in order for partner in partners[row] if partner not in taken]


def far_apart_in_height(heights: Sequence[float]) -> list[float]:
    """A number from 0 to 1 for each height, so that those with small numbers lie far apart on the body."""
    order = np.argsort(heights, kind="stable")
    bits = max(len(heights) - 1, 1).bit_length()
    late = [0.0] * len(heights)
    for position, row in enumerate(order):
        late[int(row)] = int(f"{position:0{bits}b}"[::-1], 2) / 2**bits
    return late
