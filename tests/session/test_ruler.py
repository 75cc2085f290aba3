"""The ruler as a choice: laid on, taken back, named, undone; it follows the body, and snaps to what is meant."""

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.knowledge.library import load_library
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import build_anatomy, follow_skin
from acuviewer.session.command_table import build_commands
from acuviewer.session.commands import CommandError, run_script
from acuviewer.session.ruler import SNAP_MM, measure_ruler, side_of, snapped, surface_of
from acuviewer.session.ruler_commands import MOST_PLACES
from acuviewer.session.ruler_places import RulerPlace, read_place
from acuviewer.session.session import Session

COMMANDS = build_commands(load_atlas(), load_library())


def _after(script: str) -> Session:
    return run_script(script, COMMANDS, Session())


def _keys(session: Session) -> list[str]:
    return [place.key for place in session.ruler.places]


def test_places_are_laid_on_and_given_up_one_by_one() -> None:
    assert _keys(_after("ruler.add GB30; ruler.add sacral_hiatus; ruler.add BL23 right")) == ["GB30", "sacral_hiatus", "BL23"]
    assert _keys(_after("ruler.add GB30; ruler.add sacral_hiatus; ruler.back")) == ["GB30"]
    assert _after("ruler.add GB30; ruler.name Hip; ruler.clear").ruler == Session().ruler


def test_the_side_is_the_one_written_else_that_on_which_one_works() -> None:
    places = _after("point.pick BL25 right; ruler.add GB30; ruler.add GB30 left").ruler.places
    assert [place.side for place in places] == ["right", "left"]
    assert side_of(build_anatomy(BodyShape()), RulerPlace("point", "CV8")) == "midline"


def test_a_second_click_on_the_last_place_adds_nothing_and_there_is_an_end() -> None:
    assert _keys(_after("ruler.add GB30; ruler.add GB30")) == ["GB30"]
    assert len(_after("; ".join(["ruler.add GB30", "ruler.add BL23"] * MOST_PLACES)).ruler.places) == MOST_PLACES


def test_escape_gives_up_the_last_place_then_the_laying_and_only_then_what_is_chosen() -> None:
    script = "point.select GB30; ruler.toggle; ruler.add GB30; ruler.add BL23"
    assert _keys(_after(f"{script}; select.back")) == ["GB30"]
    laying = _after(f"{script}; select.back; select.back")
    assert (laying.ruler.places, laying.ruler.laying, laying.selection.point) == ((), True, "GB30")
    ended = _after(f"{script}; select.back; select.back; select.back")
    assert (ended.ruler.laying, ended.selection.point) == (False, "GB30")
    # A ruler that lies finished stays while one steps back in what is chosen.
    assert _keys(_after(f"{script}; ruler.toggle; select.back")) == ["GB30", "BL23"]


def test_undo_takes_back_place_by_place() -> None:
    assert _keys(_after("ruler.add GB30; ruler.add BL23; ruler.name X; edit.undo; edit.undo")) == ["GB30"]
    assert _after("ruler.add GB30; ruler.name X; edit.undo; edit.redo").ruler.name == "X"


def test_a_name_goes_with_the_last_place() -> None:
    assert _after("ruler.add GB30; ruler.name X; ruler.back").ruler.name == ""
    assert _after("ruler.add GB30; ruler.add BL23; ruler.name X; ruler.back").ruler.name == "X"
    with pytest.raises(CommandError, match="name for the ruler"):
        _after(f"ruler.add GB30; ruler.name {'x' * 41}")


@pytest.mark.parametrize("written", ["GB30 left", "greater_trochanter right", "skin 5000 0.200000 0.300000 0.500000"])
def test_a_place_is_read_as_it_is_written(written: str) -> None:
    assert read_place(written, "left", load_atlas(), load_body_model().pattern).to_text() == written


def test_a_place_in_the_median_plane_is_written_without_a_side() -> None:
    anatomy = build_anatomy(BodyShape())
    navel = snapped(anatomy, anatomy.locations["CV8", "midline", "standard"].position_mm)
    assert navel is not None
    assert (navel.side, navel.to_text()) == ("midline", "CV8")
    assert _keys(_after(f"ruler.add {navel.to_text()}")) == ["CV8"]


def test_skin_that_is_near_a_point_or_landmark_snaps_to_it() -> None:
    anatomy = build_anatomy(BodyShape())
    point, landmark = anatomy.locations["ST36", "right", "standard"], anatomy.landmarks["sacral_hiatus", "midline"]
    aside = np.array([0.0, 0.6 * SNAP_MM, 0.0])
    near, felt = snapped(anatomy, point.position_mm + aside), snapped(anatomy, landmark.position_mm)
    assert near is not None
    assert (near.kind, near.key, near.side) == ("point", "ST36", "right")
    assert felt is not None
    assert felt.key in ("sacral_hiatus", "GV2"), "GV2 lies on the sacral hiatus, and a point goes before a landmark"
    assert snapped(anatomy, np.array([0.0, 0.0, 900.0])) is None


def test_it_follows_the_body_and_its_slider() -> None:
    places = _after("ruler.add CV12; ruler.add ST25; ruler.add skin 5000 0.2 0.3 0.5").ruler.places
    man, heavy = build_anatomy(BodyShape()), BodyShape(weight=0.6)
    moving = follow_skin(man, heavy)
    before, during, after = (measure_ruler(anatomy, places) for anatomy in (man, moving, build_anatomy(heavy)))
    assert before is not None
    assert during is not None
    assert after is not None
    assert during.length_mm == pytest.approx(after.length_mm, rel=0.05)
    assert during.length_mm != pytest.approx(before.length_mm, rel=1e-4)
    assert during.path_mm[0] == pytest.approx(moving.locations["CV12", "midline", "standard"].position_mm)
    assert surface_of(moving, places[-1]) == SurfacePoint(5000, (0.2, 0.3, 0.5))


def test_a_ruler_over_nothing_measures_nothing() -> None:
    assert measure_ruler(build_anatomy(BodyShape()), ()) is None


def test_it_begins_at_what_is_chosen_unless_it_lies_already() -> None:
    assert _keys(_after("point.select BL23; ruler.toggle")) == ["BL23"]
    assert _keys(_after("landmark.select sacral_hiatus; ruler.toggle")) == ["sacral_hiatus"]
    assert _keys(_after("ruler.toggle")) == []
    assert _keys(_after("ruler.add GB30; point.select BL23; ruler.toggle")) == ["GB30"]
    assert _keys(_after("point.select BL23; ruler.toggle; ruler.back; ruler.toggle; ruler.add BL40")) == ["BL40"]
