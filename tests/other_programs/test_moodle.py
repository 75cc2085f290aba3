"""Question banks for Moodle, read by a strict reader of the documented form."""

import math
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from acuviewer.geometry.geodesic import lay_geodesic
from acuviewer.geometry.probe import closest_point
from acuviewer.other_programs.drop_zone import drop_zone, outline
from acuviewer.other_programs.making import Made, finish
from acuviewer.other_programs.moodle_bank import _off_the_middle, make_bank
from acuviewer.other_programs.moodle_xml import LARGEST, Asked, bank, choice, short_answer
from acuviewer.other_programs.region_views import region_views
from acuviewer.scene.sight import Sight
from acuviewer.shown.projection import Projection
from acuviewer.study.on_paper import put_on_paper
from acuviewer.study.question import KINDS
from acuviewer.study.questions import make_questions
from moodle_form import Read, read_bank
from taken_along import wanted
from widget_application import widget_application

CODES = ("BL22", "BL23", "BL24", "GB30", "LI4", "ST36", "GV28", "GV3")


@pytest.fixture(scope="module", autouse=True)
def application() -> QApplication:
    return widget_application()


@pytest.fixture(scope="module")
def made(application: QApplication) -> Made:
    return finish(make_bank(wanted(*CODES), KINDS, 60, "1"))


@pytest.fixture(scope="module")
def read(made: Made) -> list[Read]:
    category, questions = read_bank(made.content)
    assert category == "$course$/top/acuviewer/Some points"
    return questions


def test_the_form_is_kept_and_all_kinds_are_there(made: Made, read: list[Read]) -> None:
    assert {one.kind for one in read} == {"multichoice", "shortanswer", "ddmarker"}
    assert f"{len(read)} questions" in made.told[0]
    assert "find_landmark, steps" in made.told[-2]
    assert len({one.name for one in read}) == len(read)


def test_questions_and_right_answers_are_those_of_the_program(read: list[Read]) -> None:
    some = wanted(*CODES)
    kinds = [kind for kind in KINDS if kind not in ("steps", "find_landmark")]
    expected = put_on_paper(some.ground, make_questions(some.ground, some.codes, kinds, 60, "1"))
    chosen = {one.name.rsplit("-", 1)[1]: one for one in read if one.kind != "ddmarker"}
    number_checked = 0
    for one in expected:
        if one.question.form not in ("one", "several"):
            continue
        found = chosen[str(one.number)]
        letters = {f"<p>{words}</p>": letter for letter, words in one.choices}
        right = {letters[words] for words, grade in found.answers.items() if grade > 0}
        assert right == set(one.right_letters)
        assert set(found.answers) == set(letters)
        assert one.prompt in found.asked.replace("&#x27;", "'")
        number_checked += 1
    assert number_checked > 10


def test_names_may_be_typed_in_many_ways(read: list[Read]) -> None:
    (one,) = [one for one in read if one.kind == "shortanswer" and one.name.startswith("name BL23")]
    assert {"BL23", "Shènshū", "shenshu", "肾俞", "腎俞"} <= set(one.answers)
    assert "Shènshū" not in one.asked


def test_what_is_to_be_heeded_is_told_with_each_answer(read: list[Read]) -> None:
    about = [one for one in read if one.kind != "multichoice" and "BL23" in one.name]
    assert len(about) == 2
    for one in about:
        assert "Danger: Inner organs." in one.told
        assert "Sources: WHO 2008" in one.told
        assert "no medical advice" in one.told


