"""The list in hand: what the keys for next and previous go through."""

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.commands import run_script
from acuviewer.session.list_in_hand import ListInHand, list_in_hand
from acuviewer.session.session import Session
from scene_cases import commands

ATLAS, LIBRARY = load_atlas(), load_library()
SIX = ("BL23", "BL25", "BL40", "GV3", "GB30", "KI3")


def _listed(script: str) -> ListInHand:
    return list_in_hand(run_script(script, commands(), Session()), ATLAS, LIBRARY, facets_of(ATLAS, LIBRARY))


def _walk(script: str, steps: int, command: str = "point.next") -> list[str | None]:
    session = run_script(script, commands(), Session())
    walked = []
    for _ in range(steps):
        session = run_script(command, commands(), session)
        walked.append(session.selection.point)
    return walked


def test_without_a_choice_it_is_all_points_in_the_order_of_the_catalog() -> None:
    assert _listed("view.front") == ListInHand(tuple(ATLAS.points), None, tuple(ATLAS.points))


def test_a_pain_type_is_gone_through_in_the_order_of_importance_and_round() -> None:
    assert _listed("pain.choose low-back") == ListInHand(SIX, LIBRARY.pain_types["low-back"].name)
    assert _walk("pain.choose low-back", 7) == [*SIX, SIX[0]]
    assert _walk("pain.choose low-back", 2, "point.previous") == ["KI3", "GB30"]


def test_a_meridian_comes_before_a_pain_type() -> None:
    assert _listed("pain.choose low-back; meridian.choose LU").codes == tuple(f"LU{number}" for number in range(1, 12))


def test_a_filter_leaves_some_of_what_was_chosen_or_is_the_list_itself() -> None:
    assert _listed("pain.choose low-back; filter.meridian BL").codes == ("BL23", "BL25", "BL40")
    assert _listed("pain.choose low-back; filter.meridian LU").codes == tuple(f"LU{number}" for number in range(1, 12))
    found = _listed("filter.category he-sea; filter.meridian ST")
    assert found == ListInHand(("ST36",), "Stomach meridian · He-sea", tuple(ATLAS.points))


def test_a_set_keeps_its_order_and_is_called_by_its_name() -> None:
    assert _listed("points.set KI6 LU7") == ListInHand(("KI6", "LU7"), "KI6 LU7")
    assert _listed("points.set KI6 LU7; points.keep_set Twins").title == "Twins"
    assert _walk("points.set KI6 LU7", 3) == ["KI6", "LU7", "KI6"]


@pytest.mark.parametrize(("here", "by", "code"), [(None, 1, "A"), (None, -1, "C"), ("A", 1, "B"), ("C", 1, "A"), ("A", -1, "C")])
def test_one_comes_round_at_the_ends(here: str | None, by: int, code: str) -> None:
    assert ListInHand(("A", "B", "C")).next_code(here, by) == code
    assert ListInHand(()).next_code(here, by) is None


@pytest.mark.parametrize(("here", "by", "code"), [("B", 1, "C"), ("B", -1, "A"), ("D", 1, "A"), ("D", -1, "C")])
def test_a_point_outside_has_its_place_in_the_order_of_all(here: str, by: int, code: str) -> None:
    assert ListInHand(("A", "C"), "some", ("A", "B", "C", "D")).next_code(here, by) == code


@pytest.mark.parametrize(
    "script",
    ["filter.category he-sea", "filter.caution pregnancy", "points.set KI6 LU7", "pain.choose knee", "meridian.choose LU"],
)
def test_whatever_is_chosen_as_a_whole_is_looked_at(script: str) -> None:
    assert run_script(f"view.front; {script}", commands(), Session()).view.aim in ("filter", "pain_type", "meridian")
