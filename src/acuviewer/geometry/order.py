"""Sorting whole numbers digit by digit, which for tables of connectivity takes a fraction of the time of comparing them."""

import numpy as np
from numpy.typing import NDArray

_DIGIT_BITS = 16
"""NumPy sorts numbers of so many bits without comparing them."""


def stable_order(numbers: NDArray[np.integer], below: int) -> NDArray[np.intp]:
    """(n,) rows of whole ``numbers`` (n,), each from 0 to less than ``below``, in rising order; equal ones keep theirs."""
    order = np.argsort(numbers.astype(np.uint16), kind="stable")
    for shift in range(_DIGIT_BITS, (below - 1).bit_length(), _DIGIT_BITS):
        digits = (numbers >> shift).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    return order


def first_rows(rising: NDArray[np.integer]) -> NDArray[np.intp]:
    """Rows at which the numbers of a rising row (n,) change, the first row among them."""
    changes = np.ones(len(rising), dtype=bool)
    np.not_equal(rising[1:], rising[:-1], out=changes[1:])
    return np.flatnonzero(changes)


def distinct(numbers: NDArray[np.integer]) -> NDArray[np.integer]:
    """The numbers of a table, each once, in rising order. NumPy's own asks first whether they are masked, and loads a library to know."""
    rising = np.sort(numbers, axis=None)
    return rising[first_rows(rising)] if len(rising) else rising


def distinct_rows(numbers: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.intp]]:
    """As ``distinct``, and for each number of the table, in its form, the row that it has among them."""
    found = distinct(numbers)
    return found, np.searchsorted(found, numbers)
