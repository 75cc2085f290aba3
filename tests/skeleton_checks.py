"""What is measured on a skeleton; shared by tests and by the tool that writes the page on accuracy."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from vtkmodules.vtkCommonCore import mutable
from vtkmodules.vtkCommonDataModel import vtkPolyData, vtkStaticCellLocator
from vtkmodules.vtkFiltersCore import vtkImplicitPolyDataDistance

from acuviewer.body import larynx
from acuviewer.body.skeleton import Skeleton, load_skeleton_model
from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.scene import vtk_data
from acuviewer.session.anatomy import Anatomy

SKIN_OVER_BONE_MM = {
    "vertex": (4, 8), "sternal_angle": (4, 15), "t6_spinous_process": (4, 20), "l4_spinous_process": (4, 30),
    "clavicle_midpoint": (3, 10), "acromion_lateral_border": (4, 15), "olecranon": (3, 7), "ulnar_head": (2, 5),
    "third_metacarpal_head": (2, 5), "anterior_superior_iliac_spine": (4, 20), "greater_trochanter": (12, 40),
    "medial_malleolus": (2, 7), "lateral_malleolus": (2, 7), "heel": (6, 14),
}  # fmt: skip
"""Skin over bone of adults of middle build, in mm: common figures, not checked against a print source."""

JOINTS = [
    ("left_femur", "left_hip_bone"), ("left_humerus", "left_scapula"), ("left_clavicle", "left_scapula"),
    ("left_clavicle", "sternum"), ("left_patella", "left_femur"), ("left_tibia", "left_femur"), ("left_talus", "left_tibia"),
    ("skull", "c1_vertebra"), ("mandible", "skull"), ("l5_vertebra", "sacrum"),
    ("l5_vertebra", "l4_vertebra"), ("t6_vertebra", "t7_vertebra"), ("c7_vertebra", "t1_vertebra"), ("left_rib_6", "t6_vertebra"),
    ("left_rib_1", "t1_vertebra"), ("left_ulna", "left_humerus"), ("left_radius", "left_humerus"), ("left_radius", "left_ulna"),
    ("left_scaphoid", "left_radius"), ("left_fibula", "left_tibia"), ("left_calcaneus", "left_talus"), ("left_hip_bone", "sacrum"),
    ("coccyx", "sacrum"),
]  # fmt: skip
DEEPEST_CROSSING_MM = 3.0
FARTHEST_APART_MM = 10.0
"""No two bones of a joint are farther apart than this: the thickest gap is that of skull and atlas, whose condyles the source
does not have."""

STATURE_FROM_BONE_CM = {
    ("male", "femur"): (2.38, 61.41, 3.27), ("male", "tibia"): (2.52, 78.62, 3.37),
    ("male", "humerus"): (3.08, 70.45, 4.05), ("male", "radius"): (3.78, 79.01, 4.32),
    ("female", "femur"): (2.47, 54.10, 3.72), ("female", "tibia"): (2.90, 61.53, 3.66),
    ("female", "humerus"): (3.36, 57.97, 4.45), ("female", "radius"): (4.74, 54.93, 4.24),
}  # fmt: skip
"""Factor, constant and standard error of the formulae of Trotter and Gleser (American Journal of Physical Anthropology 1952;
10:463-514) for the stature of Americans of European descent; known here by reprints, not by the paper itself."""

N_DIRECTIONS, LEAST_SEEN = 48, 6


@dataclass(frozen=True)
class Depth:
    """The bone vertex nearest to the outer skin: its bone and how deep it lies (negative: outside), in mm."""

    bone: str
    depth_mm: float


def surface(mesh: TriangleMesh) -> vtkPolyData:
    """A mesh as VTK data."""
    data = vtkPolyData()
    vtk_data.set_points(data, mesh.vertices)
    vtk_data.set_triangles(data, mesh.triangles)
    return data


def shallowest(anatomy: Anatomy) -> Depth:
    """The bone vertex of the left half or the median plane that lies nearest to the outer skin.

    The pockets of mouth, nostrils and eyelids are closed to view: skin from which hardly any way leads into the open.
    """
    pattern = anatomy.skeleton.pattern
    names = [name for name, bone in pattern.bones.items() if bone.side != "right"]
    places = np.vstack([anatomy.skeleton.bone_vertices(name) for name in names])
    owner = np.repeat(names, [len(anatomy.skeleton.bone_vertices(name)) for name in names])
    data, mesh = surface(anatomy.skin.mesh), anatomy.skin.mesh
    distance = vtkImplicitPolyDataDistance()
    distance.SetInput(data)
    depths = -np.array([distance.EvaluateFunction(place) for place in places])
    tree = vtkStaticCellLocator()
    tree.SetDataSet(data)
    tree.BuildLocator()

    @cache
    def is_outer(triangle: int) -> bool:
        normal = mesh.triangle_normals[triangle]
        middle = mesh.vertices[mesh.triangles[triangle]].mean(axis=0)
        return _leads_outside(tree, middle + normal / np.linalg.norm(normal))

    # What is near inner skin only comes first, and is passed over.
    worst = next(int(row) for row in np.argsort(depths) if is_outer(_nearest_triangle(tree, places[row])))
    return Depth(str(owner[worst]), float(depths[worst]))


def _nearest_triangle(tree: vtkStaticCellLocator, place: Floats) -> int:
    closest, cell, sub, squared = [0.0] * 3, mutable(0), mutable(0), mutable(0.0)
    tree.FindClosestPoint(place, closest, cell, sub, squared)  # type: ignore[call-overload]
    return int(cell)


def _leads_outside(tree: vtkStaticCellLocator, place: Floats) -> bool:
    count = np.arange(N_DIRECTIONS) + 0.5
    polar, turn = np.arccos(1 - 2 * count / N_DIRECTIONS), np.pi * (1 + 5**0.5) * count
    directions = np.column_stack([np.cos(turn) * np.sin(polar), np.cos(polar), np.sin(turn) * np.sin(polar)])
    share, where, local, sub = mutable(0.0), [0.0] * 3, [0.0] * 3, mutable(0)
    free = 0
    for direction in directions:
        free += not tree.IntersectWithLine(place, place + 2500.0 * direction, 1e-6, share, where, local, sub)  # type: ignore[call-overload]
        if free == LEAST_SEEN:
            return True
    return False


def unevenness(source: Floats, placed: Floats) -> float:
    """Longest over shortest axis of the affine map that carries (n, 3) source vertices nearest to their places."""
    system = np.column_stack([source, np.ones(len(source))])
    matrix = np.linalg.lstsq(system, placed, rcond=None)[0][:3]
    axes: NDArray[np.float64] = np.linalg.svd(matrix)[1]
    return float(axes[0] / axes[2])


def uneven_bones(skeleton: Skeleton) -> dict[str, float]:
    """Unevenness of each left or median bone by key; cartilages, which bend from the ribs to the sternum, are not asked."""
    found: dict[str, float] = {}
    for key, source in load_skeleton_model().sources.items():
        placed = skeleton.bone_vertices(key if key in skeleton.pattern.bones else f"left_{key}")
        if not key.startswith("costal_cartilage") and key not in larynx.KEYS:  # the larynx's form goes by sex
            found[key] = unevenness(source, placed)
    return found


def gap_mm(anatomy: Anatomy, first: str, second: str) -> float:
    """Least distance of two bones in mm; negative is how deep a vertex of one lies in the other.

    An open mesh (such as the skull) has no inside: then the distance is never negative. Beside a sharp fold, as where a socket's rim
    gave way, the sign of the distance is not to be trusted; there it is asked whether the surface winds round the place.
    """
    mesh, places = anatomy.skeleton.bone_mesh(second), anatomy.skeleton.bone_vertices(first)
    distance = vtkImplicitPolyDataDistance()
    distance.SetInput(surface(mesh))
    gaps = np.array([distance.EvaluateFunction(place) for place in places])
    if not is_closed(mesh):
        return float(np.abs(gaps).min())
    for row in np.flatnonzero(gaps < -DEEPEST_CROSSING_MM):
        if winding(mesh, places[row]) < 0.5:
            gaps[row] = -gaps[row]
    return float(gaps.min())


def winding(mesh: TriangleMesh, place: Floats) -> float:
    """How often a closed surface winds round a place: 1 inside, 0 outside.

    By the solid angle of each triangle, after van Oosterom and Strackee, IEEE Transactions on Biomedical Engineering 1983;30:125-126.
    """
    first, second, third = (mesh.vertices[mesh.triangles] - place).transpose(1, 0, 2)
    a, b, c = (np.linalg.norm(corner, axis=1) for corner in (first, second, third))
    volume = np.einsum("ij,ij->i", first, np.cross(second, third))
    across = [np.einsum("ij,ij->i", one, other) for one, other in ((first, second), (first, third), (second, third))]
    angles = 2.0 * np.arctan2(volume, a * b * c + across[0] * c + across[1] * b + across[2] * a)
    return float(angles.sum() / (4.0 * np.pi))


def is_closed(mesh: TriangleMesh) -> bool:
    """Whether every edge joins two triangles."""
    edges = np.sort(np.vstack([mesh.triangles[:, [k, (k + 1) % 3]] for k in range(3)]), axis=1)
    return bool((np.unique(edges, axis=0, return_counts=True)[1] == 2).all())


def length_mm(anatomy: Anatomy, bone: str) -> float:
    """Greatest length of a bone in mm, along its long axis."""
    vertices = anatomy.skeleton.bone_vertices(bone)
    axis = np.linalg.svd(vertices - vertices.mean(axis=0), full_matrices=False)[2][0]
    return float(np.ptp(vertices @ axis))


def stature_error(anatomy: Anatomy, bone: str) -> float:
    """Stature that the published formula gives for a bone, less the body's, in standard errors of the formula."""
    factor, constant, error = STATURE_FROM_BONE_CM[anatomy.shape.sex, bone]
    return (factor * length_mm(anatomy, f"left_{bone}") / 10 + constant - anatomy.shape.height_mm / 10) / error


def bi_iliac_breadth_mm(anatomy: Anatomy) -> float:
    """Greatest breadth over both iliac crests, on the bone."""
    return float(2 * anatomy.skeleton.bone_vertices("left_hip_bone")[:, 0].max())


def femoral_heads_apart_mm(anatomy: Anatomy) -> float:
    """Distance between the centres of the spheres that fit the femoral heads best."""
    femur = anatomy.skeleton.bone_vertices("left_femur")
    upper = femur[femur[:, 1] > femur[:, 1].max() - 40]
    head = upper[upper[:, 0] < np.median(upper[:, 0])]
    system = np.column_stack([2 * head, np.ones(len(head))])
    return float(2 * np.linalg.lstsq(system, (head**2).sum(axis=1), rcond=None)[0][0])
