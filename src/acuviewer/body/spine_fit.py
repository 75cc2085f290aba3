"""C7 to L5: where the vertebrae stand between the nape and the crests, and how they turn with the back."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.similarity import Carriage

MOST_TURN = np.radians(16.0)
"""A vertebra leans no more than this; the loins of some bodies are hollower than their spine can be."""
VERTEBRA_STRETCH = np.array([1.0, 1.0, 0.92])
"""The source's vertebrae are deep from front to back for this trunk: the chest needs the room."""

LEAST_DEPTH_SHARE, LEAST_DEPTH_MM = 0.4, 2.0
"""Where the skin lies tighter than on the frame, this much of the frame's depth is kept, and the bone gives way."""

MOST_DEPTH_MM = 55.0
"""No spinous process lies deeper: skin to dura at the loins is about 0.5 mm a kg and 36 mm, which is 60 mm less 20 on 90 kg."""


class SpineFit:
    """C7 to L5: tips of the spinous processes a little under the skin of the back, from C7 down to the level of the crests.

    The heights keep the spacing of the source between C7 and L4; the depth follows the back's median line, smoothed, so that
    each vertebra turns with the back. All vertebrae are scaled as the spacing is.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._keys: list[str] = table["bones"]
        self._tips = np.array(table["tips"])
        self._depths = np.array(table["depths_mm"])
        self._profile = np.array(table["profile_vertices"])
        self._top, self._level = table["top"], table["level"]
        self._bottom = np.array(table["bottom"])
        self._rises, self._turns = np.array(table["rises_mm"]), np.radians(table["turns_degrees"])
        self._level_row = self._keys.index(table["level_of"])

    def place(self, skin: Skin, tight: Skin, carriages: Mapping[str, Carriage], depth_scale: float) -> dict[str, Carriage]:
        """Carriage of each vertebra."""
        first, second, third = self._top["barycentric"]
        drift = tight.joints["neck"] - skin.joints["neck"]
        top = skin.mesh.position(SurfacePoint(self._top["triangle"], (first, second, third)))[1] + drift[1]
        bottom = carriages[self._level["unit"]](np.array(self._level["place"]))[1]
        scale = (top - bottom) / (self._tips[0, 1] - self._tips[self._level_row, 1])
        heights = top + scale * (self._tips[:, 1] - self._tips[0, 1])
        # The lowest vertebra belongs to the pelvis as much as to the spine.
        heights[-1] += 0.5 * (carriages[self._level["unit"]](self._bottom)[1] - heights[-1])
        # At the base of the neck the vertebrae lean farther forward than the back does, and their spines stand higher.
        heights += self._rises * depth_scale
        depths = self._depths * depth_scale
        least = LEAST_DEPTH_SHARE * depths + LEAST_DEPTH_MM
        wanted = np.maximum(self._back(skin, heights) + depths, self._back(tight, heights) + least)
        # Where people are heavy the spine goes with the back's furrow.
        wanted = np.minimum(wanted, self._back(tight, heights) + MOST_DEPTH_MM * depth_scale)
        shift = np.polynomial.Polynomial.fit(heights, wanted - scale * self._tips[:, 2], 7)
        # Turns follow the gross curve of the back alone: a finer one swings at its ends.
        curve = np.polynomial.Polynomial.fit(heights, wanted - scale * self._tips[:, 2], 3).deriv()
        carriages_of = {}
        for row, key in enumerate(self._keys):
            angle = np.clip(np.arctan(curve(heights[row])), -MOST_TURN, MOST_TURN) + self._turns[row]
            cosine, sine = np.cos(angle), np.sin(angle)
            turn = np.array([[1.0, 0.0, 0.0], [0.0, cosine, -sine], [0.0, sine, cosine]])
            matrix = scale * turn * VERTEBRA_STRETCH
            smooth = scale * self._tips[row, 2] + shift(heights[row])
            tip = np.array([0.0, heights[row], 0.5 * (smooth + wanted[row])])
            carriages_of[key] = Carriage(matrix, tip - matrix @ self._tips[row])
        return carriages_of

    def _back(self, skin: Skin, heights: Floats) -> Floats:
        """z of the back's median line at (n,) heights."""
        profile = skin.mesh.vertices[self._profile]
        found: Floats = np.interp(-heights, -profile[:, 1], profile[:, 2])
        return found
