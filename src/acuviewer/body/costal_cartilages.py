"""The costal cartilages, which the source of the sternum holds in one piece with it: told apart triangle by triangle.

Only the left half is told apart; the right ones are its mirror images. All parts stay vertices of the one source, so that the fit
carries them together and no gap opens between them.
"""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.distances import distances
from acuviewer.geometry.mesh import MIRROR, Floats, Ints
from acuviewer.geometry.order import distinct_rows

WHOLE = "sternum"
"""Key of the source that is told apart."""
EDGE_MM = (
    (1300.0, 7.5), (1316.0, 7.5), (1331.0, 13.5), (1338.0, 15.0), (1350.0, 17.0), (1362.0, 18.5), (1380.0, 16.0), (1405.0, 15.5),
    (1422.0, 14.5), (1440.0, 14.5), (1451.0, 19.5), (1468.0, 28.0), (1477.0, 28.0),
)  # fmt: skip
"""Height and half breadth of the sternum in the frame of its source: from the xiphoid process to the notches of the clavicles."""
AXES_MM = {
    1: ((22, 1460), (40, 1467)), 2: ((14, 1431), (40, 1431)), 3: ((15, 1404), (50, 1409)), 4: ((15, 1382), (66, 1377)),
    5: ((18, 1357), (81, 1358)), 6: ((14, 1338), (40, 1331), (55, 1327), (92, 1327)), 7: ((8, 1325), (28, 1312), (55, 1299), (97, 1294)),
    8: ((57, 1287), (72, 1268), (109, 1265)), 9: ((72, 1262), (90, 1242), (117, 1231)), 10: ((89, 1237), (101, 1220), (117, 1211)),
}  # fmt: skip
"""Course of each cartilage from the front in the frame of the source, x and y: from the sternum, or from the cartilage above that it
joins, to its rib."""


@dataclass(frozen=True, eq=False)
class Part:
    """Rows (n,) of the source's vertices, which of them are mirrored (n,), and triangles (m, 3) of these."""

    rows: NDArray[np.intp]
    mirrored: NDArray[np.bool_]
    triangles: Ints

    @property
    def factors(self) -> Floats:
        """(n, 3) by which the vertices in these rows are multiplied."""
        found: Floats = np.where(self.mirrored[:, None], MIRROR, 1.0)
        return found

    def of(self, vertices: Floats) -> Floats:
        """(n, 3) vertices of the part."""
        found: Floats = vertices[self.rows] * self.factors
        return found

    def moved(self, start: int) -> "Part":
        """The part of a source that begins at a row."""
        return Part(self.rows + start, self.mirrored, self.triangles)


def whole(vertices: Floats, triangles: Ints) -> Part:
    """All of a source."""
    return Part(np.arange(len(vertices)), np.zeros(len(vertices), dtype=bool), triangles)


def cartilage_key(number: int) -> str:
    """What the data calls the cartilage of a rib."""
    return f"costal_cartilage_{number}"


def told_apart(vertices: Floats, triangles: Ints) -> Mapping[str, Part]:
    """The sternum and its left cartilages by key, of the (n, 3) vertices and (m, 3) triangles of the source."""
    middles = vertices[triangles].mean(axis=1)
    edge = np.interp(middles[:, 1], *np.array(EDGE_MM).T)
    beside = np.abs(middles[:, 0]) > edge
    numbers = np.array(list(AXES_MM))
    nearest = numbers[
        np.array([_distance(middles[:, :2], np.array(axis, dtype=float)) for axis in AXES_MM.values()]).argmin(axis=0)
    ]
    parts = {WHOLE: _part(vertices, triangles[~beside])}
    for number in AXES_MM:
        parts[cartilage_key(number)] = _part(vertices, triangles[beside & (nearest == number) & (middles[:, 0] > 0.0)])
    return parts


def _distance(places: Floats, axis: Floats) -> Floats:
    """(n,) distance of (n, 2) places from a line of (k, 2) corners."""
    found = np.full(len(places), np.inf)
    for start, end in pairwise(axis):
        along = end - start
        share = np.clip((places - start) @ along / (along @ along), 0.0, 1.0)
        found = np.minimum(found, np.linalg.norm(places - start - share[:, None] * along, axis=1))
    return found


def _part(vertices: Floats, triangles: Ints) -> Part:
    """Some triangles with the vertices they use; a vertex of the right half is the mirror image of its fellow on the left."""
    used, corners = distinct_rows(triangles)
    rows = used.astype(np.intp)
    mirrored = vertices[rows, 0] < 0.0
    left = vertices[rows[mirrored]] * MIRROR
    rows[mirrored] = distances(left, vertices).argmin(axis=1)
    return Part(rows, mirrored, corners.reshape(-1, 3).astype(np.int32))
