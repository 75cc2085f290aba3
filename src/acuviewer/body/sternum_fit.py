"""How long the sternum is: shortened between its notch and its lower end to what people of that sex and stature have.

The cartilages beside it go with it at the sternum and stay where they are at the ribs, so that they rise toward it as people's do.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.body.measures import Sex
from acuviewer.geometry.mesh import Floats


class SternumFit:
    """``places`` are notch, sternal angle and lower end in the frame of the source, whose (n, 3) vertices are ``source``.

    ``lengths_mm`` are manubrium and body by sex on a person of reference stature; the way fades out between both ``fades_mm`` beside
    the median line.
    """

    def __init__(self, table: Mapping[str, Any], source: Floats) -> None:
        self.bone: str = table["bone"]
        self._lengths: Mapping[Sex, list[float]] = table["lengths_mm"]
        self._fades = table["fades_mm"]
        places = np.array(table["places"])
        self._rows = np.linalg.norm(source[:, None] - places[None], axis=2).argmin(axis=0)

    def shorten(self, vertices: Floats, sex: Sex, scale: float) -> Floats:
        """(n, 3) vertices of the bone of a person, ``scale`` times as tall as the reference."""
        notch, angle, end = vertices[self._rows] * (0.0, 1.0, 1.0)
        manubrium, body = (scale * length for length in self._lengths[sex])
        angle_now = notch + manubrium * (angle - notch) / np.linalg.norm(angle - notch)
        end_now = angle_now + body * (end - angle) / np.linalg.norm(end - angle)
        heights = np.array([end[1], angle[1], notch[1]])
        ways = np.array([end_now - end, angle_now - angle, np.zeros(3)])
        near, far = (scale * fade for fade in self._fades)
        share = np.clip((np.abs(vertices[:, 0]) - near) / (far - near), 0.0, 1.0)
        kept = 1.0 - share**2 * (3.0 - 2.0 * share)
        moved: Floats = vertices + kept[:, None] * np.column_stack([np.interp(vertices[:, 1], heights, way) for way in ways.T])
        return moved
