"""Labels that go along with their marks while the picture moves, until they are placed anew.

To place them takes a good part of the time of a picture; to carry them takes next to none, and they stand as calmly as their marks.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats
from acuviewer.session.session import Camera
from acuviewer.shown.camera import wrap_deg
from acuviewer.shown.label_request import LabelRequest
from acuviewer.shown.labels import Label
from acuviewer.shown.marks import Marks
from acuviewer.shown.projection import Projection, Sees
from acuviewer.shown.rectangles import CLEAR_PX, Rectangle, overlap

_MOST_TURN_DEG, _MOST_ZOOM, _MOST_SHIFT = 20.0, 1.3, 0.15
"""A camera that has turned, come nearer or moved (as a share of its distance) by more looks at something else: labels are placed for it."""

_MARGIN_PX = 4.0


@dataclass(frozen=True, eq=False)
class CarriedLabels:
    """``labels`` as they were placed in one picture: at marks on (n, 3) positions with normals, seen by ``projection``.

    ``rows`` (n,) are those of the marks of the picture, -1 where a label belongs to none of them. A body that has changed since is
    no longer looked through: who stood behind an arm is likely to stand there still.
    """

    labels: Sequence[Label]
    positions_mm: Floats
    normals: Floats
    rows: NDArray[np.intp]
    projection: Projection
    reserved: Sequence[Rectangle]
    same_body: bool = True

    def on(self, marks: Marks) -> "CarriedLabels | None":
        """The same labels on a body that has changed under them; None where one of them belongs to no mark."""
        if (self.rows < 0).any():
            return None
        return replace(self, positions_mm=marks.positions_mm[self.rows], normals=marks.normals[self.rows], same_body=False)

    def seen_by(self, projection: Projection, sight: Sees) -> list[Label] | None:
        """Where they stand in a later picture, those that are out of sight or in each other's way left out; None if the picture shows
        something else by now."""
        if not _is_near(self.projection, projection):
            return None
        if not self.labels:
            return []
        pixels = projection.pixels(self.positions_mm)
        boxes = np.array([label.rectangle for label in self.labels])
        low = boxes[:, :2] + np.round(pixels - np.array([label.mark for label in self.labels]))
        high = low + boxes[:, 2:]
        # What is seen by its middle, such as a tape's measure, may stand where nothing faces the eye.
        stays = projection.faces(self.positions_mm, self.normals) | (np.array([label.kind for label in self.labels]) == "measure")
        stays &= ((low >= _MARGIN_PX) & (high <= np.array([projection.width, projection.height]) - _MARGIN_PX)).all(axis=1)
        stays[stays] &= ~overlap(low[stays], high[stays], np.array(self.reserved).reshape(-1, 4))
        met = np.all((low[:, None] < high + CLEAR_PX) & (low - CLEAR_PX < high[:, None]), axis=2)
        kept: list[int] = []
        for row in map(int, np.flatnonzero(stays)):
            if not met[row, kept].any() and (not self.same_body or self._is_in_sight(row, projection, sight)):
                kept.append(row)
        places = np.column_stack([low, boxes[:, 2:]]).tolist()
        marks = pixels.tolist()
        return [replace(self.labels[row], rectangle=tuple(places[row]), mark=tuple(marks[row])) for row in kept]

    def _is_in_sight(self, row: int, projection: Projection, sight: Sees) -> bool:
        measures = self.labels[row].kind == "measure"
        return measures or sight.sees(projection, self.positions_mm[row], self.normals[row])


def as_placed(
    labels: Sequence[Label],
    wanted: Sequence[LabelRequest],
    marks: Marks,
    projection: Projection,
    reserved: Sequence[Rectangle],
) -> CarriedLabels:
    """Labels that have just been placed, with the marks that they belong to."""
    by_key = {request.key: request for request in wanted}
    requests = [by_key[label.key] for label in labels]
    positions = np.array([request.position_mm for request in requests]).reshape(-1, 3)
    normals = np.array([request.normal for request in requests]).reshape(-1, 3)
    rows = np.full(len(labels), -1, dtype=np.intp)
    if len(marks.positions_mm) and len(labels):
        same = (positions[:, None] == marks.positions_mm).all(axis=2)
        rows = np.where(same.any(axis=1), same.argmax(axis=1), -1)
    return CarriedLabels(tuple(labels), positions, normals, rows, projection, tuple(reserved))


def _is_near(one: Projection, other: Projection) -> bool:
    """Whether a picture shows about the same as another of its size."""
    if (one.width, one.height) != (other.width, other.height):
        return False
    return one.camera == other.camera or _looks_alike(one.camera, other.camera)


def _looks_alike(one: Camera, other: Camera) -> bool:
    turn = max(abs(wrap_deg(one.azimuth_deg - other.azimuth_deg)), abs(one.elevation_deg - other.elevation_deg))
    zoom = max(one.distance_mm / other.distance_mm, other.distance_mm / one.distance_mm)
    shift = float(np.linalg.norm(np.array(one.focus_mm) - np.array(other.focus_mm))) / min(one.distance_mm, other.distance_mm)
    return turn <= _MOST_TURN_DEG and zoom <= _MOST_ZOOM and shift <= _MOST_SHIFT
