"""Vertices of bone that are placed by themselves lie where they lie among all, to the last bit."""

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.landmarks.catalog import BoneBinding
from acuviewer.points.atlas import load_atlas

SHAPES = [BodyShape(), BodyShape(sex="female", weight=1.0, age=80.0), BodyShape(weight=0.0, muscle=1.0, height_mm=1900.0)]


def _features() -> list[int]:
    bones = load_skeleton_model().pattern.bones
    bindings = [landmark.binding for landmark in load_atlas().landmarks.values() if isinstance(landmark.binding, BoneBinding)]
    return [bones[bone].vertices.start + vertex for binding in bindings for bone, vertex in binding.places]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("others", [0, 400])
def test_what_is_felt_lies_where_the_bones_are(shape: BodyShape, others: int) -> None:
    model, skeletons = load_body_model(), load_skeleton_model()
    skeleton = skeletons.build_skeleton(model, model.build_skin(shape))
    chance = np.random.default_rng(3).integers(0, skeletons.pattern.topology.n_vertices, others)
    rows = np.concatenate([_features(), chance]).astype(np.intp)
    assert np.array_equal(skeleton.feel(rows), skeleton.mesh.vertices[rows])
