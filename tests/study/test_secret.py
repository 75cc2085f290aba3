"""What may not be said while a question is open."""

import pytest

from acuviewer.i18n import Said
from acuviewer.study.question import KINDS, AskedSide, Kind, Question
from acuviewer.study.secret import NOTHING_SECRET, Secret, secret_of


def _secret(kind: Kind, side: AskedSide = "left") -> Secret:
    question = Question(kind, "BL23", side, Said("quiz.ask.name"), Said("quiz.ask.name"), ("BL23",))
    return secret_of(question, "asked")


def test_without_a_question_and_once_it_is_told_nothing_is_secret() -> None:
    assert secret_of(None, "asked") == NOTHING_SECRET
    question = Question("place", "BL23", "left", Said("quiz.ask.name"), Said("quiz.ask.name"), ("BL23",))
    assert secret_of(question, "told") == NOTHING_SECRET
    free = NOTHING_SECRET
    assert free.may_draw_point("BL23", "left")
    assert free.may_draw_landmark("chin", "midline")
    assert all((free.may_name_points, free.may_name_landmarks, free.may_look_up, free.may_draw_lines, free.may_tell_links))


@pytest.mark.parametrize("kind", KINDS)
def test_while_it_is_asked_nothing_names_points_and_nothing_is_looked_up(kind: Kind) -> None:
    secret = _secret(kind)
    assert not secret.may_name_points
    assert not secret.may_look_up
    assert not secret.may_draw_lines
    assert not secret.may_tell_links


def test_where_a_place_is_sought_no_dot_is_drawn_for_its_neighbours_would_tell() -> None:
    kinds: tuple[Kind, ...] = ("place", "find_landmark", "steps")
    for kind in kinds:
        assert not _secret(kind).may_draw_point("BL23", "left")
        assert not _secret(kind).may_draw_point("BL22", "left")
    assert _secret("place").may_draw_landmark("l2_spinous_process", "midline"), "she goes by landmarks"
    assert _secret("place").may_name_landmarks
    assert not _secret("find_landmark").may_draw_landmark("l2_spinous_process", "midline")
    assert not _secret("find_landmark").may_name_landmarks


def test_where_a_name_is_sought_that_dot_alone_is_drawn() -> None:
    kinds: tuple[Kind, ...] = ("name", "name_choice")
    for kind in kinds:
        secret = _secret(kind)
        assert secret.may_draw_point("BL23", "left")
        assert not secret.may_draw_point("BL23", "right")
        assert not secret.may_draw_point("BL24", "left")
    assert _secret("name", "either").may_draw_point("BL23", "left"), "where either will do the left one is lit"
    landmark = _secret("landmark")
    assert landmark.may_draw_landmark("BL23", "left")
    assert not landmark.may_draw_landmark("chin", "midline")
    assert not landmark.may_name_landmarks


def test_where_points_are_picked_by_what_they_serve_dots_tell_nothing() -> None:
    kinds: tuple[Kind, ...] = ("pain", "caution", "category", "next")
    for kind in kinds:
        assert _secret(kind).may_draw_point("BL24", "left")
