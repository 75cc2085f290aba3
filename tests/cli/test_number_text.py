"""Numbers written together are written as the standard library writes each."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from acuviewer.number_text import NumberTexts


def _plainly(array: np.ndarray) -> list:
    return (array.round(4) + 0.0).tolist()


def _both(found: list[np.ndarray]) -> tuple[str, str]:
    texts = NumberTexts()
    return texts.dumps({"é": [texts.of(one) for one in found]}), json.dumps(
        {"é": [_plainly(one) for one in found]}, ensure_ascii=False
    )


SHAPES = st.one_of(st.just((3,)), st.tuples(st.integers(0, 6), st.just(3)))
NUMBERS = st.one_of(
    st.floats(-3000, 3000), st.sampled_from([0.0, -0.0, 0.00005, -0.00004, 0.1, -1e-4, 9999.99995, 100.0, 99_999.0])
)


@given(st.lists(SHAPES.flatmap(lambda shape: arrays(np.float64, shape, elements=NUMBERS)), max_size=5))
def test_every_row_is_as_the_standard_library_writes_it(found: list[np.ndarray]) -> None:
    together, singly = _both(found)
    assert together == singly


@pytest.mark.parametrize("far", [1e6, 1e300])
def test_numbers_out_of_all_bounds_are_written_too(far: float) -> None:
    together, singly = _both([np.array([far, 0.0, -far]), np.array([[1.0, 2.0, 3.0]])])
    assert together == singly


def test_an_array_that_stands_in_many_places_is_written_in_each() -> None:
    array = np.array([1.0, 2.5, -3.0])
    together, singly = _both([array, array])
    assert together == singly
