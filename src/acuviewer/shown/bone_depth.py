"""Depth to bone as a map on the skin: its colours, what they mean, and the figure in words.

The colours run from bright yellow, where bone lies right under the skin, over green and blue to dark violet. Lightness changes
evenly with the number all the way, so that it can be read by the colour-blind, too, and on grey paper.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.bone_depth import REACH_MM, bone_beneath, depths_of_skin
from acuviewer.geometry.mesh import Floats
from acuviewer.i18n import Said, Words, said
from acuviewer.session.anatomy import Anatomy, kept_with_body
from acuviewer.shown.legend import Legend
from acuviewer.shown.marks import Pick
from acuviewer.theme import Theme, parts

# Each seventeenth of the 256 colours of "viridis" by Nathaniel J. Smith, Stefan van der Walt and Eric Firing, CC0 1.0.
# Straight lines between them lie within 1.4 of CIELAB of the whole table, less than can be seen.
ANCHORS = (
    "#440154", "#481a6c", "#472f7d", "#414487", "#39568c", "#31688e", "#2a788e", "#23888e",
    "#1f988b", "#22a884", "#35b779", "#54c568", "#7ad151", "#a5db36", "#d2e21b", "#fde725",
)  # fmt: skip
_STEPS = 256
_NO_SAFE_DEPTH = Said("depth.no_safe_depth")


def shown_depths(anatomy: Anatomy) -> Floats:
    """(n,) depth to bone in mm of each vertex of the skin, infinity for none; a body under a moving slider keeps those from where it rested."""
    return _depths(anatomy.resting or anatomy)


@kept_with_body
def _depths(anatomy: Anatomy) -> Floats:
    return depths_of_skin(anatomy.skeleton, anatomy.skin).depths_mm


def depth_colours(anatomy: Anatomy, theme: Theme) -> NDArray[np.uint8]:
    """(n, 3) sRGB colours of the skin's vertices."""
    return map_colours(shown_depths(anatomy), REACH_MM, 0.0, theme.border)


def depth_legend(theme: Theme) -> Legend:
    """What the colours mean."""
    bar = map_colours(np.linspace(0.0, REACH_MM, _STEPS), REACH_MM, 0.0, theme.border)
    ends = said("label.length", mm=0.0), said("label.length", mm=REACH_MM)
    return Legend(Said("depth.title"), bar, ends, (theme.border, said("depth.none", mm=REACH_MM)), _NO_SAFE_DEPTH)


def tell_depth(anatomy: Anatomy, pick: Pick) -> Words:
    """How deep bone lies under what one points at on the skin, and which; "" for what does not lie on it."""
    normal = _normal_at(anatomy, pick)
    if normal is None:
        return ""
    beneath = bone_beneath(anatomy.skeleton, pick.position_mm, normal)
    if beneath is None:
        return said("depth.none", mm=REACH_MM)
    return said("depth.bone", mm=beneath.depth_mm, bone=beneath.bone.english)


def _normal_at(anatomy: Anatomy, pick: Pick) -> Floats | None:
    """(3,) the skin's outward normal where one points; None for what does not lie on the skin."""
    if pick.surface is not None:
        return anatomy.skin.mesh.normal(pick.surface)
    if pick.kind == "point" and (found := anatomy.location(pick.key, pick.side, pick.definition)) is not None:
        return found.normal
    if pick.kind == "landmark" and (placed := anatomy.landmark(pick.key, pick.side)) is not None:
        return placed.normal
    return None


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
