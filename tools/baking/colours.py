"""Bakes skin colours a vertex: lips, nails, areolae, brows and a discreet hairline, which are landmarks to a learner.

Texture masks give lips, nails and areolae. Brows and hairline are drawn here, in directions seen from the head's
centre, on the reference head; the hairline's curve is also what the hairline landmarks are bound to.
"""

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.subdivision import CatmullClark
from baking.makehuman import MakeHuman

Floats = NDArray[np.float64]

SKIN = (222, 184, 156)
TINTS = {
    "lips": ((184, 112, 102), 0.62),
    "aureolae": ((168, 108, 88), 0.85),
    "fingernails": ((240, 206, 192), 0.9),
    "toenails": ((238, 204, 190), 0.9),
}
HAIR = (70, 55, 46)
HAIR_STRENGTH, BROW_STRENGTH = 0.68, 0.62
"""Hair cropped short: dark, but the skin shows through it."""
_STRANDS = 0.16
"""How much of the hair's strength differs from vertex to vertex, so that it is no cap of one colour."""

HAIRLINE_DEG = np.array(
    [
        [0, 57],
        [20, 58],
        [38, 57],
        [48, 54],
        [56, 46],
        [64, 31],
        [72, 16],
        [80, 5],
        [86, 2],
        [94, 6],
        [104, -4],
        [116, -24],
        [130, -36],
        [148, -44],
        [165, -47],
        [180, -47.5],
    ],
    dtype=float,
)
"""Elevation of the hairline by azimuth (0 in front, 180 behind), seen from the head's centre: forehead, temple
corner, sideburn, over the ear, nape. Drawn for this model's head after the usual adult hairline."""


def head_centre(joints: dict[str, Floats]) -> Floats:
    """The place from which the hairline's directions are seen: in the median plane, level with the eyes."""
    eye = joints["left_eye"]
    return np.array([0.0, eye[1], eye[2] - 62.0])


def head_directions(vertices: Floats, centre: Floats) -> tuple[Floats, Floats]:
    """Azimuth from the front (0 to 180, both sides alike) and elevation, in degrees, seen from ``centre``."""
    offset = vertices - centre
    azimuth = np.degrees(np.arctan2(np.abs(offset[:, 0]), offset[:, 2]))
    elevation = np.degrees(np.arctan2(offset[:, 1], np.hypot(offset[:, 0], offset[:, 2])))
    return azimuth, elevation


def hairline_elevation(azimuth: Floats) -> Floats:
    """Elevation of the hairline at an azimuth, in degrees."""
    return np.interp(azimuth, HAIRLINE_DEG[:, 0], HAIRLINE_DEG[:, 1])


def _smooth_step(value: Floats, low: float, high: float) -> Floats:
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3 - 2 * t)


def _grain(azimuth: Floats, elevation: Floats) -> Floats:
    """A number from 0 to 1 for each direction from the head's centre, fine and without order, and the same on both sides."""
    found: Floats = np.abs(np.sin(np.round(azimuth, 1) * 12.9898 + np.round(elevation, 1) * 78.233) * 43758.5453) % 1.0
    return found


def _mask_at_vertices(source: MakeHuman, subdivision: CatmullClark, name: str) -> Floats:
    """A texture mask at every fine vertex; seam vertices take the brightest of their texture places."""
    mask = source.mask(name)
    corners = source.texture[source.body_texture]
    after = (corners + np.roll(corners, -1, axis=1)) / 2
    n_cage, n_edges = subdivision.n_vertices, len(subdivision.edges)
    quads = subdivision.quads
    rows = np.concatenate([quads.ravel(), (n_cage + subdivision.edge_of_side).ravel(), n_cage + n_edges + np.arange(len(quads))])
    places = np.concatenate([corners.reshape(-1, 2), after.reshape(-1, 2), corners.mean(axis=1)])
    height, width = mask.shape
    column = np.clip(np.round(places[:, 0] * (width - 1)), 0, width - 1).astype(int)
    row = np.clip(np.round((1 - places[:, 1]) * (height - 1)), 0, height - 1).astype(int)
    values = np.zeros(n_cage + n_edges + len(quads))
    np.maximum.at(values, rows, mask[row, column])
    return values


def _brows(vertices: Floats, eye: Floats, in_head: NDArray[np.bool_]) -> Floats:
    """Strength of the brows from 0 to 1: a gentle arch over each eye, thinning outward. ``eye`` is the left centre."""
    across = np.abs(vertices[:, 0]) - eye[0]
    s = (across + 17.0) / 44.0
    arch = eye[1] + 18.5 + 5.5 * np.sin(np.clip(s, 0, 1) * np.pi * 0.78) - 5.0 * np.clip(s - 0.62, 0, 1)
    half_width = 3.6 * (1 - 0.6 * np.clip(s, 0, 1))
    off = np.abs(vertices[:, 1] - arch)
    strength = 1 - _smooth_step(off, 0.2 * half_width.mean(), 1.55 * half_width.mean() + half_width * 0.4)
    inside = _smooth_step(s, -0.06, 0.08) * (1 - _smooth_step(s, 0.86, 1.04))
    front = vertices[:, 2] > eye[2] - 14.0
    return strength * inside * front * in_head


def bake_colours(
    source: MakeHuman, subdivision: CatmullClark, vertices: Floats, joints: dict[str, Floats], in_head: NDArray[np.bool_]
) -> NDArray[np.uint8]:
    """(n, 3) sRGB colours of the fine vertices; ``vertices`` is the reference body's displayed skin in mm."""
    colours = np.tile(np.array(SKIN, dtype=float), (len(vertices), 1))
    for name, (tint, strength) in TINTS.items():
        share = (_mask_at_vertices(source, subdivision, name) * strength)[:, None]
        colours = colours * (1 - share) + np.array(tint) * share
    eye = joints["left_eye"]
    azimuth, elevation = head_directions(vertices, head_centre(joints))
    near_head = np.linalg.norm(vertices - head_centre(joints), axis=1) < 150.0
    over = _smooth_step(elevation - hairline_elevation(azimuth), -2.5, 9.0) * near_head
    bare = 1 - _mask_at_vertices(source, subdivision, "ears")
    hair = np.maximum(
        over * bare * HAIR_STRENGTH * (1 - _STRANDS * _grain(azimuth, elevation)), _brows(vertices, eye, in_head) * BROW_STRENGTH
    )[:, None]
    return np.round(colours * (1 - hair) + np.array(HAIR) * hair).astype(np.uint8)
