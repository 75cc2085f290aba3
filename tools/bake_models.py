"""Makes ``assets/models`` from the pinned wheels; running it twice gives the same bytes.

    python tools/bake_models.py [--wheels FOLDER] [--out assets/models] [--parts skin colours bones coccyx fit cover] [--looked-up FOLDER]

Wheels are downloaded into FOLDER (default: ``build/wheels``) when they are not there; what is outer skin
on a body is kept in ``--looked-up`` (default: ``build/looked_up``), since finding it takes minutes. The skin needs nothing else; the bones
are built by ``myo-sim`` 0.2.4 with ``mujoco`` and by ``gias3.fieldwork`` 3.0.1, which must be installed. ``fit`` and ``cover``
need only what ``skin`` and ``bones`` have written: run them after a change of ``baking/bone_fit.py``, and then
``tools/bind_landmarks.py`` and ``acuviewer check --renew``, which writes the list of the shipped files anew.
"""

import argparse
import hashlib
import io
import json
import os
import sys
import zipfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from trimesh import Trimesh as Mesh

sys.path.insert(0, str(Path(__file__).parent))
from acuviewer.body import larynx
from acuviewer.body.bone_fit import BoneFit
from acuviewer.body.bone_press import BoneContact, BoneCover
from acuviewer.body.model import BodyModel
from acuviewer.body.shape import BodyShape, frame_of
from acuviewer.data_folder import DataFolder
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.geometry.subdivision import CatmullClark
from baking import bone_sources, makehuman
from baking.bone_contact import find_contacts
from baking.bone_cover import find_cover
from baking.bone_fit import build_fit
from baking.bone_names import BONES, MESHES
from baking.bones import FROM_GIAS, bake_bones, pack
from baking.coccyx import build_coccyx
from baking.colours import bake_colours
from baking.fine_targets import bake_fine_targets
from baking.landmark_places import ReferenceBody
from baking.skin import bake_skin, target_names
from baking.skin_places import find_all

TOP = Path(__file__).resolve().parents[1]
REFERENCE_BODY = BodyShape(sex="male", age=35, height_mm=1711, weight=0.5)
MAX_QUANTISATION_MM = 0.05
COVER_BODIES = (
    (REFERENCE_BODY, 20.0),
    (BodyShape(sex="female", age=55, height_mm=1595, weight=0.0, muscle=0.1), 12.0),
    (BodyShape(sex="male", age=75, height_mm=1950, weight=0.0, muscle=0.0, proportions=0.1), 12.0),
    (BodyShape(sex="female", age=30, height_mm=1500, weight=0.9, muscle=0.9, proportions=0.9), 12.0),
)
"""Bodies on which it is looked up what covers the bones, and how deep: the lean and the stout are covered elsewhere than the rest."""
PERSONS = ("measure_places.json", "person_starts.npz")
"""Written by ``tools/bake_persons.py``."""
RELIEF = "relief.npz"
"""Written by ``tools/bake_relief.py``."""
HAIRS = "hairs.npz"
"""Written by ``tools/bake_hairs.py``."""
PARTS = ("skin", "colours", "bones", "coccyx", "fit", "cover")


def main() -> None:
    """Bake all models and write their manifest."""
    parser = argparse.ArgumentParser(description="make assets/models from the pinned packages")
    parser.add_argument("--wheels", type=Path, default=TOP / "build" / "wheels")
    parser.add_argument("--out", type=Path, default=TOP / "assets" / "models")
    parser.add_argument("--looked-up", type=Path, default=TOP / "build" / "looked_up")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    choices = parser.parse_args()
    choices.out.mkdir(parents=True, exist_ok=True)
    if "skin" in choices.parts:
        write_skin(choices.wheels, choices.out)
    elif "colours" in choices.parts:
        write_colours(makehuman.MakeHuman(makehuman.fetch_wheel(choices.wheels)), choices.out)
    if "bones" in choices.parts:
        write_bones(choices.wheels, choices.out)
    elif "coccyx" in choices.parts:
        write_coccyx(choices.out)
    if "fit" in choices.parts or "cover" in choices.parts:
        write_fit(choices.out, choices.looked_up, with_cover="cover" in choices.parts)
    record = json.loads((choices.out / "manifest.json").read_text(encoding="utf-8"))["skin"]
    write_manifest(choices.out, record["max_quantisation_error_mm"])


