"""By which two directions it is told where a click lies from a place: along the body's part and across it, both along the skin.

A hand that looks for a point goes along a limb and around it, or up and down the trunk and to the side. So each part of the body has axes
with words for both their ends, the preferred one first. Arms hang turned beside the body: theirs are those of their own bones.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, unit
from acuviewer.geometry.surface_point import SurfacePoint
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.scale import part_of_skin
from acuviewer.study.on_body import OnBody

_ALONG_SKIN = 0.6
"""An axis can be followed on the skin where it makes at least this share of its length in the plane that touches it."""

_FINGERS = (
    ("first_metacarpal_head", "thumb_tip"), ("second_metacarpal_head", "index_fingertip"), ("third_metacarpal_head", "middle_fingertip"),
    ("fourth_metacarpal_head", "ring_fingertip"), ("fifth_metacarpal_head", "little_fingertip"),
)  # fmt: skip
_FINGER_MM = 15.0
"""What is no farther than this from the line between knuckle and tip lies on the finger."""

_UP, _FORWARD, _LEFT = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0])


class Axis(NamedTuple):
    """A direction (3,) on the body, and the keys of the words for going along it and against it."""

    way: Floats
    along: str
    against: str


@dataclass(frozen=True, eq=False)
class Frame:
    """Two unit vectors (3,) square to each other in the plane that touches the skin, each with its words; the first goes lengthwise."""

    lengthwise: Axis
    crosswise: Axis


def frame_at(body: OnBody, place: SurfacePoint, position_mm: Floats, normal: Floats, side: Side) -> Frame:
    """The directions at a place (3,) of a body with its outward normal (3,)."""
    axes = _axes(body, place, position_mm, normal, side)
    in_skin = [_in_plane(axis.way, normal) for axis in axes]
    sizes = [float(np.linalg.norm(way)) for way in in_skin]
    first = next((row for row, size in enumerate(sizes) if size >= _ALONG_SKIN), int(np.argmax(sizes)))
    lengthwise = in_skin[first] / sizes[first]
    across = np.cross(normal, lengthwise)
    others = [row for row in range(len(axes)) if row != first]
    second = max(others, key=lambda row: abs(float(across @ unit(axes[row].way))))
    crosswise = across if float(across @ axes[second].way) >= 0 else -across
    return Frame(axes[first]._replace(way=lengthwise), axes[second]._replace(way=crosswise))


def _in_plane(way: Floats, normal: Floats) -> Floats:
    upright = unit(way)
    found: Floats = upright - float(upright @ normal) * normal
    return found


def _axes(body: OnBody, place: SurfacePoint, position_mm: Floats, normal: Floats, side: Side) -> Sequence[Axis]:
    part = part_of_skin(body.skin, place.triangle)
    of_side: Side = side if side != "midline" else "left"
    outward = _LEFT if of_side == "left" else -_LEFT
    up = Axis(_UP, "up", "down")
    forward = Axis(_FORWARD, "forward", "backward")
    if part in ("head", "neck", "trunk"):
        middle = "spine" if part == "trunk" and normal[2] < 0 else "midline"
        aside = Axis(outward, f"from_{middle}", f"to_{middle}") if side != "midline" else Axis(_LEFT, "left", "right")
        return up, forward, aside
    places = _Ways(body.landmarks, of_side)
    if part in ("thigh", "leg"):
        long = places.axis("lateral_epicondyle_of_femur", "greater_trochanter", "to_hip", "to_knee") if part == "thigh" else (
            places.axis("lateral_malleolus", "fibular_head", "to_knee", "to_ankle"))  # fmt: skip
        return long, Axis(outward, "outer", "inner"), forward
    if part == "foot":
        long = places.axis("second_toe_tip", "heel", "to_heel", "to_toes")
        return long, up, places.axis("fifth_metatarsal_head", "first_metatarsal_head", "to_great_toe", "to_little_toe")
    if part == "upper_arm":
        long = places.axis("olecranon", "acromion_lateral_border", "to_shoulder", "to_elbow")
        outer = places.axis("medial_epicondyle_of_humerus", "lateral_epicondyle_of_humerus", "outer", "inner")
        return long, outer, places.axis("olecranon", "cubital_crease_midpoint", "to_front_of_arm", "to_back_of_arm")
    palm = places.axis("dorsal_wrist_crease_midpoint", "palmar_wrist_crease_midpoint", "to_palm_side", "to_back_of_hand_side")
    if part == "forearm":
        long = places.axis("palmar_wrist_crease_midpoint", "cubital_crease_midpoint", "to_elbow", "to_wrist")
        return long, places.axis("ulnar_styloid_process", "radial_styloid_process", "to_thumb", "to_little_finger"), palm
    thumbward = places.axis("fifth_metacarpal_head", "second_metacarpal_head", "to_thumb", "to_little_finger")
    return places.of_hand(position_mm), thumbward, palm


class _Ways(NamedTuple):
    landmarks: PlacedLandmarks
    side: Side

    def axis(self, start: str, end: str, along: str, against: str) -> Axis:
        """The straight way from one landmark to another."""
        return Axis(self._at(end) - self._at(start), along, against)

    def of_hand(self, position_mm: Floats) -> Axis:
        """Along the finger on which a place lies, else along the hand."""
        near: dict[float, Axis] = {}
        for knuckle, tip in _FINGERS:
            start, way = self._at(knuckle), self._at(tip) - self._at(knuckle)
            share = float((position_mm - start) @ way / (way @ way))
            away = float(np.linalg.norm(position_mm - start - min(max(share, 0.0), 1.2) * way))
            if share > 0.0 and away <= _FINGER_MM:
                near[away] = Axis(-way, "to_wrist", "to_fingertip")
        if near:
            return near[min(near)]
        return self.axis("middle_fingertip", "palmar_wrist_crease_midpoint", "to_wrist", "to_fingertips")

    def _at(self, name: str) -> Floats:
        return self.landmarks.on_side(name, self.side).position_mm
