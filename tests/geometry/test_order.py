"""Whole numbers, each once."""

import numpy as np
import pytest

from acuviewer.geometry.order import distinct, distinct_rows


@pytest.mark.parametrize("shape", [(0,), (1,), (50,), (20, 3)])
def test_each_number_stands_once_in_rising_order(shape: tuple[int, ...]) -> None:
    numbers = np.random.default_rng(3).integers(0, 30, shape)
    expected, rows = np.unique(numbers, return_inverse=True)
    assert distinct(numbers).tolist() == expected.tolist()
    found, at = distinct_rows(numbers)
    assert found.tolist() == expected.tolist()
    assert at.tolist() == rows.reshape(shape).tolist()
