"""A long bone drawn sideways between its ends, so that its shaft lies so far under the skin as people's does.

The ends stay where the joints have them. Over and under the stations at which the skin is looked at the way grows smoothly
from nothing at either end.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from acuviewer.geometry.mesh import Floats


class Bow:
    """The bow of one unit: ``heights_mm`` of both ends in the frame of the source, stations, and the share of each bone."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._bottom, self._top = table["heights_mm"]
        self._shares: Mapping[str, float] = table["shares"]
        self._most_mm = table["most_mm"]
        self.places = np.array([station["at"] for station in table["stations"]])
        self.targets: list[Mapping[str, Any]] = [station["to"] for station in table["stations"]]

    def bend(self, key: str, source: Floats, placed: Floats, missing: Floats) -> Floats:
        """(n, 3) vertices moved sideways; ``missing`` (k, 3) are the ways of the stations from where they are to where they belong."""
        ways = missing * (1.0, 0.0, 1.0)
        ways *= np.minimum(1.0, self._most_mm / np.maximum(np.linalg.norm(ways, axis=1), 1e-9))[:, None]
        at, there = self._share(self.places), self._share(source)
        form = np.linalg.solve(np.vander(at), ways / _rise(at)[:, None])
        moved: Floats = placed + self._shares[key] * _rise(there)[:, None] * (np.vander(there, len(at)) @ form)
        return moved

    def _share(self, places: Floats) -> Floats:
        """How high places of the source stand between both ends, 0 to 1."""
        share: Floats = np.clip((places[:, 1] - self._bottom) / (self._top - self._bottom), 0.0, 1.0)
        return share


def _rise(share: Floats) -> Floats:
    """Nothing at both ends, and growing smoothly from there."""
    rise: Floats = (share * (1.0 - share)) ** 2
    return rise
