"""Light and shade: no burnt patches, a shadow on the floor, a glint in the eye, bones that stand out in amber."""

from dataclasses import replace

import numpy as np
import pytest

from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after

LIGHT = load_theme("light")
SIZE = (300, 400)


def picture(script: str, camera: Camera | None = None) -> Pixels:
    session: Session = session_after(f"layer.points; layer.labels; {script}")
    if camera is not None:
        session = replace(session, view=replace(session.view, aim="free", camera=camera))
    pixels, *_ = render_snapshot(build_anatomy(session.body), session, content(), LIGHT, SIZE, measure)
    return pixels


def skin_of(pixels: Pixels) -> Pixels:
    """(k, 3) the pixels of skin: redder than the ground by far."""
    return pixels[pixels[..., 0] > pixels[..., 2].astype(int) + 25]


@pytest.mark.parametrize("view", ["front", "back", "left", "top"])
@pytest.mark.parametrize("sex", ["male", "female"])
def test_the_skin_is_bright_and_nowhere_burnt(sex: str, view: str) -> None:
    skin = skin_of(picture(f"body.set sex={sex}; view.{view}"))
    assert (skin.max(axis=1) >= 250).mean() < 0.0005
    assert np.percentile(skin[:, 0], 90) > 205, "dull"


def test_the_feet_have_a_shadow_that_is_not_there_from_below_and_not_without_skin() -> None:
    ankle = np.asarray(build_anatomy(session_after("").body).skin.joints["left_ankle"])
    beside = np.array([ankle[0] + 75.0, 0.0, ankle[2] + 40.0])

    def dimmed(elevation_deg: float, script: str = "view.front") -> float:
        """How much darker the ground beside the foot is than at the border of the picture."""
        camera = Camera((float(beside[0]), 0.0, float(beside[2])), 0.0, elevation_deg, 2500.0)
        x, y = (round(float(value)) for value in Projection(camera, *SIZE).pixels(beside[None])[0])
        row = picture(script, camera)[y].astype(float).mean(axis=1)
        return float(row[-1] - row[x])

    assert dimmed(25.0) > 12
    assert abs(dimmed(-25.0)) < 3
    assert abs(dimmed(25.0, "layer.skin 0; layer.bones 0; view.front")) < 3


def test_eyes_have_a_glint() -> None:
    anatomy = build_anatomy(session_after("").body)
    places = anatomy.skin.eyes.vertices
    left = places[places[:, 0] > 0].mean(axis=0)
    camera = Camera((float(left[0]), float(left[1]), float(left[2])), 0.0, 0.0, 160.0)
    pixels = picture("view.front", camera)
    x, y = Projection(camera, *SIZE).pixels((left + np.array([0.0, 0.0, 12.0]))[None])[0]
    pupil = pixels[round(float(y)) - 40 : round(float(y)) + 40, round(float(x)) - 40 : round(float(x)) + 40]
    assert (pupil.min(axis=2) > 215).sum() > 5
    assert (pupil.max(axis=2) < 60).sum() > 50


def test_the_bones_of_a_construction_are_amber_and_the_others_step_back() -> None:
    def amber(pixels: Pixels) -> float:
        return float((pixels[..., 0] > pixels[..., 2].astype(int) + 55).mean())

    shown = "layer.skin 0; layer.bones 1; view.back"
    assert amber(picture(shown)) < 0.001
    assert amber(picture(f"bone.select sacrum; {shown}")) > 0.001
