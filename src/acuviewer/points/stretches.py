"""By which cun segment a stretch of a way along the skin is measured: part of the body, side of the limb, and direction decide.

The choice is that of the standard's own rules: on the front of the trunk eight cun between the midclavicular lines across, and the
measures of sternum and abdomen lengthwise; on the back three cun from the spine to the shoulder blade, which has no measure
lengthwise there, for the spinous processes count; on thigh and leg the measures of the inner, outer, front and rear side.
"""

from collections.abc import Callable, Mapping

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.geometry.curve import SurfaceCurve
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.scale import part_of_skin, parts_of_trunk

_STEEP = np.sin(np.radians(45.0))
"""A way that rises by less than this share of its length goes across."""
_LEAST_MM = 5.0
"""Where a way is shorter in a part of the body than this, it only touches that part's border."""


def segments_along(way: SurfaceCurve, skin: Skin, landmarks: PlacedLandmarks) -> list[str]:
    """The name of the segment for each straight piece of a way; within one part of the body there is one for all of its pieces."""
    middles = (way.points[:-1] + way.points[1:]) / 2
    normals = skin.mesh.normals_at(way.triangles, np.full((len(way.triangles), 3), 1 / 3))
    steps = np.diff(way.points, axis=0)
    lengths = np.linalg.norm(steps, axis=1)
    parts = _without_touched(_parts(way, middles, normals, skin, landmarks), lengths)
    found: dict[str, str] = {}
    for part in dict.fromkeys(parts):
        rows = np.array([name == part for name in parts])
        total = float(lengths[rows].sum())
        aside, rise, _ = np.abs(steps[rows].sum(axis=0)).tolist()
        # Lengthwise goes upright along the trunk, and over the head from front to back.
        is_across = aside > _STEEP * total if part == "head" else rise < _STEEP * total
        # A way of no length, where a ruler begins, has the normal of its place.
        outward = (lengths[rows, None] * normals[rows]).sum(axis=0) if total else normals[0].copy()
        outward[0] *= np.sign(middles[rows, 0].mean())
        found[part] = _choose(part, outward / max(float(np.linalg.norm(outward)), 1e-9), is_across)
    return [found[part] for part in parts]


def part_at(place: SurfacePoint, skin: Skin, landmarks: PlacedLandmarks) -> str:
    """The part of the body in which a place lies, parted where segments end."""
    part, height = part_of_skin(skin, place.triangle), skin.mesh.coordinates(place)[1]
    if part == "trunk":
        part = parts_of_trunk(skin.mesh.position(place)[None], skin.mesh.normal(place)[None], landmarks)[0]
    above = {low: high for low, high, landmark in _MEETINGS if height > landmarks.on_side(landmark, "left").position_mm[1]}
    return above.get(part, part)


def lengthwise_segment(place: SurfacePoint, skin: Skin, landmarks: PlacedLandmarks) -> str | None:
    """The segment that measures lengthwise at a place; None on the back, where the spinous processes count, and on the foot."""
    part = part_at(place, skin, landmarks)
    outward = skin.mesh.normal(place)
    outward[0] *= np.sign(skin.mesh.coordinates(place)[0])
    return None if part in _UNMEASURED else _choose(part, outward, is_across=False)


def transverse_segment(place: SurfacePoint, skin: Skin, landmarks: PlacedLandmarks) -> str | None:
    """The segment that measures from a place to the median line; None on the limbs."""
    part = part_of_skin(skin, place.triangle)
    if part == "trunk":
        part = parts_of_trunk(skin.mesh.position(place)[None], skin.mesh.normal(place)[None], landmarks)[0]
    return _ACROSS.get(part)


def _without_touched(parts: list[str], lengths: Floats) -> list[str]:
    """The parts without those that the way merely touches: their pieces count to the part before, or at the beginning to the next."""
    totals = {part: float(lengths[[name == part for name in parts]].sum()) for part in dict.fromkeys(parts)}
    crossed = [part for part, mm in totals.items() if mm >= _LEAST_MM] or [max(totals, key=lambda part: totals[part])]
    last = next(part for part in parts if part in crossed)
    kept = []
    for part in parts:
        last = part if part in crossed else last
        kept.append(last)
    return kept


def _parts(way: SurfaceCurve, middles: Floats, normals: Floats, skin: Skin, landmarks: PlacedLandmarks) -> list[str]:
    """The part for each piece, parted where segments end: nape and head at the hairline, thigh and leg at the crease of the knee."""
    parts = [part_of_skin(skin, triangle) for triangle in way.triangles.tolist()]
    if "trunk" in parts:
        of_trunk = parts_of_trunk(middles, normals, landmarks)
        parts = [there if part == "trunk" else part for part, there in zip(parts, of_trunk, strict=True)]
    for low, high, landmark in _MEETINGS:
        if low in parts:
            level = landmarks.on_side(landmark, "left").position_mm[1]
            parts = [high if part == low and y > level else part for part, y in zip(parts, middles[:, 1].tolist(), strict=True)]
    return parts


_MEETINGS = (
    ("neck", "head", "posterior_hairline_midpoint"), ("leg", "thigh", "popliteal_crease_midpoint"),
    ("foot", "leg", "lateral_malleolus"),
)  # fmt: skip
"""Of which part the skin above a landmark counts to the next, where the labelled parts of the skin meet elsewhere."""

_ACROSS = {
    "head": "mastoid_transverse", "neck": "mastoid_transverse", "back": "back_transverse", "chest": "midclavicular_transverse",
    "upper_abdomen": "midclavicular_transverse", "lower_abdomen": "midclavicular_transverse",
}  # fmt: skip

_LENGTHWISE = {
    "head": "head_sagittal", "neck": "nape", "back": "back_transverse", "chest": "sternum", "upper_abdomen": "upper_abdomen",
    "lower_abdomen": "lower_abdomen", "upper_arm": "upper_arm", "forearm": "forearm", "hand": "hand", "foot": "ankle_medial",
}  # fmt: skip


_UNMEASURED = ("back", "foot")


def _thigh(outward: Floats) -> str:
    if outward[2] > 0.3 or outward[0] < -0.5:
        return "thigh_medial"
    return "thigh_posterior" if outward[2] < -0.85 else "thigh_lateral"


def _leg(outward: Floats) -> str:
    if outward[0] < -0.5:
        return "leg_medial"
    return "leg_anterior" if outward[2] > 0.6 else "leg_lateral"


_OF_SIDE: Mapping[str, Callable[[Floats], str]] = {"thigh": _thigh, "leg": _leg}
"""By the mean normal of the stretch, whose x points away from the median plane."""


def _choose(part: str, outward: Floats, is_across: bool) -> str:
    if part in _OF_SIDE:
        return _OF_SIDE[part](outward)
    return (is_across and _ACROSS.get(part)) or _LENGTHWISE[part]
