"""Points that are gathered one by one: a set in hand, lit among the others, gone through, taken back."""

from acuviewer.knowledge.library import load_library
from acuviewer.knowledge.point_filter import facets_of
from acuviewer.points.atlas import load_atlas
from acuviewer.session.list_in_hand import list_in_hand
from acuviewer.session.point_sets import gathered
from acuviewer.session.session import Session
from scene_cases import commands, content, session_after


def test_a_set_grows_in_the_order_of_the_clicks_and_shrinks_again() -> None:
    assert gathered(session_after("points.gather BL40; points.gather BL23; points.gather BL25")) == ("BL40", "BL23", "BL25")
    assert gathered(session_after("points.gather BL40; points.gather BL23; points.gather BL40")) == ("BL23",)
    assert session_after("points.gather BL40; points.gather BL40") == Session()
    assert gathered(session_after("points.gather BL23 BL25 BL40; points.gather BL25 GB30")) == ("BL23", "BL25", "BL40", "GB30")
    assert gathered(session_after("points.gather BL23 BL25 BL40; points.gather BL25 BL23")) == ("BL40",)


def test_it_begins_with_the_chosen_point() -> None:
    assert gathered(session_after("point.pick GB30; points.gather BL40")) == ("GB30", "BL40")
    assert gathered(session_after("point.pick GB30; points.gather GB30")) == ("GB30",)


def test_the_others_stay_on_the_body_and_what_is_held_is_lit() -> None:
    session = session_after("pain.choose knee; points.gather BL23 BL40; view.back")
    assert content().shown_codes(session) is None
    assert content().lit_codes(session) == {"BL23", "BL40"}


def test_any_is_no_point_to_gather() -> None:
    problem = commands()["points.gather"].problem
    assert problem("any")
    assert problem("BL23 nowhere")
    assert problem("BL23 BL25") is None


def test_one_goes_through_it_and_back_to_it() -> None:
    session = session_after("points.gather BL40 BL23 BL25")
    facets = facets_of(load_atlas(), load_library())
    assert list_in_hand(session, load_atlas(), load_library(), facets).codes == ("BL40", "BL23", "BL25")
    assert session_after("points.gather BL40 BL23 BL25; point.next; point.next").selection.point == "BL23"
    assert session_after("points.gather BL40 BL23 BL25; point.previous").selection.point == "BL25"
    assert gathered(session_after("points.gather BL40 BL23 BL25; point.next; select.back")) == ("BL40", "BL23", "BL25")
    assert gathered(session_after("points.gather BL40; points.gather BL23; edit.undo")) == ("BL40",)
    assert gathered(session_after("points.gather BL40 BL23; select.back")) == ()
