"""The same body, larger: every point is carried along exactly."""

from dataclasses import replace

import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape
from acuviewer.body.skeleton import load_skeleton_model
from acuviewer.geometry.mesh import TriangleMesh
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import place_landmarks
from acuviewer.points.atlas import load_atlas
from acuviewer.points.locate import locate_all

FACTOR = 1.13


def _larger(mesh: TriangleMesh) -> TriangleMesh:
    return TriangleMesh(mesh.topology, mesh.vertices * FACTOR)


@pytest.mark.parametrize("shape", [BodyShape(), BodyShape(sex="female", weight=0.8)], ids=["man", "woman"])
def test_scaling_skin_and_bones_scales_every_point(shape: BodyShape) -> None:
    atlas, body = load_atlas(), load_body_model()
    skin = body.build_skin(shape)
    skeleton = load_skeleton_model().build_skeleton(body, skin)
    large_skin = replace(skin, mesh=_larger(skin.mesh))
    large_skeleton = replace(
        skeleton, place=lambda: skeleton.mesh.vertices * FACTOR, feel=lambda rows: skeleton.feel(rows) * FACTOR
    )
    located = []
    for one_skin, one_skeleton in ((skin, skeleton), (large_skin, large_skeleton)):
        landmarks = place_landmarks(atlas.landmarks, one_skin, one_skeleton)
        located.append(locate_all(atlas, one_skin, landmarks, CunRuler(atlas.segments, one_skin, landmarks))[0])
    small, large = located
    for key, found in small.items():
        # A landmark of bone is met along a fixed direction, which scales with it; nothing is left but rounding.
        assert large[key].position_mm == pytest.approx(found.position_mm * FACTOR, abs=0.01), key
