"""Depth to bone: the same for a whole skin, for one place, and for a program from outside; right where anatomy is known."""

from functools import cache

import numpy as np
import pytest
from vtkmodules.util.numpy_support import numpy_to_vtk
from vtkmodules.vtkCommonCore import mutable, vtkPoints
from vtkmodules.vtkCommonDataModel import vtkStaticCellLocator

from acuviewer.body.bone_depth import REACH_MM, BoneDepths, bone_beneath, bone_depths, closed_bones, depths_of_skin
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.mesh import Floats
from acuviewer.geometry.probe import cast_ray
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.session.place_facts import facts_of, facts_of_many
from bodies import REFERENCE, random_bodies
from skeleton_checks import surface

BODIES = [*REFERENCE.values(), *random_bodies(2, seed=11)]
SOME = 250


def _short(shape: BodyShape) -> str:
    return f"{shape.sex} of {shape.age:.0f}, " + ("person" if shape.weight is None else f"weight {shape.weight:.2f}")


@cache
def _depths(shape: BodyShape) -> tuple[Anatomy, BoneDepths]:
    anatomy = build_anatomy(shape)
    return anatomy, depths_of_skin(anatomy.skeleton, anatomy.skin)


def _some(shape: BodyShape) -> tuple[Floats, Floats, Floats, list[str | None]]:
    """Places and normals at some vertices of a skin, and depth and bone as found for the whole skin."""
    anatomy, depths = _depths(shape)
    mesh = anatomy.skin.mesh
    rows = np.random.default_rng(5).choice(len(mesh.vertices), SOME, replace=False)
    names = [None if bone < 0 else depths.names[bone] for bone in depths.bones[rows]]
    return mesh.vertices[rows], mesh.vertex_normals[rows], depths.depths_mm[rows], names


@pytest.mark.slow
@pytest.mark.parametrize("shape", BODIES, ids=_short)
def test_one_place_has_the_depth_of_the_whole_skin(shape: BodyShape) -> None:
    skeleton = _depths(shape)[0].skeleton
    for place, normal, depth, name in zip(*_some(shape), strict=True):
        found = bone_beneath(skeleton, place, normal)
        assert (found.bone.name if found else None) == name
        assert (found.depth_mm if found else np.inf) == pytest.approx(depth, abs=1e-7)


@pytest.mark.parametrize("shape", [BodyShape(), BodyShape(sex="female", weight=0.7)], ids=_short)
def test_points_that_are_asked_for_together_are_told_what_each_is_told_alone(shape: BodyShape) -> None:
    """In the median plane rays run through the seams of the bones."""
    anatomy = build_anatomy(shape)
    locations = list(anatomy.locations.values())
    together, alone = facts_of_many(anatomy, locations), [facts_of(anatomy, location) for location in locations]
    assert [[fact.fields for fact in facts] for facts in together] == [[fact.fields for fact in facts] for facts in alone]


@pytest.mark.parametrize("name", ["lean woman", "heavy woman"])
def test_no_bone_lies_nearer_than_the_one_found(name: str) -> None:
    """Held against all triangles one by one, which neither heights nor cubes choose."""
    mesh = _depths(REFERENCE[name])[0].skeleton.mesh
    for place, normal, depth, _ in list(zip(*_some(REFERENCE[name]), strict=True))[:100]:
        hit = cast_ray(mesh, place, -normal)
        away = np.inf if hit is None else float(np.linalg.norm(mesh.position(hit) - place))
        if depth > 0.0:
            assert (away if away <= REACH_MM else np.inf) == pytest.approx(depth, abs=1e-7)


@pytest.mark.parametrize("shape", BODIES[:3], ids=_short)
def test_vtk_finds_the_same_depths(shape: BodyShape) -> None:
    anatomy, depths = _depths(shape)
    tree = vtkStaticCellLocator()
    data, exact = surface(anatomy.skeleton.mesh), vtkPoints()
    exact.SetData(numpy_to_vtk(anatomy.skeleton.mesh.vertices))  # in double precision, unlike what is drawn
    data.SetPoints(exact)
    tree.SetDataSet(data)
    tree.BuildLocator()
    skin, bones = anatomy.skin.mesh, anatomy.skeleton.pattern.bone_of_triangle
    share, where, local, sub, cell = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0), mutable(0)
    others = 0
    for row in range(0, len(skin.vertices), 9):
        start = skin.vertices[row]
        end = start - REACH_MM * skin.vertex_normals[row]
        if tree.IntersectWithLine(start, end, 1e-9, share, where, local, sub, cell):  # type: ignore[call-overload]
            inside = depths.depths_mm[row] == 0.0
            others += not (inside or abs(float(share) * REACH_MM - depths.depths_mm[row]) < 1e-4)
            others += int(bones[int(cell)]) != depths.bones[row]
        else:
            others += bool(np.isfinite(depths.depths_mm[row]))
    # Rounding may let a ray pass an outline on the one side in the one program and on the other in the other.
    assert others <= 6, "a thousandth of the rays"


