"""Intervals, held against figures that are in print."""

from random import Random
from statistics import NormalDist

import pytest

from acuviewer.study.confidence import mean_interval, student, wilson

TABLE = {(0.95, 4): 2.776, (0.95, 10): 2.228, (0.95, 30): 2.042, (0.99, 4): 4.604, (0.99, 7): 3.499, (0.99, 20): 2.845}
"""Two-sided quantiles of Student's t as every table has them."""


@pytest.mark.parametrize(("of", "printed"), TABLE.items())
def test_students_quantiles(of: tuple[float, int], printed: float) -> None:
    assert student(*of) == pytest.approx(printed, rel=0.004)


def test_wilson_as_in_print() -> None:
    # Newcombe (1998), Statistics in Medicine 17:857, table I, method 3.
    for (right, of), (low, high) in {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }.items():
        assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)
    with pytest.raises(ValueError, match="no share"):
        wilson(0, 0)


def test_the_interval_holds_the_mean_as_often_as_it_says() -> None:
    chance = Random(3)
    held = 0
    for _ in range(2000):
        low, high = mean_interval([chance.gauss(2.0, 5.0) for _ in range(8)], 0.95)
        held += low <= 2.0 <= high
    assert held / 2000 == pytest.approx(0.95, abs=3 * 0.005)
    assert NormalDist().inv_cdf(0.975) < student(0.95, 1000)


def test_of_four_values_nothing_is_said() -> None:
    with pytest.raises(ValueError, match="fewer than five"):
        mean_interval([1.0, 2.0, 3.0, 4.0])
