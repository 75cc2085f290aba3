"""What a taut tape round a body shows: the convex hull of a plane section of its skin."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.dataclass import dataclass
from acuviewer.geometry.hull import convex_hull
from acuviewer.geometry.mesh import Floats

Growth = tuple[NDArray[np.intp], Floats]
"""Some vertices of the skin (r,), and by how much something grows (r, 3) with each."""
_FEWEST_CROSSINGS = 6
_SHIFT_MM, _TURN = 1.0, 0.01
_UP, _FRONT = np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, eq=False)
class SkinEdges:
    """Edges between some ``vertices`` (k,): rows of these at both ``ends`` (2, e)."""

    vertices: NDArray[np.intp]
    ends: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class TautSection:
    """Where edges (k, 2) cross a plane through ``middle`` (3,) square to ``normal`` (3,): at ``shares`` (k,) of each; ``places`` (k, 3),
    and the same ``flat`` (k, 2) in the plane.
    """

    middle: Floats
    normal: Floats
    edges: NDArray[np.intp]
    shares: Floats
    places: Floats
    flat: Floats

    @cached_property
    def _tape(self) -> tuple[NDArray[np.intp], Floats, Floats]:
        """Rows of the places on which the tape lies (t,), in turn; the way from each to the next (t, 3), and how long it is (t,)."""
        hull = convex_hull(self.flat)
        places = self.places.take(hull, axis=0)
        steps = np.concatenate([places[1:], places[:1]]) - places
        return hull, steps, np.sqrt(np.einsum("ij,ij->i", steps, steps))

    @property
    def girth(self) -> float:
        """Length of the tape round it."""
        return float(self._tape[2].sum())

    def growth(self, times: float, sliding_on: Floats | None = None) -> Growth:
        """Vertices, and by how much so many times the girth grows with them.

        The tape goes with the skin, as its plane does with landmarks near by; it slides on ``vertices`` that are given, and stays in its plane.
        """
        hull, steps, lengths = self._tape
        towards = steps / np.maximum(lengths, 1e-9)[:, None]
        pull = (np.roll(towards, 1, axis=0) - towards) * times
        edges, shares = self.edges[hull], self.shares[hull][:, None]
        if sliding_on is not None:
            along = sliding_on[edges[:, 1]] - sliding_on[edges[:, 0]]
            pull = pull - np.outer(np.einsum("ij,ij->i", pull, along) / (along @ self.normal), self.normal)
        return edges.T.ravel(), np.concatenate([pull * (1 - shares), pull * shares])


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
    return TautSection(place, normal, rows, shares, places, places @ np.stack([aside, square_to(normal, aside)], axis=1))


def is_slanting(given: Mapping[str, Any]) -> bool:
    """Whether a section of the table of measures is square to the way between landmarks, at a share of another way."""
    how = given["square_to"]
    return not isinstance(how, str) and "along" in how and "across" not in how and "shares" in given["at"]


def moved_with_plane(found: TautSection, cut: Callable[[Floats, Floats], TautSection]) -> tuple[Floats, Floats]:
    """By how much a section's girth grows with the place (3,) of its plane, and with its normal (3,).

    ``cut`` makes the section through another place, square to another normal.
    """
    normal = found.normal
    shifted = cut(found.middle + _SHIFT_MM * normal, normal).girth - found.girth
    aside = unit(square_to(normal, _FRONT if abs(normal[2]) < 0.9 else _UP))
    turned = np.zeros(3)
    for way in (aside, square_to(normal, aside)):
        turned += (cut(found.middle, unit(normal + _TURN * way)).girth - found.girth) / _TURN * way
    return shifted / _SHIFT_MM * normal, turned


def square_to(one: Floats, other: Floats) -> Floats:
    """The cross product of two (3,) vectors, in a fraction of the time that ``numpy.cross`` takes."""
    a, b, c = one.tolist()
    d, e, f = other.tolist()
    return np.array([b * f - c * e, c * d - a * f, a * e - b * d])


def unit(vector: Floats) -> Floats:
    """A (3,) vector's direction."""
    found: Floats = vector / np.sqrt(vector @ vector)
    return found
