"""The body as a mesh file for other programs: PLY in millimetres, GLB in metres (as glTF demands)."""

from pathlib import Path

import numpy as np

from acuviewer.faults import in_short, plain
from acuviewer.session.anatomy import Anatomy
from acuviewer.shown.bone_depth import shown_depths
from acuviewer.whole_file import write_whole

ENDINGS = (".ply", ".glb")
_BALL_MM = 4.0
_TISSUES = {"bone": [237, 222, 189, 255], "cartilage": [221, 229, 224, 255]}


class MeshFileError(OSError):
    """A mesh cannot be written; the message says why."""


def save_mesh(anatomy: Anatomy, path: Path) -> None:
    """Write the skin to ``path``: ``.ply`` the skin alone with colours and ``bone_depth_mm`` (-1 for none within reach); ``.glb`` skin, eyes, each bone and the points as named parts.

    Raises MeshFileError for other endings and when the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise MeshFileError(f"{in_short(plain(path.name))}: the ending must be one of {', '.join(ENDINGS)}.")
    try:
        write_whole(path, mesh_content(anatomy, ending))
    except OSError as error:
        raise MeshFileError(f"{in_short(plain(str(path)))} cannot be written: {error.strerror}.") from error


def mesh_content(anatomy: Anatomy, ending: str) -> bytes:
    """What ``save_mesh`` writes to a file with one of ``ENDINGS``."""
    return _ply(anatomy) if ending == ".ply" else _glb(anatomy)


def _ply(anatomy: Anatomy) -> bytes:
    import trimesh

    skin = trimesh.Trimesh(anatomy.skin.mesh.vertices, anatomy.skin.mesh.triangles, process=False)
    skin.visual.vertex_colors = anatomy.skin.pattern.colours
    # What has no bone within reach has no number: infinity is read by few programs.
    depths = shown_depths(anatomy)
    skin.vertex_attributes["bone_depth_mm"] = np.where(np.isfinite(depths), depths, -1.0).astype(np.float32)
    return bytes(skin.export(file_type="ply"))


def _glb(anatomy: Anatomy) -> bytes:
    import trimesh

    scene = trimesh.Scene()
    skin = anatomy.skin
    for name, mesh, colours in (("skin", skin.mesh, skin.pattern.colours), ("eyes", skin.eyes, skin.eye_colours)):
        part = trimesh.Trimesh(mesh.vertices / 1000.0, mesh.triangles, process=False)
        part.visual.vertex_colors = colours
        scene.add_geometry(part, node_name=name, geom_name=name)
    for name, bone in anatomy.skeleton.pattern.bones.items():
        mesh = anatomy.skeleton.bone_mesh(name)
        part = trimesh.Trimesh(mesh.vertices / 1000.0, mesh.triangles, process=False)
        part.visual.vertex_colors = np.tile(_TISSUES[bone.tissue], (len(mesh.vertices), 1))
        scene.add_geometry(part, node_name=name, geom_name=name)
    for found in anatomy.locations.values():
        if found.definition == "standard":
            ball = trimesh.creation.icosphere(subdivisions=2, radius=_BALL_MM / 1000.0)
            ball.apply_translation(found.position_mm / 1000.0)
            ball.visual.vertex_colors = np.tile([194, 24, 91, 255], (len(ball.vertices), 1))
            name = f"{found.code}_{found.side}"
            scene.add_geometry(ball, node_name=name, geom_name=name)
    return bytes(scene.export(file_type="glb"))
