"""Neighbouring meridians can be told apart by everybody, in each theme, and stand out from the skin's own colour."""

import itertools
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from acuviewer.body.shape import BodyShape
from acuviewer.points.atlas import load_atlas
from acuviewer.points.meridian_catalog import ELEMENTS
from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import THEME_NAMES, load_theme, parts

# Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009) 1291-1298: the three kinds of colour blindness, wholly without one cone.
SIGHTS = {
    "all colours": np.eye(3),
    "no red": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "no green": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "no blue": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
NEAR_MM, LONG_MM = 45.0, 60.0
APART = 20.0
"""Differences in CIELAB: 2 can just be seen between patches side by side, 20 also on thin lines."""


def _lab(colour: str, sight: NDArray[np.float64]) -> NDArray[np.float64]:
    screen = np.array(parts(colour))
    linear = np.where(screen <= 0.04045, screen / 12.92, ((screen + 0.055) / 1.055) ** 2.4)
    seen = np.clip(sight @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = to_xyz @ seen / [0.9505, 1.0, 1.089]
    fx, fy, fz = (np.cbrt(value) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def _apart(first: str, second: str) -> float:
    """How far two colours are apart for the person for whom they are nearest."""
    return min(float(np.linalg.norm(_lab(first, sight) - _lab(second, sight))) for sight in SIGHTS.values())


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
