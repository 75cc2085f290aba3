"""How well each card was known at any moment: read once, then asked as often as a slider moves."""

import sqlite3
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.study.schedule import DECAY, FACTOR

_DAY_US = 86_400_000_000


@dataclass(frozen=True, eq=False)
class History:
    """Answers one after the other, card by card and in the order of time.

    ``cards`` (n) are those that were ever asked, ``starts`` (n) the row of the first answer of each, ``at_us`` (k) the moments in
    microseconds since 1970, ``stability`` (k) in days as the answer left it.
    """

    cards: tuple[str, ...]
    starts: NDArray[np.int64]
    at_us: NDArray[np.float64]
    stability: NDArray[np.float64]

    def retrievability(self, moment_us: int) -> NDArray[np.float64]:
        """The probability (n) that each card would have been recalled at a moment; NaN for what had not been asked by then."""
        if not self.cards:
            return np.empty(0)
        rows = np.where(self.at_us <= moment_us, np.arange(len(self.at_us)), -1)
        last = np.maximum.reduceat(rows, self.starts)
        days = np.maximum(moment_us - self.at_us[last], 0) / _DAY_US
        return np.where(last >= 0, (1 + FACTOR * days / self.stability[last]) ** DECAY, np.nan)


def read_history(connection: sqlite3.Connection) -> History:
    """The history in a file of answers."""
    counts = connection.execute("SELECT card, count(*) FROM memories GROUP BY card ORDER BY card").fetchall()
    sizes = np.array([count for _, count in counts], dtype=np.int64)
    rows = connection.execute("SELECT at_us, stability FROM memories ORDER BY card, at_us, number")
    # Microseconds stay whole as doubles up to the year 2255.
    table = np.fromiter(chain.from_iterable(rows), np.float64, 2 * int(sizes.sum())).reshape(-1, 2)
    return History(tuple(card for card, _ in counts), np.cumsum(sizes) - sizes, table[:, 0].copy(), table[:, 1].copy())
