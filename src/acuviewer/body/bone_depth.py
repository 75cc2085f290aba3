"""Depth to bone: how far under the skin, straight inward, the nearest bone lies, and which bone it is.

It is a figure of a model, for looking and learning, and no safe depth for a needle: bones and skin are means fitted to a
body's measures, and vessels, nerves, lungs and other organs lie before the bone or where there is none.

Straight inward is against the skin's outward normal. What counts is the first bone's surface that is met. A place that lies in a
bone has the depth 0: so it is in the lining of mouth, nostrils and eyelids, which nobody sees, and on a few bodies where a
clavicle all but shows. Only a closed surface tells whether a place lies in it; from within an open one, such as
the skull's, the depth is that of the way out.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skeleton import Bone, Skeleton, SkeletonPattern
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePlaces
from acuviewer.geometry.probe import cast_ray
from acuviewer.geometry.ray_depth import first_meetings

REACH_MM = 80.0
"""Bones that lie deeper are not told of."""


@dataclass(frozen=True)
class BoneBeneath:
    """The bone under a place of the skin, and how deep it lies, in mm."""

    bone: Bone
    depth_mm: float


@dataclass(frozen=True, eq=False)
class BoneDepths:
    """For n places of the skin ``depths_mm`` (n,), and ``bones`` (n,) rows of ``names``.

    Where no bone lies within REACH_MM the depth is infinity and the row -1.
    """

    depths_mm: Floats
    bones: NDArray[np.intp]
    names: tuple[str, ...]


@lru_cache(maxsize=2)
def closed_bones(pattern: SkeletonPattern) -> NDArray[np.bool]:
    """For each bone whether its surface has no border, so that it has an inside; not so the skull."""
    borders = (pattern.topology.neighbours < 0).any(axis=1)
    found: NDArray[np.bool] = np.bincount(pattern.bone_of_triangle[borders], minlength=len(pattern.bones)) == 0
    return found


def bone_depths(skeleton: Skeleton, places: Floats, normals: Floats) -> BoneDepths:
    """Depth to bone at places (n, 3) with outward unit normals (n, 3), in mm and the frame of the skin.

    Made for many places, such as all vertices of a skin: a quarter of their time goes into sorting the triangles of the bones, which
    a single place costs as well.
    """
    mesh, pattern = skeleton.mesh, skeleton.pattern
    met = first_meetings(mesh, places, -normals, REACH_MM)
    depths, bones = met.distances, np.full(len(places), -1)
    hits = np.flatnonzero(met.triangles >= 0)
    triangles = met.triangles[hits]
    bones[hits] = pattern.bone_of_triangle[triangles]
    depths[hits[_leave(skeleton, triangles, -normals[hits])]] = 0.0
    return BoneDepths(depths, bones, pattern.names)


def bones_beneath(skeleton: Skeleton, places: Floats, normals: Floats) -> list[BoneBeneath | None]:
    """What ``bone_beneath`` tells of one place, at places (n, 3) with outward unit normals (n, 3) together."""
    found = bone_depths(skeleton, places, normals)
    bones = list(skeleton.pattern.bones.values())
    rows = zip(found.bones.tolist(), found.depths_mm.tolist(), strict=True)
    return [BoneBeneath(bones[row], depth) if row >= 0 else None for row, depth in rows]


def depths_of_skin(skeleton: Skeleton, skin: Skin) -> BoneDepths:
    """Depth to bone at every vertex of a skin; sought on one half, since the other half of skin and bones is its mirror image."""
    mirrored = skin.pattern.mirrored_vertex
    half = np.flatnonzero(np.arange(len(mirrored)) <= mirrored)
    found = bone_depths(skeleton, skin.mesh.vertices[half], skin.mesh.vertex_normals[half])
    depths, bones = np.empty(len(mirrored)), np.empty(len(mirrored), dtype=np.intp)
    # What lies in the median plane comes last: it is its own mirror image, with the bone that was found.
    depths[mirrored[half]], bones[mirrored[half]] = found.depths_mm, _other_side(skeleton.pattern)[found.bones]
    depths[half], bones[half] = found.depths_mm, found.bones
    return BoneDepths(depths, bones, found.names)


@lru_cache(maxsize=2)
def _other_side(pattern: SkeletonPattern) -> NDArray[np.intp]:
    """The row of each bone's mirror image; the last stands for none."""
    rows = {name: row for row, name in enumerate(pattern.names)}
    swapped = {"left": "right_", "right": "left_"}
    others = [
        rows[swapped[bone.side] + name.removeprefix(f"{bone.side}_")] if bone.side in swapped else rows[name]
        for name, bone in pattern.bones.items()
    ]
    return np.array([*others, -1])


def _leave(skeleton: Skeleton, triangles: NDArray[np.integer], directions: Floats) -> NDArray[np.bool]:
    """Which of some directions (k, 3), each through one of the triangles (k,), lead out of a bone that is closed."""
    a, b, c = skeleton.mesh.vertices[skeleton.mesh.triangles[triangles].T]
    outward = np.einsum("ij,ij->i", np.cross(b - a, c - a), directions) > 0
    found: NDArray[np.bool] = outward & closed_bones(skeleton.pattern)[skeleton.pattern.bone_of_triangle[triangles]]
    return found


def bone_beneath(skeleton: Skeleton, place: Floats, normal: Floats) -> BoneBeneath | None:
    """The same at one place (3,) with its outward unit normal (3,), without making anything ready; None where no bone lies."""
    mesh, heights = skeleton.mesh, sorted((float(place[1]), float(place[1] - REACH_MM * normal[1])))
    low, high = mesh.levels
    hit = cast_ray(mesh, place, -normal, (low <= np.float32(heights[1])) & (high >= np.float32(heights[0])))
    if hit is None:
        return None
    pattern, depth = skeleton.pattern, float(np.linalg.norm(SurfacePlaces.of([hit]).on(mesh)[0] - place))
    if depth > REACH_MM:
        return None
    inside = _leave(skeleton, np.array([hit.triangle]), -normal[None])[0]
    return BoneBeneath(pattern.bones[pattern.names[pattern.bone_of_triangle[hit.triangle]]], 0.0 if inside else depth)
