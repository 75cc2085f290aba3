"""What nobody asked for steps back, so that what is chosen stands out."""

import pytest

from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import build_anatomy
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after, share_near

THEME = load_theme("light")


def _picture(script: str) -> Pixels:
    session = session_after(f"layer.labels; layer.spread; {script}")
    return render_snapshot(build_anatomy(session.body), session, content(), THEME, (600, 450), measure).pixels


@pytest.mark.parametrize("chosen", ["point.pick ST25", "landmark.pick umbilicus", "place.ask skin 5000 0.2 0.3 0.5"])
def test_dots_step_back_beside_what_is_chosen_on_the_body(chosen: str) -> None:
    colour, view = THEME.rgb("point"), "view.free 0,1050,100,0,0,900"
    usual = share_near(_picture(view), colour)
    assert usual > 0.0005
    assert share_near(_picture(f"{chosen}; {view}"), colour) < 0.3 * usual


def test_a_page_or_a_bone_lets_them_stay_as_they_are() -> None:
    colour, view = THEME.rgb("point"), "view.free 0,1050,100,0,0,900"
    assert share_near(_picture(f"evidence.show; {view}"), colour) > 0.0005
