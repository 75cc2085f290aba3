"""A place of the skin: what is told of it, by definitions written down elsewhere, and its commands."""

import numpy as np
import pytest

from acuviewer.body.shape import Side
from acuviewer.geometry.surface_point import SurfacePoint
from acuviewer.i18n import say
from acuviewer.session.anatomy import build_anatomy
from acuviewer.session.leaving import leaving_lines
from acuviewer.session.place_told import PlaceTold, tell_place
from acuviewer.session.ruler_places import RulerPlace
from acuviewer.session.session import PlaceChoice, Session
from scene_cases import commands, session_after

PLACE = "skin 5000 0.200000 0.300000 0.500000"


def told_at(code: str, side: Side = "left") -> PlaceTold:
    told = tell_place(build_anatomy(Session().body), RulerPlace("point", code, side))
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("code", "segment", "cun"),
    [
        ("ST36", "leg_anterior", 3.0),  # 3 cun below ST35, where the segment begins
        ("CV12", "upper_abdomen", 4.0),  # 4 cun above the navel, of 8
        ("CV4", "lower_abdomen", 3.0),  # 3 cun below the navel
        ("LU6", "forearm", 5.0),  # 7 cun above the crease of the wrist, of 12
        ("GB32", "thigh_lateral", 12.0),  # 7 cun above the crease of the knee, of 19
    ],
)
def test_the_segment_and_the_cun_are_those_of_the_definitions(code: str, segment: str, cun: float) -> None:
    for side in ("left", "right"):
        along = told_at(code, side).along  # type: ignore[arg-type]
        assert along is not None
        assert along.segment.id == segment
        assert along.cun == pytest.approx(cun, abs=0.35)


@pytest.mark.parametrize(("code", "cun"), [("BL23", 1.5), ("BL52", 3.0), ("ST25", 2.0), ("CV6", 0.0)])
def test_the_distance_to_the_midline_is_that_of_the_definitions(code: str, cun: float) -> None:
    along = told_at(code).midline.along_skin
    assert along is not None
    assert along.cun == pytest.approx(cun, abs=0.25)


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("GB30", "Buttock (left)"), ("BL32", "Sacrum (left)"), ("BL18", "Back (left)"), ("ST36", "Lower leg, front (left)"),
        ("SP6", "Lower leg, inner side (left)"), ("BL37", "Thigh, rear side (left)"), ("CV17", "Chest"), ("LI4", "Hand (left)"),
        ("GV20", "Head"), ("KI1", "Foot (left)"),
    ],
)  # fmt: skip
def test_the_part_of_the_body_is_named(code: str, part: str) -> None:
    assert say(told_at(code).part) == part


def test_below_the_coccyx_there_is_no_sacrum() -> None:
    anatomy = build_anatomy(Session().body)
    vertices = anatomy.skin.mesh.vertices
    _, y, z = anatomy.landmarks.on_side("coccyx_tip", "midline").position_mm
    behind = np.flatnonzero((np.abs(vertices[:, 0]) < 12) & (vertices[:, 2] < z + 15) & (vertices[:, 0] >= 0))
    for height, part in ((y + 15, "Sacrum"), (y - 15, "Buttock")):
        vertex = int(behind[np.abs(vertices[behind, 1] - height).argmin()])
        row, corner = np.argwhere(anatomy.skin.mesh.triangles == vertex)[0].tolist()
        surface = SurfacePoint(row, tuple(1.0 if at == corner else 0.0 for at in range(3)))  # type: ignore[arg-type]
        told = tell_place(anatomy, RulerPlace("skin", surface=surface))
        assert told is not None
        assert say(told.part).startswith(part)


def test_bone_lies_beneath_where_it_should() -> None:
    crown, chest = told_at("GV20").beneath, told_at("CV17").beneath
    assert crown is not None
    assert crown.bone.name == "skull"
    assert crown.depth_mm < 12.0
    assert chest is not None
    assert chest.bone.name == "sternum"


def test_what_is_near_is_neither_the_point_itself_nor_farther_than_another() -> None:
    told = told_at("ST36")
    codes = [near.location.code for near in told.points]
    assert len(codes) == len(told.landmarks) == 3
    assert "ST36" not in codes
    assert codes[0] == "EX-LE7"
    assert [near.distance.mm for near in told.points] == sorted(near.distance.mm for near in told.points)


def test_both_sides_are_told_alike() -> None:
    left, right = told_at("GB30"), told_at("GB30", "right")
    assert (left.side, right.side) == ("left", "right")
    assert left.midline.straight_mm == pytest.approx(right.midline.straight_mm)
    assert [near.location.code for near in left.points] == [near.location.code for near in right.points]


def test_a_place_is_chosen_taken_back_and_left_for_the_next_start() -> None:
    session = session_after(f"place.ask {PLACE}")
    assert isinstance(session.selection.chosen, PlaceChoice)
    assert session.view == Session().view, "asking leaves the camera alone"
    assert session_after(f"place.look {PLACE}").view.aim == "selection"
    again = session_after("; ".join(leaving_lines(session, commands())))
    assert again.selection == session.selection
    assert session_after(f"place.ask {PLACE}; select.back").selection.chosen is None
    assert session_after(f"place.ask {PLACE}; place.clear").selection.chosen is None
    assert session_after(f"place.ask {PLACE}; edit.undo").selection.chosen is None


def test_the_ruler_begins_at_a_place_and_measures_from_what_is_chosen() -> None:
    begun = session_after(f"ruler.add BL23; ruler.begin {PLACE}").ruler
    assert [place.to_text() for place in begun.places] == [PLACE]
    assert begun.laying
    measured = session_after(f"point.pick GB30; ruler.to {PLACE}").ruler
    assert [place.kind for place in measured.places] == ["point", "skin"]
    assert not measured.laying
    assert session_after(f"ruler.to {PLACE}").ruler.places == (), "with nothing chosen there is no beginning"
    assert session_after("point.pick GB30; ruler.to GB30").ruler.places == ()
