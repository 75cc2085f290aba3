"""Own lists: points go in and out and up and down, names change, and each act is one step back."""

from pathlib import Path

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.list_commands import points_in_hand
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.offers import Offers, Thing
from acuviewer.session.point_sets import FAVOURITES, codes_of
from acuviewer.session.settings import Settings
from acuviewer.study.sets import read_set
from scene_cases import commands, session_after

ATLAS, LIBRARY = load_atlas(), load_library()
MINE = "list.add Mine=BL23 BL25 BL40"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        (MINE, [("Mine", "BL23 BL25 BL40")]),
        (f"{MINE}; list.add Mine=BL23 GB30", [("Mine", "BL23 BL25 BL40 GB30")]),
        (f"{MINE}; list.take_out Mine=BL25", [("Mine", "BL23 BL40")]),
        (f"{MINE}; list.take_out Mine=BL25; edit.undo", [("Mine", "BL23 BL25 BL40")]),
        (f"{MINE}; list.take_out Mine=BL23 BL25 BL40", []),
        (f"{MINE}; list.move Mine=BL40 up", [("Mine", "BL23 BL40 BL25")]),
        (f"{MINE}; list.move Mine=BL40 down; list.move Mine=BL23 up", [("Mine", "BL23 BL25 BL40")]),
        (f"{MINE}; list.move Mine=GB30 up; list.move None=BL23 up; list.take_out None=BL23", [("Mine", "BL23 BL25 BL40")]),
        (f"{MINE}; list.add B=GB30; list.rename Mine=Yours", [("Yours", "BL23 BL25 BL40"), ("B", "GB30")]),
        (f"{MINE}; list.add B=GB30 BL23; list.rename Mine=B", [("B", "GB30 BL23 BL25 BL40")]),
        (f"{MINE}; list.rename None=B; list.rename Mine=Mine", [("Mine", "BL23 BL25 BL40")]),
        (f"{MINE}; points.forget_set Mine", []),
        (f"{MINE}; points.forget_set Mine; edit.undo", [("Mine", "BL23 BL25 BL40")]),
        ("point.select BL23; favourite.toggle; favourite.change GB30", [(FAVOURITES, "BL23 GB30")]),
        ("point.select BL23; favourite.toggle; favourite.toggle", []),
        ("favourite.toggle", []),
    ],
)
def test_lists(script: str, expected: list[tuple[str, str]]) -> None:
    assert [(name, " ".join(codes)) for name, codes in session_after(script).sets] == expected


@pytest.mark.parametrize(
    "line",
    ["list.add =BL23", "list.add Mine", "list.add Mine=", "list.add Mine=XX1", "list.move Mine=BL23", "list.move Mine=BL23 left",
     "list.move Mine=XX1 up", "list.rename Mine", "list.rename Mine=", "list.rename Mine=★", "list.rename ★=Mine", "favourite.change XX1",
     "list.ask_for BL23 XX1"],
)  # fmt: skip
def test_what_is_no_list_is_refused(line: str) -> None:
    name, _, argument = line.partition(" ")
    assert commands()[name].problem(argument)


def test_a_list_that_is_shown_follows_its_changes() -> None:
    shown = session_after(f"{MINE}; points.set BL23 BL25 BL40; list.move Mine=BL40 up; list.take_out Mine=BL23")
    assert shown.filter.codes == ("BL40", "BL25") == codes_of(shown.sets, "Mine")
    in_hand = list_in_hand(shown, ATLAS, LIBRARY, facets_of(ATLAS, LIBRARY))
    assert (in_hand.title, in_hand.next_code("BL40", 1), in_hand.next_code("BL40", -1)) == ("Mine", "BL25", "BL25")
    others = session_after(f"{MINE}; points.set GB30 LI4; list.take_out Mine=BL23")
    assert others.filter.codes == ("GB30", "LI4")


def test_favourites_are_a_list_in_hand_and_a_set_for_questions() -> None:
    shown = session_after("favourite.change GB30; favourite.change BL23; favourite.show")
    assert shown.filter.codes == ("GB30", "BL23")
    facets = facets_of(ATLAS, LIBRARY)
    assert list_in_hand(shown, ATLAS, LIBRARY, facets).title == "★ Favourites"
    assert read_set(FAVOURITES, ATLAS.points, facets, dict(shown.sets)).codes == ("GB30", "BL23")
    assert session_after("favourite.show").filter.is_empty


def test_what_goes_into_a_list_is_the_chosen_point_or_those_gathered() -> None:
    assert points_in_hand(session_after("points.gather BL23; points.gather GB30")) == ("BL23", "GB30")
    assert points_in_hand(session_after("points.gather BL23; points.gather GB30; point.select LI4")) == ("LI4",)
    assert points_in_hand(session_after("")) == ()
    assert not commands()["list.ask"].enabled(session_after(""))


def test_the_menu_of_a_point_offers_lists_and_a_star() -> None:
    session = session_after("favourite.change BL23")
    offered = {offer.line: offer for offer in Offers(session, ATLAS, LIBRARY, commands()).of(Thing("point", "BL23", "left"))}
    assert offered["favourite.change BL23"].ticked
    assert "list.ask_for BL23" in offered


def test_the_settings_have_no_more_lists_than_they_take(tmp_path: Path) -> None:
    session = session_after("; ".join(f"list.add List {number}=BL23" for number in range(210)))
    assert len(session.sets) == 210  # none is dropped
    settings = Settings(tmp_path)
    settings.keep(session)
    assert settings.sets()[-1] == ("List 209", ("BL23",))
