"""A body as glTF: skin, eyes, hair, bones, landmarks, points and meridians as named nodes that say what they are.

Colours stand in materials and pictures, which all viewers read alike, and never at vertices: these some take for sRGB, others as they
are, others as shares of the material's.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.hairs import load_hairs
from acuviewer.export.colour_plane import paint
from acuviewer.export.gltf import GltfFile
from acuviewer.geometry.mesh import Floats
from acuviewer.points.atlas import load_atlas
from acuviewer.points.catalog import STANDARD
from acuviewer.points.meridians import MeridianCurve
from acuviewer.session.anatomy import Anatomy
from acuviewer.theme import load_theme
from acuviewer.version import __version__

Part = Literal["body", "skeleton", "landmarks", "acupoints", "meridians"]
PARTS: tuple[Part, ...] = get_args(Part)

ROOT = "acuviewer body"
_M = 0.001
_POINT_MM, _LANDMARK_MM, _LINE_MM = 4.0, 3.0, 1.2
_CORNERS = 6
_SKIN_ROUGH, _EYE_ROUGH, _MATT = 0.75, 0.25, 0.9
_TISSUES = {"bone": (237, 222, 189), "cartilage": (221, 229, 224)}
_POINT_COLOUR = (194, 24, 91)
_CREDIT = (
    "Skin: MakeHuman and MPFB2, CC0 1.0. Bones: OpenSim geometry, CC BY 3.0, changed; hip bones, sacrum and legs: GIAS3 mean shapes, "
    "MPL-2.0, changed. Points, landmarks, lines: acuviewer, MIT"
)


def body_glb(anatomy: Anatomy, parts: Collection[Part] = PARTS) -> bytes:
    """The body standing on the ground, in metres, y up, facing +z; left is +x. Points and landmarks are nodes at their own place, which
    share one ball. Each of ``parts`` is a group of nodes."""
    file = GltfFile(ROOT, {"body": anatomy.shape.to_text(), "units": "metre"}, f"acuviewer {__version__}", _CREDIT)
    for part, add in _ADD.items():
        if part in parts:
            add(file, anatomy, file.add_node(part, file.root))
    return file.to_bytes()


def _add_skin(file: GltfFile, anatomy: Anatomy, group: int) -> None:
    skin = anatomy.skin
    for name, mesh, colours, roughness in (
        ("skin", skin.mesh, skin.pattern.colours, _SKIN_ROUGH), ("eyes", skin.eyes, skin.eye_colours, _EYE_ROUGH)
    ):  # fmt: skip
        painted = paint(colours)
        material = file.add_painted_material(name, painted.png, roughness)
        added = file.add_mesh(name, material, mesh.vertices * _M, mesh.vertex_normals, mesh.triangles, painted.uv)
        file.add_node(name, group, added)
    hair = load_hairs().on(skin.mesh, anatomy.shape)
    material = file.add_material("hair", np.rint(np.median(hair.colours, axis=0)).astype(int).tolist(), _MATT)
    file.add_node("hair", group, file.add_mesh("hair", material, hair.vertices * _M, hair.normals, hair.triangles))


def _add_bones(file: GltfFile, anatomy: Anatomy, group: int) -> None:
    materials = {tissue: file.add_material(tissue, srgb, _MATT) for tissue, srgb in _TISSUES.items()}
    for name, bone in anatomy.skeleton.pattern.bones.items():
        mesh = anatomy.skeleton.bone_mesh(name)
        added = file.add_mesh(name, materials[bone.tissue], mesh.vertices * _M, mesh.vertex_normals, mesh.triangles)
        file.add_node(name, group, added, extras={"tissue": bone.tissue})


def _ball(file: GltfFile, name: str, radius_mm: float, srgb: Any) -> int:
    import trimesh

    ball = trimesh.creation.icosphere(subdivisions=2, radius=1.0)
    return file.add_mesh(name, file.add_material(name, srgb, _MATT), ball.vertices * radius_mm * _M, ball.vertices, ball.faces)


def _add_landmarks(file: GltfFile, anatomy: Anatomy, group: int) -> None:
    ball = _ball(file, "landmark", _LANDMARK_MM, _bytes(load_theme("light").landmark))
    catalog = load_atlas().landmarks
    for placed in anatomy.landmarks.values():
        known = {"landmark": placed.name, "side": placed.side, "english": catalog[placed.name].english, "on": placed.on}
        file.add_node(f"{placed.name}_{placed.side}", group, ball, placed.position_mm * _M, known)


def _add_points(file: GltfFile, anatomy: Anatomy, group: int) -> None:
    ball = _ball(file, "acupoint", _POINT_MM, _POINT_COLOUR)
    points = load_atlas().points
    for found in anatomy.locations.values():
        if found.definition != STANDARD:
            continue
        point = points[found.code]
        known = {
            "code": found.code, "side": found.side, "pinyin": point.names.pinyin, "simplified": point.names.simplified,
            "traditional": point.names.traditional, "english": point.names.english, "location": point.location,
            "definition": found.definition, "standing": found.standing, "sources": list(point.sources), "licence": "MIT",
        }  # fmt: skip
        file.add_node(f"{found.code}_{found.side}", group, ball, found.position_mm * _M, known)


def _add_meridians(file: GltfFile, anatomy: Anatomy, group: int) -> None:
    theme, meridians = load_theme("light"), load_atlas().meridians
    materials: dict[str, int] = {}
    for curve in anatomy.meridians:
        code = curve.meridian
        if code not in materials:
            materials[code] = file.add_material(f"meridian {code}", _bytes(theme.meridians[code]), _MATT)
        name = f"{code}_{curve.branch}_{curve.side}"
        known = {"meridian": code, "branch": curve.branch, "side": curve.side, "english": meridians[code].names.english}
        file.add_node(name, group, file.add_mesh(name, materials[code], *_tube(curve)), extras=known)


def _tube(curve: MeridianCurve) -> tuple[Floats, Floats, NDArray[Any]]:
    """A line as a thin pipe of six sides: vertices (6 n, 3) in metres, normals, triangles."""
    along = np.gradient(curve.points_mm, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-9)
    across = np.cross(along, curve.normals)
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    out = np.cross(across, along)
    turns = np.arange(_CORNERS) * 2.0 * np.pi / _CORNERS
    normals = (np.cos(turns)[:, None] * across[:, None] + np.sin(turns)[:, None] * out[:, None]).reshape(-1, 3)
    vertices = (np.repeat(curve.points_mm, _CORNERS, axis=0) + _LINE_MM * normals) * _M
    near = np.arange((len(curve.points_mm) - 1) * _CORNERS).reshape(-1, _CORNERS)
    after, beside = near + _CORNERS, np.roll(near, -1, axis=1)
    triangles = np.stack([near, after, beside, beside, after, beside + _CORNERS], axis=-1).reshape(-1, 3)
    return vertices, normals, triangles


def _bytes(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


_ADD: Mapping[Part, Callable[[GltfFile, Anatomy, int], None]] = {
    "body": _add_skin,
    "skeleton": _add_bones,
    "landmarks": _add_landmarks,
    "acupoints": _add_points,
    "meridians": _add_meridians,
}
