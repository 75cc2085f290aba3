"""A point that concerns the patient stands in a triangle: told from all others by its form, whatever its colour."""

import numpy as np
import pytest

from acuviewer.scene.snapshot import _offscreen_window, render_snapshot
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import Session
from acuviewer.shown.marks import Pick
from acuviewer.theme import load_theme
from scene_cases import Pixels, changed, content, measure, session_after, share_near

SIZE = (600, 450)
ALONE = "layer.points; layer.labels; layer.spread"


def _picture(session: Session, theme: str = "light", size: tuple[int, int] = SIZE) -> Pixels:
    return render_snapshot(build_anatomy(session.body), session, content(), load_theme(theme), size, measure).pixels


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_points_concerned_have_a_colour_of_their_own_and_no_others_have(theme: str) -> None:
    colour = load_theme(theme).rgb("concerned")
    assert share_near(_picture(session_after("layer.labels"), theme), colour) == 0.0
    assert share_near(_picture(session_after("layer.labels; patient.pregnant"), theme), colour, 60) > 0.0003
    assert share_near(_picture(session_after("layer.labels; patient.pacemaker"), theme), colour) == 0.0


def test_the_mark_is_a_triangle_that_points_upward_with_the_dot_in_it() -> None:
    theme = load_theme("light")
    plain, pixels = (_picture(session_after(f"point.select SP6; {ALONE}; {more}")) for more in ("", "patient.pregnant"))
    around = pixels[SIZE[1] // 2 - 20 : SIZE[1] // 2 + 20, SIZE[0] // 2 - 20 : SIZE[0] // 2 + 20].astype(np.int16)
    brown = np.abs(around - np.round(np.array(theme.rgb("concerned")) * 255)).max(axis=2) < 40
    dot = np.abs(around - np.round(np.array(theme.rgb("point_selected")) * 255)).max(axis=2) < 70
    rows = np.flatnonzero(brown.any(axis=1))
    spans = [int(np.ptp(np.flatnonzero(brown[row]))) + 1 for row in (rows[1], rows[len(rows) // 2], rows[-2])]
    assert spans[0] + 4 < spans[1] < spans[2] - 2, spans
    assert dot.sum() > 12
    # Beside the upper corner one sees the skin.
    for across in (-9, 9):
        row, column = SIZE[1] // 2 - 8, SIZE[0] // 2 + across
        assert not changed(plain, pixels)[row - 1 : row + 2, column - 1 : column + 2].any()
    assert brown[np.flatnonzero(dot.any(axis=1))].any(axis=1).all(), "the dot lies inside"


def test_on_the_other_side_of_a_lymphoedema_the_dot_stands_alone() -> None:
    colour = load_theme("light").rgb("concerned")
    left, right = (
        _picture(session_after(f"point.select LI11 {side}; {ALONE}; patient.lymphoedema_left")) for side in ("left", "right")
    )
    assert share_near(left, colour) > 0.0002
    assert share_near(right, colour) == 0.0


def test_a_lit_point_is_lit_inside_its_triangle() -> None:
    theme = load_theme("light")
    pixels = _picture(session_after("pain.choose menstrual; layer.labels; patient.pregnant"))
    assert share_near(pixels, theme.rgb("concerned"), 60) > 0.0003
    assert share_near(pixels, theme.rgb("point_related"), 60) > 0.0003


def test_the_picture_brings_its_legend_and_the_cursor_is_told() -> None:
    session = session_after("point.select SP6; patient.pregnant; patient.child")
    anatomy = build_anatomy(session.body)
    assert len(render_snapshot(anatomy, session, content(), load_theme("light"), SIZE, measure).legends) == 1
    found = anatomy.chosen_location(session.selection)
    assert found is not None
    stage = Stage(_offscreen_window(), load_theme("light"), content())
    stage.show(anatomy, session)
    pick = Pick("point", "SP6", "left", found.position_mm)
    assert stage.describe(pick) == "SP6  三阴交  Sānyīnjiāo (left) · ▲ Pregnant"
