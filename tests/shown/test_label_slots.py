"""Where labels stand in any crowd of marks, without a body: nothing is covered, and what stood stays."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.scene.sight import Sight
from acuviewer.session.session import Camera
from acuviewer.shown import camera as cameras
from acuviewer.shown.label_request import PLAIN_PRIORITY, LabelRequest, in_order
from acuviewer.shown.labels import FEWEST_PLAIN, MOST_LABELS, place_labels
from acuviewer.shown.projection import Projection
from acuviewer.shown.rectangles import dense
from scene_cases import covers, measure, overlap

SIZE = (1000.0, 700.0)
NOTHING_IN_THE_WAY = Sight()

flat = st.tuples(st.floats(-300, 300), st.floats(-200, 200))
wide_words = st.text("abcdefgh ", min_size=1, max_size=40)


@given(st.lists(st.tuples(flat, wide_words), min_size=1, max_size=60), st.floats(300, 6000))
def test_no_label_covers_another_nor_a_mark_nor_leaves_the_picture(
    crowd: list[tuple[tuple[float, float], str]], distance: float
) -> None:
    front = np.array([0.0, 0.0, 1.0])
    places = [np.array([x, y, 0.0]) for (x, y), _ in crowd]
    wanted = [
        LabelRequest(str(row), text, "selected" if row == 0 else "point", -1.0 if row == 0 else 4.0, place, front)
        for row, (place, (_, text)) in enumerate(zip(places, crowd, strict=True))
    ]
    projection = Projection(Camera((0.0, 0.0, 0.0), 0.0, 0.0, distance), *SIZE)
    labels = place_labels(in_order(wanted), projection, NOTHING_IN_THE_WAY, measure, np.array(places))
    pixels = projection.pixels(np.array(places))
    assert len(labels) <= MOST_LABELS
    for label in labels:
        x, y, width, height = label.rectangle
        assert x >= 0
        assert y >= 0
        assert x + width <= SIZE[0]
        assert y + height <= SIZE[1]
        assert not covers(label, pixels[0], around=12.0), "a label covers the chosen mark"
        if label.kind != "selected":
            assert not any(covers(label, pixel, around=4.0) for pixel in pixels)
    assert not any(overlap(a.rectangle, b.rectangle) for a, b in combinations(labels, 2))


@pytest.mark.parametrize("around_px", [18.0, 24.0, 30.0, 40.0])
def test_the_ring_of_the_chosen_mark_stays_free_in_a_crowd(around_px: float) -> None:
    projection = Projection(Camera((0.0, 0.0, 0.0), 0.0, 0.0, 1000.0), *SIZE)
    mm = cameras.mm_per_pixel(projection.camera, SIZE[1])
    turns = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    places = np.array([[np.cos(turn), np.sin(turn), 0.0] for turn in turns]) * around_px * mm
    front = np.array([0.0, 0.0, 1.0])
    wanted = [LabelRequest("chosen", "GB30", "selected", -1.0, np.zeros(3), front)]
    wanted += [LabelRequest(str(row), f"BL{row}", "related", 2.0, place, front) for row, place in enumerate(places)]
    labels = place_labels(in_order(wanted), projection, NOTHING_IN_THE_WAY, measure)
    assert len(labels) > 4
    assert not any(covers(label, np.array(SIZE) / 2, around=15.0) for label in labels)


FRONT = np.array([0.0, 0.0, 1.0])


def test_a_label_stays_at_the_place_where_it_stood_while_that_is_free() -> None:
    projection = Projection(Camera((0.0, 0.0, 0.0), 0.0, 0.0, 1000.0), *SIZE)
    wanted = in_order([LabelRequest("one", "BL23", "point", PLAIN_PRIORITY, np.zeros(3), FRONT)])
    for place in (3, 7, 12):
        (label,) = place_labels(wanted, projection, NOTHING_IN_THE_WAY, measure, before={"one": place})
        assert label.slot == place
    (label,) = place_labels(wanted, projection, NOTHING_IN_THE_WAY, measure)
    assert label.slot == 0


def test_a_plain_label_that_stood_goes_before_one_that_did_not() -> None:
    far = Projection(Camera((0.0, 0.0, 0.0), 0.0, 0.0, 6000.0), *SIZE)
    places = [np.array([300.0 * (row % 5) - 600.0, 250.0 * (row // 5) - 400.0, 0.0]) for row in range(20)]
    wanted = in_order(
        LabelRequest(str(row), f"BL{row}", "point", PLAIN_PRIORITY + row / 50, place, FRONT) for row, place in enumerate(places)
    )
    first = {label.key for label in place_labels(wanted, far, NOTHING_IN_THE_WAY, measure, np.array(places))}
    assert first == {str(row) for row in range(FEWEST_PLAIN)}
    stood = {"17": 0, "18": 0, "19": 0}
    again = {label.key for label in place_labels(wanted, far, NOTHING_IN_THE_WAY, measure, np.array(places), before=stood)}
    assert set(stood) <= again
    assert len(again) == FEWEST_PLAIN


def test_a_line_is_kept_clear_from_its_first_corner_to_its_last() -> None:
    line = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 3.0], [60.0, 40.0]])
    spots = dense(line)
    assert np.linalg.norm(spots[:, None] - line, axis=2).min(axis=0) == pytest.approx(0.0)
    assert np.linalg.norm(np.diff(spots, axis=0), axis=1).max() <= 6.0
