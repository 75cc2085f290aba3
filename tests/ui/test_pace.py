"""How finely moving pictures are drawn: found by how long they take, nothing is assumed of the machine."""

from acuviewer.ui.viewport.pace import SLOW_MS, Pace


def paced(pace: Pace, full_ms: float, pictures: int) -> float:
    """What a picture takes in the end on a machine where one of full size takes ``full_ms``, most of it by its pixels."""
    took_ms = full_ms
    for _ in range(pictures):
        took_ms = 0.1 * full_ms + 0.9 * full_ms * pace.share**2
        pace.note(took_ms)
    return took_ms


def test_fast_pictures_are_drawn_in_full() -> None:
    pace = Pace()
    paced(pace, 40.0, 30)
    assert pace.share == 1.0


def test_slow_pictures_become_smaller_until_they_are_soon_enough() -> None:
    pace = Pace()
    assert paced(pace, 150.0, 10) < SLOW_MS
    assert 0.4 < pace.share < 1.0


def test_a_single_late_picture_changes_nothing() -> None:
    pace = Pace()
    for took_ms in (40.0, 400.0, 40.0, 400.0, 40.0):
        pace.note(took_ms)
    assert pace.share == 1.0


def test_a_machine_that_has_become_free_draws_in_full_again() -> None:
    pace = Pace()
    paced(pace, 400.0, 10)
    small = pace.share
    assert small < 1.0
    paced(pace, 25.0, 30)
    assert pace.share == 1.0


def test_it_neither_grows_smaller_for_ever_nor_swings() -> None:
    pace = Pace()
    paced(pace, 5000.0, 40)
    assert pace.share == 0.4
    pace = Pace()
    paced(pace, 150.0, 20)
    settled = pace.share
    for _ in range(20):
        paced(pace, 150.0, 1)
        assert pace.share == settled
