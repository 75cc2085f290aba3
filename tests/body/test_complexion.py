"""What age and sex do to the colours of a face: grey, folds, lips, beard; bit by bit, and the same on both sides."""

import itertools

import numpy as np
import pytest

from acuviewer.body.complexion import Kind, hair_colours
from acuviewer.body.relief import load_relief
from acuviewer.body.shape import BodyShape
from acuviewer.session.anatomy import build_anatomy

TONES = np.linspace(0.0, 1.0, 50)


def colours_of(shape: BodyShape) -> np.ndarray:
    return load_relief().skin_colours(shape, build_anatomy(BodyShape()).skin.pattern).astype(float)


def around(name: str, within_mm: float) -> np.ndarray:
    """Rows of the vertices about a landmark of the left side, or of the midline."""
    anatomy = build_anatomy(BodyShape())
    place = anatomy.landmarks.on_side(name, "left").position_mm
    return np.flatnonzero(np.linalg.norm(anatomy.skin.mesh.vertices - place, axis=1) < within_mm)


@pytest.mark.parametrize("kind", ["scalp", "brow"])
def test_hair_turns_grey_and_never_back(kind: Kind) -> None:
    ages = (18, 35, 45, 55, 65, 75, 85, 90)
    bright = [float(hair_colours(BodyShape(age=age), kind, TONES).mean()) for age in ages]
    assert bright[0] == bright[1]
    assert all(after >= before for before, after in itertools.pairwise(bright))
    assert bright[-1] > bright[0] + 35
    old = hair_colours(BodyShape(age=90), "scalp", TONES).astype(float)
    assert np.ptp(old, axis=1).max() < 16, "not grey"


def test_the_skin_of_the_scalp_follows_its_hair() -> None:
    rows = around("vertex", 50.0)
    assert colours_of(BodyShape(age=85))[rows].mean() > colours_of(BodyShape(age=35))[rows].mean() + 30
    cheek = around("zygomatic_bone_lower_border", 12.0)
    assert abs(colours_of(BodyShape(age=85))[cheek].mean() - colours_of(BodyShape(age=35))[cheek].mean()) < 12


def test_folds_come_with_age_from_the_nose_to_the_mouth_and_on_the_forehead() -> None:
    young, old = colours_of(BodyShape(weight=0.5, age=30)), colours_of(BodyShape(weight=0.5, age=85))
    for name, within in (("nasolabial_groove", 8.0), ("outer_canthus", 12.0)):
        rows = around(name, within)
        assert (old[rows] - young[rows]).mean(axis=1).min() < -12, name
    ages = [colours_of(BodyShape(weight=0.5, age=float(age))) for age in range(30, 90, 2)]
    trunk = around("umbilicus", 60.0)
    assert all(np.array_equal(one[trunk], ages[0][trunk]) for one in ages), "a belly has no folds of the face"
    assert max(np.abs(a - b).mean() for a, b in itertools.pairwise(ages)) < 0.3


def test_a_man_has_a_shaven_beard_and_paler_lips() -> None:
    man, woman = colours_of(BodyShape(sex="male", weight=0.5)), colours_of(BodyShape(sex="female", weight=0.5))
    chin, cheek = around("chin", 9.0), around("zygomatic_bone_lower_border", 9.0)
    assert (man[chin] / woman[chin]).mean() < (man[cheek] / woman[cheek]).mean() - 0.03
    lips = around("lip_upper_tubercle", 5.0)
    redness = [(one[lips, 0] - one[lips, 1]).mean() for one in (man, woman)]
    assert redness[0] < redness[1] - 2


def test_blood_shows_at_cheek_nose_elbow_and_knee() -> None:
    colours = colours_of(BodyShape(sex="female", weight=0.5))
    plain = around("l3_spinous_process", 60.0)

    def warmth(rows: np.ndarray) -> float:
        return float((colours[rows, 0] / colours[rows, 1]).mean())

    for name in ("nasal_tip", "zygomatic_bone_lower_border", "olecranon", "patella_base"):
        assert warmth(around(name, 8.0)) > warmth(plain) + 0.02, name
