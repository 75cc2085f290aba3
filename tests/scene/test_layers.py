"""Layers depend on what they say that they read, and on nothing else; what is drawn anew by parts is drawn as from nothing."""

from typing import Any

import numpy as np
import pytest
from vtkmodules.util.numpy_support import vtk_to_numpy
from vtkmodules.vtkCommonCore import vtkUnsignedCharArray
from vtkmodules.vtkRenderingCore import vtkRenderer

from acuviewer.scene.layers import LAYERS
from acuviewer.scene.layers.layer import Frame, Layer
from acuviewer.scene.snapshot import _offscreen_window
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.theme import load_theme
from scene_cases import Pixels, commands, content, session_after
from watched import Watched, said_by

SCRIPTS = (
    "",
    "point.select GB30; step.all; layer.bones 1",
    "point.select GB30; definition.compare; layer.meridians",
    "point.select ST36; layer.landmarks; layer.element_colours; layer.skin 0.4",
    "landmark.select greater_trochanter; layer.bones 0.5",
    "meridian.choose BL; pain.choose radicular; filter.category yuan-source; filter.alone",
    "bone.select left_femur; bone.isolate; layer.points; layer.labels",
    "layer.meridians; point.select BL23; layer.spread",
    "patient.pregnant; patient.lymphoedema_left; point.select SP6; pain.choose menstrual; filter.region leg",
)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("kind", LAYERS)
def test_a_layer_looks_at_nothing_that_it_does_not_say_it_reads(kind: type[Layer], script: str) -> None:
    session = session_after(script)
    said: set[str] = set()
    said = said_by(kind.reads(Watched(session, "", said)), said)  # type: ignore[arg-type]
    looked: set[str] = set()
    frame = Frame(build_anatomy(session.body), Watched(session, "", looked), content(), load_theme("light"))  # type: ignore[arg-type]
    kind(vtkRenderer()).show(frame)
    assert looked <= said


def _picture(stage: Stage, window: Any) -> Pixels:
    stage.render()
    pixels = vtkUnsignedCharArray()
    width, height = window.GetSize()
    window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 0, pixels)
    return np.array(vtk_to_numpy(pixels))


def _stage(window: Any) -> Stage:
    window.SetSize(200, 150)
    return Stage(window, load_theme("light"), content())


@pytest.mark.slow
def test_a_session_after_another_is_drawn_as_from_nothing() -> None:
    window = _offscreen_window()
    kept = _stage(window)
    session = Session()
    for script in (*SCRIPTS, "body.set sex=female,weight=0.8", "point.clear; landmark.clear; bone.clear; meridian.clear"):
        session = run_script(script, commands(), session)
        anatomy = build_anatomy(session.body)
        kept.show(anatomy, session)
        kept.look(kept.wanted_camera(4 / 3))
        after = _picture(kept, window)
        alone = _offscreen_window()
        fresh = _stage(alone)
        fresh.show(anatomy, session)
        fresh.look(kept.camera)
        assert np.array_equal(after, _picture(fresh, alone)), script
        alone.Finalize()
    window.Finalize()