def write_skin(wheels: Path, out: Path) -> None:
    """The skin and its shape targets."""
    source = makehuman.MakeHuman(makehuman.fetch_wheel(wheels))
    targets, skin, worst_mm = bake_skin(source)
    if worst_mm > MAX_QUANTISATION_MM:
        raise SystemExit(f"quantisation error {worst_mm:.4f} mm is over {MAX_QUANTISATION_MM} mm")
    subdivision = CatmullClark(skin["quads"], int(skin["quads"].max()) + 1)
    skin["steps"] = targets["steps"]
    skin["colours"] = np.zeros((subdivision.topology.n_vertices, 3), dtype=np.uint8)
    fine, worst_fine_mm = bake_fine_targets(source)
    worst_mm = max(worst_mm, worst_fine_mm)
    write_atomically(out / "skin_fine.npz", lambda file: write_npz(file, fine))
    write_atomically(out / "skin_targets.npy", lambda file: np.save(file, targets["offsets"]))
    write_atomically(out / "skin.npz", lambda file: write_npz(file, skin))
    write_manifest(out, worst_mm)
    write_colours(source, out)


def write_colours(source: makehuman.MakeHuman, out: Path) -> None:
    """The colours of the skin, drawn on the reference body, which the other files build."""
    skin = dict(np.load(out / "skin.npz"))
    subdivision = CatmullClark(skin["quads"], int(skin["quads"].max()) + 1)
    body = BodyModel(DataFolder(out)).build_skin(REFERENCE_BODY)
    in_head = subdivision.interpolate(np.isin(np.arange(subdivision.n_vertices), head_vertices(skin)).astype(float)[:, None])
    skin["colours"] = bake_colours(source, subdivision, body.mesh.vertices, dict(body.joints), in_head[:, 0] > 0.5)
    write_atomically(out / "skin.npz", lambda file: write_npz(file, skin))


def write_bones(wheels: Path, out: Path) -> None:
    """The bones, their names and their fit to the reference frame."""
    bone_sources.fetch_wheels(wheels)
    opensim, gias = bake_bones(wheels)
    write_atomically(out / "bones.npz", lambda file: write_npz(file, opensim))
    write_atomically(out / "bones_gias.npz", lambda file: write_npz(file, gias))
    write_names(out)


def write_coccyx(out: Path) -> None:
    """The coccyx of the shipped bones anew, as ``bones`` makes it."""
    arrays = dict(np.load(out / "bones.npz"))
    meshes = {key: Mesh(*mesh, process=False) for key, mesh in _meshes(arrays).items()}
    sacrum, _ = _meshes(dict(np.load(out / "bones_gias.npz")))["sacrum"]
    meshes["coccyx"] = Mesh(*build_coccyx(sacrum), process=False)
    write_atomically(out / "bones.npz", lambda file: write_npz(file, pack(meshes)))


def write_names(out: Path) -> None:
    """Keys, names and tissues of all bones."""
    names = {"bones": [asdict(bone) for bone in BONES]}
    write_atomically(out / "bones.json", lambda file: file.write((json.dumps(names, indent=1) + "\n").encode()))


def write_fit(out: Path, looked_up: Path, with_cover: bool) -> None:
    """The fit, where bones touch each other, and what covers them, from the bones that are there."""
    write_names(out)
    meshes: dict[str, Any] = dict(larynx.source())
    for name in ("bones.npz", "bones_gias.npz"):
        meshes |= _meshes(dict(np.load(out / name)))
    sources = {key: vertices for key, (vertices, _) in meshes.items()}
    model = BodyModel(DataFolder(out))
    skin = model.build_skin(frame_of(REFERENCE_BODY))
    fit = build_fit(sources, skin, surface_signs(skin))
    write_atomically(out / "bone_fit.json", lambda file: file.write((json.dumps(fit, indent=1) + "\n").encode()))
    keys = [bone.key for bone in MESHES]
    midline = {bone.key for bone in MESHES if bone.midline}
    skins = [(model.build_skin(frame_of(shape)), model.build_skin(shape), farthest) for shape, farthest in COVER_BODIES]
    placed = [BoneFit(fit, sources).place(frame, body) for frame, body, _ in skins]
    contacts = [find_contacts({key: (bones[key], meshes[key][1]) for key in keys}, midline) for bones in placed]
    write_atomically(out / "bone_contact.npz", lambda file: write_npz(file, _concatenated(contacts)))
    if not with_cover:
        return
    covers: list[dict[str, Any]] = []
    for bones, (_, body, farthest_mm) in zip(placed, skins, strict=True):
        stacked = np.vstack([bones[key] for key in keys])
        for contact in contacts:
            stacked = BoneContact(**contact).press(stacked)
        for done in covers:
            stacked = BoneCover(**done).press(stacked, body)
        covers.append(find_cover(stacked, body, farthest_mm, looked_up))
    write_atomically(out / "bone_cover.npz", lambda file: write_npz(file, _concatenated(covers)))


