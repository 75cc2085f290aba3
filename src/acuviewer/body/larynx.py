"""Hyoid, thyroid and cricoid cartilage, built from figures and set under the signs of the larynx on the neck.

No source of the skeleton has a larynx. Lengths, breadths and depths are those of Gray's Anatomy of the Human Body (20th edition, 1918,
"The Larynx", after Sappey): 44, 43 and 36 mm in men, 36, 41 and 26 mm in women. The angle of the laminae, about 90 and 120 degrees, and
the rest are common textbook figures, not checked against a print source. The frame: x to the left, y up along the larynx, z to the front,
from the laryngeal prominence.
"""

from collections.abc import Mapping

import numpy as np

from acuviewer.body.measures import Sex
from acuviewer.dataclass import dataclass
from acuviewer.geometry.lofting import joined, loft, rings_of, symmetrical
from acuviewer.geometry.mesh import MIRROR, Floats, Ints

KEYS = ("hyoid_bone", "thyroid_cartilage", "cricoid_cartilage")
CRICOID_BELOW_MM = 22.0
"""The arch of the cricoid cartilage below the prominence, in the form that is taken for the source."""
LOWER_BORDER = 0.62
"""The lower border of the thyroid cartilage on the way from the prominence to the arch."""
PLATE_MM, BOXY = 3.4, 0.6
_UP = np.array([0.0, 1.0, 0.0])
_AHEAD = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True)
class _Size:
    """Figures of one sex in mm, on people of that stature: thyroid and cricoid cartilage, hyoid bone."""

    stature: float
    angle_degrees: float
    lamina: float
    breadth: float
    depth: float
    ring_breadth: float
    ring_depth: float
    arch: float
    signet: float
    hyoid_breadth: float
    hyoid_depth: float


_SIZES: Mapping[Sex, _Size] = {
    "male": _Size(1740.0, 90.0, 30.0, 43.0, 36.0, 26.0, 27.0, 6.5, 23.0, 46.0, 36.0),
    "female": _Size(1620.0, 120.0, 25.0, 41.0, 26.0, 22.0, 20.0, 5.5, 19.0, 40.0, 31.0),
}


def source() -> dict[str, tuple[Floats, Ints]]:
    """Vertices and triangles by key of a man's larynx, in its own frame."""
    return _build("male", _SIZES["male"].stature, CRICOID_BELOW_MM)


def place_larynx(prominence: Floats, arch: Floats, sex: Sex, height_mm: float) -> dict[str, Floats]:
    """Vertices (n, 3) by key of a person of that stature; the (3,) places are those of the median plane where the laminae meet and
    where the arch of the cricoid cartilage stands."""
    prominence, way = prominence * (0.0, 1.0, 1.0), (prominence - arch) * (0.0, 1.0, 1.0)
    length = float(np.linalg.norm(way))
    up = way / length
    turn = np.array([[1.0, 0.0, 0.0], up, np.cross([1.0, 0.0, 0.0], up)])
    return {key: vertices @ turn + prominence for key, (vertices, _) in _build(sex, height_mm, length).items()}


def _build(sex: Sex, height_mm: float, below: float) -> dict[str, tuple[Floats, Ints]]:
    size = _SIZES[sex]
    scale = height_mm / size.stature
    lower = -LOWER_BORDER * below / scale
    parts = (_hyoid(size), _thyroid(size, lower), _cricoid(size, below / scale))
    return {
        key: (scale * vertices, triangles)
        for key, (vertices, triangles) in zip(KEYS, map(symmetrical, *zip(*parts, strict=True)), strict=True)
    }


def _both_sides(left: Floats) -> Floats:
    """(2k - 1, n, 3) rings from the right end to the left one, of (k, n, 3) rings from the median plane to the left."""
    found: Floats = np.concatenate([(left * MIRROR)[:0:-1], left])
    return found


