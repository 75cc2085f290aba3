"""Meridians in the picture: drawn on the near side, under the dots; touched with the cursor; framed; in their running order."""

from dataclasses import replace

import numpy as np
import pytest

from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Camera, Session, View
from acuviewer.shown.camera import eye
from acuviewer.shown.flow import Flow
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.meridians import colour_of, shown_curves
from acuviewer.shown.projection import Projection
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after, share_changed, share_near

LIGHT = load_theme("light")
SIZE = (500, 600)


def _picture(script: str, theme: str = "light") -> Pixels:
    session = session_after(script)
    return render_snapshot(build_anatomy(session.body), session, content(), load_theme(theme), SIZE, measure)[0]


def _colour(code: str, script: str = "") -> tuple[float, float, float]:
    return colour_of(code, session_after(script), LIGHT)


def test_a_session_draws_all_or_the_chosen_one_or_none() -> None:
    anatomy = build_anatomy(Session().body)
    assert shown_curves(anatomy, session_after("")) == []
    assert {curve.meridian for curve in shown_curves(anatomy, session_after("meridian.choose LI"))} == {"LI"}
    every = shown_curves(anatomy, session_after("meridian.choose LI; layer.meridians"))
    assert len(every) == len(anatomy.meridians)
    assert {curve.meridian for curve in every[-2:]} == {"LI"}


def test_lines_are_seen_in_their_colours_from_the_side_on_which_they_lie() -> None:
    bare = "layer.points; layer.labels; view.front"
    without, with_lines = _picture(bare), _picture(f"{bare}; layer.meridians")
    assert share_changed(without, with_lines) > 0.01
    front, back = with_lines, _picture("layer.points; layer.labels; layer.meridians; view.back")
    for code, here, there in (("ST", front, back), ("BL", back, front)):
        colour = _colour(code)
        assert share_near(here, colour, 24) > 3 * share_near(there, colour, 24) + 1e-4, code


def test_a_line_does_not_shine_through_a_finger() -> None:
    """Lines come a little forward, on the back of a thin finger as far as its other side."""
    session = session_after("layer.points; layer.labels; meridian.pick TE")
    anatomy = build_anatomy(session.body)
    tip = anatomy.location("TE1", "left")
    turn_deg = float(np.degrees(np.arctan2(tip.normal[0], tip.normal[2])))
    seen = []
    for azimuth_deg in (turn_deg, turn_deg + 180.0):
        x, y, z = (float(value) for value in tip.position_mm)
        looking = replace(session, view=View("free", Camera((x, y, z), azimuth_deg, 0.0, 1500.0)))
        seen.append(share_near(render_snapshot(anatomy, looking, content(), LIGHT, SIZE, measure)[0], _colour("TE"), 40))
    assert seen[0] > 0.0003
    assert seen[1] == 0.0


def test_the_chosen_one_stands_out_and_the_others_fade() -> None:
    plain = _picture("layer.points; layer.labels; layer.meridians; view.front")
    chosen = _picture("layer.points; layer.labels; layer.meridians; meridian.pick ST; view.front")
    assert share_near(chosen, _colour("ST"), 24) > 1.5 * share_near(plain, _colour("ST"), 24)
    assert share_near(chosen, _colour("KI"), 24) < 0.3 * share_near(plain, _colour("KI"), 24)


def test_elements_give_their_colours() -> None:
    assert _colour("LI", "layer.element_colours") == _colour("LU", "layer.element_colours")
    assert _colour("GV", "layer.element_colours") == _colour("CV", "layer.element_colours")
    assert len({_colour(code, "layer.element_colours") for code in ("LR", "HT", "SP", "LU", "KI", "CV")}) == 6


def test_dots_stand_before_lines() -> None:
    script = "meridian.pick ST; view.front; layer.labels"
    session = session_after(script)
    anatomy = build_anatomy(session.body)
    drawn, *_ = render_snapshot(anatomy, session, content(), LIGHT, SIZE, measure)
    camera = choose_camera(anatomy, session, frozenset(), SIZE[0] / SIZE[1])
    for code in ("ST21", "ST25", "ST32", "ST36"):
        x, y = Projection(camera, *SIZE).pixels(anatomy.location(code, "left").position_mm[None])[0]
        middle = drawn[round(float(y)) - 1 : round(float(y)) + 2, round(float(x)) - 1 : round(float(x)) + 2].reshape(-1, 3) / 255
        assert np.abs(middle - np.array(LIGHT.rgb("point"))).max(axis=1).min() < 0.25, code


