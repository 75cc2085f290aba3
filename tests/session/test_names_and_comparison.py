"""The form of the names, the comparison of definitions, the rings: switched by commands, and taken back."""

from dataclasses import fields

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import NAME_FORMS, PointChoice, Selection, Session

COMMANDS = build_commands(load_atlas(), load_library())


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


@pytest.mark.parametrize("form", NAME_FORMS)
def test_a_form_is_chosen_and_labels_appear(form: str) -> None:
    session = _after(f"layer.labels; names.{form}")
    assert session.layers.names == form
    assert session.layers.labels
    assert [command.id for command in COMMANDS.values() if command.id.startswith("names.") and command.checked and command.checked(session)] == [f"names.{form}"]  # fmt: skip


def test_the_key_goes_through_all_forms_and_around() -> None:
    session = Session()
    seen = []
    for _ in NAME_FORMS:
        seen.append(session.layers.names)
        session = _after("names.next", session)
    assert tuple(seen) == NAME_FORMS
    assert session.layers.names == NAME_FORMS[0]


def test_definitions_are_compared_and_framed_until_one_steps_back() -> None:
    session = _after("point.select GB30; definition.compare")
    assert session.selection.compare
    assert session.view.aim == "definitions"
    assert COMMANDS["definition.compare"].checked(session)  # type: ignore[misc]
    back = _after("select.back", session)
    assert (back.selection.compare, back.selection.point) == (False, "GB30")
    assert not _after("definition.compare", session).selection.compare


def test_a_point_of_one_definition_has_nothing_to_compare() -> None:
    session = _after("point.select BL23")
    assert not COMMANDS["definition.compare"].enabled(session)
    assert _after("definition.compare", session) == session


@pytest.mark.parametrize(
    "script", ["point.select BL23", "point.next", "point.clear", "pain.choose radicular", "landmark.select heel"]
)
def test_another_choice_ends_the_comparison(script: str) -> None:
    assert not _after(f"point.select GB30; definition.compare; {script}").selection.compare


def test_another_definition_or_side_goes_on_comparing_and_a_construction_does_not() -> None:
    session = _after("point.select GB30; definition.compare")
    assert _after("point.definition trochanter-asis", session).selection.compare
    other = _after("point.side", session)
    assert (other.selection.compare, other.selection.side, other.view.aim) == (True, "right", "definitions")
    assert not _after("step.all", session).selection.compare


def test_the_rings_are_switched() -> None:
    assert Session().layers.spread
    assert not _after("layer.spread").layers.spread
    assert _after("layer.spread; layer.spread").layers.spread


def test_no_key_means_two_things() -> None:
    keys = [key for command in COMMANDS.values() for key in command.keys]
    assert len(keys) == len(set(keys))


def test_what_is_chosen_of_a_point_goes_with_it() -> None:
    for script in ("bone.select left_femur", "landmark.select heel left", "point.clear"):
        session = _after(f"point.select GB30; definition.compare; {script}")
        left = session.selection
        assert (left.point, left.compare, left.step, left.definition) == (None, False, None, "standard"), script
        assert [
            each.id for each in COMMANDS.values() if each.checked and each.checked(session) and not each.enabled(session)
        ] == []


def test_a_choice_has_no_room_for_what_is_left_of_another() -> None:
    with pytest.raises(ValueError, match="not drawn together"):
        PointChoice("GB30", step=0, compare=True)
    kept = {field.name for field in fields(Selection)}
    assert kept == {"chosen", "side", "pain_type", "meridian"}, "what belongs to one kind of choice belongs into its class"
    for script in ("", "bone.select left_femur", "landmark.select heel", "pain.choose radicular", "meridian.choose BL"):
        chosen = _after(f"point.select GB30; step.all; {script or 'point.clear'}").selection.chosen
        assert not isinstance(chosen, PointChoice)