def _meshes(arrays: dict[str, Any]) -> dict[str, Any]:
    """Vertices and triangles by key."""
    vertices = np.split(arrays["vertices"].astype(float), np.cumsum(arrays["n_vertices"])[:-1])
    triangles = np.split(arrays["triangles"].astype(np.int32), np.cumsum(arrays["n_triangles"])[:-1])
    return {str(key): mesh for key, *mesh in zip(arrays["keys"], vertices, triangles, strict=True)}


def _concatenated(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The arrays of all parts one after the other, with the end of each."""
    arrays = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return {**arrays, "ends": np.cumsum([len(part["vertex"]) for part in parts]).astype(np.int32)}


def surface_signs(skin: Any) -> dict[str, SurfacePoint]:
    """Places on the reference skin under which bones are sought."""
    return {name: place for name, (place, _) in find_all(ReferenceBody(skin)).items()}


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
    manifest = {
        "frame": "x to the body’s left, y up, z front; skin: as in the source until the program puts the feet on the floor",
        "unit": "mm",
        "skin": {
            "source": f"{makehuman.PACKAGE} {makehuman.VERSION} (Python registry), folder {makehuman.FOLDER}",
            "sha256_of_source": makehuman.SHA256,
            "licence": "CC0-1.0",
            "authors": "the MakeHuman team and the MPFB2 project",
            "changes": "left half only (mirrored by the program), adult and fine targets only, joint cubes as their centres, offsets "
            "in 16-bit steps, colours a vertex; where a target differs between left and right, the mean",
            "max_quantisation_error_mm": round(worst_mm, 4),
            "files": _files(folder, ("skin.npz", "skin_targets.npy", "skin_fine.npz")),
            "targets": target_names(),
        },
        "bones": {
            "source": _packages("myo-sim", "nimblephysics"),
            "licence": "CC-BY-3.0 (geometry, OpenSim project), distributed with packages under Apache-2.0 and MIT",
            "authors": "the OpenSim project and the authors of its models",
            "changes": "left and median bones only (mirrored by the program), pieces told apart and named, smoothed, lightened, "
            "median bones made symmetrical, coccyx drawn anew (tools/baking/coccyx.py)",
            "files": _files(folder, ("bones.npz",)),
        },
        "bones_gias": {
            "source": _packages("musculoskeletal-models"),
            "licence": "MPL-2.0 (this file and what is derived from it)",
            "authors": "the Musculoskeletal Atlas Project (GIAS3), Auckland Bioengineering Institute; mean shapes of the Melbourne "
            "Femur Collection",
            "changes": "mean shapes sampled 8 by 8 a patch and lightened, set upright in the pelvis’s plane of symmetry, both hip "
            "bones averaged, sacrum made symmetrical",
            "bones": list(FROM_GIAS),
            "files": _files(folder, ("bones_gias.npz",)),
        },
        "own": {
            "source": "tools/baking/bone_names.py, bone_fit.py, bone_contact.py and bone_cover.py, tools/bake_persons.py, "
            "tools/bake_relief.py, tools/bake_hairs.py",
            "licence": "as the program",
            "files": _files(
                folder,
                (
                    "bones.json",
                    "bone_fit.json",
                    "bone_contact.npz",
                    "bone_cover.npz",
                    "landmark_cover.npz",
                    *PERSONS,
                    RELIEF,
                    HAIRS,
                ),
            ),
        },
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    write_atomically(folder / "manifest.json", lambda file: file.write(text.encode("utf-8")))


def _packages(*names: str) -> list[dict[str, str]]:
    """Package, version and hash of each wheel."""
    versions = ((name, *bone_sources.WHEELS[name]) for name in names)
    return [{"package": name, "version": version, "sha256": sha256} for name, version, sha256 in versions]


def _files(folder: Path, names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    present = [folder / name for name in names if (folder / name).exists()]
    return {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size} for path in present
    }


def write_atomically(path: Path, write: Any) -> None:
    """Write beside the file, then rename: a half-written model is never found."""
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        write(file)
    os.replace(beside, path)


if __name__ == "__main__":
    main()
