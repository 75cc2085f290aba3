"""Bones are switched on, chosen, isolated, hidden and brought back; no choice is lost on the way."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import CommandError, run_script
from acuviewer.session.session import Session

COMMANDS = build_commands(load_atlas(), load_library())


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


def test_bones_under_a_full_skin_make_it_transparent_and_leave_it_as_it_was() -> None:
    shown = _after("layer.skeleton")
    assert shown.layers.bones == 1.0
    assert 0.2 < shown.layers.skin < 0.6
    hidden = _after("layer.skeleton", shown)
    assert (hidden.layers.bones, hidden.layers.skin) == (0.0, 1.0)


def test_a_skin_that_a_person_has_set_stays() -> None:
    shown = _after("layer.skin 0.6; layer.skeleton")
    assert shown.layers.skin == 0.6
    assert _after("layer.skeleton", shown).layers.skin == 0.6


def test_choosing_a_bone_shows_it_and_lets_go_of_the_point() -> None:
    session = _after("point.select GB30; bone.select left_femur")
    assert session.selection.bone == "left_femur"
    assert session.selection.point is None
    assert session.layers.bones > 0
    assert _after("point.select GB30", session).selection.bone is None
    assert _after("landmark.select heel", session).selection.bone is None


def test_a_bone_goes_and_comes_back() -> None:
    hidden = _after("bone.select left_femur; bone.hide")
    assert hidden.layers.hidden_bones == {"left_femur"}
    assert hidden.selection.bone is None
    assert _after("bone.show_all", hidden).layers.hidden_bones == frozenset()
    assert _after("bone.select left_femur", hidden).layers.hidden_bones == frozenset()


def test_a_bone_alone_and_all_again() -> None:
    alone = _after("bone.select skull; bone.isolate")
    assert alone.layers.isolated_bone == "skull"
    assert _after("bone.isolate", alone).layers.isolated_bone is None
    assert _after("bone.show_all", alone).layers.isolated_bone is None


def test_esc_lets_go_of_a_bone() -> None:
    assert _after("bone.select skull; select.back").selection.bone is None


@pytest.mark.parametrize("script", ["bone.select femur", "bone.select left_tail", "layer.bones 2", "layer.bones thick"])
def test_what_is_no_bone_or_opacity_is_told(script: str) -> None:
    with pytest.raises(CommandError) as told:
        _after(script)
    assert script.split()[1] in str(told.value)
