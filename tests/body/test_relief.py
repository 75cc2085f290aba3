"""The relief of the skin: hollows, furrows and creases show on every body, on both sides alike; bones are shaded, too."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from acuviewer.body.presets import PRESETS
from acuviewer.body.relief import Relief, load_relief
from acuviewer.body.shape import BodyShape
from acuviewer.data_folder import DataFolder
from acuviewer.faults import DataError
from acuviewer.session.anatomy import Anatomy, build_anatomy

HOLLOWS = {
    # landmark: what is looked at around it, in mm, the ring that is compared with it, and how much darker it is at the least
    "umbilicus": (9.0, 30.0, 55.0, 0.02),
    "posterior_superior_iliac_spine": (12.0, 30.0, 55.0, 0.02),
    "supraclavicular_fossa_centre": (14.0, 35.0, 60.0, 0.02),
    "suprasternal_notch": (9.0, 25.0, 45.0, 0.02),
    "popliteal_crease_midpoint": (7.0, 22.0, 45.0, 0.02),
    "cubital_crease_midpoint": (5.0, 16.0, 30.0, 0.02),
    "palmar_wrist_crease_midpoint": (3.0, 9.0, 20.0, 0.02),
    "scapula_medial_border": (12.0, 35.0, 60.0, 0.005),
    "t10_spinous_process": (10.0, 30.0, 55.0, 0.02),
}
BODIES = {**PRESETS, "stout man": BodyShape(sex="male", age=60, height_mm=1680, weight_kg=105)}


def brightness(anatomy: Anatomy) -> np.ndarray:
    """(n,) how bright each vertex is against the plain colour of the skin."""
    skin = anatomy.skin
    colours = load_relief().skin_colours(skin.shape, skin.pattern).astype(float)
    return (colours / np.maximum(skin.pattern.colours, 1)).mean(axis=1)


@pytest.mark.parametrize("body", BODIES)
def test_hollows_and_creases_are_darker_than_what_is_around_them(body: str) -> None:
    anatomy = build_anatomy(BODIES[body])
    bright, vertices, normals = brightness(anatomy), anatomy.skin.mesh.vertices, anatomy.skin.mesh.vertex_normals
    for name, (within, start, end, least) in HOLLOWS.items():
        for side in ("left", "right"):
            mark = anatomy.landmarks.on_side(name, side)
            away = np.linalg.norm(vertices - mark.position_mm, axis=1)
            turned = normals @ mark.normal > 0.5
            inside = away <= max(within, np.sort(away)[2])
            around = turned & (away > start) & (away < end)
            assert bright[inside].mean() < bright[around].mean() - least, (name, side)


def test_the_two_sides_are_mirror_images() -> None:
    pattern = build_anatomy(BodyShape()).skin.pattern
    rows = pattern.half_rows
    assert np.array_equal(rows, rows[pattern.mirrored_vertex])
    assert np.array_equal(np.unique(rows), np.arange(rows.max() + 1))
    bright = brightness(build_anatomy(BodyShape()))
    assert np.abs(bright - bright[pattern.mirrored_vertex]).max() < 0.05, "more than the rounding of colours"


def test_hollows_are_warmer_and_little_is_lost_of_the_light() -> None:
    skin = build_anatomy(BodyShape(sex="female")).skin  # without the cool shadow of a beard
    factors = load_relief().skin_colours(skin.shape, skin.pattern) / np.maximum(skin.pattern.colours, 1).astype(float)
    # Hair is no hollow: it is dark by itself.
    dark = (factors[:, 0] < 0.8) & (skin.pattern.colours[:, 0] > 205)
    assert dark.mean() > 0.02
    assert (factors[dark, 0] > factors[dark, 2]).all()
    assert 0.85 < factors.mean() < 1.0


def test_a_body_of_the_same_build_keeps_its_colours_and_another_gets_its_own() -> None:
    relief, pattern = load_relief(), build_anatomy(BodyShape()).skin.pattern
    first = relief.skin_colours(BodyShape(weight=0.5), pattern)
    assert relief.skin_colours(BodyShape(weight=0.5, height_mm=1800), pattern) is first
    others = [BodyShape(sex="female", weight=0.5), BodyShape(weight=0.1), BodyShape(weight=1.0)]
    found = [first.copy(), *(relief.skin_colours(other, pattern).copy() for other in others)]
    assert len({colours.tobytes() for colours in found}) == len(found)


def test_the_relief_goes_evenly_from_lean_to_heavy() -> None:
    """No grade of weight or of figures jumps."""
    relief, pattern = load_relief(), build_anatomy(BodyShape()).skin.pattern
    sliders = [BodyShape(weight=round(0.02 * k, 2)) for k in range(51)]
    persons = [BodyShape(height_mm=1750, weight_kg=float(kg)) for kg in range(52, 120, 1)]
    for shapes in (sliders, persons):
        rows = [relief.skin_colours(shape, pattern).astype(int) for shape in shapes]
        assert max(np.abs(a - b).mean() for a, b in itertools.pairwise(rows)) < 1.0
        assert np.abs(rows[0] - rows[-1]).mean() > 0.5


def test_bones_are_shaded_alike_on_both_sides() -> None:
    pattern = build_anatomy(BodyShape()).skeleton.pattern
    shades = load_relief().bone_shades(pattern)
    assert len(shades) == pattern.topology.n_vertices
    for name, bone in pattern.bones.items():
        if bone.side == "left":
            other = pattern.bones[f"right_{name.removeprefix('left_')}"]
            assert np.array_equal(shades[bone.vertices], shades[other.vertices]), name
    inside = shades[pattern.bones["sacrum"].vertices].mean(axis=1)
    assert np.ptp(inside) > 0.2, "the foramina are as bright as the crest"
    assert shades.mean() < 1.0


def test_a_relief_that_lacks_bodies_is_told(tmp_path: Path) -> None:
    faces = {name: np.zeros(9, dtype=np.uint8) for name in ("hair", "lips", "beard", "flush", "folds")}
    np.savez(tmp_path / "relief.npz", skin=np.zeros((2, 9), dtype=np.uint8), bones=np.zeros(9, dtype=np.uint8), **faces)
    with pytest.raises(DataError, match=r"relief\.npz"):
        Relief(DataFolder(tmp_path))
