"""What of a face the program changes by sex and age: how much of hair, lips and beard each vertex has, and the folds of age."""

import numpy as np

from acuviewer.body.complexion import HAIR, LIPS, Shares
from acuviewer.geometry.mesh import Floats
from acuviewer.session.anatomy import Anatomy
from baking.colours import SKIN, TINTS
from baking.relief_strokes import Stroke, along, spacing, stroke_on

_LIPS_STRENGTH = TINTS["lips"][1]

_FINGERS = ("thumb", "index_finger", "middle_finger", "ring_finger", "little_finger")
_TIPS = "thumb_tip index_fingertip middle_fingertip ring_fingertip little_fingertip"
FLUSHES = (
    # landmarks, how far the red goes in mm, and how red it is
    ("zygomatic_bone_lower_border", 26.0, 0.6),
    ("nasal_tip", 15.0, 0.45),
    ("ear_apex ear_lobe_lower_attachment", 18.0, 0.7),
    ("chin", 14.0, 0.35),
    ("olecranon", 34.0, 0.8),
    ("second_metacarpal_head third_metacarpal_head fourth_metacarpal_head fifth_metacarpal_head", 12.0, 0.65),
    (" ".join(f"{finger}_proximal_interphalangeal_joint" for finger in _FINGERS[1:]), 8.0, 0.5),
    (_TIPS, 11.0, 0.8),
    ("patella_base patella_apex", 38.0, 0.65),
    ("calcaneal_tuberosity heel", 34.0, 0.7),
    ("great_toe_tip second_toe_tip third_toe_tip fourth_toe_tip little_toe_tip", 16.0, 0.7),
    ("acromion_lateral_border", 40.0, 0.3),
)


def shares(anatomy: Anatomy) -> Shares:
    """How much of hair, lips and beard each vertex of the skin has, from the colours that were baked and where they lie."""
    mesh, marks = anatomy.skin.mesh, anatomy.landmarks
    away = anatomy.skin.pattern.colours.astype(float) - np.array(SKIN)
    chin, brow, ear, larynx, corner = (
        marks.on_side(name, "left").position_mm
        for name in ("chin", "eyebrow_middle", "ear_lobe_lower_attachment", "laryngeal_prominence", "mouth_corner")
    )
    height, forward = mesh.vertices[:, 1], mesh.vertices[:, 2]
    in_head = height > chin[1] - 8.0
    behind = (forward < ear[2] + 25.0) | (height > brow[1] - 9.0)
    hair = _along(away, HAIR - np.array(SKIN)) * (in_head & behind & (height > larynx[1]))
    mouth = (np.abs(height - corner[1]) < 26.0) & (forward > corner[2] - 22.0) & (np.abs(mesh.vertices[:, 0]) < corner[0] + 12.0)
    lips = np.clip(_along(away, np.array(LIPS) - np.array(SKIN)) / _LIPS_STRENGTH, 0.0, 1.0) * mouth
    bare = (1.0 - lips) * (1.0 - np.minimum(hair / 0.6, 1.0))
    return Shares(hair, lips * _LIPS_STRENGTH, _beard(anatomy) * bare, _flush(anatomy) * bare)


def _along(away: Floats, toward: Floats) -> Floats:
    found: Floats = np.clip(away @ toward / (toward @ toward), 0.0, 1.0)
    return found


def _flush(anatomy: Anatomy) -> Floats:
    """Where blood shows through: cheeks, nose, ears, elbows, knuckles, fingertips, knees, heels, toes. Both sides alike."""
    vertices = anatomy.skin.mesh.vertices
    on_left = vertices.copy()
    on_left[:, 0] = np.abs(on_left[:, 0])
    found = np.zeros(len(vertices))
    for names, wide_mm, most in FLUSHES:
        for name in names.split():
            away = np.linalg.norm(on_left - anatomy.landmarks.on_side(name, "left").position_mm, axis=1)
            found = np.maximum(found, most * np.exp(-((away / wide_mm) ** 2)))
    return found


def _beard(anatomy: Anatomy) -> Floats:
    """Upper lip, cheeks below a line from the nose to the ear, chin, and the upper neck in front."""
    marks = anatomy.landmarks
    vertices = anatomy.skin.mesh.vertices
    septum, chin, ear, larynx = (
        marks.on_side(name, "left").position_mm
        for name in ("nasal_septum_base", "chin", "ear_lobe_lower_attachment", "laryngeal_prominence")
    )
    corner = marks.on_side("mouth_corner", "left").position_mm
    aside = np.abs(vertices[:, 0])
    top = np.interp(
        aside, [0.0, 12.0, corner[0] + 10.0, ear[0]], [septum[1] - 1.0, septum[1] - 2.0, corner[1] + 4.0, ear[1] + 2.0]
    )
    below_top = np.clip((top - vertices[:, 1]) / 20.0, 0.0, 1.0)
    above_end = np.clip((vertices[:, 1] - 0.6 * larynx[1] - 0.4 * chin[1]) / 18.0, 0.0, 1.0)
    before_ear = np.clip((vertices[:, 2] - ear[2] - 4.0) / 24.0, 0.0, 1.0)
    found: Floats = below_top * above_end * before_ear
    return found


def folds_of_age(anatomy: Anatomy) -> Floats:
    """(n,) shade of the folds of an old face: forehead, glabella, lids, corners of the eyes, from the nose to the mouth and below."""
    marks = anatomy.landmarks
    names = ("glabella", "anterior_hairline_midpoint", "outer_canthus", "inner_canthus", "mouth_corner", "nasal_ala", "chin")
    glabella, hairline, outer, inner, corner, ala, chin = (marks.on_side(name, "left").position_mm for name in names)
    lines: list[tuple[list[Floats], float, float]] = []
    for share, wide in ((0.30, 34.0), (0.46, 38.0), (0.62, 34.0)):
        middle = glabella + share * (hairline - glabella)
        lines.append(([middle, _off(middle, 0.5 * wide, 3.0, -4.0), _off(middle, wide, 0.0, -16.0)], 2.0, -0.125))
    lines.append(([_off(glabella, 6.0, 10.0), _off(glabella, 5.0, -5.0)], 1.5, -0.14))
    lines += [([_off(outer, 3.0, rise / 4, -2.0), _off(outer, 15.0, rise, -12.0)], 1.2, -0.16) for rise in (8.0, 1.0, -6.0)]
    bag = [_off(inner, 2.0, -6.0, 2.0), _off((inner + outer) / 2, 0.0, -13.0, 3.0), _off(outer, 0.0, -7.0)]
    lines.append((bag, 2.2, -0.15))
    lines.append(([_off(ala, 3.0, 5.0, -2.0), _off((ala + corner) / 2, 9.0), _off(corner, 8.0, 1.0, -2.0)], 2.4, -0.18))
    lines.append(([_off(corner, 1.0, -1.0), _off(corner, 3.0, -20.0, -3.0)], 2.2, -0.10))
    lines.append(([_off(chin, 0.0, 12.0, 4.0), _off(chin, 14.0, 8.0)], 2.0, -0.08))
    mesh = anatomy.skin.mesh
    apart_mm = spacing(mesh)
    shade = np.zeros(len(mesh.vertices))
    for places, width_mm, dark in lines:
        shade += stroke_on(mesh, along(mesh, np.array(places)), Stroke((), width_mm, dark), apart_mm)
    return shade


def _off(place: Floats, outward: float, up: float = 0.0, forward: float = 0.0) -> Floats:
    """So many mm from a place on the left."""
    found: Floats = place + np.array([outward, up, forward])
    return found
