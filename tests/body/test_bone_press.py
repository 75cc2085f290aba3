"""Bones that give way to several places of another one."""

import numpy as np

from acuviewer.body.bone_press import BoneContact


def test_a_vertex_that_faces_several_places_gives_way_to_each(monkeypatch) -> None:
    random = np.random.default_rng(7)
    vertices = random.normal(size=(40, 3))
    vertex = random.integers(0, 10, 60)
    corners = random.integers(10, 40, (60, 3))
    away = random.normal(size=(60, 3))
    contact = BoneContact(vertex, corners, random.random((60, 2)) / 2, away, np.full(60, 0.5))
    way = np.maximum(random.normal(size=60), 0.0)
    expected, found = vertices.copy(), vertices.copy()
    np.add.at(expected, vertex, way[:, None] * away)
    contact._give_way(found, way)
    assert found.tolist() == expected.tolist()
    assert not np.array_equal(found, vertices)
