"""A filter on the body: alone it takes dots, labels and targets of the mouse away; else it lights its points."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.framing import choose_camera
from acuviewer.shown.label_requests import label_requests
from acuviewer.shown.marks import build_marks
from acuviewer.shown.points import shown_locations
from acuviewer.shown.projection import Projection
from scene_cases import content, session_after

YUAN_OF_WRIST = {"LU9", "HT7", "PC7", "TE4", "SI4"}
SCRIPT = "filter.category yuan-source; filter.region wrist"


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape())


def _drawn(anatomy: Anatomy, script: str) -> set[str]:
    return {found.code for found in shown_locations(anatomy, session_after(script), content())}


def test_alone_only_the_filtered_points_are_drawn_on_both_sides(anatomy: Anatomy) -> None:
    assert _drawn(anatomy, SCRIPT) == YUAN_OF_WRIST
    assert len(shown_locations(anatomy, session_after(SCRIPT), content())) == 2 * len(YUAN_OF_WRIST)


def test_not_alone_all_are_drawn_and_the_filtered_ones_lit(anatomy: Anatomy) -> None:
    script = f"{SCRIPT}; filter.alone"
    assert _drawn(anatomy, script) == _drawn(anatomy, "")
    assert content().lit_codes(session_after(script)) == YUAN_OF_WRIST
    assert content().lit_codes(session_after(SCRIPT)) == frozenset()


def test_the_chosen_point_stays_with_all_its_places(anatomy: Anatomy) -> None:
    assert _drawn(anatomy, f"{SCRIPT}; point.select GB30") == {*YUAN_OF_WRIST, "GB30"}
    places = [found for found in shown_locations(anatomy, session_after(f"{SCRIPT}; point.select EX-UE11"), content())
              if found.code == "EX-UE11"]  # fmt: skip
    assert len(places) == 10


def test_a_pain_type_is_lit_within_the_filter(anatomy: Anatomy) -> None:
    lit = content().lit_codes(session_after("filter.meridian BL; filter.alone; pain.choose radicular"))
    assert "BL40" in lit
    assert "GB30" not in lit


def test_hidden_points_have_no_label_and_cannot_be_touched(anatomy: Anatomy) -> None:
    session = session_after(SCRIPT)
    assert {pick.key for pick in build_marks(anatomy, session, content()).picks} == YUAN_OF_WRIST
    labelled = {
        request.key.split()[1]
        for request in label_requests(anatomy, session, content()).entries
        if request.key.startswith("point ")
    }
    assert labelled == YUAN_OF_WRIST


def test_points_that_are_switched_off_stay_off(anatomy: Anatomy) -> None:
    assert _drawn(anatomy, f"{SCRIPT}; layer.points") == set()


def test_flying_to_a_filter_holds_all_its_points_in_the_picture(anatomy: Anatomy) -> None:
    session = session_after("filter.category back-shu; filter.fly")
    codes = content().aimed_codes(session)
    assert len(codes) == 12
    camera = choose_camera(anatomy, session, codes, 1.5)
    positions = np.array([found.position_mm for found in shown_locations(anatomy, session, content())])
    pixels = Projection(camera, 900, 600).pixels(positions)
    assert (pixels > 0).all()
    assert (pixels < [900, 600]).all()
    assert abs(abs(camera.azimuth_deg) - 180) < 1, "from behind, where they lie"


def test_a_filter_whose_points_are_not_on_the_skin_leaves_the_camera(anatomy: Anatomy) -> None:
    session = session_after("filter.meridian GV; filter.region face; filter.fly")
    before = choose_camera(anatomy, session_after("view.back"), frozenset(), 1.5)
    assert choose_camera(anatomy, session, frozenset({"GV28"}), 1.5, 0.0, before) == before


def test_a_caution_whose_page_is_open_lights_its_points_and_looks_at_them() -> None:
    session = session_after("view.front; caution.show pneumothorax")
    assert session.view.aim == "caution"
    lit = content().lit_codes(session)
    assert {"GB21", "BL13", "LU1"} <= lit
    assert "GB30" not in lit
    assert content().aimed_codes(session) == lit
    assert content().lit_codes(session_after("caution.show pneumothorax; select.back")) == frozenset()


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        ("caution.show pneumothorax", "related"),
        ("filter.meridian BL; filter.alone", "related"),
        ("pain.choose radicular", "related"),
        ("meridian.choose BL; caution.show pneumothorax", "related"),
        ("meridian.choose BL", "point"),
    ],
)
def test_names_of_lit_points_look_as_their_dots_do(anatomy: Anatomy, script: str, kind: str) -> None:
    session = session_after(script)
    lit = content().lit_codes(session)
    kinds = {
        request.kind
        for request in label_requests(anatomy, session, content()).entries
        if request.key.startswith("point ") and request.key.split()[1] in lit
    }
    assert lit
    assert kinds == {kind}
    assert content().lit_role(session) == kind
