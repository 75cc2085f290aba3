"""What a taut tape round a body shows: the convex hull of a plane section of its skin."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from acuviewer.geometry.hull import convex_hull
from acuviewer.geometry.mesh import Floats

_FEWEST_CROSSINGS = 6
_UP, _FRONT = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, eq=False)
class SkinEdges:
    """Edges between some ``vertices`` (k,): rows of these at both ``ends`` (2, e)."""

    vertices: NDArray[np.intp]
    ends: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class TautSection:
    """Where edges (k, 2) cross a plane: at ``shares`` (k,) of each; ``places`` (k, 3), round the hull in turn."""

    edges: NDArray[np.intp]
    shares: Floats
    places: Floats

    @property
    def girth(self) -> float:
        """Length of the tape round it."""
        return float(np.linalg.norm(np.roll(self.places, -1, axis=0) - self.places, axis=1).sum())

    def growth(self, times: float) -> tuple[NDArray[np.intp], Floats]:
        """Vertices, and by how much so many times the girth grows with them."""
        steps = np.roll(self.places, -1, axis=0) - self.places
        towards = steps / np.maximum(np.linalg.norm(steps, axis=1), 1e-9)[:, None]
        pull = (np.roll(towards, 1, axis=0) - towards) * times
        shares = self.shares[:, None]
        return self.edges.T.ravel(), np.concatenate([pull * (1 - shares), pull * shares])


def cut_taut(
    vertices: Floats, edges: SkinEdges, place: Floats, normal: Floats, kept: Callable[[Floats], NDArray[np.bool]]
) -> TautSection | None:
    """The section through a place (3,) square to a unit normal (3,), of those crossings (k, 3) that are ``kept``; None if it meets no skin."""
    height = vertices.take(edges.vertices, axis=0) @ normal - float(place @ normal)
    above = height >= 0
    crossed = np.flatnonzero(above.take(edges.ends[0]) != above.take(edges.ends[1]))
    first, second = edges.ends[:, crossed]
    ours, theirs = height[first], height[second]
    rows, shares = edges.vertices[np.stack([first, second], axis=1)], ours / (ours - theirs)
    places = vertices[rows[:, 0]] * (1 - shares)[:, None] + vertices[rows[:, 1]] * shares[:, None]
    keep = kept(places)
    if keep.sum() < _FEWEST_CROSSINGS:
        return None
    rows, shares, places = rows[keep], shares[keep], places[keep]
    aside = np.cross(normal, _FRONT if abs(normal[2]) < 0.9 else _UP)
    aside /= np.linalg.norm(aside)
    hull = convex_hull(np.stack([places @ aside, places @ np.cross(normal, aside)], axis=1))
    return TautSection(rows[hull], shares[hull], places[hull])
