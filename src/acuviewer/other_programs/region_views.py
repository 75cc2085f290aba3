"""Pictures that hold several points: who lies so near to another one, and turned so alike, that both are seen from one place."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import unit
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.location import Location
from acuviewer.session.anatomy import Anatomy
from acuviewer.session.session import Camera
from acuviewer.shown.camera import frame, look_from

MOST = 10
"""So many points stand in a picture: more names than that find no room."""

_TURNED_ALIKE = math.cos(math.radians(55.0))
_FARTHEST_MM, _AROUND_MM = 260.0, 70.0
_CROSS = np.concatenate([np.eye(3), -np.eye(3)])


@dataclass(frozen=True)
class RegionView:
    """Some points of a region on the body's left, seen together. ``anchor`` is the first of ``codes``, by which the view is known."""

    region: str
    codes: tuple[str, ...]
    camera: Camera

    @property
    def anchor(self) -> str:
        """The point that began it."""
        return self.codes[0]

    def camera_on(self, side: Side) -> Camera:
        """The camera for the same places on a side."""
        if side != "right":
            return self.camera
        x, y, z = self.camera.focus_mm
        return replace(self.camera, focus_mm=(-x, y, z), azimuth_deg=-self.camera.azimuth_deg)


def region_views(anatomy: Anatomy, points: Mapping[str, AcuPoint], aspect: float) -> tuple[RegionView, ...]:
    """Views that together hold every point with a place on the body once, region by region in the order of the catalog.

    They hang on the body and the catalog alone, so that a picture stays the same whatever set is asked for.
    """
    regions: dict[str, list[Location]] = {}
    for code, point in points.items():
        found = anatomy.locations.get((code, "left", STANDARD)) or anatomy.locations.get((code, "midline", STANDARD))
        if found is not None:
            regions.setdefault(point.region, []).append(found)
    return tuple(view for region, there in regions.items() for view in _views(region, there, aspect))


def _views(region: str, there: list[Location], aspect: float) -> Iterable[RegionView]:
    while there:
        # Around the point that has most others about it; of several the first.
        anchor = max(there, key=lambda found: sum(_goes_with(found, other) for other in there))
        near = sorted((found for found in there if _goes_with(anchor, found)), key=lambda found: _apart(anchor, found))[:MOST]
        there = [found for found in there if found not in near]
        around = np.concatenate([np.array([found.position_mm for found in near]) + _AROUND_MM * offset for offset in _CROSS])
        turned = unit(np.sum([found.normal for found in near], axis=0))
        yield RegionView(region, tuple(found.code for found in near), frame(around, *look_from(turned), aspect))


def _goes_with(anchor: Location, found: Location) -> bool:
    return float(anchor.normal @ found.normal) >= _TURNED_ALIKE and _apart(anchor, found) <= _FARTHEST_MM


def _apart(one: Location, other: Location) -> float:
    return float(np.linalg.norm(one.position_mm - other.position_mm))
