"""Bodies over the whole range of every slider, which several tests look at: the first few always, most of them when there is time."""

import pytest

from acuviewer.session.anatomy import Anatomy, compute_anatomy
from bodies import REFERENCE, random_bodies, reference

RANDOM = random_bodies(24, seed=20260101)
FEW = 6


@pytest.fixture(
    scope="session",
    params=[pytest.param(slice(FEW), id="few"), pytest.param(slice(FEW, None), id="most", marks=pytest.mark.slow)],
)
def random_anatomies(request: pytest.FixtureRequest) -> list[Anatomy]:
    """Random bodies in two parts, each built once for all tests that ask for it."""
    return [compute_anatomy(shape) for shape in RANDOM[request.param]]


@pytest.fixture
def anatomies(random_anatomies: list[Anatomy]) -> list[Anatomy]:
    """The random bodies; beside the first few of them the five of reference."""
    few = len(random_anatomies) == FEW
    return [*random_anatomies, *(map(reference, REFERENCE) if few else ())]
