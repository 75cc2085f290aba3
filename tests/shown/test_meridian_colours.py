"""Neighbouring meridians can be told apart by everybody, in each theme, and stand out from the skin's own colour."""

import itertools
from functools import cache

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.points.atlas import load_atlas
from acuviewer.points.meridian_catalog import ELEMENTS
from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import THEME_NAMES, load_theme, parts
from colour_sight import SIGHTS, lab

NEAR_MM, LONG_MM = 45.0, 60.0
APART = 20.0
"""Differences in CIELAB: 2 can just be seen between patches side by side, 20 also on thin lines."""


def _apart(first: str, second: str) -> float:
    """How far two colours are apart for the person for whom they are nearest."""
    one, other = (np.array(parts(colour)) for colour in (first, second))
    return min(float(np.linalg.norm(lab(one, sight) - lab(other, sight))) for sight in SIGHTS.values())


@cache
def _neighbours() -> list[tuple[str, str]]:
    """Meridians that run side by side somewhere on the average body."""
    curves = [curve for curve in build_anatomy(BodyShape()).meridians if curve.side != "right"]
    beside: dict[tuple[str, str], float] = {}
    for first, second in itertools.combinations(curves, 2):
        apart = np.linalg.norm(first.points_mm[:, None] - second.points_mm[None], axis=2).min(axis=1)
        pair = first.meridian, second.meridian
        beside[pair] = beside.get(pair, 0.0) + float(np.gradient(first.distances_mm)[apart < NEAR_MM].sum())
    return [pair for pair, length in beside.items() if length > LONG_MM and pair[0] != pair[1]]


@pytest.mark.parametrize("name", THEME_NAMES)
def test_neighbours_differ_for_everybody(name: str) -> None:
    colours = load_theme(name).meridians
    assert set(colours) == set(load_atlas().meridians)
    assert {("KI", "LR"), ("SP", "LR"), ("SI", "TE"), ("ST", "SP")} <= set(_neighbours())
    near = {pair: round(_apart(colours[pair[0]], colours[pair[1]]), 1) for pair in _neighbours()}
    assert {pair: apart for pair, apart in near.items() if apart < APART} == {}


@pytest.mark.parametrize("name", THEME_NAMES)
def test_no_two_of_the_fourteen_are_the_same_to_anybody(name: str) -> None:
    colours = load_theme(name).meridians
    for first, second in itertools.combinations(colours.values(), 2):
        assert _apart(first, second) > 6, (first, second)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_five_elements_have_their_colours(name: str) -> None:
    elements = load_theme(name).elements
    assert set(elements) == {*ELEMENTS, "none"}
    green, red, yellow, white, blue = (np.array(parts(elements[element])) for element in ELEMENTS)
    assert green.argmax() == 1
    assert red.argmax() == 0
    assert yellow.argmin() == 2
    assert white.min() > 0.85
    assert blue.argmax() == 2
