"""Colours that sex and age give: hair that turns grey, lips that pale, the shadow of a shaven beard.

What the figures say is how it looks on an average person; nothing here is measured, and nothing is placed by it.
"""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats

Kind = Literal["scalp", "brow", "lash"]
Bytes = NDArray[np.uint8]

HAIR = np.array([70.0, 55.0, 46.0])
"""The colour towards which the baked colours of the skin go where hair is."""
_BARE = np.array([222.0, 184.0, 156.0])
LIPS = np.array([184.0, 112.0, 102.0])
AGED_FROM, AGED_TO = 35.0, 80.0
"""Years between which a face ages."""

_GREY = np.array([176.0, 172.0, 168.0])
_GREY_YEARS: dict[Kind, tuple[float, float, float]] = {
    "scalp": (42.0, 78.0, 0.92),
    "brow": (50.0, 85.0, 0.60),
    "lash": (60.0, 90.0, 0.15),
}
"""Years between which hair turns grey, and how much of it does."""
_DARK: dict[Kind, tuple[float, float, float]] = {"scalp": (50, 39, 32), "brow": (58, 44, 36), "lash": (30, 24, 21)}
_LIGHT: dict[Kind, tuple[float, float, float]] = {"scalp": (98, 77, 62), "brow": (96, 75, 61), "lash": (50, 40, 35)}
_WHITE = np.array([226.0, 224.0, 221.0])

_THICKER, _THICKEST = 1.3, 0.85
_PALER_MALE, _PALER_AGED = 0.20, 0.25
_BEARD = np.array([0.895, 0.915, 0.94])
"""Factors of red, green and blue where a beard is shaven densest."""


_FLUSH = np.array([0.985, 0.88, 0.86])
"""Factors where most blood is near the surface."""


class Shares(NamedTuple):
    """(n,) from 0 to 1 for each vertex of the skin: how much of hair, of lips and of beard it has, and of blood near the surface."""

    hair: Floats
    lips: Floats
    beard: Floats
    flush: Floats


def ageing(shape: BodyShape, start: float = AGED_FROM, end: float = AGED_TO) -> float:
    """From 0 to 1 how far a body has gone between two ages in years."""
    return float(np.clip((shape.age - start) / (end - start), 0.0, 1.0))


def complexion(shape: BodyShape, colours: Bytes, shares: Shares) -> Floats:
    """(n, 3) colours of a body's skin before its relief, from those (n, 3) that all skins share."""
    found = colours.astype(np.float64)
    # Thicker than the colours say that all skins share: under the strands little skin is seen.
    thick = np.minimum(_THICKER * shares.hair, np.maximum(shares.hair, _THICKEST))
    found += (thick - shares.hair)[:, None] * (HAIR - _BARE) + thick[:, None] * _greyed(shape, "scalp") * (_GREY - HAIR)
    paler = _PALER_MALE * (shape.sex == "male") + _PALER_AGED * ageing(shape)
    found += paler * shares.lips[:, None] * (np.array([214.0, 166.0, 146.0]) - LIPS)
    found *= 1.0 - shares.flush[:, None] * (1.0 - _FLUSH)
    if shape.sex == "male":
        found *= 1.0 - shares.beard[:, None] * (1.0 - _BEARD)
    return found


def hair_colours(shape: BodyShape, kind: Kind, tones: Floats) -> Bytes:
    """(k, 3) sRGB of strands by their (k,) tones from 0 for dark to 1 for light."""
    dark, light = np.array(_DARK[kind]), np.array(_LIGHT[kind])
    young = dark + tones[:, None] * (light - dark)
    old = 0.62 * _GREY + tones[:, None] * (_WHITE - 0.62 * _GREY)
    # Hairs turn white one by one.
    turned = np.clip(1.6 * _greyed(shape, kind) - 0.6 * ((tones * 7.919) % 1.0), 0.0, 1.0)[:, None]
    found: Bytes = np.rint(young + turned * (old - young)).astype(np.uint8)
    return found


def _greyed(shape: BodyShape, kind: Kind) -> float:
    start, end, most = _GREY_YEARS[kind]
    return most * ageing(shape, start, end)