def test_markers_have_the_place_in_their_zone_and_stand_for_no_other(read: list[Read]) -> None:
    some = wanted(*CODES)
    views = {code: view for view in region_views(some.anatomy, some.atlas.points, 1.5) for code in view.codes}
    markers = {one.name: one for one in read if one.kind == "ddmarker"}
    assert {name.split()[1] for name in markers} == set(CODES) - {"GV28"}
    for name, one in markers.items():
        _, code, side = name.split()
        found = some.anatomy.location(code, side)  # type: ignore[arg-type]  # left or right
        assert found is not None
        view = views[code]
        projection = Projection(_off_the_middle(view.camera_on(side), view.anchor), *map(float, LARGEST))  # type: ignore[arg-type]
        (place,) = projection.pixels(found.position_mm[None])
        assert _holds(one.polygon, *place)
        for other in some.anatomy.locations.values():
            if other.code != code and other.is_place and np.linalg.norm(other.position_mm - found.position_mm) < 60.0:
                (there,) = projection.pixels(other.position_mm[None])
                assert not _holds(one.polygon, *there) or np.linalg.norm(other.position_mm - found.position_mm) < 14.0
        assert one.label.startswith(code)
        assert f", {(some.atlas.points[code].sides == ('midline',) and 'in the midline') or f'{side} side'}." in one.asked


def test_no_picture_has_its_points_in_the_middle() -> None:
    """Who has seen that would find a point without knowing it."""
    some = wanted()
    for view in region_views(some.anatomy, some.atlas.points, 1.5):
        projection = Projection(_off_the_middle(view.camera, view.anchor), *map(float, LARGEST))
        there = [some.anatomy.location(code, "left") for code in view.codes]
        seen = projection.pixels(np.array([found.position_mm for found in there if found is not None]))
        away = np.linalg.norm((seen.max(axis=0) + seen.min(axis=0)) / 2.0 - np.array(LARGEST) / 2.0)
        assert 40.0 < away < 75.0, view.anchor


@pytest.mark.parametrize("code", ["BL23", "LI4", "ST36", "GB20", "SI1", "CV12"])
def test_a_zone_is_the_tolerance_along_the_skin(code: str) -> None:
    """The corners lie as far away along the skin, by another way of measuring, as the grading allows."""
    some = wanted(code)
    (view,) = [view for view in region_views(some.anatomy, some.atlas.points, 1.5) if code in view.codes]
    projection = Projection(view.camera, 600.0, 400.0)
    found = some.anatomy.location(code, "left")
    assert found is not None
    zone = drop_zone(some.anatomy, found, some.atlas.points[code].region, projection)
    assert zone is not None
    sight, mesh = Sight(some.anatomy.skin.mesh), some.anatomy.skin.mesh
    lengths = []
    for corner in zone.corners:
        start, direction = projection.ray(*corner)
        met = sight.meet(start, start + direction * 5000.0)
        if met is not None:
            lengths.append(lay_geodesic(mesh, found.surface, closest_point(mesh, met[0])).length)
    pixel = 2.0 * view.camera.distance_mm * math.tan(math.radians(12.0)) / 400.0
    assert len(lengths) > 6
    assert np.median(lengths) == pytest.approx(zone.tolerance.mm, rel=0.05, abs=1.5 * pixel)


def test_the_outline_has_no_hollow_and_no_corner_twice() -> None:
    spots = [(0, 0), (10, 0), (10, 10), (0, 10), (5, 5), (5, 0), (10, 10), (9, 5)]
    assert outline(spots) == ((0, 0), (10, 0), (10, 10), (0, 10))
    assert len(outline([(3, 3), (3, 3)])) < 3


def test_letters_that_mean_something_to_xml_or_moodle_are_written_as_letters() -> None:
    asked = Asked("a < b & c", "Is 1 < 2 & ]]> 3?", ["<b>"])
    content = bank(
        "Knee / leg", [short_answer(asked, ["a*b", "<i>"]), choice(asked, [("x < y", True), ("]]>", True), ("no", False)])]
    )
    category, (typed, several) = read_bank(content)
    assert category.endswith("Knee // leg")
    assert typed.name == "a < b & c"
    assert typed.asked == "<p>Is 1 &lt; 2 &amp; ]]&gt; 3?</p>"
    assert set(typed.answers) == {"a\\*b", "<i>"}
    assert several.answers == {"<p>x &lt; y</p>": 50.0, "<p>]]&gt;</p>": 50.0, "<p>no</p>": -100.0}
    assert not several.single


def _holds(polygon: tuple[tuple[int, int], ...], x: float, y: float) -> bool:
    sides = [(bx - ax) * (y - ay) - (by - ay) * (x - ax) for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]])]
    return all(side >= 0 for side in sides) or all(side <= 0 for side in sides)
