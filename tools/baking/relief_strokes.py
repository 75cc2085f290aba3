"""What of the skin's relief is drawn: soft strokes from landmark to landmark, for creases and edges that the mesh does not have."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from acuviewer.geometry.mesh import Floats, TriangleMesh
from acuviewer.session.anatomy import Anatomy


@dataclass(frozen=True)
class Stroke:
    """A soft line over landmarks, or a spot on one: ``width_mm`` its half width, ``shade`` how dark (below 0) its middle is."""

    landmarks: tuple[str, ...]
    width_mm: float
    shade: float


def _line(names: str, width_mm: float, shade: float) -> Stroke:
    return Stroke(tuple(names.split()), width_mm, shade)


def _spine(*names: str) -> str:
    return " ".join(f"{name}_spinous_process" for name in names)


STROKES = (
    # The back: the furrow of the spine, the knobs in it, the edges of the scapula, the dimples, the sacrum.
    _line(_spine("t1", "t4", "t7", "t10", "t12", "l2", "l4", "l5"), 8.0, -0.05),
    *(_line(f"{name}_spinous_process", 7.0, 0.06) for name in ("c7", "t1", "l3", "l4")),
    _line("scapula_superior_angle scapular_spine_root scapula_medial_border scapula_inferior_angle", 13.0, -0.16),
    _line("scapular_spine_root scapular_spine_midpoint acromion_angle", 10.0, 0.10),
    _line("posterior_superior_iliac_spine", 12.0, -0.15),
    _line("posterior_superior_iliac_spine iliac_crest_highest_point", 10.0, -0.06),
    # The front of the trunk: clavicle and its hollows, costal margin, white line, navel, groin.
    _line("clavicle_sternal_end clavicle_midpoint clavicle_acromial_end", 6.0, 0.11),
    _line("supraclavicular_fossa_centre", 16.0, -0.10),
    _line("infraclavicular_fossa", 16.0, -0.05),
    _line("suprasternal_notch", 8.0, -0.13),
    _line("xiphisternal_junction seventh_costal_margin_midclavicular tenth_rib_lowest_point", 10.0, -0.06),
    _line("xiphisternal_junction umbilicus", 5.0, -0.09),
    _line("umbilicus", 6.0, -0.25),
    _line("anterior_superior_iliac_spine inguinal_groove_midpoint pubic_symphysis_upper_border", 8.0, -0.07),
    # The arm.
    _line("cubital_crease_radial_end cubital_crease_midpoint cubital_crease_ulnar_end", 3.0, -0.28),
    _line("palmar_wrist_crease_radial_end palmar_wrist_crease_midpoint palmar_wrist_crease_ulnar_end", 1.6, -0.24),
    _line("dorsal_wrist_crease_radial_end dorsal_wrist_crease_midpoint dorsal_wrist_crease_ulnar_end", 1.8, -0.10),
    _line("olecranon", 8.0, -0.06),
    # The leg.
    _line("popliteal_crease_lateral_end popliteal_crease_midpoint popliteal_crease_medial_end", 4.5, -0.30),
    _line(
        "patella_base_medial_end patella_medial_border patella_apex patella_lateral_border patella_base_lateral_end", 9.0, -0.12
    ),
    _line("tibial_crest_upper_quarter tibial_crest_midpoint tibial_crest_lower_quarter", 7.0, 0.08),
)

_JOINTS = ((2, 1.5, -0.20), (3, 1.4, -0.20))
"""Joints of a finger that have a crease on the palm's side, with its half width and shade; of the thumb the last alone."""
_ROOT = (1, 1.7, -0.16)
_KNUCKLE_MM, _KNUCKLE = 4.0, -0.07
_MOUTH_MM, _MOUTH = 1.4, -0.55


def drawn_relief(anatomy: Anatomy) -> Floats:
    """(n,) shade of all strokes on the skin; those of the left side are drawn on the left alone."""
    mesh = anatomy.skin.mesh
    apart_mm = spacing(mesh)
    shade = np.zeros(len(mesh.vertices))
    for stroke in STROKES:
        marks = [anatomy.landmarks.on_side(name, "left") for name in stroke.landmarks]
        line = np.array([mark.position_mm for mark in marks])
        normal = np.mean([mark.normal for mark in marks], axis=0)
        shade += _soft(mesh, line, normal, stroke, apart_mm)
    return shade + _fingers(anatomy, apart_mm) + _mouth_line(anatomy, apart_mm)


def _mouth_line(anatomy: Anatomy, apart_mm: Floats) -> Floats:
    """Between the lips it is dark, whatever light falls on the lower one from above."""
    mesh, marks = anatomy.skin.mesh, anatomy.landmarks
    corner, tubercle, below = (
        marks.on_side(name, "left").position_mm for name in ("mouth_corner", "lip_upper_tubercle", "mentolabial_groove_midpoint")
    )
    x, y, z = mesh.vertices.T
    middle = np.flatnonzero((np.abs(x) < 0.5) & (y < tubercle[1]) & (y > below[1]) & (z > tubercle[2] - 12.0))
    # The lower lip is highest where it meets the upper one.
    meeting = mesh.vertices[middle[mesh.vertex_normals[middle, 1].argmax()]]
    quarter = (corner + meeting) / 2 + [0.0, 0.4, 1.5]
    away = _distance(mesh.vertices, np.array([corner, quarter, meeting]))
    toward_corner = np.clip(1.25 - np.abs(x) / corner[0], 0.25, 1.0)
    found: Floats = _fading(away, _MOUTH_MM, _MOUTH, apart_mm) * toward_corner
    return found


