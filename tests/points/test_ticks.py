"""The marks across a tape: one at each half cun of short measures and at each cun of long ones, as a hand would count."""

import numpy as np
import pytest

from acuviewer.points.location import Step
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.session import Session

LONGEST_BY_HALVES_CUN = 4.0


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(Session().body)


def _measured_off(anatomy: Anatomy, side: str) -> list[tuple[str, Step]]:
    """The steps of each point in which so many cun are measured off."""
    return [
        (found.code, step)
        for found in anatomy.locations.values()
        if found.side == side and found.definition == "standard"
        for step in found.steps
        if step.kind == "division" and step.length_cun is not None
    ]


def _along(step: Step, mark: np.ndarray) -> float:
    """How far along a step's tape a mark stands, in mm."""
    starts, ways = step.line_mm[:-1], np.diff(step.line_mm, axis=0)
    lengths = np.linalg.norm(ways, axis=1)
    shares = np.clip(((mark - starts) * ways).sum(axis=1) / np.maximum(lengths, 1e-12) ** 2, 0.0, 1.0)
    piece = int(np.linalg.norm(starts + shares[:, None] * ways - mark, axis=1).argmin())
    return float(lengths[:piece].sum() + shares[piece] * lengths[piece])


@pytest.mark.parametrize("side", ["left", "right"])
def test_what_is_measured_off_has_a_mark_at_each_half_cun_or_cun(anatomy: Anatomy, side: str) -> None:
    steps = _measured_off(anatomy, side)
    assert len({code for code, step in steps if step.length_cun <= LONGEST_BY_HALVES_CUN}) > 100
    assert len({code for code, step in steps if step.length_cun > LONGEST_BY_HALVES_CUN}) > 20
    for code, step in steps:
        cun = step.length_mm / step.length_cun
        spacing = 0.5 if step.length_cun <= LONGEST_BY_HALVES_CUN else 1.0
        expected = np.arange(spacing, step.length_cun + 1e-6, spacing) * cun
        assert [_along(step, mark) for mark in step.ticks_mm] == pytest.approx(expected, abs=0.2), code


def test_a_point_has_as_many_marks_as_its_sentence_lets_one_count(anatomy: Anatomy) -> None:
    marks: dict[str, list[int]] = {}
    for code, step in _measured_off(anatomy, "left"):
        marks.setdefault(code, []).append(len(step.ticks_mm))
    # 1.5 cun out from the spine; 3 cun down from the knee, and one finger beside.
    assert (marks["BL23"], marks["ST36"][0]) == ([3], 6)
