"""The cun ruler: one scale a segment, along the skin, following the body."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.landmarks.cun import load_segments
from acuviewer.session.anatomy import build_anatomy
from bodies import REFERENCE, reference

# Widely agreed lengths in cun, written down here independently of the data file.
KNOWN = {
    "head_sagittal": 12, "forehead_to_hairline": 3, "nape": 3, "sternum": 9, "upper_abdomen": 8, "lower_abdomen": 5, "chest_transverse": 8,
    "midclavicular_transverse": 8,
    "back_transverse": 3, "upper_arm": 9, "forearm": 12, "thigh_medial": 18, "leg_medial": 13, "thigh_lateral": 19, "thigh_posterior": 14,
    "leg_lateral": 16, "ankle_medial": 3,
}  # fmt: skip


def test_the_segments_have_their_known_lengths() -> None:
    segments = load_segments()
    assert {name: segments[name].length_cun for name in KNOWN} == KNOWN


@pytest.mark.parametrize("name", REFERENCE)
def test_every_segment_can_be_laid_on_every_body_and_gives_a_plausible_cun(name: str) -> None:
    anatomy = reference(name)
    for segment in anatomy.ruler.segments:
        scale = anatomy.ruler.mm_per_cun(segment)
        # From a child-sized 9 mm over a narrow forehead to 60 mm across a heavy body's chest.
        assert 9 < scale < 60, f"{segment}: {scale:.1f} mm"


@pytest.mark.parametrize("segment", ["back_transverse", "forearm", "thigh_lateral", "sternum"])
def test_both_sides_have_the_same_scale(segment: str) -> None:
    ruler = reference("heavy woman").ruler
    assert ruler.mm_per_cun(segment, "right") == pytest.approx(ruler.mm_per_cun(segment, "left"), abs=0.01)


def test_scales_differ_between_segments() -> None:
    ruler = build_anatomy(BodyShape()).ruler
    scales = [ruler.mm_per_cun(segment) for segment in KNOWN]
    assert max(scales) > 1.2 * min(scales)


def test_a_tape_is_longer_than_the_straight_line_and_shorter_than_a_detour() -> None:
    anatomy = reference("heavy woman")
    for segment in anatomy.ruler.segments:
        tape = anatomy.ruler.measure(segment).tape
        straight = float(np.linalg.norm(tape.points[-1] - tape.points[0]))
        # Around the back of the head the way is half a circle: at most pi/2 of the straight line, and some form on top.
        assert straight <= tape.length < 1.9 * straight, segment