def along(mesh: TriangleMesh, places: Floats) -> Floats:
    """(m, 3) a smooth line through (k, 3) places near the skin, laid on it: each of its places is the nearest vertex's height."""
    share, dense = np.linspace(0.0, 1.0, len(places)), np.linspace(0.0, 1.0, 12)
    line = np.stack([np.interp(dense, share, column) for column in places.T], axis=1)
    nearest = np.array([np.linalg.norm(mesh.vertices - place, axis=1).argmin() for place in line])
    offset = np.einsum("kd,kd->k", mesh.vertices[nearest] - line, mesh.vertex_normals[nearest])
    found: Floats = line + offset[:, None] * mesh.vertex_normals[nearest]
    return found


def stroke_on(mesh: TriangleMesh, line: Floats, stroke: Stroke, apart_mm: Floats) -> Floats:
    """(n,) shade of a stroke about a (k, 3) line that lies on the skin."""
    return _fading(_distance(mesh.vertices, line), stroke.width_mm, stroke.shade, apart_mm)


def _soft(mesh: TriangleMesh, line: Floats, normal: Floats, stroke: Stroke, apart_mm: Floats) -> Floats:
    """A stroke about a (k, 3) line, on what is turned its way; where the mesh is coarse it is wider and fainter."""
    away = _distance(mesh.vertices, line)
    turned = np.clip((mesh.vertex_normals @ normal - 0.1) / 0.3, 0.0, 1.0)
    return _fading(away, stroke.width_mm, stroke.shade, apart_mm) * turned


def _fading(away_mm: Floats, width_mm: float, shade: float, apart_mm: Floats) -> Floats:
    width = np.maximum(width_mm, 0.55 * apart_mm)
    found: Floats = shade * np.sqrt(width_mm / width) * np.exp(-((away_mm / width) ** 2) / 2)
    return found


def _distance(places: Floats, line: Floats) -> Floats:
    """(n,) distance of places from a line of one or more points."""
    best = np.linalg.norm(places - line[0], axis=1)
    for start, end in pairwise(line):
        way = end - start
        share = np.clip((places - start) @ way / (way @ way), 0.0, 1.0)
        best = np.minimum(best, np.linalg.norm(places - start - share[:, None] * way, axis=1))
    return best


def _fingers(anatomy: Anatomy, apart_mm: Floats) -> Floats:
    """Creases across the palm's side of the fingers, and a hint of the knuckles on the other."""
    mesh, joints = anatomy.skin.mesh, anatomy.skin.joints
    shade = np.zeros(len(mesh.vertices))
    palm = np.asarray(anatomy.landmarks.on_side("palmar_wrist_crease_midpoint", "left").normal)
    for finger in range(1, 6):
        for joint, width_mm, dark in _JOINTS if finger == 1 else (_ROOT, *_JOINTS):
            before, here, after = (joints[f"left_finger_{finger}_{k}"] for k in (max(joint - 1, 1), joint, joint + 1))
            along = (after - before) / np.linalg.norm(after - before)
            offset = mesh.vertices - here
            off_axis = offset @ along
            near = np.linalg.norm(offset, axis=1) < (14.0 if finger == 1 else 12.0)
            side = palm - (palm @ along) * along if finger > 1 else _thumb_pulp(joints, along)
            turned = mesh.vertex_normals @ side / np.linalg.norm(side)
            shade += near * np.clip(turned * 2, 0.0, 1.0) * _fading(np.abs(off_axis), width_mm, dark, apart_mm)
            shade += near * np.clip(-turned * 2, 0.0, 1.0) * _fading(np.abs(off_axis), _KNUCKLE_MM, _KNUCKLE, apart_mm)
    return shade


def _thumb_pulp(joints: object, along: Floats) -> Floats:
    """Where the thumb's pulp looks: across it, toward the fingers."""
    assert isinstance(joints, dict)
    toward = joints["left_finger_3_2"] - joints["left_finger_1_3"]
    found: Floats = toward - (toward @ along) * along
    return found


def spacing(mesh: TriangleMesh) -> Floats:
    """(n,) mean length in mm of the edges at each vertex."""
    ends = mesh.topology.half_edges
    lengths = np.linalg.norm(mesh.vertices[ends[:, 0]] - mesh.vertices[ends[:, 1]], axis=1)
    count = np.bincount(ends[:, 0], minlength=len(mesh.vertices))
    found: Floats = np.bincount(ends[:, 0], lengths, len(mesh.vertices)) / np.maximum(count, 1)
    return found
