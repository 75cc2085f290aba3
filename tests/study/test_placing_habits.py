"""How somebody errs: what is said of it, and when nothing is."""

from random import Random

import numpy as np
import pytest

from acuviewer.study.placing_facts import PlacingError, read_error
from acuviewer.study.placing_habits import LAST_OF_A_POINT, LEAST_PLACINGS, LEAST_POINTS, Habit, cloud_of_point, clouds_of_groups

UP, OUT = ("up", "down"), ("from_spine", "to_spine")


def errors(count: int, along: float, across: float = 0.0, spread: float = 2.0, seed: int = 1) -> list[PlacingError]:
    """Placings around a mean error in mm."""
    chance = Random(seed)
    return [PlacingError(chance.gauss(along, spread), chance.gauss(across, spread), UP, OUT) for _ in range(count)]


def test_what_is_clear_is_said_with_its_direction() -> None:
    high = cloud_of_point(errors(9, 8.0))
    low_and_inward = cloud_of_point(errors(9, -8.0, -5.0))
    assert high is not None
    assert low_and_inward is not None
    assert [habit.direction for habit in high.habits] == ["up"]
    assert high.habits[0].mm == pytest.approx(8.0, abs=2.0)
    assert [habit.direction for habit in low_and_inward.habits] == ["down", "to_spine"]
    assert high.mean[0] == pytest.approx(high.habits[0].mm)


@pytest.mark.parametrize(
    "silent",
    [
        errors(LEAST_PLACINGS - 1, 9.0),  # too few
        errors(10, 9.0, spread=14.0),  # too scattered
        errors(10, 2.0, spread=0.5),  # too little to matter
        [PlacingError(error.along_mm, error.across_mm, ("to_knee", "to_ankle"), OUT) for error in errors(3, 9.0)]
        + errors(7, 9.0),
    ],
)
def test_what_is_not_clear_is_not_said(silent: list[PlacingError]) -> None:
    cloud = cloud_of_point(silent)
    assert cloud is not None
    assert cloud.habits == ()


def test_only_the_last_placings_count() -> None:
    cloud = cloud_of_point(errors(30, -20.0) + errors(LAST_OF_A_POINT, 9.0))
    assert cloud is not None
    assert (len(cloud.errors), [habit.direction for habit in cloud.habits]) == (LAST_OF_A_POINT, ["up"])
    assert cloud_of_point([]) is None


def test_chance_alone_says_hardly_anything() -> None:
    said = sum(bool(cloud_of_point(errors(10, 0.0, spread=6.0, seed=seed)).habits) for seed in range(500))  # type: ignore[union-attr]
    assert said <= 0.04 * 500  # two directions, each once in a hundred by chance


def test_in_a_region_each_point_counts_once() -> None:
    of_region = {f"BL{number}": errors(3, 8.0, seed=number) for number in range(11, 11 + LEAST_POINTS)}
    groups = dict.fromkeys(of_region, "back") | {"GB30": "hip"}
    (key, cloud), *others = clouds_of_groups(of_region, groups).items()
    assert (key, others) == (("back", UP, OUT), [])
    assert (cloud.errors.shape, cloud.means.shape) == ((15, 2), (5, 2))
    assert cloud.habits == (Habit("up", float(cloud.mean[0])),)
    assert cloud.mean[0] == pytest.approx(8.0, abs=2.0)
    # One point that is always placed too high makes no habit of a region, however often it was placed.
    often = {f"BL{number}": errors(10, 60.0 if number == 11 else 0.0, seed=number) for number in range(11, 19)}
    assert next(iter(clouds_of_groups(often, dict.fromkeys(often, "back")).values())).habits == ()
    fewer = dict(list(of_region.items())[:-1])
    assert next(iter(clouds_of_groups(fewer, groups).values())).habits == ()


def test_the_ellipse_holds_nine_of_ten() -> None:
    cloud = cloud_of_point(errors(LAST_OF_A_POINT, 4.0, 2.0))
    assert cloud is not None
    ellipse = cloud.ellipse()
    assert ellipse is not None
    assert ellipse.mean(axis=0) == pytest.approx(cloud.errors.mean(axis=0), abs=0.4)
    inverse = np.linalg.inv(np.cov(cloud.errors.T))
    away = ellipse - cloud.errors.mean(axis=0)
    assert np.einsum("ij,jk,ik->i", away, inverse, away) == pytest.approx(4.605, rel=1e-6)
    chance = np.random.default_rng(2).standard_normal((20_000, 2))
    assert (np.einsum("ij,ij->i", chance, chance) < 4.605).mean() == pytest.approx(0.9, abs=0.01)
    few = cloud_of_point(errors(5, 4.0))
    assert few is not None
    assert few.ellipse() is None


def test_facts_of_other_answers_tell_no_error() -> None:
    assert read_error({"distance_mm": 4.0}) is None
    assert read_error({"along_mm": 1.0, "across_mm": 2.0, "along": "up", "across": "to_spine/from_spine"}) is None
    assert read_error({"along_mm": 1, "across_mm": -2.5, "along": "up/down", "across": "from_spine/to_spine"}) == PlacingError(
        1.0, -2.5, UP, OUT
    )
