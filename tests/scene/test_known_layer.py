"""The picture of what is known: dots in their own colours, told by a legend, and as usual again without."""

import numpy as np
import pytest

from acuviewer.export.picture import render_picture
from acuviewer.scene.snapshot import _offscreen_window
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.known import Known
from acuviewer.theme import load_theme
from scene_cases import content, session_after

SURE = Known({"BL23": 1.0, "BL24": 0.5}, "weakest", "today", "")


def _drawn(stage: Stage) -> dict[str, list[list[int]]]:
    """The colours of the dots by state."""
    from acuviewer.scene.layers.points import PointsLayer

    layer = next(layer for layer in stage._layers if isinstance(layer, PointsLayer))
    return {
        f"{state}{framed}": [] if dots._places is None else dots._places[2].tolist()
        for (state, framed), dots in layer._dots.items()
    }


def test_dots_change_with_what_is_known_alone() -> None:
    window = _offscreen_window()
    stage = Stage(window, load_theme("light"), content())
    session = session_after("point.select BL23")
    stage.show(build_anatomy(session.body), session)
    usual = _drawn(stage)
    assert stage.legends() == []
    stage.show_known(SURE)
    shown = _drawn(stage)
    assert len(shown["knownFalse"]) == 3  # BL24 on both sides, and the right BL23; the left one is chosen
    assert shown["chosenFalse"] == [[253, 231, 37]]
    assert sorted(shown["knownFalse"]) == [[68, 1, 84], [68, 1, 84], [253, 231, 37]]
    assert len(stage.legends()) == 1
    stage.show_known(None)
    assert _drawn(stage) == usual
    assert stage.legends() == []
    window.Finalize()


@pytest.mark.slow
def test_a_saved_picture_has_the_map() -> None:
    session, anatomy = Session(), build_anatomy(Session().body)
    arguments = anatomy, session, content(), load_theme("light"), (400, 500)
    plain, mapped = (render_picture(*arguments, known) for known in (None, SURE))
    assert plain.constBits() is not None
    assert not np.array_equal(np.array(plain.constBits()), np.array(mapped.constBits()))
