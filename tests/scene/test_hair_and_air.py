"""Hair is drawn where strands can be seen; what lies farther fades a little."""

from dataclasses import replace

import numpy as np
import pytest

# The OpenGL backend registers itself on import.
import vtkmodules.vtkRenderingOpenGL2  # noqa: F401
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.layers.hairs import HairsLayer
from acuviewer.scene.layers.layer import Frame
from acuviewer.scene.lens import Lens
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Camera, Session
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after

LIGHT = load_theme("light")
SIZE = (300, 300)
HEAD = (0.0, 1640.0, 60.0)


def picture(script: str, camera: Camera, theme: str = "light") -> Pixels:
    session = session_after(f"layer.points; layer.labels; {script}")
    session = replace(session, view=replace(session.view, aim="free", camera=camera))
    return render_snapshot(build_anatomy(session.body), session, content(), load_theme(theme), SIZE, measure)[0]


def drawn(script: str, distance_mm: float, height_px: float = 800.0) -> int:
    """How many strands are drawn."""
    renderer = vtkRenderer()
    layer = HairsLayer(renderer)
    session: Session = session_after(script)
    layer.show(Frame(build_anatomy(session.body), session, content(), LIGHT))
    layer.follow(Lens(Camera(HEAD, 0.0, 0.0, distance_mm), height_px, session.layers.skin < 1.0))
    actor = renderer.GetActors().GetLastActor()
    return int(actor.GetMapper().GetInput().GetNumberOfPolys()) if actor.GetVisibility() else 0


def test_strands_are_drawn_near_and_fewer_where_pixels_are_wide() -> None:
    near, moving, bust = drawn("", 500.0, 1600.0), drawn("", 700.0), drawn("", 1600.0)
    assert near > moving > bust > 1000
    assert drawn("", 3000.0) == 0, "a picture of the whole body pays for no hair"
    assert drawn("layer.skin 0.5", 500.0) == 0, "hair hides what one looks for under the skin"


def test_the_outline_of_the_head_is_of_hair() -> None:
    """From near the border between head and ground wanders; the painted head of before had one edge a row."""
    pixels = picture("view.front", Camera((0.0, 1720.0, 0.0), 180.0, 0.0, 300.0)).astype(int)
    is_ground = pixels[..., 2] > pixels[..., 0] - 4
    edges = np.abs(np.diff(is_ground.astype(int), axis=0)).sum(axis=0)
    assert (edges > 1).mean() > 0.1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_lies_behind_fades_toward_the_ground(theme: str) -> None:
    """The same picture twice, once as if one looked at a place far before the body."""
    at_belly = Camera((0.0, 1050.0, 120.0), 0.0, 0.0, 1800.0)
    before = Camera((0.0, 1050.0, 820.0), 0.0, 0.0, 1100.0)
    plain, faded = (picture("view.front", camera, theme).astype(float) for camera in (at_belly, before))
    middle = slice(100, 200)
    skin, far = plain[middle, middle].mean(axis=(0, 1)), faded[middle, middle].mean(axis=(0, 1))
    ground = 255 * np.mean([load_theme(theme).rgb("view_bottom"), load_theme(theme).rgb("view_top")], axis=0)
    assert np.linalg.norm(far - ground) < 0.85 * np.linalg.norm(skin - ground)
    assert np.linalg.norm(far - ground) > 0.6 * np.linalg.norm(skin - ground), "lost in fog"
