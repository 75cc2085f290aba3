"""The skeleton lies inside the skin of every body, keeps the form of its bones, and mirrors."""

from dataclasses import replace

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape, frame_of
from acuviewer.body.skeleton import Skeleton, load_skeleton_model
from acuviewer.session.anatomy import compute_anatomy
from bodies import REFERENCE, reference
from skeleton_checks import (
    DEEPEST_CROSSING_MM,
    FARTHEST_APART_MM,
    JOINTS,
    gap_mm,
    is_closed,
    length_mm,
    shallowest,
    stature_error,
    uneven_bones,
)

LEAST_DEPTH_MM = 0.5
MOST_UNEVEN = 1.35


def _skeleton(shape: BodyShape) -> Skeleton:
    body = load_body_model()
    return load_skeleton_model().build_skeleton(body, body.build_skin(shape))


@pytest.mark.parametrize("name", ["heavy woman", pytest.param("lean woman", marks=pytest.mark.slow)])
def test_bones_lie_inside_the_skin(name: str) -> None:
    found = shallowest(reference(name))
    assert found.depth_mm >= LEAST_DEPTH_MM, found.bone


def test_bones_are_many_and_named_and_few_enough_to_draw() -> None:
    pattern = load_skeleton_model().pattern
    assert len(pattern.bones) >= 170
    assert len(pattern.topology.triangles) <= 90_000
    assert len({(bone.english, bone.side) for bone in pattern.bones.values()}) == len(pattern.bones)
    assert len({(bone.latin, bone.side) for bone in pattern.bones.values()}) == len(pattern.bones)
    assert {f"{letter}{n}_vertebra" for letter, count in (("c", 7), ("t", 12), ("l", 5)) for n in range(1, count + 1)} <= set(
        pattern.bones
    )


def test_the_right_half_mirrors_the_left() -> None:
    skeleton = _skeleton(REFERENCE["lean woman"])
    for name in skeleton.pattern.bones:
        if name.startswith("left_"):
            mirrored = skeleton.bone_vertices(name.replace("left_", "right_", 1)) * [-1, 1, 1]
            assert np.array_equal(mirrored, skeleton.bone_vertices(name)), name


@pytest.mark.parametrize("name", ["lean woman", "heavy woman"])
def test_no_gap_opens_between_the_sternum_and_its_cartilages(name: str) -> None:
    """What the source holds in one piece stays so: each cartilage shares a rim with its neighbours, on both sides."""
    skeleton = _skeleton(REFERENCE[name])
    for side in ("left", "right"):
        for number in range(1, 11):
            own = skeleton.bone_vertices(f"{side}_costal_cartilage_{number}")
            neighbours = ["sternum"] if number <= 7 else [f"{side}_costal_cartilage_{number - 1}"]
            shared = sum(
                (own[:, None] == skeleton.bone_vertices(other)[None]).all(axis=2).any(axis=1).sum() for other in neighbours
            )
            assert shared >= 3, (side, number)


@pytest.mark.parametrize("name", REFERENCE)
def test_each_cartilage_ends_at_its_rib(name: str) -> None:
    """Numbered by the rib whose front end is the nearest; on every body they touch as nearly as in the source."""
    skeleton = _skeleton(REFERENCE[name])
    for number in range(1, 11):
        cartilage = skeleton.bone_vertices(f"left_costal_cartilage_{number}")
        end = cartilage[cartilage[:, 0] > cartilage[:, 0].max() - 4.0]
        apart = {
            n: np.linalg.norm(skeleton.bone_vertices(f"left_rib_{n}")[:, None] - end[None], axis=2).min() for n in range(1, 11)
        }
        assert min(apart, key=lambda n: apart[n]) == number
        assert apart[number] < 7.0, number


def test_sternum_and_cartilages_are_named_apart() -> None:
    bones = load_skeleton_model().pattern.bones
    assert (bones["sternum"].english, bones["sternum"].latin) == ("sternum", "Sternum")
    seventh = bones["right_costal_cartilage_7"]
    assert (seventh.english, seventh.latin, seventh.tissue) == (
        "costal cartilage of rib 7",
        "Cartilago costalis VII",
        "cartilage",
    )


