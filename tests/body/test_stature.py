"""The stature of a form is measured on head and feet alone."""

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.presets import PRESETS


@pytest.mark.parametrize("name", PRESETS)
def test_crown_and_soles_are_those_of_the_whole_skin(name: str) -> None:
    space = load_body_model().space
    skin = load_body_model().build_skin(PRESETS[name])
    points = np.empty_like(space.base)
    points[: len(space.left)] = skin.mesh.vertices[space.left]
    # A skin smoothed once more will do: any form has its highest place on the head and its lowest under the feet.
    whole = space.subdivision.subdivide(space.cage(points)[:, 1:2])
    assert space.stature(points) == np.ptp(whole)
