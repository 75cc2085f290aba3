"""Commands of the meridians: choosing, going along, drawing, and taking back."""

from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session

COMMANDS = build_commands(load_atlas(), load_library())


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


def test_choosing_a_meridian_looks_at_all_of_it_and_takes_the_place_of_what_was_chosen() -> None:
    session = _after("point.select GB30; step.next; meridian.choose LI")
    chosen = session.selection
    assert (chosen.meridian, chosen.point, chosen.step) == ("LI", None, None)
    assert session.view.aim == "meridian"
    assert _after("view.back; meridian.pick LI").view.aim == "back"


def test_going_along_it_follows_the_numbers_and_stays_at_its_ends() -> None:
    session = _after("meridian.choose LU; meridian.next_point")
    assert (session.selection.point, session.selection.meridian, session.view.aim) == ("LU1", "LU", "selection")
    passed = []
    for _ in range(12):
        passed.append(session.selection.point)
        session = _after("meridian.next_point", session)
    assert passed == [f"LU{number}" for number in range(1, 12)] + ["LU11"]
    assert _after("meridian.previous_point", session).selection.point == "LU10"
    assert _after("meridian.first_point; meridian.previous_point", session).selection.point == "LU1"
    assert _after("meridian.choose LU; meridian.previous_point").selection.point == "LU11"
    assert _after("meridian.choose BL; meridian.last_point").selection.point == "BL67"


def test_the_side_is_kept_on_the_way() -> None:
    assert _after("point.side; meridian.choose SP; meridian.next_point; meridian.next_point").selection.side == "right"


def test_a_point_leads_to_its_meridian() -> None:
    assert _after("point.select KI3; meridian.of_point").selection.meridian == "KI"
    session = _after("meridian.choose LI; point.select KI3; meridian.of_point")
    assert (session.selection.meridian, session.selection.point) == ("KI", None)
    # Going along without a chosen meridian takes that of the point.
    session = _after("point.select KI3; meridian.next_point")
    assert (session.selection.point, session.selection.meridian) == ("KI4", "KI")


def test_extra_points_lie_on_no_meridian() -> None:
    before = _after("point.select EX-HN3")
    assert _after("meridian.of_point", before) == before
    assert _after("meridian.next_point", before) == before


def test_esc_takes_the_point_the_meridian_and_the_pain_type_back_in_turn() -> None:
    session = _after("pain.choose radicular; meridian.choose BL; point.select BL23")
    left = []
    for _ in range(3):
        session = _after("select.back", session)
        left.append((session.selection.point, session.selection.meridian, session.selection.pain_type))
    assert left == [(None, "BL", "radicular"), (None, None, "radicular"), (None, None, None)]


def test_layers_are_switched_and_the_running_order_changes_no_session() -> None:
    session = _after("layer.meridians; layer.element_colours")
    assert (session.layers.meridians, session.layers.element_colours) == (True, True)
    assert _after("layer.meridians", session).layers.meridians is False
    chosen = _after("meridian.choose GB")
    assert _after("meridian.flow", chosen) == chosen
    assert COMMANDS["meridian.flow"].enabled(chosen)
    assert not COMMANDS["meridian.flow"].enabled(Session())
    assert _after("meridian.clear; view.meridian", chosen).selection.meridian is None


def test_an_unknown_meridian_is_told() -> None:
    assert "LU, LI, ST" in (COMMANDS["meridian.choose"].problem("XX") or "")
