"""What a cun is at a place of one body: the scale of the segment that measures there. There is no global cun."""

import numpy as np

from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.i18n import Said
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import PlacedLandmarks
from acuviewer.points.location import Location

FINGER_SEGMENT = "finger_middle_phalanx"
"""The finger-cun: for depths, which no segment of the skin measures, and where no segment lies."""

_SEGMENTS = {
    "head": "head_sagittal", "neck": "nape", "upper_arm": "upper_arm", "forearm": "forearm", "hand": "hand",
    "thigh": "thigh_lateral", "leg": "leg_anterior", "foot": FINGER_SEGMENT,
}  # fmt: skip
"""The segment that lies on each labelled part of the skin, for places that no segment was measured for."""

_TRUNK_SEGMENTS = {
    "back": "back_transverse", "chest": "chest_transverse", "upper_abdomen": "upper_abdomen", "lower_abdomen": "lower_abdomen",
}  # fmt: skip
"""The same on the parts of the trunk: behind, the way from the spine to the shoulder blade."""


@dataclass(frozen=True)
class Scale:
    """Millimetres a cun by a segment. ``by_rule`` tells the segment of a point's own rule from the one that lies there."""

    segment: str
    mm_per_cun: float
    by_rule: bool

    @property
    def called(self) -> Said:
        """The segment in words."""
        return Said("segment.finger_cun" if self.segment == FINGER_SEGMENT else f"segment.{self.segment}")

    def cun(self, mm: float) -> float:
        """A length in cun."""
        return mm / self.mm_per_cun


def scale_of(location: Location, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Scale:
    """The scale by which a point was measured last on its way, else that of the segment that lies there."""
    if location.mm_per_cun:
        segment, mm_per_cun = list(location.mm_per_cun.items())[-1]
        return Scale(segment, mm_per_cun, True)
    return scale_at(location.surface, location.normal, skin, landmarks, ruler)


def scale_at(place: SurfacePoint, normal: Floats, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Scale:
    """The scale of the segment that lies at a place with its outward normal; the left side's serves for both."""
    part = part_of_skin(skin, place.triangle)
    segment = _SEGMENTS.get(part)
    if segment is None:
        segment = _TRUNK_SEGMENTS[parts_of_trunk(skin.mesh.position(place)[None], normal[None], landmarks)[0]]
    return Scale(segment, ruler.mm_per_cun(segment), False)


def part_of_skin(skin: Skin, triangle: int) -> str:
    """The labelled part of the skin to which a triangle belongs, without its side."""
    region = skin.pattern.region_names[skin.pattern.regions[triangle]]
    return region.removeprefix("left_").removeprefix("right_")


def parts_of_trunk(positions_mm: Floats, normals: Floats, landmarks: PlacedLandmarks) -> list[str]:
    """On which part of the trunk each of some places (k, 3) lies: back, or in front chest, upper_abdomen or lower_abdomen by height."""
    sternum = landmarks.on_side("xiphisternal_junction", "midline").position_mm
    margin = landmarks.on_side("seventh_costal_margin_midclavicular", "left").position_mm
    navel = landmarks.on_side("umbilicus", "midline").position_mm
    heights = positions_mm[:, 1]
    # The costal margin falls away from the median line.
    costal = np.interp(np.abs(positions_mm[:, 0]), [0.0, abs(margin[0])], [sternum[1], margin[1]])
    in_front = np.where(heights > costal, "chest", np.where(heights > navel[1], "upper_abdomen", "lower_abdomen"))
    parts: list[str] = np.where(normals[:, 2] < 0, "back", in_front).tolist()
    return parts
