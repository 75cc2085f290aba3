"""The fine targets of the skin: each makes one length, girth or volume smaller or larger, on both sides at once."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.mesh import Floats


class FineTargets:
    """All fine targets, kept sparse: rows 2k and 2k + 1 are less and more of target k.

    ``arrays`` are those of ``skin_fine.npz``; ``n_points`` counts the control points.
    """

    def __init__(self, arrays: dict[str, NDArray[Any]], n_points: int) -> None:
        self.names = tuple(str(name) for name in arrays["names"])
        self.soft: NDArray[np.bool] = arrays["soft"].astype(bool)
        """Which of them change flesh alone: bones stay where they are."""
        self._n_points = n_points
        self._points = arrays["points"].astype(np.intp)
        self._offsets: NDArray[np.int16] = arrays["offsets"]
        self._steps: Floats = arrays["steps"]
        self._ends: NDArray[np.intp] = np.concatenate([[0], arrays["ends"]])

    def __len__(self) -> int:
        return len(self.names)

    def _row(self, row: int) -> tuple[NDArray[np.intp], Floats]:
        inside = slice(self._ends[row], self._ends[row + 1])
        return self._points[inside], self._offsets[inside] * self._steps[row]

    def offsets(self, numbers: tuple[float, ...]) -> Floats:
        """(n_points, 3) offsets in mm of all targets at their numbers, from -1 to 1."""
        total = np.zeros((self._n_points, 3))
        for target, number in enumerate(numbers):
            if number:
                points, offsets = self._row(2 * target + (number > 0))
                total[points] += abs(number) * offsets
        return total

    def roughly(self, numbers: tuple[float, ...]) -> Floats:
        """As ``offsets``, in single precision and fast: for whoever asks again and again."""
        there = np.array(numbers, dtype=np.float32)
        below, above = self._both
        total: Floats = (np.minimum(there, 0) @ below + np.maximum(there, 0) @ above).astype(np.float64)
        return total.reshape(-1, 3)

    def slopes(self, numbers: tuple[float, ...], out: NDArray[np.float32]) -> None:
        """Write how all coordinates change with each number, on the side of zero on which it is, into (p, 3 n_points) ``out``."""
        rows = np.arange(len(self)) + len(self) * (np.array(numbers) >= 0)
        self._both.reshape(2 * len(self), -1).take(rows, axis=0, out=out, mode="clip")

    @cached_property
    def _both(self) -> NDArray[np.float32]:
        """(2, p, 3 n_points) how all coordinates change with each number, below zero and above."""
        both = np.zeros((2, len(self), self._n_points, 3), dtype=np.float32)
        for row in range(2 * len(self)):
            points, offsets = self._row(row)
            both[row % 2, row // 2, points] = offsets if row % 2 else -offsets
        return both.reshape(2, len(self), -1)
