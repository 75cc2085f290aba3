"""The ruler finds the cun that the standard's definitions give, by the segments that its rules use."""

import pytest

from acuviewer.body.shape import Side
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.points.measured_chain import Measured, measure_chain, measure_following
from acuviewer.session.anatomy import Anatomy
from bodies import reference

STANDARD = [
    ("ST25", "CV8", "midclavicular_transverse", 2.0), ("CV12", "CV8", "upper_abdomen", 4.0), ("CV4", "CV8", "lower_abdomen", 3.0),
    ("BL23", "GV4", "back_transverse", 1.5), ("BL52", "GV4", "back_transverse", 3.0), ("ST36", "ST37", "leg_anterior", 3.0),
    ("PC6", "palmar_wrist_crease_midpoint", "forearm", 2.0), ("LI10", "LI11", "forearm", 2.0), ("BL37", "gluteal_fold", "thigh_posterior", 6.0),
    ("ST40", "lateral_malleolus", "leg_lateral", 8.0), ("SP6", "SP9", "leg_medial", 10.0), ("SP6", "medial_malleolus", "leg_medial", 3.0), ("GB34", "GB39", "leg_lateral", 12.0),
    ("SP10", "patella_base", "thigh_medial", 2.0), ("GV20", "anterior_hairline_midpoint", "head_sagittal", 5.0),
    ("GV20", "GV16", "head_sagittal", 6.0), ("BL10", "GV15", "mastoid_transverse", 1.3), ("KI27", "CV21", "midclavicular_transverse", 2.0),
]  # fmt: skip
"""Two places, the segment that lies between, and the cun by the definitions of the standard."""


def _surface(anatomy: Anatomy, name: str, side: Side = "left") -> SurfacePoint:
    found = anatomy.location(name, side) or anatomy.landmark(name, side)
    assert found is not None, name
    return found.surface


def _measure(anatomy: Anatomy, *names: str) -> Measured:
    return measure_chain(anatomy.skin, anatomy.landmarks, anatomy.ruler, [_surface(anatomy, name) for name in names])


@pytest.mark.parametrize("body", ["average man", "lean woman"])
@pytest.mark.parametrize(("start", "end", "segment", "cun"), STANDARD)
def test_what_the_standard_measures_comes_back(start: str, end: str, segment: str, cun: float, body: str) -> None:
    measured = _measure(reference(body), start, end)
    assert [part.scale.segment for part in measured.lengths] == [segment]
    # A rule measures along one line, and some step aside at its end: 0.3 cun is the most that makes here.
    assert measured.lengths[0].cun == pytest.approx(cun, abs=0.05 * cun + 0.2)


def test_the_lengths_of_all_segments_are_the_way() -> None:
    measured = _measure(reference("average man"), "LI4", "ST36", "GV20")
    assert len(measured.lengths) > 5
    assert sum(part.mm for part in measured.lengths) == pytest.approx(measured.length_mm)
    for way in measured.ways:
        assert sum(part.mm for part in way.lengths) == pytest.approx(way.curve.length)
        assert way.cun_passed[-1] == pytest.approx(sum(part.cun for part in way.lengths))


def test_ticks_stand_at_each_whole_cun_between_the_ends() -> None:
    (way,) = _measure(reference("average man"), "CV12", "CV8").ways
    scale = way.lengths[0].scale.mm_per_cun
    assert way.tick_distances[:3] == pytest.approx([scale, 2 * scale, 3 * scale])
    assert way.tick_distances[-1] < way.curve.length


def test_the_way_to_the_midline_is_told_where_a_level_leads_there() -> None:
    anatomy = reference("average man")
    belly, leg = _measure(anatomy, "ST25", "ST36").midline
    assert belly.along_skin is not None
    assert belly.along_skin.cun == pytest.approx(2.0, abs=0.05)
    assert belly.along_skin.mm > belly.straight_mm
    assert leg.along_skin is None
    assert leg.straight_mm == pytest.approx(anatomy.locations["ST36", "left", "standard"].position_mm[0])


def test_a_ruler_that_has_only_begun_has_no_length() -> None:
    measured = _measure(reference("average man"), "ST25")
    assert (measured.length_mm, len(measured.ways[0].tick_distances), len(measured.midline)) == (0.0, 0, 1)


def test_on_another_body_the_tape_follows_the_skin() -> None:
    man, woman = reference("average man"), reference("heavy woman")
    before = _measure(man, "CV12", "ST25", "GB30")
    there = measure_following(before, woman.skin, woman.landmarks, woman.ruler)
    assert there.curve.triangles.tolist() == before.curve.triangles.tolist()
    places = [woman.skin.mesh.position(stop) for stop in before.stops]
    assert there.path_mm[0] == pytest.approx(places[0])
    assert there.path_mm[-1] == pytest.approx(places[-1])
    assert there.length_mm == pytest.approx(
        measure_chain(woman.skin, woman.landmarks, woman.ruler, before.stops).length_mm, rel=0.05
    )
