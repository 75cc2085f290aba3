"""The skin of any body: stature, floor, symmetry, frame."""

import numpy as np
import pytest
from hypothesis import given, settings

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from bodies import REFERENCE, body_shapes


@given(body_shapes())
@settings(max_examples=25, deadline=None)
def test_every_body_has_the_height_asked_for_and_stands_on_the_floor(shape: BodyShape) -> None:
    vertices = load_body_model().build_skin(shape).mesh.vertices
    assert vertices[:, 1].min() == pytest.approx(0, abs=1e-6)
    assert vertices[:, 1].max() == pytest.approx(shape.height_mm, abs=1.0)


@pytest.mark.parametrize("name", REFERENCE)
def test_left_mirrors_right(name: str) -> None:
    skin = load_body_model().build_skin(REFERENCE[name])
    vertices, partner = skin.mesh.vertices, skin.pattern.mirrored_vertex
    assert np.abs(vertices[partner] * [-1, 1, 1] - vertices).max() < 1e-6


def test_the_frame_is_x_left_y_up_z_front() -> None:
    skin = load_body_model().build_skin(BodyShape())
    nose = skin.mesh.vertices[skin.mesh.vertices[:, 1] > 1500][:, 2].max()
    assert nose > skin.joints["head"][2]
    assert skin.joints["left_shoulder"][0] > 0 > skin.joints["right_shoulder"][0]
    assert skin.joints["left_knee"][1] < skin.joints["pelvis"][1] < skin.joints["neck"][1]
    assert skin.joints["left_finger_2_4"][2] > skin.joints["left_elbow"][2]


def test_the_origin_lies_between_the_heels() -> None:
    vertices = load_body_model().build_skin(BodyShape()).mesh.vertices
    feet = vertices[vertices[:, 1] < 40]
    assert feet[:, 2].min() == pytest.approx(0, abs=1e-6)
    assert feet[:, 0].min() == pytest.approx(-feet[:, 0].max())


def test_normals_point_out_of_the_trunk() -> None:
    skin = load_body_model().build_skin(BodyShape())
    mesh = skin.mesh
    # In a band of the trunk, outward is away from the vertical axis through its middle.
    band = (np.abs(mesh.vertices[:, 1] - 1100) < 30) & (np.abs(mesh.vertices[:, 0]) < 180)
    outward = mesh.vertices[band] - [0, 1100, 85]
    assert (np.einsum("ij,ij->i", mesh.vertex_normals[band], outward) > 0).mean() > 0.99


def test_heavier_bodies_have_more_waist() -> None:
    def girth(shape: BodyShape) -> float:
        vertices = load_body_model().build_skin(shape).mesh.vertices
        band = np.abs(vertices[:, 1] / shape.height_mm - 0.62) < 0.01
        middle = band & (np.abs(vertices[:, 0]) < 260)
        return float(np.ptp(vertices[middle, 2]))

    lean, average, heavy = (girth(BodyShape(weight=weight)) for weight in (0.0, 0.5, 1.0))
    # Some 17 and 23 mm more depth of the waist on the average man's frame.
    assert lean < average - 10 < heavy - 25


def test_a_small_slider_step_moves_no_vertex_by_a_jump() -> None:
    model = load_body_model()
    for name, values in {
        "age": (24.9, 25.1),
        "weight": (0.499, 0.501),
        "muscle": (0.499, 0.501),
        "proportions": (0.499, 0.501),
    }.items():
        before, after = (model.build_skin(BodyShape(**{name: value})).mesh.vertices for value in values)
        # 2 mm: the steepest slider moves the belly by some 200 mm over its whole range, these steps are 1/500 of it.
        assert np.linalg.norm(after - before, axis=1).max() < 2.0, name


def test_scaling_the_height_beyond_the_targets_scales_the_body() -> None:
    tall, taller = (
        load_body_model().build_skin(BodyShape(height_mm=height, weight=0.5)).mesh.vertices for height in (2100.0, 2142.0)
    )
    assert np.ptp(taller[:, 0]) > np.ptp(tall[:, 0])


def test_eyes_lie_behind_the_lids_and_inside_the_head() -> None:
    for shape in REFERENCE.values():
        skin = load_body_model().build_skin(shape)
        head = skin.mesh.vertices[skin.mesh.vertices[:, 1] > 0.85 * shape.height_mm]
        assert skin.eyes.vertices[:, 2].max() < head[:, 2].max()
        assert np.abs(skin.eyes.vertices[:, 0]).max() < 0.045 * shape.height_mm
