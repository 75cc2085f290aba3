"""Sets of points: shown alone, kept under a name through a start, forgotten."""

from pathlib import Path

import pytest

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import run_script
from acuviewer.session.finding import build_index, command_line
from acuviewer.session.point_sets import LONGEST_NAME, MOST_SETS, read_sets, write_sets
from acuviewer.session.session import Session
from acuviewer.session.settings import Settings

ATLAS, LIBRARY = load_atlas(), load_library()
COMMANDS = build_commands(ATLAS, LIBRARY)
FACETS = facets_of(ATLAS, LIBRARY)


def _after(script: str, session: Session | None = None) -> Session:
    return run_script(script, COMMANDS, session or Session())


def test_a_set_is_shown_alone_and_asks_for_nothing_besides() -> None:
    session = _after("filter.region knee; points.set KI3 BL23 KI3")
    assert (session.filter.codes, session.filter.asked) == (("KI3", "BL23"), {})
    assert FACETS.matching(session.filter) == {"KI3", "BL23"}
    narrowed = _after("filter.meridian BL", session).filter
    assert FACETS.matching(narrowed) == {"BL23"}
    assert FACETS.counts(narrowed, "meridian")["KI"] == 1


@pytest.mark.parametrize("script", ["points.set any", "filter.clear", "select.back"])
def test_all_points_come_back(script: str) -> None:
    assert _after(f"points.set KI3 BL23; {script}").filter.is_empty


def test_going_through_the_points_stays_inside_the_set_and_in_its_order() -> None:
    assert _after("points.set KI3 BL23; point.next; point.next; point.next").selection.point == "KI3"


def test_a_set_is_kept_in_its_order_replaced_and_forgotten() -> None:
    session = _after("points.set KI3 BL23; points.keep_set Loins; points.set LU7 KI6; points.keep_set Two")
    assert session.sets == (("Loins", ("KI3", "BL23")), ("Two", ("LU7", "KI6")))
    assert _after("points.set GB30; points.keep_set Loins", session).sets == (("Two", ("LU7", "KI6")), ("Loins", ("GB30",)))
    assert _after("points.forget_set Loins", session).sets == (("Two", ("LU7", "KI6")),)
    assert _after("points.forget_set None", session).sets == session.sets
    assert _after("filter.clear; points.keep_set All", session).sets == session.sets, "all points are no set"


def test_what_a_filter_leaves_can_be_kept_and_undone() -> None:
    session = _after("filter.category influential point; points.keep_set Hui; edit.undo")
    assert session.sets == ()
    ((name, codes),) = _after("filter.category influential point; points.keep_set Hui").sets
    assert (name, len(codes)) == ("Hui", 8)


@pytest.mark.parametrize("argument", ["", "a" * (LONGEST_NAME + 1), "a=b", "a\tb"])
def test_a_name_is_short_and_plain(argument: str) -> None:
    assert COMMANDS["points.keep_set"].problem(argument)


@pytest.mark.parametrize("argument", ["", "BL99", "BL23 GB45", "BL23,BL25"])
def test_a_set_names_points(argument: str) -> None:
    assert COMMANDS["points.set"].problem(argument)


def test_sets_are_written_and_read() -> None:
    sets = (("Sore loins", ("BL23", "KI3")), ("腰", ("BL40",)))
    assert read_sets(write_sets(sets)) == sets
    assert read_sets("") == ()
    wrong = ("A", "=BL23", "A=", "A=BL23;A=BL25", "A=BL23;", ";".join(f"{n}=BL1" for n in range(MOST_SETS + 1)))
    assert [read_sets(written) for written in wrong] == [None] * len(wrong)


def test_sets_are_kept_from_one_start_to_the_next(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.keep(_after("points.set KI3 BL23; points.keep_set Loins"))
    assert settings.save() is None
    again = Settings(tmp_path)
    again.load()
    assert again.sets() == (("Loins", ("KI3", "BL23")),)


def test_a_journal_that_is_opened_loses_no_set() -> None:
    session = _after("points.set KI3 BL23; points.keep_set Loins; session.open skin=1,names=code,sex=female")
    assert session.sets == (("Loins", ("KI3", "BL23")),)


def test_a_kept_set_is_found_by_its_name_and_shown() -> None:
    index = build_index(ATLAS, LIBRARY, COMMANDS.values(), {"Sore loins": ("KI3", "BL23"), "Gone": ("XX1",)})
    first = index.find("sore loins")[0].entry
    assert (first.kind, first.title, command_line(first)) == ("set", "Sore loins", "points.set KI3 BL23")
    assert index.find("gone")[:1] == [] or index.find("gone")[0].entry.kind != "set", "points that there are not any more"


def test_a_set_that_is_asked_for_is_what_the_page_is_about() -> None:
    for chosen in ("place.ask skin 5000 0.2 0.3 0.5", "point.select GB30", "pain.choose knee", "meridian.choose LU"):
        session = run_script(f"{chosen}; points.set BL23 BL25", COMMANDS, Session())
        assert (session.selection.chosen, session.selection.meridian, session.selection.pain_type) == (None, None, None), chosen
    kept = run_script("points.set BL23 BL25; point.select BL23; points.set any", COMMANDS, Session())
    assert kept.selection.point == "BL23", "taking a set back chooses nothing anew"
