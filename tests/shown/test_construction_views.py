"""A construction is looked at so that one recognises the part of the body, and nothing far from it is framed as well."""

import numpy as np
import pytest

from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Camera, Session
from acuviewer.shown.framing import choose_camera
from scene_cases import commands


def _camera(script: str) -> Camera:
    session = run_script(script, commands(), Session())
    return choose_camera(build_anatomy(session.body), session, frozenset(), 1.4)


@pytest.mark.parametrize("code", ["BL40", "KI3", "LI4", "GV20"])
def test_the_shortest_construction_still_shows_the_part_of_the_body(code: str) -> None:
    close = _camera(f"point.select {code}")
    drawn = _camera(f"point.select {code}; step.all")
    assert drawn.distance_mm >= 0.42 * close.distance_mm


@pytest.mark.parametrize("code", ["EX-HN5", "SP1", "BL67"])
def test_the_cun_of_a_finger_brings_no_hand_into_a_picture_of_head_or_foot(code: str) -> None:
    found = build_anatomy(Session().body).location(code, "left")
    assert found is not None
    assert max(float(np.linalg.norm(step.place_mm - found.position_mm)) for step in found.steps) > 800.0
    camera = _camera(f"point.select {code}; step.all")
    assert np.linalg.norm(np.subtract(camera.focus_mm, found.position_mm)) < 200.0
    assert camera.distance_mm < 1500.0
