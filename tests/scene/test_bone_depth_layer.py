"""Depth to bone as a map: bone near the skin is bright, the legend explains it, and what one points at tells its figure."""

import json

import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from acuviewer.body.bone_depth import REACH_MM, bone_beneath
from acuviewer.body.shape import BodyShape
from acuviewer.i18n import say
from acuviewer.reports import locate_report
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy, follow_skin
from acuviewer.session.place_facts import facts_of
from acuviewer.shown.bone_depth import depth_colours, depth_legend, shown_depths
from acuviewer.theme import load_theme
from scene_cases import content, measure, session_after

LIGHT = load_theme("light")
SIZE = (400, 300)


def test_the_map_colours_the_skin_and_brings_its_legend() -> None:
    anatomy = build_anatomy(BodyShape())
    plain = render_snapshot(anatomy, session_after("view.front; layer.points"), content(), LIGHT, SIZE, measure)
    session = session_after("view.front; layer.points; layer.bone_depth")
    drawn = render_snapshot(anatomy, session, content(), LIGHT, SIZE, measure)
    body = np.abs(plain.pixels.astype(int) - drawn.pixels).max(axis=2) > 40
    assert 0.02 < body.mean() < 0.5
    assert (plain.legends, [say(legend.title) for legend in drawn.legends]) == ([], ["Depth to bone"])
    assert "no safe depth" in say(drawn.legends[0].note)


def test_near_bone_is_bright_deep_bone_dark_and_none_the_colour_of_none() -> None:
    anatomy = build_anatomy(BodyShape())
    depths, colours = shown_depths(anatomy), depth_colours(anatomy, LIGHT).astype(int)
    legend = depth_legend(LIGHT)
    near, deep, none = depths < 5, (depths > 60) & np.isfinite(depths), ~np.isfinite(depths)
    assert colours[near].sum(axis=1).mean() > 2 * colours[deep].sum(axis=1).mean()
    assert (colours[none] == np.round(np.array(LIGHT.rgb("border")) * 255)).all()
    assert legend.colours[0].sum() > legend.colours[-1].sum(), "the bright end is the left one, of bone right under the skin"
    assert [say(end) for end in legend.ends] == ["0 mm", f"{REACH_MM:.0f} mm"]


@pytest.mark.parametrize("code", ["GB30", "BL23", "KI3", "GV24"])
def test_one_points_at_a_dot_and_reads_the_figure_of_its_page_and_of_json(code: str) -> None:
    session = session_after(f"point.select {code}; layer.bone_depth")
    anatomy = build_anatomy(session.body)
    found = anatomy.chosen_location(session.selection)
    assert found is not None
    beneath = bone_beneath(anatomy.skeleton, found.position_mm, found.normal)
    told = " ".join(say(fact.sentence) for fact in facts_of(anatomy, found))
    point = json.loads(locate_report([code], "left", "", as_json=True).text)["points"][0]
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    stage.show(anatomy, session)
    stage.look(stage.wanted_camera(SIZE[0] / SIZE[1]))
    x, y = stage.projection(*SIZE).pixels(found.position_mm[None])[0]
    picked = stage.pick(float(x), float(y), *SIZE)
    assert picked is not None
    hover = stage.describe(picked)
    if beneath is None:
        assert (point["bone_depth_mm"], point["bone"]) == (None, None)
        assert "Straight inward this model meets no bone within 80 mm" in told
        assert "no bone within 80 mm" in hover
    else:
        assert point["bone_depth_mm"] == pytest.approx(beneath.depth_mm, abs=0.01)
        assert point["bone"] == beneath.bone.name
        assert f"Bone under this place: {beneath.depth_mm:.0f} mm, {beneath.bone.english}." in told
        assert f"bone {beneath.depth_mm:.0f} mm deep: {beneath.bone.english}" in hover
    stage.show(anatomy, session_after(f"point.select {code}"))
    assert "bone" not in stage.describe(picked)


def test_bare_skin_tells_its_depth_while_the_map_is_drawn() -> None:
    session = session_after("view.front; layer.points; layer.bone_depth")
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    stage.show(build_anatomy(session.body), session)
    stage.look(stage.wanted_camera(SIZE[0] / SIZE[1]))
    picked = stage.pick(SIZE[0] / 2, SIZE[1] / 2, *SIZE)
    assert picked is not None
    assert picked.kind == "skin"
    assert "bone" in stage.describe(picked)


def test_a_moving_slider_computes_no_depths() -> None:
    resting = build_anatomy(BodyShape())
    moving = follow_skin(resting, BodyShape(weight=0.52))
    assert shown_depths(moving) is shown_depths(resting)


def test_no_label_comes_under_the_legend() -> None:
    from acuviewer.export.fonts import load_fonts
    from acuviewer.export.label_painter import measure_label
    from acuviewer.export.legend_painter import legend_boxes
    from widget_application import widget_application

    widget_application()
    load_fonts()
    session = session_after("point.select ST36; layer.bone_depth")
    drawn = render_snapshot(build_anatomy(session.body), session, content(), LIGHT, (640, 480), measure_label, 1.0, legend_boxes)
    ((x, y, width, height),) = legend_boxes(drawn.legends, 480)
    assert len(drawn.labels) > 5
    for label in drawn.labels:
        left, top, across, along = label.rectangle
        assert left >= x + width or left + across <= x or top >= y + height or top + along <= y, label.text