@pytest.mark.parametrize("name", ["average man", "heavy woman"])
def test_the_coccyx_is_one_smooth_bone_of_four_segments_on_the_sacrum(name: str) -> None:
    anatomy = reference(name)
    mesh = anatomy.skeleton.bone_mesh("coccyx")
    assert is_closed(mesh)
    assert np.linalg.norm((mesh.vertices * (-1, 1, 1))[:, None] - mesh.vertices[None], axis=2).min(axis=1).max() < 1e-6
    assert -DEEPEST_CROSSING_MM <= gap_mm(anatomy, "coccyx", "sacrum") < 0.5
    # The left border from above: each segment is broader than where it meets the next.
    source = load_skeleton_model().sources["coccyx"]
    breadths = source[source[:, 0] > 0][:, [1, 0]]
    levels = np.unique(breadths[:, 0].round(1))[::-1]
    widest = np.array([breadths[np.abs(breadths[:, 0] - level) < 0.8, 1].max() for level in levels])
    assert ((widest[1:-1] > widest[:-2]) & (widest[1:-1] >= widest[2:])).sum() >= 4


def test_no_face_of_a_bone_looks_inward() -> None:
    skeleton = _skeleton(BodyShape())
    for name, bone in skeleton.pattern.bones.items():
        mesh = skeleton.bone_mesh(name)
        corners = mesh.vertices[mesh.triangles] - mesh.vertices.mean(axis=0)
        volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
        assert volume > 0, (name, bone.side)


@pytest.mark.parametrize("name", REFERENCE)
def test_no_bone_is_stretched_unevenly(name: str) -> None:
    for key, found in uneven_bones(_skeleton(REFERENCE[name])).items():
        assert found <= MOST_UNEVEN, key


@pytest.mark.slow
@pytest.mark.parametrize("name", REFERENCE)
def test_bones_meet_in_their_joints_without_crossing(name: str) -> None:
    anatomy = reference(name)
    for first, second in JOINTS:
        gap = gap_mm(anatomy, first, second)
        assert -DEEPEST_CROSSING_MM <= gap <= FARTHEST_APART_MM, (first, second)


@pytest.mark.parametrize("name", REFERENCE)
def test_the_thigh_has_the_length_of_people_of_that_stature(name: str) -> None:
    """The other long bones are told of in docs/SKELETON.md: the body's arms are short."""
    assert abs(stature_error(reference(name), "femur")) <= 2.0


def test_bones_do_not_grow_with_fat() -> None:
    plain = _skeleton(BodyShape(weight=0.5))
    heavy = _skeleton(BodyShape(weight=1.0))
    assert frame_of(BodyShape(weight=1.0)) == BodyShape(weight=0.5)
    moved = np.linalg.norm(plain.mesh.vertices - heavy.mesh.vertices, axis=1)
    # Fat lies on the bones; they give way only in the few places where the model's heavy skin is the tighter one.
    assert np.mean(moved < 0.1) > 0.9


def test_longer_people_have_longer_bones() -> None:
    short, tall = (compute_anatomy(BodyShape(height_mm=height)) for height in (1600.0, 1900.0))
    for bone in ("left_femur", "left_humerus", "left_tibia", "left_metacarpal_3"):
        assert 1.1 < length_mm(tall, bone) / length_mm(short, bone) < 1.3, bone


def test_a_tight_skin_pushes_bones_in() -> None:
    """A body whose skin is drawn in over the shin moves the shin's vertices inward and leaves the skull alone."""
    body, model = load_body_model(), load_skeleton_model()
    skin = body.build_skin(BodyShape())
    vertices = skin.mesh.vertices.copy()
    shin = (vertices[:, 1] > 150) & (vertices[:, 1] < 400)
    centre = np.array([175.0, 0.0, 60.0]) * np.where(vertices[:, :1] > 0, 1, -1)[:, :1] ** np.array([1, 0, 0])
    vertices[shin] = centre[shin] * [1, 0, 1] + (vertices[shin] - centre[shin] * [1, 0, 1]) * [0.6, 1.0, 0.6]
    tight = replace(skin, mesh=type(skin.mesh)(skin.mesh.topology, vertices))
    before, after = model.build_skeleton(body, skin), model.build_skeleton(body, tight)
    assert np.abs(after.bone_vertices("left_tibia") - before.bone_vertices("left_tibia")).max() > 1.0
    assert np.array_equal(after.bone_vertices("skull"), before.bone_vertices("skull"))


def test_bones_of_the_kept_model_are_the_same_to_the_last_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    skin = load_body_model().build_skin(BodyShape(weight=0.7))
    read = load_skeleton_model.__wrapped__
    first = read()
    monkeypatch.delattr("acuviewer.body.skeleton.SkeletonModel.__init__")
    again = read()
    assert again is not first
    assert again.pattern.bones == first.pattern.bones
    assert np.array_equal(*(model.build_skeleton(load_body_model(), skin).mesh.vertices for model in (first, again)))
