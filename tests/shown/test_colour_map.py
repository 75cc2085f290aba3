"""Colours for numbers rise evenly from dark to light, for everybody."""

import numpy as np
import pytest
from numpy.typing import NDArray

from acuviewer.shown.bone_depth import ANCHORS, map_colours
from acuviewer.theme import parts
from colour_sight import SIGHTS, lab

GREY = "#808080"
EVEN = 2.0
"""Of lightness, which goes from 0 to 100: less than can be seen."""


def _seen(count: int, sight: str) -> NDArray[np.float64]:
    """(count, 3) CIELAB of colours for evenly spaced numbers."""
    return lab(map_colours(np.linspace(0.0, 1.0, count), 0.0, 1.0, GREY) / 255.0, SIGHTS[sight])


@pytest.mark.parametrize("sight", SIGHTS)
def test_lightness_rises_all_the_way(sight: str) -> None:
    assert (np.diff(_seen(33, sight)[:, 0]) > 0.3).all()


@pytest.mark.parametrize("sight", SIGHTS)
def test_each_step_is_seen_and_none_leaps(sight: str) -> None:
    steps = np.linalg.norm(np.diff(_seen(17, sight), axis=0), axis=1)
    assert steps.min() > 4.0
    assert steps.max() < 20.0


def test_lightness_rises_evenly() -> None:
    lightness = _seen(256, "all colours")[:, 0]
    assert lightness[-1] - lightness[0] > 70
    assert np.abs(lightness - np.linspace(lightness[0], lightness[-1], 256)).max() < EVEN


def test_each_value_has_the_colour_of_its_place_between_the_ends() -> None:
    values = np.array([10.0, 20.0, 30.0, -5.0, 99.0, np.nan, np.inf, -np.inf])
    colours = [tuple(colour) for colour in map_colours(values, 10.0, 30.0, GREY).tolist()]
    first, last = (tuple(round(255 * part) for part in parts(colour)) for colour in (ANCHORS[0], ANCHORS[-1]))
    middle = tuple(map_colours(np.array([0.5]), 0.0, 1.0, GREY)[0].tolist())
    assert colours == [first, middle, last, first, last, (128, 128, 128), (128, 128, 128), (128, 128, 128)]
    assert len({first, middle, last}) == 3


def test_the_scale_can_be_turned_round() -> None:
    values = np.linspace(0.0, 80.0, 33)
    turned = map_colours(values, 80.0, 0.0, GREY)
    assert np.array_equal(turned, map_colours(80.0 - values, 0.0, 80.0, GREY))


def test_a_scale_needs_two_ends() -> None:
    with pytest.raises(ValueError, match="two different ends"):
        map_colours(np.zeros(3), 5.0, 5.0, GREY)


def test_no_values_have_no_colours() -> None:
    assert map_colours(np.empty(0), 0.0, 1.0, GREY).shape == (0, 3)
