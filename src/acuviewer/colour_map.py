"""Colours for numbers: from dark violet for the lowest over blue and green to bright yellow for the highest.

Lightness rises evenly with the number all the way, so that it can be read by the colour-blind, too, and on grey paper.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.theme import parts

# Each seventeenth of the 256 colours of "viridis" by Nathaniel J. Smith, Stefan van der Walt and Eric Firing, CC0 1.0.
# Straight lines between them lie within 1.4 of CIELAB of the whole table, less than can be seen.
ANCHORS = (
    "#440154", "#481a6c", "#472f7d", "#414487", "#39568c", "#31688e", "#2a788e", "#23888e",
    "#1f988b", "#22a884", "#35b779", "#54c568", "#7ad151", "#a5db36", "#d2e21b", "#fde725",
)  # fmt: skip
_STEPS = 256


def map_colours(values: NDArray[np.float64], lowest: float, highest: float, missing: str) -> NDArray[np.uint8]:
    """(n, 3) sRGB colours for values (n,); what lies beyond ``lowest`` or ``highest`` has the colour of that end.

    A value that is no finite number has the colour ``missing`` (``#rrggbb``). The ends may stand in either order, but not be
    the same: that raises ValueError.
    """
    if lowest == highest:
        raise ValueError("a scale of colours needs two different ends")
    colours = np.append(_table(), np.array([parts(missing)]) * 255, axis=0).round().astype(np.uint8)
    rows = np.full(len(values), _STEPS)
    finite = np.isfinite(values)
    share = (values[finite] - lowest) / (highest - lowest)
    rows[finite] = np.round(np.clip(share, 0.0, 1.0) * (_STEPS - 1)).astype(np.intp)
    found: NDArray[np.uint8] = colours.take(rows, axis=0)
    return found


@cache
def _table() -> NDArray[np.float64]:
    """(256, 3) colours from 0 to 255."""
    anchors = np.array([parts(colour) for colour in ANCHORS]) * 255
    at = np.linspace(0.0, len(anchors) - 1.0, _STEPS)
    return np.stack([np.interp(at, np.arange(len(anchors)), channel) for channel in anchors.T], axis=1)
