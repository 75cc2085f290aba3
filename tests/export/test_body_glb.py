"""The body as glTF: what two other readers find in the file is what the program holds."""

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import trimesh

from acuviewer.body.shape import BodyShape
from acuviewer.export.body_glb import body_glb
from acuviewer.export.body_nodes import PARTS
from acuviewer.export.colour_plane import SIDE, paint
from acuviewer.export.gltf import linear
from acuviewer.points.atlas import load_atlas
from acuviewer.session.anatomy import Anatomy, build_anatomy


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape(sex="female", height_mm=1650.0))


@pytest.fixture(scope="module")
def file(anatomy: Anatomy, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("glb") / "body.glb"
    path.write_bytes(body_glb(anatomy))
    return path


@pytest.fixture(scope="module")
def content(file: Path) -> dict[str, Any]:
    written = file.read_bytes()
    length = struct.unpack_from("<I", written, 12)[0]
    return dict(json.loads(written[20 : 20 + length]))


@pytest.fixture(scope="module")
def scene(file: Path) -> trimesh.Scene:
    return trimesh.load(file, process=False)


def test_skin_and_bones_stand_in_metres_with_the_normals_of_the_program(anatomy: Anatomy, scene: trimesh.Scene) -> None:
    skin = scene.geometry["skin"]
    assert np.allclose(skin.vertices, anatomy.skin.mesh.vertices / 1000, atol=1e-6)
    assert np.array_equal(skin.faces, anatomy.skin.mesh.triangles)
    assert np.allclose(skin.vertex_normals, anatomy.skin.mesh.vertex_normals, atol=1e-4)
    assert np.ptp(skin.vertices[:, 1]) == pytest.approx(1.65, abs=0.001)
    assert set(anatomy.skeleton.pattern.bones) <= set(scene.graph.nodes_geometry)
    assert np.allclose(scene.geometry["left_femur"].vertices, anatomy.skeleton.bone_vertices("left_femur") / 1000, atol=1e-6)


def test_each_point_is_a_node_at_its_place_that_says_what_it_is(
    anatomy: Anatomy, scene: trimesh.Scene, content: dict[str, Any]
) -> None:
    nodes = {node["name"]: node for node in content["nodes"]}
    places = [found for found in anatomy.locations.values() if found.definition == "standard"]
    assert len(places) > 700
    for found in places:
        at, ball = scene.graph.get(f"{found.code}_{found.side}")
        assert ball == "acupoint"
        assert at[:3, 3] == pytest.approx(found.position_mm / 1000, abs=1e-6)
        known = nodes[f"{found.code}_{found.side}"]["extras"]
        assert (known["code"], known["side"], known["standing"]) == (found.code, found.side, found.standing)
        assert known["location"] == load_atlas().points[found.code].location
    assert nodes["BL23_left"]["extras"]["simplified"] == "肾俞"
    assert len(scene.geometry["acupoint"].vertices) < 200


def test_landmarks_and_meridians_are_there_by_name(anatomy: Anatomy, scene: trimesh.Scene) -> None:
    for placed in anatomy.landmarks.values():
        at, _ = scene.graph.get(f"{placed.name}_{placed.side}")
        assert at[:3, 3] == pytest.approx(placed.position_mm / 1000, abs=1e-6)
    for curve in anatomy.meridians:
        pipe = scene.geometry[f"{curve.meridian}_{curve.branch}_{curve.side}"]
        rings = pipe.vertices.reshape(len(curve.points_mm), -1, 3)
        assert np.allclose(rings.mean(axis=1), curve.points_mm / 1000, atol=1e-5)
        # Seen from outside the pipe is closed: its sides look away from the line.
        outward = pipe.triangles_center - np.repeat(curve.points_mm[:-1] / 1000, 12, axis=0)
        turned = np.einsum("kd,kd->k", pipe.face_normals, outward)
        assert (turned > 0).mean() > 0.95


def test_names_are_each_of_one_node(content: dict[str, Any]) -> None:
    names = [node["name"] for node in content["nodes"]]
    assert len(names) == len(set(names))
    assert {node["name"] for node in content["nodes"] if "mesh" not in node} == {"acuviewer body", *PARTS}


def test_colours_are_those_of_the_program_for_every_reader(
    anatomy: Anatomy, content: dict[str, Any], scene: trimesh.Scene
) -> None:
    attributes = [primitive["attributes"] for mesh in content["meshes"] for primitive in mesh["primitives"]]
    assert all("COLOR_0" not in named and "NORMAL" in named for named in attributes)
    materials = {material["name"]: material["pbrMetallicRoughness"] for material in content["materials"]}
    assert all(material["metallicFactor"] == 0.0 for material in materials.values())
    # 194, 24, 91 as the standard's own formula has it.
    assert materials["acupoint"]["baseColorFactor"] == pytest.approx([0.53948, 0.00913, 0.10461, 1.0], abs=1e-4)
    for name, colours in (("skin", anatomy.skin.pattern.colours), ("eyes", anatomy.skin.eye_colours)):
        visual = scene.geometry[name].visual
        seen = visual.material.to_color(visual.uv)[:, :3].astype(float)
        assert np.abs(seen - colours).max() <= 9


def test_light_is_not_what_bytes_say() -> None:
    assert linear(np.array([0, 10, 188, 255])) == pytest.approx([0.0, 0.003035, 0.502886, 1.0], abs=1e-6)


def test_a_blend_of_two_places_in_the_picture_is_the_blend_of_their_colours() -> None:
    colours = np.array([[220, 180, 150], [200, 140, 120], [240, 205, 190], [180, 120, 100]], dtype=np.uint8)
    painted = paint(colours)
    assert painted.png.startswith(b"\x89PNG")
    assert painted.uv.min() >= 0.5 / SIDE
    assert painted.uv.max() <= 1.0 - 0.5 / SIDE
    import io

    from PIL import Image

    picture = np.asarray(Image.open(io.BytesIO(painted.png)), dtype=float)
    assert picture.shape == (SIDE, SIDE, 3)
    for first, second in ((0, 1), (1, 2), (0, 3)):
        column, row = ((painted.uv[first] + painted.uv[second]) / 2 * SIDE - 0.5).round().astype(int)
        assert np.abs(picture[row, column] - (colours[first].astype(float) + colours[second]) / 2).max() < 6


def test_vtk_reads_what_was_written(file: Path) -> None:
    from vtkmodules.vtkIOGeometry import vtkGLTFReader

    reader = vtkGLTFReader()
    reader.SetFileName(str(file))
    reader.Update()
    bounds = [0.0] * 6
    reader.GetOutput().GetBounds(bounds)
    low, high = np.array(bounds).reshape(3, 2).T
    assert high[1] - low[1] == pytest.approx(1.65, abs=0.02)


def test_parts_that_are_not_asked_for_are_left_out(anatomy: Anatomy) -> None:
    few = body_glb(anatomy, ("acupoints",))
    assert b"ST36_left" in few
    assert b'"skin"' not in few
    assert len(few) < 1_000_000


def test_a_small_file_holds_the_same_places_in_whole_numbers(anatomy: Anatomy, file: Path) -> None:
    small = body_glb(anatomy, small=True)
    assert len(small) < 0.7 * file.stat().st_size
    length = struct.unpack_from("<I", small, 12)[0]
    content, binary = json.loads(small[20 : 20 + length]), small[28 + length :]
    assert content["extensionsRequired"] == ["KHR_mesh_quantization"]
    nodes = {node["name"]: node for node in content["nodes"]}

    def places(name: str) -> np.ndarray:
        node = nodes[name]
        primitive = content["meshes"][node["mesh"]]["primitives"][0]
        accessor = content["accessors"][primitive["attributes"]["POSITION"]]
        view = content["bufferViews"][accessor["bufferView"]]
        assert view["byteStride"] == 8
        rows = np.frombuffer(binary, "<i2", 4 * accessor["count"], view["byteOffset"]).reshape(-1, 4)[:, :3]
        return np.asarray(rows / 32767 * node["scale"] + node["translation"])

    assert places("skin") == pytest.approx(anatomy.skin.mesh.vertices / 1000, abs=3e-5)
    found = anatomy.location("ST36", "left")
    assert found is not None
    assert places("ST36_left").mean(axis=0) == pytest.approx(found.position_mm / 1000, abs=1e-4)
