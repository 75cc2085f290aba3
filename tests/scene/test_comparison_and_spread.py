"""Definitions side by side and the rings of practitioners, as they are drawn and framed."""

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.points.atlas import load_atlas
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.comparison import compared_locations, shown_differences, tell_difference
from acuviewer.shown.framing import choose_camera, close_targets
from acuviewer.shown.projection import Projection
from acuviewer.shown.rings import shown_rings
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after, share_near

SIZE = (400, 300)
LIGHT = load_theme("light")
DISPUTED = ("LI19", "LI20", "PC8", "PC9", "GV26", "GB30")


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(session_after("").body)


def picture(script: str, anatomy: Anatomy) -> Pixels:
    return render_snapshot(anatomy, session_after(script), content(), LIGHT, SIZE, measure)[0]


@pytest.mark.parametrize("code", [code for code, point in load_atlas().points.items() if point.alternatives])
def test_all_definitions_are_framed_and_face_the_eye(anatomy: Anatomy, code: str) -> None:
    session = session_after(f"point.select {code}; definition.compare")
    compared = compared_locations(anatomy, session)
    assert [found.definition for found in compared] == [
        "standard",
        *(other.id for other in load_atlas().points[code].alternatives),
    ]
    camera = choose_camera(anatomy, session, frozenset(), SIZE[0] / SIZE[1])
    projection = Projection(camera, *SIZE)
    pixels = projection.pixels(np.array([found.position_mm for found in compared]))
    assert (pixels > 10).all()
    assert (pixels < np.array(SIZE) - 10).all()
    assert len(close_targets(anatomy, session)) == len(compared)
    apart = np.ptp(pixels, axis=0).max()
    millimetres = np.linalg.norm(np.ptp([found.position_mm for found in compared], axis=0))
    # What lies a few centimetres apart must be seen apart.
    assert apart > 25 or millimetres < 15


@pytest.mark.parametrize("code", DISPUTED)
def test_the_disputed_points_are_compared_in_mm_and_cun(anatomy: Anatomy, code: str) -> None:
    session = session_after(f"point.select {code}; definition.compare")
    differences = shown_differences(anatomy, session)
    standard = compared_locations(anatomy, session)[0]
    text = say(tell_difference(anatomy, differences[0], standard))
    assert text.split()[1] == "mm"
    assert text.endswith("cun")
    assert float(text.split()[0]) == pytest.approx(differences[0].distance.mm, abs=0.51)
    assert shown_differences(anatomy, session_after(f"point.select {code}")) == []


def test_the_other_definition_and_the_tape_to_it_are_drawn_only_while_comparing(anatomy: Anatomy) -> None:
    colour = LIGHT.rgb("definition")
    looking = "point.select GB30; definition.compare; layer.points"
    assert share_near(picture(looking, anatomy), colour) > 0.0003
    assert share_near(picture(looking, anatomy), LIGHT.rgb("construction")) > 0.001
    plain = "point.select GB30; layer.points"
    assert share_near(picture(plain, anatomy), colour) == 0.0


def test_rings_are_drawn_around_a_measured_point_and_switched_off(anatomy: Anatomy) -> None:
    colour = LIGHT.rgb("point_selected")
    with_rings = share_near(picture("point.select ST38; layer.points", anatomy), colour)
    without = share_near(picture("point.select ST38; layer.points; layer.spread", anatomy), colour)
    assert without > 0
    assert with_rings > 3 * without


@pytest.mark.parametrize(
    ("script", "shares"),
    [
        ("point.select ST36", [0.68, 0.95]),
        ("point.select ST36; layer.spread", []),
        ("point.select ST36; step.all", []),
        ("point.select GB30", []),
        ("view.front", []),
    ],
)
def test_rings_belong_to_measured_points_alone(anatomy: Anatomy, script: str, shares: list[float]) -> None:
    assert list(shown_rings(anatomy, session_after(script), content())) == shares


def test_a_ring_stays_around_the_standard_place_on_the_chosen_side(anatomy: Anatomy) -> None:
    ring = shown_rings(anatomy, session_after("point.select BL23 right"), content())[0.95]
    middle = anatomy.locations["BL23", "right", "standard"].position_mm
    assert np.linalg.norm(ring.line_mm[:-1].mean(axis=0) - middle) < 0.2 * ring.radius_mm