def test_the_depth_of_a_place_ends_on_its_bone() -> None:
    anatomy, depths = _depths(REFERENCE["average man"])
    skin, skeleton = anatomy.skin.mesh, anatomy.skeleton
    row = int(np.flatnonzero(depths.names.index("left_patella") == depths.bones)[0])
    reached = skin.vertices[row] - depths.depths_mm[row] * skin.vertex_normals[row]
    apart = np.linalg.norm(skeleton.bone_vertices("left_patella") - reached, axis=1).min()
    assert apart < 6.0


@pytest.mark.parametrize("name", REFERENCE)
def test_under_a_bony_landmark_lies_its_bone(name: str) -> None:
    anatomy = _depths(REFERENCE[name])[0]
    for landmark, side, bone, most_mm in [
        ("vertex", "midline", "skull", 12.0), ("sternal_angle", "midline", "sternum", 25.0), ("olecranon", "left", "left_ulna", 12.0),
        ("lateral_malleolus", "right", "right_fibula", 12.0), ("medial_malleolus", "left", "left_tibia", 12.0),
    ]:  # fmt: skip
        placed = anatomy.landmark(landmark, side)
        assert placed is not None
        found = bone_beneath(anatomy.skeleton, placed.position_mm, anatomy.skin.mesh.normal(placed.surface))
        assert found is not None, landmark
        assert (found.bone.name, found.depth_mm <= most_mm) == (bone, True), (landmark, found)


def test_fat_lies_between_skin_and_bone() -> None:
    lean, heavy = (_depths(BodyShape(weight=weight))[1] for weight in (0.3, 0.9))
    for bone in ("left_femur", "right_humerus", "left_hip_bone"):
        same = (lean.bones == heavy.bones) & (lean.bones == lean.names.index(bone))
        assert same.sum() > 100
        assert np.median(heavy.depths_mm[same] - lean.depths_mm[same]) > 3.0, bone
    # Where the way inward passes beside a narrow bone it may meet it on one body and not on the other: only what both meet counts.
    same = (lean.bones == heavy.bones) & (lean.bones >= 0)
    assert np.mean(heavy.depths_mm[same] > lean.depths_mm[same] - 0.5) > 0.95


@pytest.mark.parametrize("shape", BODIES, ids=_short)
def test_depths_are_those_of_a_body(shape: BodyShape) -> None:
    anatomy, depths = _depths(shape)
    found = np.isfinite(depths.depths_mm)
    assert ((depths.depths_mm >= 0) & ((depths.depths_mm <= REACH_MM) | ~found)).all()
    assert np.array_equal(depths.bones >= 0, found)
    assert 0.5 < found.mean() < 0.85
    # Left and right differ where the median bones do, and nowhere else by much.
    mirrored = np.where(found, depths.depths_mm, 2 * REACH_MM)[anatomy.skin.pattern.mirrored_vertex]
    assert (np.abs(depths.depths_mm[found] - mirrored[found]) < 0.1).mean() > 0.9


def test_a_place_in_a_closed_bone_has_the_depth_nought() -> None:
    skeleton = _depths(REFERENCE["average man"])[0].skeleton
    for name, nought in [("left_femur", True), ("mandible", True), ("left_humerus", False)]:
        mesh = skeleton.bone_mesh(name)
        # A hair below the surface, looking on through the bone.
        corners = mesh.vertices[mesh.triangles[::97]].mean(axis=1)
        normals = mesh.triangle_normals[::97] / np.linalg.norm(mesh.triangle_normals[::97], axis=1, keepdims=True)
        places = corners - 0.01 * normals
        depths = bone_depths(skeleton, places, normals)
        own = depths.bones == depths.names.index(name)
        assert own.mean() > 0.5
        assert ((depths.depths_mm[own] == 0.0) == nought).mean() > 0.9, name
        assert bool(closed_bones(skeleton.pattern)[depths.names.index(name)]) == nought
        for place, normal, depth in zip(places[:5], normals[:5], depths.depths_mm[:5], strict=True):
            one = bone_beneath(skeleton, place, normal)
            assert (one.depth_mm if one else np.inf) == pytest.approx(depth, abs=1e-7)
