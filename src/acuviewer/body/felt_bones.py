"""The few vertices of bone that a finger feels for: placed without the rest of their bones, which nobody looks at by then."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from acuviewer.body import larynx
from acuviewer.body.bone_fit import BoneFit
from acuviewer.body.bone_press import BoneContact, BoneCover
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Floats


class FeltBones:
    """Places some ``rows`` (k,) of all left and median vertices stacked, to the same last bit as among all.

    A vertex gives way to the skin by itself, and to other bones with those that it faces: of all contacts and covers few are needed.
    ``lengths`` says how many vertices each bone has, in the order in which they are stacked.
    """

    def __init__(
        self,
        fit: BoneFit,
        contacts: Sequence[BoneContact],
        covers: Sequence[BoneCover],
        lengths: Mapping[str, int],
        rows: NDArray[np.intp],
    ) -> None:
        self.rows = rows
        self._fit = fit
        ends = dict(zip(lengths, np.cumsum(list(lengths.values())).tolist(), strict=True))
        wanted = np.zeros(sum(lengths.values()), dtype=bool)
        wanted[rows] = True
        self._covers = [cover.among(wanted) for cover in covers]
        # What a contact leads to must be right by then, so the contacts before it may need more vertices.
        self._contacts = [contact.among(wanted) for contact in reversed(contacts)][::-1]
        self._with_larynx = any(wanted[ends[key] - lengths[key] : ends[key]].any() for key in larynx.KEYS)
        self._unfelt = {key: np.zeros((lengths[key], 3)) for key in larynx.KEYS}
        self._keys = tuple(lengths)

    def place(self, frame: Skin, skin: Skin) -> Floats:
        """(k, 3) the vertices under a skin, whose bones are fitted to ``frame``."""
        placed = self._unfelt | self._fit.place(frame, skin, self._with_larynx)
        left = np.vstack([placed[key] for key in self._keys])
        for contact in self._contacts:
            left = contact.press(left)
        for cover in self._covers:
            left = cover.press(left, skin)
        felt: Floats = left[self.rows]
        return felt
