"""The shipped catalogs that locating needs, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from acuviewer.landmarks.catalog import Landmark, load_landmarks
from acuviewer.landmarks.cun import CunSegment, load_segments
from acuviewer.points.catalog import AcuPoint, load_points
from acuviewer.points.meridian_catalog import Meridian, load_meridians


@dataclass(frozen=True, eq=False)
class Atlas:
    """Landmarks by name, cun segments by id, acupoints and meridians by code."""

    landmarks: Mapping[str, Landmark]
    segments: Mapping[str, CunSegment]
    points: Mapping[str, AcuPoint]
    meridians: Mapping[str, Meridian]


@cache
def load_atlas() -> Atlas:
    """The shipped atlas."""
    return Atlas(load_landmarks(), load_segments(), load_points(), load_meridians())
