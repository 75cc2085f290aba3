"""Colours of vertices as places in one small picture, for viewers that read colours of vertices each in their own way.

The colours of a skin or an eye lie near a plane of the colour space. The picture holds that plane, so that whatever is blended between
two vertices is the blend of their colours.
"""

import struct
import zlib
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats

SIDE = 64


class Painted(NamedTuple):
    """``png`` is the picture, sRGB, ``SIDE`` pixels square; ``uv`` (n, 2) where in it each vertex has its colour, from its upper left."""

    png: bytes
    uv: Floats


def paint(colours: NDArray[np.uint8]) -> Painted:
    """Colours (n, 3), sRGB bytes, of which at least two differ: as near as the plane through them that fits best."""
    rows = colours.astype(np.float64)
    middle = rows.mean(axis=0)
    axes = np.linalg.svd(rows - middle, full_matrices=False)[2][:2]
    places = (rows - middle) @ axes.T
    low = places.min(axis=0)
    wide = np.maximum(places.max(axis=0) - low, 1.0)
    steps = np.linspace(0.0, 1.0, SIDE)
    across, down = np.meshgrid(steps * wide[0] + low[0], steps * wide[1] + low[1])
    picture = middle + across[..., None] * axes[0] + down[..., None] * axes[1]
    # The middles of the outer pixels are the ends of the plane.
    uv = (0.5 + (places - low) / wide * (SIDE - 1)) / SIDE
    return Painted(_png(np.rint(picture.clip(0, 255)).astype(np.uint8)), uv)


def _png(pixels: NDArray[np.uint8]) -> bytes:
    """A picture (h, w, 3) as PNG."""
    height, width = pixels.shape[:2]
    lines = np.concatenate([np.zeros((height, 1), dtype=np.uint8), pixels.reshape(height, -1)], axis=1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(lines.tobytes(), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
