"""What a taut tape round a body shows: the convex hull of a plane section of its skin."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

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

    @cached_property
    def _sides(self) -> tuple[Floats, Floats]:
        """(k, 3) the way from each place to the next, and how long each is (k,)."""
        steps = np.concatenate([self.places[1:], self.places[:1]]) - self.places
        return steps, np.sqrt(np.einsum("ij,ij->i", steps, steps))

    @property
    def girth(self) -> float:
        """Length of the tape round it."""
        return float(self._sides[1].sum())

    def growth(self, times: float) -> tuple[NDArray[np.intp], Floats]:
        """Vertices, and by how much so many times the girth grows with them."""
        steps, lengths = self._sides
        towards = steps / np.maximum(lengths, 1e-9)[:, None]
        pull = (np.roll(towards, 1, axis=0) - towards) * times
        shares = self.shares[:, None]
        return self.edges.T.ravel(), np.concatenate([pull * (1 - shares), pull * shares])


def cut_taut(
    vertices: Floats, edges: SkinEdges, heights: Floats, place: Floats, normal: Floats, kept: Callable[[Floats], NDArray[np.bool]]
) -> TautSection | None:
    """The section through a place (3,) square to a unit normal (3,), of those crossings (k, 3) that are ``kept``; None if it meets no skin.

    ``heights`` (k,) are those of the edges' vertices along the normal.
    """
    height = heights - float(place @ normal)
    above = height >= 0
    crossed = np.flatnonzero(above.take(edges.ends[0]) != above.take(edges.ends[1]))
    first, second = edges.ends.take(crossed, axis=1)
    ours, theirs = height[first], height[second]
    rows, shares = edges.vertices.take(np.stack([first, second], axis=1)), ours / (ours - theirs)
    places = vertices.take(rows[:, 0], axis=0) * (1 - shares)[:, None] + vertices.take(rows[:, 1], axis=0) * shares[:, None]
    keep = np.flatnonzero(kept(places))
    if len(keep) < _FEWEST_CROSSINGS:
        return None
    rows, shares, places = rows.take(keep, axis=0), shares.take(keep), places.take(keep, axis=0)
    aside = unit(square_to(normal, _FRONT if abs(normal[2]) < 0.9 else _UP))
    hull = convex_hull(places @ np.stack([aside, square_to(normal, aside)], axis=1))
    return TautSection(rows[hull], shares[hull], places[hull])


def square_to(one: Floats, other: Floats) -> Floats:
    """The cross product of two (3,) vectors, in a fraction of the time that ``numpy.cross`` takes."""
    a, b, c = one.tolist()
    d, e, f = other.tolist()
    return np.array([b * f - c * e, c * d - a * f, a * e - b * d])


def unit(vector: Floats) -> Floats:
    """A (3,) vector's direction."""
    found: Floats = vector / np.sqrt(vector @ vector)
    return found
