"""A body as the nodes of a scene file: skin, eyes, hair, bones, landmarks, points and meridians, with what is to be known of each.

Colours stand in materials and pictures, which all viewers read alike, and never at vertices: these some take for sRGB, others as they
are, others as shares of the material's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.hairs import load_hairs
from acuviewer.dataclass import dataclass
from acuviewer.export.colour_plane import paint
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.points.atlas import load_atlas
from acuviewer.points.catalog import STANDARD
from acuviewer.points.meridians import MeridianCurve
from acuviewer.session.anatomy import Anatomy
from acuviewer.theme import load_theme

Part = Literal["body", "skeleton", "landmarks", "acupoints", "meridians"]
PARTS: tuple[Part, ...] = get_args(Part)

ROOT = "acuviewer body"
CREDIT = (
    "Skin: MakeHuman and MPFB2, CC0 1.0. Bones: OpenSim geometry, CC BY 3.0, changed; hip bones, sacrum and legs: GIAS3 mean shapes, "
    "MPL-2.0, changed. Points, landmarks, lines: acuviewer, MIT"
)
_M = 0.001
_POINT_MM, _LANDMARK_MM, _LINE_MM = 4.0, 3.0, 1.2
_CORNERS = 6
_SKIN_ROUGH, _EYE_ROUGH, _MATT = 0.75, 0.25, 0.9
_TISSUES = {"bone": (237, 222, 189), "cartilage": (221, 229, 224)}
_POINT_COLOUR = (194, 24, 91)

Extras = Mapping[str, object]
"""What is to be known of a node: texts, numbers, lists of texts."""


@dataclass(frozen=True, eq=False)
class Material:
    """A surface that is no metal, from 0 shining to 1 matt: of one colour (sRGB bytes), or of a picture ``png``."""

    name: str
    roughness: float
    srgb: tuple[int, int, int] = (255, 255, 255)
    png: bytes | None = None


@dataclass(frozen=True, eq=False)
class Shape:
    """Triangles (k, 3) between vertices (n, 3) in metres with outward normals; ``uv`` (n, 2) are places in the material's picture, from its
    upper left. Many nodes may have one."""

    name: str
    material: Material
    vertices_m: Floats
    normals: Floats
    triangles: NDArray[Any]
    uv: Floats | None = None


@dataclass(frozen=True, eq=False)
class Node:
    """A shape in one group of the scene, at ``place_m`` (3,)."""

    name: str
    group: Part
    shape: Shape
    place_m: Floats | None = None
    extras: Extras | None = None


def body_nodes(anatomy: Anatomy, parts: Collection[Part] = PARTS) -> Iterator[Node]:
    """The body standing on the ground, in metres, y up, facing +z; left is +x. Names are each of one node; points and landmarks are nodes
    at their own place, which share one ball."""
    for part, tell in _TOLD.items():
        if part in parts:
            yield from tell(anatomy)


def _skin(anatomy: Anatomy) -> Iterator[Node]:
    skin = anatomy.skin
    for name, mesh, colours, roughness in (
        ("skin", skin.mesh, skin.pattern.colours, _SKIN_ROUGH), ("eyes", skin.eyes, skin.eye_colours, _EYE_ROUGH)
    ):  # fmt: skip
        painted = paint(colours)
        yield Node(name, "body", _shape(name, Material(name, roughness, png=painted.png), mesh, painted.uv))
    hair = load_hairs().on(skin.mesh, anatomy.shape)
    red, green, blue = (int(part) for part in np.median(hair.colours, axis=0))
    material = Material("hair", _MATT, (red, green, blue))
    yield Node("hair", "body", Shape("hair", material, hair.vertices * _M, hair.normals, hair.triangles))


def _shape(name: str, material: Material, mesh: TriangleMesh, uv: Floats | None = None) -> Shape:
    return Shape(name, material, mesh.vertices * _M, mesh.vertex_normals, mesh.triangles, uv)


def _bones(anatomy: Anatomy) -> Iterator[Node]:
    materials = {tissue: Material(tissue, _MATT, srgb) for tissue, srgb in _TISSUES.items()}
    for name, bone in anatomy.skeleton.pattern.bones.items():
        shape = _shape(name, materials[bone.tissue], anatomy.skeleton.bone_mesh(name))
        yield Node(name, "skeleton", shape, extras={"tissue": bone.tissue})


def _ball(name: str, radius_mm: float, srgb: tuple[int, int, int]) -> Shape:
    import trimesh

    ball = trimesh.creation.icosphere(subdivisions=2, radius=1.0)
    return Shape(name, Material(name, _MATT, srgb), ball.vertices * radius_mm * _M, ball.vertices, ball.faces)


def _landmarks(anatomy: Anatomy) -> Iterator[Node]:
    ball, catalog = _ball("landmark", _LANDMARK_MM, _bytes(load_theme("light").landmark)), load_atlas().landmarks
    for placed in anatomy.landmarks.values():
        known = {"landmark": placed.name, "side": placed.side, "english": catalog[placed.name].english, "on": placed.on}
        yield Node(f"{placed.name}_{placed.side}", "landmarks", ball, placed.position_mm * _M, known)


def _points(anatomy: Anatomy) -> Iterator[Node]:
    ball, points = _ball("acupoint", _POINT_MM, _POINT_COLOUR), load_atlas().points
    for found in anatomy.locations.values():
        if found.definition != STANDARD:
            continue
        point = points[found.code]
        known = {
            "code": found.code, "side": found.side, "pinyin": point.names.pinyin, "simplified": point.names.simplified,
            "traditional": point.names.traditional, "english": point.names.english, "location": point.location,
            "definition": found.definition, "standing": found.standing, "sources": list(point.sources), "licence": "MIT",
        }  # fmt: skip
        yield Node(f"{found.code}_{found.side}", "acupoints", ball, found.position_mm * _M, known)


def _meridians(anatomy: Anatomy) -> Iterator[Node]:
    theme, meridians = load_theme("light"), load_atlas().meridians
    materials = {code: Material(f"meridian {code}", _MATT, _bytes(theme.meridians[code])) for code in meridians}
    for curve in anatomy.meridians:
        name = f"{curve.meridian}_{curve.branch}_{curve.side}"
        known = {
            "meridian": curve.meridian, "branch": curve.branch, "side": curve.side,
            "english": meridians[curve.meridian].names.english,
        }  # fmt: skip
        yield Node(name, "meridians", Shape(name, materials[curve.meridian], *_tube(curve)), extras=known)


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


def _bytes(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


_TOLD: Mapping[Part, Callable[[Anatomy], Iterator[Node]]] = {
    "body": _skin,
    "skeleton": _bones,
    "landmarks": _landmarks,
    "acupoints": _points,
    "meridians": _meridians,
}
