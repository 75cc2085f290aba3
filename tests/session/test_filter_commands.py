"""The commands of the filter: facets add up, are taken back one by one, and the points are gone through within it."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import FACETS
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import CommandError, run_script
from acuviewer.session.session import Session

COMMANDS = build_commands(load_atlas(), load_library())


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


def test_facets_add_up_and_are_taken_back_one_by_one() -> None:
    session = _after("filter.meridian BL; filter.region lower back; filter.caution inner-organs")
    assert session.filter.asked == {"meridian": "BL", "region": "lower back", "caution": "inner-organs"}
    assert _after("filter.region any", session).filter.asked == {"meridian": "BL", "caution": "inner-organs"}
    assert _after("filter.clear", session).filter.is_empty


def test_a_new_value_takes_the_place_of_the_old() -> None:
    assert _after("filter.meridian BL; filter.meridian GB").filter.asked == {"meridian": "GB"}


@pytest.mark.parametrize("facet", FACETS)
def test_what_no_point_has_is_refused_and_the_known_are_listed(facet: str) -> None:
    with pytest.raises(CommandError) as told:
        _after(f"filter.{facet} nonsense")
    assert "nonsense" in str(told.value)
    example = {"meridian": "EX-HN", "region": "lower back", "category": "back-shu", "pain_type": "radicular", "caution": "pregnancy",
               "standing": "disputed"}[facet]  # fmt: skip
    assert example in str(told.value)
    assert _after(f"filter.{facet} {example}").filter.asked == {facet: example}


def test_alone_is_changed_back_and_forth_and_kept_by_clearing() -> None:
    lit = _after("filter.meridian BL; filter.alone")
    assert lit.filter.alone is False
    assert _after("filter.alone", lit).filter.alone is True
    assert _after("filter.clear; filter.meridian GB", lit).filter.alone is False


def test_without_a_filter_there_is_nothing_to_show_alone_or_to_clear() -> None:
    for script in ("filter.alone", "filter.clear", "filter.fly"):
        assert _after(script) == Session()
    checked = COMMANDS["filter.alone"].checked
    assert checked is not None
    assert not checked(Session())
    assert checked(_after("filter.meridian BL"))


def test_a_filter_leaves_the_choice_alone_and_looks_at_what_it_leaves() -> None:
    before = _after("view.back; point.select BL40")
    after = _after("filter.meridian BL", before)
    assert after.selection == before.selection
    assert after.view.aim == "filter"
    back = _after("view.back", after)
    assert _after("filter.meridian any", back).view == back.view, "what is asked for no longer moves nothing"
    assert _after("filter.fly", back).view.aim == "filter"


def test_the_points_are_gone_through_within_the_filter_and_come_round() -> None:
    session = _after("filter.category lower he-sea; filter.meridian ST")
    codes = []
    for _ in range(4):
        session = _after("point.next", session)
        codes.append(session.selection.point)
    assert codes == ["ST36", "ST37", "ST39", "ST36"]
    assert _after("point.previous", session).selection.point == "ST39"


def test_from_a_point_outside_the_filter_the_next_one_inside_follows() -> None:
    session = _after("point.select ST38; filter.category lower he-sea; filter.meridian ST")
    assert _after("point.next", session).selection.point == "ST39"
    assert _after("point.previous", session).selection.point == "ST37"


def test_a_filter_that_leaves_nothing_leaves_the_choice() -> None:
    session = _after("point.select ST36; filter.meridian LU; filter.category back-shu")
    assert _after("point.next", session) == session


def test_esc_clears_the_filter_last() -> None:
    session = _after("filter.meridian BL; pain.choose radicular; select.back")
    assert session.selection.pain_type is None
    assert not session.filter.is_empty
    assert _after("select.back", session).filter.is_empty


def test_escape_takes_one_visible_thing_of_the_filter_at_a_time() -> None:
    session = _after("filter.meridian BL; filter.caution pneumothorax")
    one = _after("select.back", session)
    assert one.filter.asked == {"meridian": "BL"}
    assert _after("select.back", one).filter.is_empty
    assert _after("points.set BL23 BL25; filter.meridian BL; select.back").filter.asked == {"meridian": "BL"}


def test_the_list_of_the_filter_is_the_way_back_from_its_points() -> None:
    session = _after("filter.caution pneumothorax; point.next; meridian.of_point; filter.list")
    assert session.selection.chosen is None
    assert session.selection.meridian is None
    assert session.view.aim == "filter"
