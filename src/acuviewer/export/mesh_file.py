"""The body as a mesh file for other programs: PLY in millimetres; GLB, as glTF demands, and USDZ in metres."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from acuviewer.export.body_glb import body_glb
from acuviewer.export.body_usdz import body_usdz
from acuviewer.faults import in_short, plain
from acuviewer.session.anatomy import Anatomy
from acuviewer.shown.bone_depth import shown_depths
from acuviewer.whole_file import write_whole

ENDINGS = (".ply", ".glb", ".usdz")


class MeshFileError(OSError):
    """A mesh cannot be written; the message says why."""


def save_mesh(anatomy: Anatomy, path: Path) -> None:
    """Write the skin to ``path``: ``.ply`` the skin alone with colours and ``bone_depth_mm`` (-1 for none within reach); ``.glb`` and
    ``.usdz`` all of the body, as ``body_nodes`` tells.

    Raises MeshFileError for other endings, without the package that USDZ needs, and when the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise MeshFileError(f"{in_short(plain(path.name))}: the ending must be one of {', '.join(ENDINGS)}.")
    content = mesh_content(anatomy, ending)
    try:
        write_whole(path, content)
    except OSError as error:
        raise MeshFileError(f"{in_short(plain(str(path)))} cannot be written: {error.strerror}.") from error


def mesh_content(anatomy: Anatomy, ending: str) -> bytes:
    """What ``save_mesh`` writes to a file with one of ``ENDINGS``; raises MeshFileError without the package that USDZ needs."""
    write: Mapping[str, Callable[[Anatomy], bytes]] = {".ply": _ply, ".glb": body_glb, ".usdz": body_usdz}
    try:
        return write[ending](anatomy)
    except ImportError as error:
        raise MeshFileError(f"{ending} needs the package usd-core: pip install 'acuviewer[usd]'.") from error


def _ply(anatomy: Anatomy) -> bytes:
    import trimesh

    skin = trimesh.Trimesh(anatomy.skin.mesh.vertices, anatomy.skin.mesh.triangles, process=False)
    skin.visual.vertex_colors = anatomy.skin.pattern.colours
    # What has no bone within reach has no number: infinity is read by few programs.
    depths = shown_depths(anatomy)
    skin.vertex_attributes["bone_depth_mm"] = np.where(np.isfinite(depths), depths, -1.0).astype(np.float32)
    return bytes(skin.export(file_type="ply"))
