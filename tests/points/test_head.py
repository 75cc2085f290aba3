"""Points of head, face and neck on the five reference bodies, held against what their definitions say (written down here on their own)."""

import numpy as np
import pytest

from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.section import lay_tape
from acuviewer.session.anatomy import Anatomy
from bodies import REFERENCE, reference

LEVEL_MM, VERTICAL_MM = 1.0, 1.0
"""What a mark on the skin may be off a level or a vertical line: the bar for relations that definitions state."""


@pytest.fixture(scope="module", params=list(REFERENCE))
def anatomy(request: pytest.FixtureRequest) -> Anatomy:
    return reference(request.param)


def _surface(anatomy: Anatomy, name: str) -> SurfacePoint:
    """A point by its code, or a landmark by its name, on the left or in the median plane."""
    found = anatomy.location(name, "left") or anatomy.location(name, "midline")
    return found.surface if found is not None else anatomy.landmarks.on_side(name, "left").surface


def _place(anatomy: Anatomy, name: str) -> Floats:
    return anatomy.skin.mesh.position(_surface(anatomy, name))


def _apart(anatomy: Anatomy, first: str, second: str) -> float:
    start, end = _surface(anatomy, first), _surface(anatomy, second)
    return lay_tape(anatomy.skin.mesh, start, end, anatomy.skin.pattern.ways_between(start, end)).length


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("LI18", "ST9"), ("SI16", "ST9"), ("LI17", "ST10"), ("TE16", "mandible_angle"), ("SI17", "mandible_angle"),
        ("GB20", "GV16"), ("GB19", "GV17"), ("BL9", "GV17"), ("EX-HN14", "TE17"), ("SI19", "tragus"), ("GB7", "ear_apex"),
        ("LI19", "GV26"), ("ST3", "nasal_ala_lower_border"), ("ST4", "mouth_corner"), ("GB1", "outer_canthus"), ("ST2", "infraorbital_foramen"),
    ],
)  # fmt: skip
def test_level_with(anatomy: Anatomy, code: str, level: str) -> None:
    assert _place(anatomy, code)[1] == pytest.approx(_place(anatomy, level)[1], abs=LEVEL_MM)


@pytest.mark.parametrize(
    ("code", "above_or_below", "axis"),
    [
        *((code, "pupil", 0) for code in ("ST1", "ST2", "ST3", "GB14", "GB15", "GB16", "GB17", "GB18", "EX-HN2")),
        ("SI18", "outer_canthus", 0), ("BL3", "BL2", 0), ("GB19", "GB20", 0), ("TE21", "SI19", 2), ("GB2", "SI19", 2),
        ("GB3", "ST7", 2), ("GB8", "ear_apex", 2),
    ],
)  # fmt: skip
def test_straight_above_or_below(anatomy: Anatomy, code: str, above_or_below: str, axis: int) -> None:
    assert _place(anatomy, code)[axis] == pytest.approx(_place(anatomy, above_or_below)[axis], abs=VERTICAL_MM)


@pytest.mark.parametrize(
    ("code", "start", "cun", "segment"),
    [
        ("GV24", "anterior_hairline_midpoint", 0.5, "head_sagittal"), ("GV22", "anterior_hairline_midpoint", 2, "head_sagittal"),
        ("GV20", "anterior_hairline_midpoint", 5, "head_sagittal"), ("GV20", "posterior_hairline_midpoint", 7, "head_sagittal"),
        ("GV18", "posterior_hairline_midpoint", 4, "head_sagittal"), ("GV15", "GV16", 0.5, "head_sagittal"),
        ("BL9", "GV17", 1.3, "mastoid_transverse"), ("BL10", "GV15", 1.3, "mastoid_transverse"),
        ("GB14", "EX-HN4", 1, "forehead_to_hairline"), ("GB1", "outer_canthus", 0.5, "forehead_transverse"),
    ],
)  # fmt: skip
def test_so_many_cun_from(anatomy: Anatomy, code: str, start: str, cun: float, segment: str) -> None:
    length = cun * anatomy.ruler.mm_per_cun(segment)
    assert _apart(anatomy, start, code) == pytest.approx(length, abs=max(1.0, 0.02 * length))


def test_the_row_above_the_hairline_is_in_order(anatomy: Anatomy) -> None:
    """The eye, no cun, gives GB15: a cun of the forehead that is too wide or too narrow would push BL4 or GB13 across it."""
    row = np.array([_place(anatomy, code) for code in ("GV24", "BL3", "BL4", "GB15", "GB13", "ST8")])
    assert (np.diff(row[:, 0]) > 5.0).all(), row[:, 0]


def test_marks_of_eye_and_mouth_lie_on_the_face_and_not_in_its_pockets(anatomy: Anatomy) -> None:
    lid = _place(anatomy, "pupil")
    for name, deepest in (("inner_canthus", 6.0), ("outer_canthus", 12.0)):
        assert lid[2] - _place(anatomy, name)[2] < deepest, name
    assert _place(anatomy, "inner_canthus")[0] < lid[0] - 8.0 < lid[0] + 8.0 < _place(anatomy, "outer_canthus")[0]
    assert _place(anatomy, "mouth_corner")[0] < _place(anatomy, "pupil")[0]


def test_points_beside_the_jaw_joint_lie_where_its_bones_leave_room(anatomy: Anatomy) -> None:
    bone = {
        name: anatomy.landmarks.on_side(name, "left").bone_mm
        for name in (
            "mandible_condyle",
            "coronoid_process_of_mandible",
            "zygomatic_arch_lower_border",
            "zygomatic_arch_upper_border",
            "infraorbital_margin",
        )
    }
    below, above, before_ear = (_place(anatomy, code) for code in ("ST7", "GB3", "SI19"))
    assert bone["mandible_condyle"][2] + 5.0 < below[2] < bone["coronoid_process_of_mandible"][2] - 5.0
    assert below[1] < bone["zygomatic_arch_lower_border"][1] < bone["zygomatic_arch_upper_border"][1] < above[1]
    assert above[1] - below[1] < 20.0
    assert _place(anatomy, "tragus")[2] < before_ear[2] < bone["mandible_condyle"][2]
    assert bone["infraorbital_margin"][1] < _place(anatomy, "ST1")[1] < _place(anatomy, "pupil")[1]
    assert _place(anatomy, "ST2")[1] < bone["infraorbital_margin"][1]
