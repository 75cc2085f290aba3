"""Makes ``assets/models`` from the pinned wheel; running it twice gives the same bytes.

    python tools/bake_models.py [--wheels FOLDER] [--out assets/models]

The wheel is downloaded into FOLDER (default: ``build/wheels``) when it is not there.
"""

import argparse
import hashlib
import io
import json
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape
from acuviewer.geometry.subdivision import CatmullClark
from baking import makehuman
from baking.colours import bake_colours
from baking.skin import bake_skin, target_names

TOP = Path(__file__).resolve().parents[1]
REFERENCE_BODY = BodyShape()
MAX_QUANTISATION_MM = 0.05


def main() -> None:
    """Bake all models and write their manifest."""
    parser = argparse.ArgumentParser(description="make assets/models from the pinned packages")
    parser.add_argument("--wheels", type=Path, default=TOP / "build" / "wheels")
    parser.add_argument("--out", type=Path, default=TOP / "assets" / "models")
    choices = parser.parse_args()
    choices.out.mkdir(parents=True, exist_ok=True)
    source = makehuman.MakeHuman(makehuman.fetch_wheel(choices.wheels))
    targets, skin, worst_mm = bake_skin(source)
    if worst_mm > MAX_QUANTISATION_MM:
        raise SystemExit(f"quantisation error {worst_mm:.4f} mm is over {MAX_QUANTISATION_MM} mm")
    subdivision = CatmullClark(skin["quads"], int(skin["quads"].max()) + 1)
    skin["steps"] = targets["steps"]
    skin["colours"] = np.zeros((subdivision.topology.n_vertices, 3), dtype=np.uint8)
    write_atomically(choices.out / "skin_targets.npy", lambda file: np.save(file, targets["offsets"]))
    write_atomically(choices.out / "skin.npz", lambda file: write_npz(file, skin))
    write_manifest(choices.out, worst_mm)
    # The colours are drawn on the reference body, which only the files written so far can build.
    body = BodyModel(choices.out).build_skin(REFERENCE_BODY)
    in_head = subdivision.interpolate(np.isin(np.arange(subdivision.n_vertices), head_vertices(skin)).astype(float)[:, None])
    skin["colours"] = bake_colours(source, subdivision, body.mesh.vertices, dict(body.joints), in_head[:, 0] > 0.5)
    write_atomically(choices.out / "skin.npz", lambda file: write_npz(file, skin))
    write_manifest(choices.out, worst_mm)


def head_vertices(skin: dict[str, Any]) -> Any:
    """Cage vertices of quads that belong to the head."""
    head = list(skin["region_names"]).index("head")
    return np.unique(skin["quads"][skin["regions"] == head])


def write_npz(file: Any, arrays: dict[str, Any]) -> None:
    """As ``numpy.savez``, but with the same bytes from every version of Python, NumPy and zlib."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, array in arrays.items():
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asanyarray(array), version=(1, 0), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            archive.writestr(entry, content.getvalue())


def write_manifest(folder: Path, worst_mm: float) -> None:
    """Where each file comes from, and the hash of what was written."""
    files = {
        name: {"sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest(), "bytes": (folder / name).stat().st_size}
        for name in ("skin.npz", "skin_targets.npy")
    }
    manifest = {
        "frame": "x to the body's left, y up, z front; skin: as in the source until the program puts the feet on the floor",
        "unit": "mm",
        "skin": {
            "source": f"{makehuman.PACKAGE} {makehuman.VERSION} (Python registry), folder {makehuman.FOLDER}",
            "sha256_of_source": makehuman.SHA256,
            "licence": "CC0-1.0",
            "authors": "the MakeHuman team and the MPFB2 project",
            "changes": "left half only (mirrored by the program), adult targets only, joint cubes as their centres, offsets "
            "in 16-bit steps, colours a vertex; where a target differs between left and right, the mean",
            "max_quantisation_error_mm": round(worst_mm, 4),
            "files": files,
            "targets": target_names(),
        },
    }
    text = json.dumps(manifest, indent=1) + "\n"
    write_atomically(folder / "manifest.json", lambda file: file.write(text.encode("utf-8")))


def write_atomically(path: Path, write: Any) -> None:
    """Write beside the file, then rename: a half-written model is never found."""
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        write(file)
    os.replace(beside, path)


if __name__ == "__main__":
    main()
