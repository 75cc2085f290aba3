"""The body as USDZ: what the format's own library finds in the file, and its own checks of it."""

import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from acuviewer.body.shape import BodyShape
from acuviewer.export.mesh_file import MeshFileError, save_mesh
from acuviewer.session.anatomy import Anatomy, build_anatomy


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return build_anatomy(BodyShape(age=70.0))


@pytest.fixture(scope="module")
def stage(anatomy: Anatomy, tmp_path_factory: pytest.TempPathFactory) -> Any:
    usd = pytest.importorskip("pxr.Usd")
    path = tmp_path_factory.mktemp("usd") / "body.usdz"
    save_mesh(anatomy, path)
    return usd.Stage.Open(str(path))


def test_the_format_finds_no_fault(stage: Any) -> None:
    from pxr import UsdValidation

    checks = UsdValidation.ValidationContext(UsdValidation.ValidationRegistry().GetOrLoadAllValidators())
    assert [fault.GetMessage() for fault in checks.Validate(stage)] == []


def test_lengths_are_metres_and_y_is_up(stage: Any, anatomy: Anatomy) -> None:
    from pxr import UsdGeom

    assert UsdGeom.GetStageMetersPerUnit(stage) == 1.0
    assert UsdGeom.GetStageUpAxis(stage) == "Y"
    skin = UsdGeom.Mesh(stage.GetPrimAtPath("/acuviewer_body/body/skin"))
    assert np.allclose(np.array(skin.GetPointsAttr().Get()), anatomy.skin.mesh.vertices / 1000, atol=1e-6)
    assert stage.GetDefaultPrim().GetName() == "acuviewer_body"


def test_each_point_stands_at_its_place_and_says_what_it_is(stage: Any, anatomy: Anatomy) -> None:
    from pxr import Usd, UsdGeom

    points = {prim.GetDisplayName(): prim for prim in stage.GetPrimAtPath("/acuviewer_body/acupoints").GetChildren()}
    places = [found for found in anatomy.locations.values() if found.definition == "standard"]
    assert set(points) == {f"{found.code}_{found.side}" for found in places}
    boxes = UsdGeom.BBoxCache(Usd.TimeCode.Default(), ["default"])
    for found in places:
        prim = points[f"{found.code}_{found.side}"]
        known = prim.GetCustomData()
        assert (known["code"], known["side"], known["standing"]) == (found.code, found.side, found.standing)
        middle = boxes.ComputeWorldBound(prim).ComputeCentroid()
        assert np.array(middle) == pytest.approx(found.position_mm / 1000, abs=1e-4)
    assert all(prim.GetName().isidentifier() for prim in points.values())


def test_pictures_are_in_the_file_and_colours_are_light(stage: Any) -> None:
    from pxr import UsdShade

    surface = UsdShade.Shader(stage.GetPrimAtPath("/acuviewer_body/materials/acupoint/surface"))
    assert tuple(surface.GetInput("diffuseColor").Get()) == pytest.approx((0.53948, 0.00913, 0.10461), abs=1e-4)
    with zipfile.ZipFile(stage.GetRootLayer().realPath.split("[")[0]) as package:
        assert {entry.filename for entry in package.infolist()} == {"body.usdc", "skin.png", "eyes.png"}
        assert all(entry.compress_type == zipfile.ZIP_STORED for entry in package.infolist())


def test_without_the_package_it_is_told_what_to_install(
    anatomy: Anatomy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pxr", None)
    with pytest.raises(MeshFileError, match=r"acuviewer\[usd\]"):
        save_mesh(anatomy, tmp_path / "body.usdz")
    assert list(tmp_path.iterdir()) == []
