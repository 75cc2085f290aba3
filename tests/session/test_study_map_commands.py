"""The map of what is known: on, off, of one kind of card, of a day; taken back by step, and left to no next start."""

import pytest

from acuviewer.session.leaving import leaving_lines
from acuviewer.session.session import KnownView, Session
from acuviewer.session.study_map_commands import day_text
from scene_cases import commands, session_after


def test_the_map_shows_the_points_that_it_colours() -> None:
    shown = session_after("layer.points; study.map")
    assert (shown.known, shown.layers.points) == (KnownView(on=True), True)
    off = session_after("study.map_kind name; study.map_day 2026-01-31; study.map")
    assert off.known == KnownView(kind="name")  # the next time begins with now


@pytest.mark.parametrize("written", ["now", "2026-10-15", "2000-01-01"])
def test_a_day_is_written_as_it_is_read(written: str) -> None:
    shown = session_after(f"study.map_day {written}").known
    assert shown.on
    assert day_text(shown.day) == written


@pytest.mark.parametrize("written", ["2026-13-01", "1999-12-31", "2200-01-02", "20261015", "2026-W05-1", "tomorrow", "12"])
def test_what_is_no_day_is_refused(written: str) -> None:
    problem = commands()["study.map_day"].problem(written)
    assert problem is not None
    assert "2026-01-31" in problem


def test_a_slider_through_time_is_one_step_back() -> None:
    lines = "study.map; study.map_day 2026-01-31; study.map_day 2026-02-01; study.map_day 2026-02-02"
    assert session_after(f"{lines}; edit.undo").known == KnownView(on=True)
    assert "weakest" in (commands()["study.map_kind"].problem("riddle") or "")


def test_no_next_start_begins_with_it() -> None:
    session = session_after("study.map; study.map_kind name")
    assert not [line for line in leaving_lines(session, commands()) if "study" in line]
    assert Session().known == KnownView()
