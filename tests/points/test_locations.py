"""The six points on many bodies, held against what their definitions say (written down here on their own)."""

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.geometry.probe import closest_point
from acuviewer.geometry.section import lay_tape
from acuviewer.session.anatomy import Anatomy, build_anatomy
from bodies import REFERENCE, reference

SIDES = ("left", "right")


def _tape_length(anatomy: Anatomy, start, end) -> float:
    return lay_tape(anatomy.skin.mesh, start, end).length


def test_gb30_lies_one_third_of_the_way_from_trochanter_to_hiatus(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        for side in SIDES:
            found = anatomy.location("GB30", side)
            trochanter = anatomy.landmark("greater_trochanter", side)
            hiatus = anatomy.landmark("sacral_hiatus", side)
            whole = _tape_length(anatomy, trochanter.surface, hiatus.surface)
            line = next(step.line_mm for step in found.steps if step.kind == "path")
            apart = np.linalg.norm(line - found.position_mm, axis=1)
            nearest = int(apart.argmin())
            # Along the construction's own line, with the last piece straight.
            part = np.linalg.norm(np.diff(line[: nearest + 1], axis=0), axis=1).sum()
            before = line[nearest] - line[max(nearest - 1, 0)]
            part += float((found.position_mm - line[nearest]) @ before) / max(float(np.linalg.norm(before)), 1e-9)
            assert part / whole == pytest.approx(1 / 3, abs=0.005)


def test_all_points_lie_on_the_displayed_skin(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        mesh = anatomy.skin.mesh
        for found in anatomy.locations.values():
            assert min(found.surface.barycentric) > -1e-6, (found.code, anatomy.shape)
            apart = mesh.position(found.surface) - found.position_mm
            assert np.abs(apart).max() < 0.05, (found.code, anatomy.shape)


def test_no_skin_lies_nearer_to_a_point_than_its_own_place() -> None:
    """Asked of the whole mesh, which takes its time: for one point of thirty, other ones on each of the reference bodies."""
    for number, name in enumerate(REFERENCE):
        anatomy = reference(name)
        for found in list(anatomy.locations.values())[6 * number :: 30]:
            nearest = anatomy.skin.mesh.position(closest_point(anatomy.skin.mesh, found.position_mm))
            assert np.linalg.norm(nearest - found.position_mm) < 0.05, (found.code, name)
            assert found.steps[-1].place_mm == pytest.approx(found.position_mm)


def test_left_and_right_points_mirror_each_other(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        for (code, side, definition), found in anatomy.locations.items():
            if side == "left":
                other = anatomy.locations[code, "right", definition]
                assert np.abs(other.position_mm - found.position_mm * [-1, 1, 1]).max() < 0.1
                assert np.abs(anatomy.skin.mesh.position(other.surface) - other.position_mm).max() < 0.1


@pytest.mark.parametrize(("code", "level"), [("BL23", "l2"), ("BL25", "l4")])
def test_back_points_stand_at_their_level_one_and_a_half_cun_out(anatomies: list[Anatomy], code: str, level: str) -> None:
    for anatomy in anatomies:
        spine = anatomy.landmark(f"{level}_spinous_process", "left")
        scale = anatomy.ruler.mm_per_cun("back_transverse")
        for side in SIDES:
            found = anatomy.location(code, side)
            assert found.position_mm[1] == pytest.approx(spine.position_mm[1], abs=0.1)
            # Measured anew as a tape from the spine: at the same level the two ways agree within 2 %.
            assert _tape_length(anatomy, spine.surface, found.surface) == pytest.approx(1.5 * scale, rel=0.02)
            assert np.sign(found.position_mm[0]) == (1 if side == "left" else -1)


def test_gv3_lies_at_l4_in_the_median_line(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        found = anatomy.location("GV3", "left")
        assert found.side == "midline"
        assert abs(found.position_mm[0]) < 0.05
        assert found.position_mm[1] == pytest.approx(anatomy.landmark("l4_spinous_process", "left").position_mm[1], abs=0.1)
        assert found.normal[2] < 0


def test_ki3_lies_between_malleolus_and_tendon(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        found = anatomy.location("KI3", "left")
        malleolus, tendon, heel, crease = (
            anatomy.landmark(name, "left")
            for name in ("medial_malleolus", "calcaneal_tendon_medial_border", "heel", "popliteal_crease_midpoint")
        )
        height = malleolus.position_mm[1]
        assert found.position_mm[1] == pytest.approx(height, abs=0.1)
        # The border's mark stands up to 18 mm above or below the malleolus: the border is followed to the malleolus' height.
        end = crease if height > tendon.position_mm[1] else heel
        ridge = lay_tape(anatomy.skin.mesh, tendon.surface, end.surface)
        behind = ridge.place(ridge.first_at(1, height))
        to_malleolus = _tape_length(anatomy, malleolus.surface, found.surface)
        # The halves are found on a tape that may bow up or down, and brought to the height: 2.5 mm from the middle at most.
        assert to_malleolus == pytest.approx(_tape_length(anatomy, found.surface, behind), abs=5.0)
        assert tendon.position_mm[2] < found.position_mm[2] < malleolus.position_mm[2]


def test_bl40_lies_behind_the_knee(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        found = anatomy.location("BL40", "left")
        patella, shin = (anatomy.landmark(name, "left").position_mm for name in ("patella_base", "tibial_tuberosity"))
        assert found.normal[2] < -0.7
        assert shin[1] < found.position_mm[1] < patella[1]
        assert found.position_mm[2] < patella[2] - 60


def test_a_definition_of_its_own_gives_a_place_of_its_own(anatomies: list[Anatomy]) -> None:
    for anatomy in anatomies:
        standard, other = (anatomy.location("GB30", "left", name) for name in ("standard", "trochanter-asis"))
        assert other.position_mm[2] > standard.position_mm[2] + 30


@pytest.mark.slow
def test_a_small_slider_step_moves_no_point_by_a_jump() -> None:
    for name, value, step in (("weight", 0.62, 0.005), ("muscle", 0.41, 0.005), ("age", 47.0, 0.33), ("height_mm", 1700.0, 4.0)):
        before, after = (build_anatomy(BodyShape(**{name: number})) for number in (value, value + step))
        for key, found in before.locations.items():
            moved = float(np.linalg.norm(after.locations[key].position_mm - found.position_mm))
            # Half a hundredth of a slider: the skin itself moves by up to 2 mm, 4 mm of stature move the head by 4.
            assert moved < 5.0, (name, key, moved)


def test_every_step_can_be_drawn_and_told() -> None:
    for found in build_anatomy(BodyShape()).locations.values():
        assert found.steps[0].kind == "landmark"
        assert found.steps[-1].kind == "landing"
        for step in found.steps:
            assert step.text.endswith(".")
            assert np.isfinite(step.place_mm).all()
            if step.kind in ("path", "division"):
                assert len(step.line_mm) >= 2  # a short way may stay within one triangle
            for tick in step.ticks_mm:
                assert np.linalg.norm(step.line_mm - tick, axis=1).min() < 15


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LU5", "from the middle of the cubital crease to the middle of the palmar wrist crease is 12 cun"),
        ("ST6", "from the mastoid process to its partner on the other side is 9 cun"),
        ("SI14", "from the medial border of the scapula to the median line is 3 cun"),
    ],
)
def test_a_measure_is_told_from_where_to_where_it_goes(code: str, words: str) -> None:
    found = build_anatomy(BodyShape()).location(code, "left")
    assert found is not None
    assert any(step.text.startswith(f"Take the measure: {words}, ") for step in found.steps)
