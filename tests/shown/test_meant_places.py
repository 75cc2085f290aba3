"""Of a chain of places a pain type lights those alone that its link means."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.points.location import Location
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.points import is_meant, shown_locations
from scene_cases import content, session_after

LOWEST = {"l3", "l4", "l5"}


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape())


def _lit(anatomy: Anatomy, script: str) -> list[Location]:
    session = session_after(script)
    codes, meant = content().lit_codes(session), content().meant_places(session)
    return [found for found in shown_locations(anatomy, session, content()) if found.code in codes and is_meant(found, meant)]


def test_sciatica_lights_the_lowest_places_of_the_chain_on_both_sides(anatomy: Anatomy) -> None:
    lit = [found for found in _lit(anatomy, "pain.choose radicular") if found.code == "EX-B2"]
    assert {found.definition for found in lit} == LOWEST
    assert len(lit) == 6


def test_the_upper_back_lights_the_thoracic_places_with_the_first(anatomy: Anatomy) -> None:
    lit = {found.definition for found in _lit(anatomy, "pain.choose upper-back") if found.code == "EX-B2"}
    assert lit == {"standard", *(f"t{number}" for number in range(2, 13))}


def test_a_link_without_parts_lights_all_places(anatomy: Anatomy) -> None:
    lit = [found for found in _lit(anatomy, "pain.choose nerve") if found.code == "EX-B2"]
    assert len(lit) == 34


def test_the_other_places_stay_on_the_body(anatomy: Anatomy) -> None:
    drawn = [
        found for found in shown_locations(anatomy, session_after("pain.choose radicular"), content()) if found.code == "EX-B2"
    ]
    assert len(drawn) == 34


def test_a_filter_by_pain_type_draws_what_is_meant_alone(anatomy: Anatomy) -> None:
    session = session_after("filter.pain_type radicular")
    drawn = {found.definition for found in shown_locations(anatomy, session, content()) if found.code == "EX-B2"}
    assert drawn == LOWEST
    session = session_after("filter.pain_type radicular; point.select EX-B2")
    assert len([found for found in shown_locations(anatomy, session, content()) if found.code == "EX-B2"]) == 34


def test_what_both_mean_is_lit(anatomy: Anatomy) -> None:
    session = session_after("filter.pain_type upper-back; filter.alone; pain.choose radicular")
    assert content().meant_places(session)["EX-B2"] == ()


def test_the_chain_is_named_at_a_place_that_is_meant(anatomy: Anatomy) -> None:
    keys = {request.key for request in label_requests(anatomy, session_after("pain.choose radicular"), content()).entries}
    assert "point EX-B2 left l3" in keys
    assert "point EX-B2 left standard" not in keys
    keys = {request.key for request in label_requests(anatomy, session_after("pain.choose nerve"), content()).entries}
    assert "point EX-B2 left standard" in keys


def test_the_view_of_a_pain_type_is_not_drawn_apart_by_places_that_are_not_meant(anatomy: Anatomy) -> None:
    session = session_after("pain.choose radicular; view.pain_type")
    codes, meant = content().aimed_codes(session), content().meant_places(session)
    near = choose_camera(anatomy, session, codes, 1.5, meant=meant)
    far = choose_camera(anatomy, session, codes, 1.5)
    assert near.distance_mm < far.distance_mm
    top = np.max([found.position_mm[1] for found in _lit(anatomy, "pain.choose radicular")])
    neck = anatomy.locations["EX-B2", "left", "standard"].position_mm[1]
    assert top < neck
