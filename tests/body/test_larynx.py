"""The larynx hangs behind its signs on the neck, in the form of its sex, on every body."""

import numpy as np
import pytest

from acuviewer.body.bone_depth import bone_beneath
from acuviewer.body.larynx import KEYS, place_larynx, source
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.geometry.mesh import Topology, TriangleMesh, unit
from bodies import REFERENCE, reference
from skeleton_checks import gap_mm, is_closed

SHALLOWEST_MM, DEEPEST_MM = 2.5, 11.0
SPINE = tuple(f"c{n}_vertebra" for n in range(3, 8))


@pytest.mark.parametrize("name", REFERENCE)
def test_the_prominence_lies_a_few_mm_under_the_skin(name: str) -> None:
    anatomy = reference(name)
    for landmark, bone in (("laryngeal_prominence", "thyroid_cartilage"), ("cricoid_cartilage", "cricoid_cartilage")):
        sign = anatomy.landmarks[landmark, "midline"]
        found = bone_beneath(anatomy.skeleton, sign.position_mm, sign.normal)
        assert found is not None
        assert found.bone.name == bone
        assert SHALLOWEST_MM < found.depth_mm < DEEPEST_MM, landmark


@pytest.mark.parametrize("name", REFERENCE)
def test_the_larynx_stands_clear_of_the_spine_and_in_order(name: str) -> None:
    anatomy = reference(name)
    for key in KEYS:
        assert min(gap_mm(anatomy, key, vertebra) for vertebra in SPINE) > 0.0, key
    hyoid, thyroid, cricoid = (anatomy.skeleton.bone_vertices(key).mean(axis=0) for key in KEYS)
    assert hyoid[1] > thyroid[1] > cricoid[1]
    neck = np.concatenate([anatomy.skeleton.bone_vertices(f"c{n}_vertebra")[:, 1] for n in (3, 4, 5)])
    assert neck.min() < hyoid[1] < neck.max()


@pytest.mark.parametrize("name", ["average man", "lean woman", "heavy woman"])
def test_the_larynx_is_symmetrical(name: str) -> None:
    for key in KEYS:
        vertices = reference(name).skeleton.bone_vertices(key)
        apart = np.linalg.norm((vertices * (-1, 1, 1))[:, None] - vertices[None], axis=2).min(axis=1)
        assert apart.max() < 1e-6, key


def test_men_have_the_larger_and_the_sharper_larynx() -> None:
    prominence, arch = np.zeros(3), np.array([0.0, -20.0, 0.0])
    sizes = {}
    for sex, angle, height_mm in (("male", 90.0, 1740.0), ("female", 120.0, 1620.0)):
        thyroid = place_larynx(prominence, arch, sex, height_mm)["thyroid_cartilage"]  # type: ignore[arg-type]
        # The middles of the rings through which the laminae are drawn, from the median plane to the left.
        middle, left = thyroid[: 11 * 8].reshape(11, 8, 3).mean(axis=1)[[0, 2]] * (1.0, 0.0, 1.0)
        between = unit((left - middle) * (-1.0, 1.0, 1.0)) @ unit(left - middle)
        assert np.degrees(np.arccos(between)) == pytest.approx(angle, abs=12.0)
        sizes[sex] = np.ptp(thyroid, axis=0)
    assert (sizes["male"] > sizes["female"]).all()


def test_the_larynx_grows_with_stature() -> None:
    short, tall = (
        place_larynx(np.zeros(3), np.array([0.0, -20.0, 0.0]), "female", height)["thyroid_cartilage"]
        for height in (1500.0, 1800.0)
    )
    assert np.ptp(tall[:, 0]) == pytest.approx(1.2 * np.ptp(short[:, 0]))


def test_the_parts_are_closed_and_named() -> None:
    bones = load_skeleton_model().pattern.bones
    for key, (vertices, triangles) in source().items():
        assert is_closed(TriangleMesh(Topology(triangles, len(vertices)), vertices)), key
        assert bones[key].side == "midline"
    assert [bones[key].latin for key in KEYS] == ["Os hyoideum", "Cartilago thyroidea", "Cartilago cricoidea"]
    assert [bones[key].tissue for key in KEYS] == ["bone", "cartilage", "cartilage"]
