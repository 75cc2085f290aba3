"""Labels that are wished for: what each says of which place, and how early it is served."""

from collections.abc import Iterable, Sequence
from typing import Literal

import numpy as np

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Words
from acuviewer.shown.marks import Pick

LabelKind = Literal["selected", "definition", "related", "point", "landmark", "measure", "ruler"]

PLAIN_PRIORITY = 4.0
"""Requests from this priority on are for orientation only: from afar few of them are granted."""

FELT = "felt "
"""How the keys of landmarks begin that a construction feels for."""

NEAR_PRIORITY, LIT_PRIORITY = 1.0, 2.0
"""Points around what is chosen come before those that are lit; both before the plain ones."""


@dataclass(frozen=True, eq=False)
class LabelRequest:
    """A label that would like to stand beside a mark; smaller ``priority`` goes first. ``key`` tells requests apart, ``names`` is what
    a click on it chooses; one that ``covers`` is told even where marks crowd."""

    key: str
    text: Words
    kind: LabelKind
    priority: float
    position_mm: Floats
    normal: Floats
    names: Pick | None = None
    covers: bool = False


@dataclass(frozen=True, eq=False)
class LabelRequests:
    """Requests in the order of their priority: what they say, and (n, 3) positions and normals for all at once.

    Of the plain ones no more than ``most_plain`` are granted.
    """

    entries: Sequence[LabelRequest]
    positions_mm: Floats
    normals: Floats
    most_plain: int = 1000


def in_order(wanted: Iterable[LabelRequest]) -> LabelRequests:
    """Requests sorted by priority."""
    entries = sorted(wanted, key=lambda request: request.priority)
    positions = np.array([request.position_mm for request in entries]).reshape(-1, 3)
    normals = np.array([request.normal for request in entries]).reshape(-1, 3)
    return LabelRequests(entries, positions, normals)
