"""The ruler as it is drawn: a tape over its places, ticks, and what is written beside it; nothing of it through the body."""

import re

import numpy as np
import pytest

from acuviewer.i18n import say
from acuviewer.scene.snapshot import render_snapshot
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.ruler import measure_ruler
from acuviewer.shown.labels import Label
from acuviewer.shown.marks import Pick
from acuviewer.shown.ruler import place_at, ruler_notes, ruler_ticks, tell_ruler, tell_snap
from acuviewer.theme import load_theme
from scene_cases import Pixels, content, measure, session_after

SIZE = (400, 300)
LIGHT = load_theme("light")
BARE = "layer.points; layer.labels"
RULER = "ruler.add CV12; ruler.add CV8; ruler.add ST25"


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(session_after("").body)


def _picture(script: str, anatomy: Anatomy) -> tuple[Pixels, list[Label]]:
    pixels, labels, *_ = render_snapshot(anatomy, session_after(script), content(), LIGHT, SIZE, measure)
    return pixels, labels


def _changed(before: Pixels, after: Pixels) -> int:
    return int((np.abs(before.astype(int) - after.astype(int)).max(axis=2) > 20).sum())


def test_it_is_drawn_from_in_front_and_not_through_the_body(anatomy: Anatomy) -> None:
    for view, least, most in (("front", 60, 5000), ("back", 0, 0)):
        bare, _ = _picture(f"{BARE}; view.{view}", anatomy)
        ruled, labels = _picture(f"{BARE}; {RULER}; view.{view}", anatomy)
        assert least <= _changed(bare, ruled) <= most, view
        assert bool(labels) == (view == "front")


def test_its_labels_tell_each_way_and_the_sum_of_millimetres(anatomy: Anatomy) -> None:
    _, labels = _picture(f"{BARE}; {RULER}; ruler.name Belly; view.front", anatomy)
    measured = measure_ruler(anatomy, session_after(RULER).ruler.places)
    assert measured is not None
    first, second = (way.curve.length for way in measured.ways)
    told = {label.text for label in labels}
    assert told == {f"{first:.0f} mm = 4.0 cun", f"{second:.0f} mm = 2.0 cun", f"Belly: in all {first + second:.0f} mm"}


def test_where_marks_crowd_it_is_told_all_the_same(anatomy: Anatomy) -> None:
    _, labels = _picture(f"{RULER}; view.front", anatomy)
    assert len([label for label in labels if label.kind == "ruler"]) == 3


def test_cun_of_different_segments_are_not_added_up(anatomy: Anatomy) -> None:
    session = session_after("ruler.add PC6; ruler.add HT2")
    (note,) = ruler_notes(anatomy, session)
    assert say(note.words).count(" + ") == 1
    far = session_after("ruler.add LI4; ruler.add ST36")
    (note,) = ruler_notes(anatomy, far)
    assert "cun" not in say(note.words), "more segments than one reads at a glance"
    assert "(forearm)" in say(tell_ruler(anatomy, far, content()))


def test_ticks_lie_across_the_tape_and_every_fifth_is_longer(anatomy: Anatomy) -> None:
    measured = measure_ruler(anatomy, session_after("ruler.add LI5; ruler.add LI11").ruler.places)
    assert measured is not None
    ticks = ruler_ticks(measured)
    assert len(ticks) == 11
    lengths = [float(np.linalg.norm(stroke[1] - stroke[0])) for stroke in ticks]
    assert [row for row, length in enumerate(lengths) if length > 1.5 * min(lengths)] == [4, 9]
    for stroke in ticks:
        middle = stroke.mean(axis=0)
        nearest = int(np.linalg.norm(measured.path_mm - middle, axis=1).argmin())
        along = measured.path_mm[min(nearest + 1, len(measured.path_mm) - 1)] - measured.path_mm[max(nearest - 1, 0)]
        across = stroke[1] - stroke[0]
        assert abs(along @ across) < 0.35 * np.linalg.norm(along) * np.linalg.norm(across)


def test_the_line_tells_how_far_the_last_place_is_from_the_middle(anatomy: Anatomy) -> None:
    def told(script: str) -> str:
        return say(tell_ruler(anatomy, session_after(script), content()))

    assert told("") == ""
    assert told("ruler.toggle") != ""
    assert "2.0 cun from the midline" in told("ruler.add ST25")
    assert re.match(r"\d+ mm = 8\.\d cun \(.*\) · \d+ mm straight · CV8", told("ruler.add CV16; ruler.add CV8"))
    assert told("ruler.add CV12; ruler.add CV8").count("CV8 in the midline") == 1
    assert "mm from the midline" in told("ruler.add ST36 right")


def test_a_click_means_what_lies_there_or_is_near(anatomy: Anatomy) -> None:
    point = anatomy.locations["ST36", "left", "standard"]
    other = anatomy.locations["GB30", "left", "trochanter-asis"]
    skin = Pick("skin", "", "left", point.position_mm + np.array([0.0, 3.0, 0.0]), surface=point.surface)
    bare = Pick("skin", "", "left", anatomy.skin.mesh.vertices[anatomy.skin.mesh.triangles[5000, 0]], surface=point.surface)
    near, far = place_at(skin, anatomy), place_at(bare, anatomy)
    assert near is not None
    assert (near.kind, near.key) == ("point", "ST36")
    assert "ST36 (left)" in say(tell_snap(skin, anatomy, content()))
    assert far is not None
    assert (far.kind, tell_snap(bare, anatomy, content())) == ("skin", "")
    landmark = place_at(Pick("landmark", "umbilicus", "midline", np.zeros(3)), anatomy)
    assert landmark is not None
    assert (landmark.kind, landmark.key) == ("landmark", "umbilicus")
    assert place_at(Pick("bone", "left_femur", "left", np.zeros(3)), anatomy) is None
    # Another definition is no place that the ruler finds by its name: the skin there is.
    there = place_at(Pick("point", "GB30", "left", other.position_mm, "trochanter-asis"), anatomy)
    assert there is not None
    assert there.surface is not None
    assert anatomy.skin.mesh.position(there.surface) == pytest.approx(other.position_mm, abs=1e-3)
