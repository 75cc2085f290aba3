"""What may be said of a mean or a share that was found in a few cases: the interval in which the true one lies."""

from collections.abc import Sequence
from functools import cache
from math import sqrt
from statistics import NormalDist

import numpy as np


def wilson(right: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """The interval of Wilson (1927, Journal of the American Statistical Association 22:209) for a share of ``right`` ``of`` so many.

    Raises ValueError where there is nothing of which it is a share.
    """
    if of < 1 or not 0 <= right <= of:
        raise ValueError(f"{right} of {of} is no share")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = right / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def mean_interval(values: Sequence[float], level: float = 0.99) -> tuple[float, float]:
    """The interval of Student for the mean of values that do not hang together; raises ValueError for fewer than five."""
    if len(values) < 5:
        raise ValueError("of fewer than five values nothing is said")
    half = student(level, len(values) - 1) * float(np.std(values, ddof=1)) / sqrt(len(values))
    mean = float(np.mean(values))
    return mean - half, mean + half


@cache
def student(level: float, freedom: int) -> float:
    """The quantile of Student's t that leaves ``1 - level`` on both sides together, for four degrees of freedom and more.

    By the series in 1/freedom (Abramowitz and Stegun 1964, 26.7.5), within 2 % of the tables there for the levels used.
    """
    z = NormalDist().inv_cdf((1 + level) / 2)
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))
