"""Where cartilages end: each goes with the front end of its rib, whose form is kept apart from that of the sternum."""

from collections.abc import Mapping

import numpy as np

from acuviewer.body.costal_cartilages import AXES_MM, EDGE_MM, WHOLE
from acuviewer.geometry.bending import Bending
from acuviewer.geometry.mesh import Floats

FACE_MM = 9.0
"""Vertices so near to the one that faces a rib belong to the end of its cartilage."""


class CartilageEnds:
    """The cartilages of ``bones``, source vertices (n, 3) by key: they are drawn to the ribs between their ends and the sternum."""

    def __init__(self, bones: Mapping[str, Floats]) -> None:
        sternum = bones[WHOLE]
        self._rows: dict[str, tuple[int, int]] = {}
        ends, kept = [], []
        for number, axis in AXES_MM.items():
            outer = np.flatnonzero(np.linalg.norm(sternum[:, :2] - axis[-1], axis=1) < FACE_MM)
            apart = np.linalg.norm(sternum[outer][:, None] - bones[f"rib_{number}"][None], axis=2)
            row, beside = np.unravel_index(apart.argmin(), apart.shape)
            self._rows[f"rib_{number}"] = (int(outer[row]), int(beside))
            ends.append(sternum[np.linalg.norm(sternum - sternum[outer[row]], axis=1) < FACE_MM].mean(axis=0))
        for height, half in EDGE_MM:
            for place in ((0.0, height), (half, height)):
                kept.append(sternum[np.linalg.norm(sternum[:, :2] - place, axis=1).argmin()])
        self._kept = len(kept)
        self._bending = Bending(np.vstack([ends, kept]), sternum * np.where(sternum[:, :1] < 0.0, (-1.0, 1.0, 1.0), 1.0))
        self._sides = np.where(sternum[:, :1] < 0.0, (-1.0, 1.0, 1.0), 1.0)

    def joined(self, before: Mapping[str, Floats], after: Mapping[str, Floats]) -> Floats:
        """(n, 3) vertices of the sternum: ``after`` kept their forms the bones stand beside where they fitted, as ``before``."""
        ways = np.zeros((len(self._rows) + self._kept, 3))
        for number, (rib, (end, beside)) in enumerate(self._rows.items()):
            ways[number] = after[rib][beside] - before[rib][beside] - (after[WHOLE][end] - before[WHOLE][end])
        drawn: Floats = after[WHOLE] + self._sides * self._bending.carried(ways)
        return drawn
