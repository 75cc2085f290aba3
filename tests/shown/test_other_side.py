"""What of the list in hand is turned away is said, and only that."""

from dataclasses import replace

from acuviewer.i18n import say
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.commands import run_script
from acuviewer.session.session import Session
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.other_side import tell_other_side
from scene_cases import commands, content


def _told(script: str, turn_deg: float = 0.0) -> str:
    session = run_script(script, commands(), Session())
    anatomy = build_anatomy(session.body)
    camera = choose_camera(anatomy, session, content().aimed_codes(session), 1.5)
    told = tell_other_side(anatomy, session, content(), replace(camera, azimuth_deg=camera.azimuth_deg + turn_deg))
    return say(told) if told else ""


def test_points_that_are_turned_away_are_counted_by_code_not_by_place() -> None:
    assert _told("points.set CV12 GV4 BL23; view.front") == "2 more behind"
    assert _told("points.set CV12 GV4 BL23; view.back") == "1 more in front"
    assert _told("points.set CV12 GV4 BL23; view.back", turn_deg=180.0) == "2 more behind"


def test_nothing_is_said_of_what_is_in_sight_of_all_points_and_of_one() -> None:
    assert _told("points.set CV12 CV4; view.front") == ""
    assert _told("view.front") == ""
    assert _told("points.set CV12 GV4; point.select CV12; view.front") == ""


def test_a_filter_that_hides_nothing_and_a_meridian_and_a_pain_type_are_lists_too() -> None:
    assert _told("meridian.choose CV; view.back").endswith("more in front")
    assert _told("pain.choose low-back; view.front").endswith("more behind")
    assert _told("filter.category front-mu; filter.alone; view.back").endswith("more in front")