def test_the_points_of_a_chosen_meridian_keep_their_labels() -> None:
    session = session_after("meridian.pick LU")
    wanted = label_requests(build_anatomy(session.body), session, content()).entries
    priorities = {request.text: request.priority for request in wanted}
    assert max(priorities[f"LU{number}"] for number in range(1, 12)) < min(priorities["ST25"], priorities["PC6"])


@pytest.mark.parametrize("code", ["LU", "ST", "BL", "KI", "GB", "GV", "CV"])
def test_the_camera_holds_all_of_it_and_sees_most(code: str) -> None:
    session = session_after(f"meridian.choose {code}")
    anatomy = build_anatomy(session.body)
    camera = choose_camera(anatomy, session, frozenset(), 1.2)
    projection = Projection(camera, 720, 600)
    curves = [curve for curve in anatomy.meridians if curve.meridian == code and curve.side in ("left", "midline")]
    positions, normals = (np.concatenate([getattr(curve, name) for curve in curves]) for name in ("points_mm", "normals"))
    pixels = projection.pixels(positions)
    assert (pixels > 0).all()
    assert (pixels < [720, 600]).all()
    turned = (np.einsum("ij,ij->i", normals, eye(camera) - positions) > 0).mean()
    assert turned > 0.5, code


# The running order


class _Open:
    """Sees everything that is turned to the eye; no skin hides it."""

    def sees(self, projection: Projection, position: np.ndarray, normal: np.ndarray) -> bool:
        return bool(normal @ (eye(projection.camera) - position) > 0)


def _flow(code: str) -> tuple[Flow, Anatomy]:
    anatomy = build_anatomy(Session().body)
    curves = [curve for curve in anatomy.meridians if curve.meridian == code]
    return Flow(curves, (1.0, 0.0, 0.0), {f"{code}{number}": f"{code}{number}" for number in range(1, 68)}, "left"), anatomy


def _projection(view: str) -> Projection:
    session = session_after(view)
    return Projection(choose_camera(build_anatomy(session.body), session, frozenset(), 1.0), 800, 800)


def test_points_are_named_in_their_order() -> None:
    flow, _ = _flow("KI")
    projection = _projection("view.front")
    names = [flow.marks(share, projection, _Open(), through=True).name for share in np.linspace(0, 1, 400)]
    order = [name for name, before in zip(names, ["", *names], strict=False) if name and name != before]
    numbers = [int(name[2:]) for name in order]
    assert numbers == sorted(numbers)
    assert set(range(8, 28)) <= set(numbers)


def test_beads_run_on_both_sides_from_the_first_point_to_the_last() -> None:
    flow, anatomy = _flow("ST")
    projection = _projection("view.front")
    for share, code in ((0.0, "ST1"), (1.0, "ST45")):
        ends = projection.pixels(np.array([anatomy.location(code, side).position_mm for side in ("left", "right")]))
        beads = np.array(
            [(x, y) for x, y, strength in flow.marks(share, projection, _Open(), through=True).beads if strength == 1.0]
        )
        for end in ends:
            assert np.linalg.norm(beads - end, axis=1).min() < 1.0


def test_the_two_lines_of_the_back_begin_together() -> None:
    """A bead on the outer line sets out when the one on the inner line passes BL10."""
    flow, _ = _flow("BL")
    projection = _projection("view.back")
    counts = []
    for share in np.linspace(0, 1, 60):
        marks = flow.marks(float(share), projection, _Open(), through=True)
        counts.append(sum(strength == 1.0 for _, _, strength in marks.beads))
    assert counts[0] == 2
    assert max(counts) == 6  # inner, outer and the holes of the sacrum, on both sides
    assert counts[-1] == 2


def test_what_is_behind_the_body_is_not_painted() -> None:
    flow, _ = _flow("GV")
    marks = flow.marks(0.3, _projection("view.front"), _Open())
    assert marks.beads == ()
    assert marks.name_at is None
    assert flow.marks(0.3, _projection("view.back"), _Open()).beads != ()


def test_a_translucent_skin_shows_far_lines_too() -> None:
    bare = "layer.points; layer.labels; view.front; layer.skin 0.3"
    back = "layer.points; layer.labels; view.front"
    through = share_changed(_picture(bare), _picture(f"meridian.pick GV; {bare}"))
    assert through > 1.5 * share_changed(_picture(back), _picture(f"meridian.pick GV; {back}"))
