"""The body as a mesh file: what other programs read is what the program holds."""

from pathlib import Path

import numpy as np
import pytest
import trimesh

from acuviewer.body.shape import BodyShape
from acuviewer.export.mesh_file import MeshFileError, save_mesh
from acuviewer.session.anatomy import Anatomy, build_anatomy
from acuviewer.shown.bone_depth import shown_depths


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape(sex="female", height_mm=1650.0))


def test_ply_holds_the_skin_in_millimetres_with_its_colours(anatomy: Anatomy, tmp_path: Path) -> None:
    path = tmp_path / "body.ply"
    save_mesh(anatomy, path)
    read = trimesh.load(path, process=False)
    assert np.allclose(read.vertices, anatomy.skin.mesh.vertices, atol=0.001)
    assert np.array_equal(read.faces, anatomy.skin.mesh.triangles)
    assert np.array_equal(read.visual.vertex_colors[:, :3], anatomy.skin.pattern.colours)
    assert np.ptp(read.vertices[:, 1]) == pytest.approx(1650.0, abs=1.0)
    depths = shown_depths(anatomy)
    read_depths = read.metadata["_ply_raw"]["vertex"]["data"]["bone_depth_mm"]
    assert np.asarray(read_depths).ravel() == pytest.approx(np.where(np.isfinite(depths), depths, -1.0), abs=1e-3)


@pytest.mark.parametrize("name", ["body.obj", "body", "body.png"])
def test_other_endings_are_refused_with_those_that_work(anatomy: Anatomy, tmp_path: Path, name: str) -> None:
    with pytest.raises(MeshFileError, match=r"\.ply, \.glb"):
        save_mesh(anatomy, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(anatomy: Anatomy, tmp_path: Path) -> None:
    with pytest.raises(MeshFileError, match="cannot be written"):
        save_mesh(anatomy, tmp_path / "missing" / "body.ply")
