"""Points of the lower limb stand where a hand would put them on the bones below: beside, before, behind and between them."""

import numpy as np
import pytest

from acuviewer.session.anatomy import Anatomy
from bodies import REFERENCE, reference


@pytest.fixture(scope="module", params=["lean woman", "average man"])
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param)


def _place(anatomy: Anatomy, code: str, definition: str = "standard") -> np.ndarray:
    found = anatomy.location(code, "left", definition)
    assert found is not None
    return found.position_mm


def _landmark(anatomy: Anatomy, name: str) -> np.ndarray:
    found = anatomy.landmark(name, "left")
    assert found is not None, name
    return found.position_mm


def _outline(anatomy: Anatomy, bone: str, axis: int, value: float) -> np.ndarray:
    """(n, 3) places where the edges of a left bone cross the plane at ``value`` mm of an axis."""
    mesh = anatomy.skeleton.bone_mesh(f"left_{bone}")
    edges = np.concatenate([mesh.triangles[:, [0, 1]], mesh.triangles[:, [1, 2]], mesh.triangles[:, [2, 0]]])
    a, b = mesh.vertices[edges[:, 0]], mesh.vertices[edges[:, 1]]
    crossed = (a[:, axis] < value) != (b[:, axis] < value)
    a, b = a[crossed], b[crossed]
    share = (value - a[:, axis]) / (b[:, axis] - a[:, axis])
    return a + share[:, None] * (b - a)


@pytest.mark.parametrize("code", ["ST36", "EX-LE7", "ST37", "ST38", "ST39"])
def test_stomach_points_lie_a_fingers_breadth_outward_of_the_tibial_crest(anatomy: Anatomy, code: str) -> None:
    place = _place(anatomy, code)
    outline = _outline(anatomy, "tibia", 1, place[1])
    beside = place[0] - outline[outline[:, 2].argmax(), 0]
    assert 12.0 < beside < 27.0  # a finger is 15 to 20 mm broad; the skin curves away from the crest


def test_st40_is_level_with_st38() -> None:
    for body in REFERENCE:
        heights = [_place(reference(body), code)[1] for code in ("ST38", "ST40")]
        assert abs(heights[0] - heights[1]) < 8.0, body


def test_a_cun_of_the_leg_is_no_longer_than_the_leg_is_high() -> None:
    """So that 7 or 8 cun laid straight up end near 7 or 8 sixteenths of the height; a tape aslant around the calf is 5 to 8 % too long."""
    for body in REFERENCE:
        anatomy = reference(body)
        heights = [_landmark(anatomy, name)[1] for name in ("popliteal_crease_lateral_end", "lateral_malleolus")]
        assert anatomy.ruler.mm_per_cun("leg_lateral") < 1.05 * (heights[0] - heights[1]) / 16, body


def test_the_gallbladder_points_of_the_leg_lie_over_the_edges_of_the_fibula(anatomy: Anatomy) -> None:
    for code, end in (("GB35", np.min), ("GB36", np.max), ("GB37", np.max), ("GB38", np.max), ("GB39", np.max)):
        place = _place(anatomy, code)
        edge = end(_outline(anatomy, "fibula", 1, place[1])[:, 2])
        assert abs(place[2] - edge) < 3.0, code  # the tape between two places of the edge is straighter than the bone


@pytest.mark.parametrize("code", ["SP6", "SP7", "SP8"])
def test_spleen_points_lie_just_behind_the_inner_border_of_the_tibia(anatomy: Anatomy, code: str) -> None:
    place = _place(anatomy, code)
    outline = _outline(anatomy, "tibia", 1, place[1])
    border = outline[(outline @ (-1.0, 0.0, -1.0)).argmax()]
    assert 2.0 < border[2] - place[2] < 11.0  # a fingertip falls behind the edge, and is some 10 mm broad


@pytest.mark.parametrize(("code", "inner", "outer"), [("LR3", 1, 2), ("ST43", 2, 3), ("GB41", 4, 5), ("GB42", 4, 5)])
def test_points_of_the_instep_lie_between_their_metatarsals(anatomy: Anatomy, code: str, inner: int, outer: int) -> None:
    found = anatomy.location(code, "left")
    assert found is not None
    below = found.position_mm
    for _ in range(4):  # follow the needle, square to the skin, down to the height of the bones
        middles = [np.mean(_outline(anatomy, f"metatarsal_{n}", 2, below[2]), axis=0) for n in (inner, outer)]
        depth = (found.position_mm[1] - (middles[0][1] + middles[1][1]) / 2) / found.normal[1]
        below = found.position_mm - depth * found.normal
    share = (below[0] - middles[0][0]) / (middles[1][0] - middles[0][0])
    assert 0.2 < share < 0.8  # nearer to either the needle would meet the bone


def test_gb41_lies_just_in_front_of_where_the_metatarsal_bases_meet() -> None:
    """The bases touch over the first quarter of the fourth metatarsal."""
    for body in REFERENCE:
        z = reference(body).skeleton.bone_vertices("left_metatarsal_4")[:, 2]
        assert 0.25 < (_place(reference(body), "GB41")[2] - z.min()) / np.ptp(z) < 0.35, body


def test_both_hollows_of_the_knee_lie_at_one_height_on_both_sides_of_the_ligament(anatomy: Anatomy) -> None:
    inner, outer = _place(anatomy, "EX-LE4"), _place(anatomy, "ST35")
    apex, tuberosity = (anatomy.landmarks.on_side(name, "left").bone_mm for name in ("patella_apex", "tibial_tuberosity"))
    assert inner[1] == pytest.approx(outer[1], abs=0.1)
    assert apex is not None
    assert tuberosity is not None
    ligament = np.interp(outer[1], [tuberosity[1], apex[1]], [tuberosity[0], apex[0]])
    assert ligament - inner[0] > 13.0  # the ligament is some 26 mm broad
    assert outer[0] - ligament > 13.0


def test_the_ends_of_all_five_toes_have_their_point(anatomy: Anatomy) -> None:
    point = [key for key in anatomy.locations if key[0] == "EX-LE12" and key[1] == "left"]
    assert len(point) == 5
    for definition, toe in zip((key[2] for key in point), range(1, 6), strict=True):
        tip = anatomy.skeleton.bone_vertices(f"left_distal_phalanx_of_toe_{toe}")[:, 2].max()
        assert 0.0 < _place(anatomy, "EX-LE12", definition)[2] - tip < 12.0


@pytest.mark.parametrize("body", sorted(REFERENCE))
def test_ki1_divides_the_sole_from_web_to_heel_at_one_third(body: str) -> None:
    anatomy = reference(body)
    web, heel = (anatomy.landmarks.on_side(name, "left").position_mm[2] for name in ("second_toe_web_on_sole", "sole_rear_edge"))
    assert (web - _place(anatomy, "KI1")[2]) / (web - heel) == pytest.approx(1 / 3, abs=0.02)
