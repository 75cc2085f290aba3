"""Tapes are as wide as asked in pixels, from every side and distance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from acuviewer.scene.ribbons import edges
from acuviewer.session.session import Camera
from acuviewer.shown.camera import eye
from acuviewer.shown.projection import Projection

HEIGHT_PX = 700.0
ARC = np.array([[80 * np.cos(t), 40 * t, 80 * np.sin(t)] for t in np.linspace(0, 2, 30)])


@given(st.floats(-180, 180), st.floats(-60, 60), st.floats(800, 5000), st.floats(0.5, 12))
def test_a_ribbon_has_its_width_in_pixels(turn: float, tilt: float, distance: float, half_px: float) -> None:
    camera = Camera((0.0, 40.0, 0.0), turn, tilt, distance)
    pairs = edges(ARC, camera, half_px, HEIGHT_PX).reshape(-1, 2, 3)
    projection = Projection(camera, 900, HEIGHT_PX)
    near, far, middle = (projection.pixels(places) for places in (pairs[:, 0], pairs[:, 1], ARC))
    assert np.linalg.norm(far - near, axis=1) == pytest.approx(np.full(len(ARC), 2 * half_px), rel=0.04)
    assert np.allclose((near + far) / 2, middle, atol=0.04 * half_px)


def test_a_line_straight_at_the_eye_still_has_edges() -> None:
    camera = Camera((0.0, 0.0, 0.0), 0.0, 0.0, 1000.0)
    line = np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 50.0]])
    pairs = edges(line, camera, 3.0, HEIGHT_PX).reshape(-1, 2, 3)
    assert np.isfinite(pairs).all()
    assert (np.linalg.norm(pairs[:, 0] - pairs[:, 1], axis=1) > 1.0).all()
    assert (pairs[..., 2] < eye(camera)[2]).all()
