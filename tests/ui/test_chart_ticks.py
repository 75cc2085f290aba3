"""What is counted is marked at whole numbers, however little there is of it."""

import pytest

from acuviewer.ui.charts.drawing import whole_ticks


@pytest.mark.parametrize(
    ("most", "marks"),
    [(1, [0, 1]), (3, [0, 1, 2, 3]), (6, [0, 2, 4, 6]), (23, [0, 5, 10, 15, 20]), (100, [0, 20, 40, 60, 80, 100]), (588, [0, 100, 200, 300, 400, 500])],
)  # fmt: skip
def test_counts_are_marked_at_whole_numbers(most: int, marks: list[int]) -> None:
    assert list(whole_ticks(most)) == marks
