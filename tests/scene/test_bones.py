"""Bones are seen through the skin from every side, alone or hidden, and named where the cursor touches them."""

from dataclasses import replace

import numpy as np
import pytest
from vtkmodules.vtkRenderingCore import vtkRenderWindow

from acuviewer.body.shape import BodyShape
from acuviewer.scene.layers.bones import tissue_colours
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.scene.stage import Stage
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.session import VIEW_NAMES, Session
from acuviewer.shown.bones import lit_bones, shown_bones
from acuviewer.theme import THEME_NAMES, load_theme
from scene_cases import Pixels, changed, content, measure, session_after

LIGHT = load_theme("light")
SIZE = (400, 300)


def picture(session: Session) -> Pixels:
    pixels, *_ = render_snapshot(build_anatomy(session.body), session, content(), LIGHT, SIZE, measure)
    return pixels


@pytest.mark.parametrize("view", VIEW_NAMES)
def test_both_skin_and_bones_are_in_the_picture(view: str) -> None:
    plain = f"view.{view}; layer.points; layer.labels; layer.skin 0.35"
    skin_alone, both = picture(session_after(plain)), picture(session_after(f"{plain}; layer.bones 1"))
    bones_alone = picture(session_after(f"{plain}; layer.bones 1; layer.skin 0"))
    ground = picture(session_after(f"{plain}; layer.skin 0"))
    is_bone, is_skin = changed(bones_alone, ground), changed(skin_alone, ground)
    assert is_bone.mean() > 0.005
    # Bone shows through, and the skin lies over it: its colour is neither that of bone alone nor that of skin alone.
    assert (changed(both, skin_alone) & is_bone).sum() > 0.8 * is_bone.sum()
    assert (changed(both, bones_alone) & is_bone).sum() > 0.3 * is_bone.sum()
    beside = is_skin & ~is_bone
    assert not (changed(both, skin_alone) & beside).sum() > 0.1 * beside.sum()


def test_faint_bones_are_seen_through_the_skin_too() -> None:
    plain = "view.back; layer.points; layer.labels; layer.skin 0.35"
    none, faint, full = (picture(session_after(f"{plain}; layer.bones {opacity}")).astype(int) for opacity in (0, 0.5, 1))
    is_bone = changed(full.astype(np.uint8), none.astype(np.uint8))
    share = np.abs(faint - none).sum(axis=2)[is_bone].mean() / np.abs(full - none).sum(axis=2)[is_bone].mean()
    assert 0.25 < share < 0.75


def test_a_full_skin_hides_all_bones() -> None:
    full = session_after("view.front; layer.bones 1; layer.skin 1")
    assert np.array_equal(picture(full), picture(session_after("view.front")))
    assert shown_bones(full.layers, ("skull",)) == ()


def test_one_bone_alone_and_one_left_out() -> None:
    names = build_anatomy(session_after("").body).skeleton.pattern.names
    alone = session_after("bone.select left_femur; bone.isolate")
    assert shown_bones(alone.layers, names) == ("left_femur",)
    hidden = session_after("bone.select left_femur; bone.hide")
    assert set(names) - set(shown_bones(hidden.layers, names)) == {"left_femur"}
    script = "view.front; layer.points; layer.labels; layer.bones 1; layer.skin 0"
    assert changed(picture(session_after(script)), picture(session_after(f"{script}; bone.select left_femur; bone.hide"))).any()


def _at(session: Session, name: str) -> tuple[Stage, float, float]:
    """A stage that shows the session, and the pixel of a bone's middle."""
    anatomy = build_anatomy(session.body)
    stage = Stage(vtkRenderWindow(), LIGHT, content())
    stage.show(anatomy, session)
    stage.look(stage.wanted_camera(SIZE[0] / SIZE[1]))
    vertices = anatomy.skeleton.bone_vertices(name)
    nearest = vertices[np.linalg.norm(vertices - vertices.mean(axis=0), axis=1).argmin()]
    x, y = stage.projection(*SIZE).pixels(nearest[None, :])[0]
    return stage, float(x), float(y)


def test_a_bone_is_named_under_the_cursor_and_a_hidden_one_is_not() -> None:
    shown = session_after("view.front; layer.points; layer.bones 1; layer.skin 0.3")
    stage, x, y = _at(shown, "left_femur")
    found = stage.pick(x, y, *SIZE)
    assert found is not None
    assert (found.kind, found.key, found.side) == ("bone", "left_femur", "left")
    assert stage.describe(found) == "femur · Femur (left)"
    hidden = replace(shown, layers=replace(shown.layers, hidden_bones=frozenset({"left_femur"})))
    stage.show(build_anatomy(hidden.body), hidden)
    under = stage.pick(x, y, *SIZE)
    assert under is None or under.key != "left_femur"


def test_a_construction_lights_the_bones_that_it_feels_for() -> None:
    session = session_after("point.select GB30; step.all; layer.bones 1")
    assert set(lit_bones(build_anatomy(session.body), session)) == {"left_femur", "sacrum"}


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_cartilage_is_paler_than_bone(theme: str) -> None:
    pattern = build_anatomy(BodyShape()).skeleton.pattern
    colours = tissue_colours(pattern, load_theme(theme))
    for name, bone in pattern.bones.items():
        assert bone.tissue == ("cartilage" if "cartilage" in name else "bone")
        own = colours[bone.vertices]
        assert np.array_equal(own, np.tile(load_theme(theme).rgb(bone.tissue), (len(own), 1))), name
    bone_colour, cartilage = (np.array(load_theme(theme).rgb(tissue)) for tissue in ("bone", "cartilage"))
    assert np.ptp(cartilage) < 0.5 * np.ptp(bone_colour)
    assert cartilage.mean() > bone_colour.mean()