def _thyroid(size: _Size, lower: float) -> tuple[Floats, Ints]:
    """Two laminae that meet at the prominence, with the notch above it, and their horns."""
    share = np.array([0.0, 0.04, 0.1, 0.18, 0.28, 0.4, 0.55, 0.7, 0.85, 0.96, 1.0])[:, None]
    half, broad = np.radians(size.angle_degrees / 2.0), size.breadth / 2.0
    # A curve that leaves the median plane by half the angle and ends straight backward.
    corner, end = np.array([broad, 0.0, -broad / np.tan(half)]), np.array([broad, 0.0, -size.depth])
    course = 2.0 * share * (1.0 - share) * corner + share**2 * end
    tangent = (1.0 - share) * corner + share * (end - corner)
    outward = np.cross(_UP, tangent)
    outward /= -np.linalg.norm(outward, axis=1)[:, None]
    outward[0] = _AHEAD
    top = np.interp(share[:, 0], [0.0, 0.1, 0.28, 0.6, 1.0], np.array([0.1, 0.38, 0.52, 0.55, 0.5]) * size.lamina)
    bottom = lower - np.interp(share[:, 0], [0.0, 0.3, 0.6, 1.0], np.array([0.0, 0.02, 0.05, 0.02]) * size.lamina)
    middles = course + (top + bottom)[:, None] / 2.0 * _UP
    plates = rings_of(middles, PLATE_MM / 2.0 * outward, (top - bottom)[:, None] / 2.0 * _UP, BOXY, 8)
    upper = _horn(end, float(top[-1]) - 3.0, np.array([-2.0, 0.42 * size.lamina + 3.0, -2.0]))
    lower_one = _horn(end, float(bottom[-1]) + 3.0, np.array([-5.0, -0.28 * size.lamina - 3.0, 3.0]))
    horns = [upper, lower_one]
    sides = [(vertices * MIRROR, triangles[:, ::-1]) for vertices, triangles in horns]
    return joined([loft(_both_sides(plates)), *horns, *sides])


def _horn(end: Floats, start: float, way: Floats) -> tuple[Floats, Ints]:
    """A rod at the rear border of the left lamina, which leans inward."""
    share = np.linspace(0.0, 1.0, 4)[:, None]
    middles = end + share * way + start * _UP + 2.0 * _AHEAD
    radius = np.interp(share, [0.0, 0.9, 1.0], [2.2, 1.6, 0.8])
    return loft(rings_of(middles, radius * np.array([1.0, 0.0, 0.0]), radius * -_AHEAD, n=6))


def _cricoid(size: _Size, below: float) -> tuple[Floats, Ints]:
    """A signet ring, its low arch in front and its high plate behind."""
    turn = np.linspace(0.0, np.pi, 13)[:, None]
    out = np.hstack([np.sin(turn), np.zeros_like(turn), np.cos(turn)])
    back = (1.0 - np.cos(turn)) / 2.0
    height = size.arch + (size.signet - size.arch) * back**1.5
    thick = 3.0 + 2.0 * back
    axes = np.array([size.ring_breadth, 0.0, size.ring_depth]) / 2.0
    middles = out * axes - (axes[2] + 2.0) * _AHEAD - (below + size.arch / 2.0 - height / 2.0) * _UP
    left = rings_of(middles, thick / 2.0 * out, height / 2.0 * _UP, 0.75, 8)
    # Both ends lie in the median plane; each is counted once.
    return loft(np.concatenate([left, (left * MIRROR)[-2:0:-1]]), loop=True)


def _hyoid(size: _Size) -> tuple[Floats, Ints]:
    """A horseshoe: the body in front, the greater horns backward and a little upward."""
    share = np.array([0.0, 0.15, 0.3, 0.42, 0.55, 0.7, 0.85, 0.95, 1.0])
    knots = [0.0, 0.3, 0.6, 1.0]
    x = np.interp(share, knots, np.array([0.0, 0.24, 0.41, 0.5]) * size.hyoid_breadth)
    z = np.interp(share, knots, np.array([0.0, -0.1, -0.5, -1.0]) * size.hyoid_depth)
    rise = np.interp(share, knots, [0.0, 0.0, 1.0, 5.0])
    tall = np.interp(share, [0.0, 0.3, 0.45, 0.85, 0.95, 1.0], [5.5, 5.0, 3.2, 2.2, 2.6, 1.2])[:, None]
    thick = np.interp(share, [0.0, 0.3, 0.45, 0.85, 0.95, 1.0], [3.0, 2.8, 2.0, 1.5, 2.0, 0.9])[:, None]
    middles = np.column_stack([x, rise + 0.9 * size.lamina, z - 4.0])
    outward = np.cross(np.gradient(middles, axis=0), _UP)
    outward /= np.linalg.norm(outward, axis=1)[:, None]
    outward[0] = _AHEAD
    outward *= np.sign(outward[0, 2])
    return loft(_both_sides(rings_of(middles, thick * outward, tall * _UP, 0.85, 8)))
