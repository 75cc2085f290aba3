"""Takes measures on a skin, and tells how each changes when the skin's vertices move.

A girth is what a taut tape shows: the convex hull of a plane section of some regions. The gradient's tape goes with the skin.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.half_volume import HalfVolume
from acuviewer.body.measures import Measure
from acuviewer.body.skin import SkinPattern
from acuviewer.body.taut_section import Growth, SkinEdges, TautSection, cut_taut, is_slanting, moved_with_plane, square_to, unit
from acuviewer.dataclass import dataclass
from acuviewer.geometry.mesh import Floats, SurfacePoint

_REAR_SHARE = 0.01
"""Where the height of the rearmost place is taken, vertices before it by this share of the way count a third of it."""
_AXES = {"up": np.array([0.0, 1.0, 0.0]), "aside": np.array([1.0, 0.0, 0.0]), "front": np.array([0.0, 0.0, 1.0])}


class MeasureError(ValueError):
    """A measure cannot be taken on this body: no section there, or no such place."""


@dataclass(frozen=True, eq=False)
class Taken:
    """A measure taken: its ``value``, and what tells by how much it grows (k, 3) with each of some vertices (k,).

    ``slanting`` tells the same of a section whose plane slants and goes with the skin.
    """

    value: float
    growth: Callable[[], Growth]
    slanting: Callable[[], Growth] | None = None


class Tailor:
    """Measures skins of one pattern: knows its regions, their edges and vertices."""

    def __init__(self, pattern: SkinPattern) -> None:
        self._pattern = pattern
        self._edges: dict[tuple[str, ...], SkinEdges] = {}
        self._vertices: dict[tuple[str, ...], NDArray[np.intp]] = {}

    def _rows(self, regions: Sequence[str]) -> NDArray[np.int32]:
        wanted = [row for row, name in enumerate(self._pattern.region_names) if name in regions]
        return self._pattern.triangles[np.isin(self._pattern.regions, wanted)]

    def edges_of(self, regions: Sequence[str]) -> SkinEdges:
        """The edges of some regions, each once."""
        key = tuple(regions)
        if key not in self._edges:
            triangles = self._rows(regions)
            vertices, rows = np.unique(triangles, return_inverse=True)
            both = np.sort(rows.reshape(-1, 3)[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
            # One number for each edge: numbers are told apart much sooner than pairs are.
            ends = np.stack(np.divmod(np.unique(both[:, 0] * len(vertices) + both[:, 1]), len(vertices)))
            self._edges[key] = SkinEdges(vertices.astype(np.intp), ends)
        return self._edges[key]

    @cached_property
    def volume(self) -> HalfVolume:
        """What tells the volume within the skin."""
        return HalfVolume(self._pattern.triangles, self._pattern.mirrored_triangle, len(self._pattern.mirrored_vertex))

    def vertices_of(self, regions: Sequence[str]) -> NDArray[np.intp]:
        """(k,) vertices of some regions."""
        key = tuple(regions)
        if key not in self._vertices:
            self._vertices[key] = np.unique(self._rows(regions)).astype(np.intp)
        return self._vertices[key]

    def fitting(
        self, vertices: Floats, marks: Mapping[str, SurfacePoint], tapes: Mapping[str, Sequence[SurfacePoint]], density: float
    ) -> "Fitting":
        """One skin to be measured: its ``vertices`` (n, 3) in mm, landmarks on it, places along the tape of each cun segment, kg a litre."""
        return Fitting(self, self._pattern.triangles, vertices, marks, tapes, density)


class Fitting:
    """One skin being measured."""

    def __init__(
        self,
        tailor: Tailor,
        triangles: NDArray[np.int32],
        vertices: Floats,
        marks: Mapping[str, SurfacePoint],
        tapes: Mapping[str, Sequence[SurfacePoint]],
        density: float,
    ) -> None:
        self._tailor, self._vertices, self._marks, self._tapes, self._density = tailor, vertices, marks, tapes, density
        self._triangles = triangles
        self._floor = int(vertices[:, 1].argmin())
        # Girth, breadth and depth of one place share its section; sections that are square to one way share the heights along it.
        self._section, self._heights = cache(self._cut), cache(self._heights_of)

    def take(self, measure: Measure) -> Taken:
        """Take a measure; raises MeasureError where it cannot be taken."""
        (kind, given), *_ = measure.how.items()
        ways: Mapping[str, Callable[[Any], Taken]] = {
            "stature": lambda _: self._apart(_one(int(self._vertices[:, 1].argmax())), _one(self._floor), _AXES["up"]),
            "weight": lambda _: self._weight(),
            "height_of": self._height,
            "length_up": lambda ends: self._apart(self._mark(ends[1]), self._mark(ends[0]), _AXES["up"]),
            "between": lambda ends: self._path([self._mark(name) for name in ends]),
            "extent": self._extent,
            "extent_to": self._extent_to,
            "both_sides_of": self._both_sides,
            "cun_segment": lambda name: self._path([self._hung(place) for place in self._tapes[name]]),
            "section": self._taken_section,
        }
        return ways[kind](given)

    # Places: the vertices on which each hangs, and their weights.

    def _mark(self, name: str) -> "_Hung":
        if name not in self._marks:
            raise MeasureError(f"there is no {name} on this body")
        return self._hung(self._marks[name])

    def _hung(self, place: SurfacePoint) -> "_Hung":
        return self._triangles[place.triangle].astype(np.intp), np.array(place.barycentric)

    def _at(self, hung: "_Hung") -> Floats:
        found: Floats = hung[1] @ self._vertices[hung[0]]
        return found

    def _middle(self, names: Sequence[str]) -> Floats:
        found: Floats = np.mean([self._at(self._mark(name)) for name in names], axis=0)
        return found

    # Lengths.

    def _apart(self, far: "_Hung", near: "_Hung", axis: Floats) -> Taken:
        value = float((self._at(far) - self._at(near)) @ axis)
        return Taken(value, lambda: (np.concatenate([far[0], near[0]]), np.concatenate([far[1], -near[1]])[:, None] * axis))

    def _height(self, names: Sequence[str]) -> Taken:
        hung = [self._mark(name) for name in names]
        both = np.concatenate([rows for rows, _ in hung]), np.concatenate([weights for _, weights in hung]) / len(hung)
        return self._apart(both, _one(self._floor), _AXES["up"])

    def _path(self, way: Sequence["_Hung"]) -> Taken:
        """The length of the straight pieces between places."""
        places = np.array([self._at(hung) for hung in way])
        steps = np.diff(places, axis=0)
        lengths = np.linalg.norm(steps, axis=1)
        towards = steps / np.maximum(lengths, 1e-9)[:, None]
        pull = np.zeros_like(places)
        pull[1:] += towards
        pull[:-1] -= towards
        growth = np.concatenate([weights[:, None] * along for (_, weights), along in zip(way, pull, strict=True)])
        rows = np.concatenate([rows for rows, _ in way])
        return Taken(float(lengths.sum()), lambda: (rows, growth))

    def _extent(self, given: Mapping[str, Any]) -> Taken:
        axis, rows = _AXES[given["along"]], self._tailor.vertices_of(given["of"])
        reach = self._vertices[rows] @ axis
        return self._apart(_one(int(rows[reach.argmax()])), _one(int(rows[reach.argmin()])), axis)

    def _extent_to(self, given: Mapping[str, Any]) -> Taken:
        axis, rows = _AXES[given["along"]], self._tailor.vertices_of(given["of"])
        nearest = int(rows[(self._vertices[rows] @ axis).argmin()])
        return self._apart(self._mark(given["to"]), _one(nearest), axis)

    def _both_sides(self, name: str) -> Taken:
        rows, weights = self._mark(name)
        return Taken(2 * float(self._at((rows, weights))[0]), lambda: (rows, 2 * weights[:, None] * _AXES["aside"]))

    def _weight(self) -> Taken:
        """Volume times the density."""
        volume, kg = self._tailor.volume, self._density * 1e-6
        whole = np.arange(len(self._vertices))
        return Taken(kg * volume.measure(self._vertices), lambda: (whole, kg * volume.growth(self._vertices)))

    # Sections.

    def _taken_section(self, given: Mapping[str, Any]) -> Taken:
        found = self._section(_Key(given))
        times = given.get("times", 1.0)
        if given["take"] == "girth":
            slanting = (lambda: self._growth_with_plane(found, given, times)) if is_slanting(given) else None
            return Taken(found.girth * times, lambda: found.growth(times), slanting)
        axis = _AXES["aside" if given["take"] == "breadth" else "front"]
        reach = found.places @ axis
        far, near = (
            (found.edges[row], np.array([1 - found.shares[row], found.shares[row]])) for row in (reach.argmax(), reach.argmin())
        )
        return self._apart(far, near, axis)

    def _growth_with_plane(self, found: TautSection, given: Mapping[str, Any], times: float) -> Growth:
        """How a girth grows with the skin under the tape, and with the landmarks that turn and shift its slanting plane."""
        by_shift, by_turn = (
            times * part for part in moved_with_plane(found, lambda *plane: self._cut_at(plane[0], given, plane[1]))
        )
        at, (first, last) = given["at"], given["square_to"]["along"]
        start, end, low, high = (self._middle(_names(names)) for names in (at["from"], at["to"], first, last))
        share = (found.middle - start) @ (end - start) / ((end - start) @ (end - start))
        leaning = by_turn / np.linalg.norm(high - low)
        pulls = ((at["from"], (1 - share) * by_shift), (at["to"], share * by_shift), (first, -leaning), (last, leaning))
        parts = [found.growth(times, self._vertices), *(self._pull_at(_names(names), pull) for names, pull in pulls)]
        return np.concatenate([rows for rows, _ in parts]), np.concatenate([growth for _, growth in parts])

    def _pull_at(self, names: Sequence[str], pull: Floats) -> Growth:
        """What grows by so much (3,) with the middle of some landmarks, told by vertices."""
        rows, weights = zip(*(self._mark(name) for name in names), strict=True)
        return np.concatenate(rows), np.concatenate(weights)[:, None] / len(names) * pull

    def _cut(self, key: "_Key") -> TautSection:
        given = key.given
        at = given["at"]
        if isinstance(at, Mapping) and "shares" in at:
            start, end = self._middle(_names(at["from"])), self._middle(_names(at["to"]))
            found = [self._cut_at(start + share * (end - start), given) for share in at["shares"]]
            choose = max if at["take"] == "largest" else min
            return choose(found, key=lambda section: section.girth)
        if isinstance(at, Mapping) and "rearmost_between" in at:
            low, high = sorted(self._at(self._mark(name))[1] for name in at["rearmost_between"])
            rows = self._tailor.vertices_of(given["over"])
            rows = rows[(self._vertices[rows, 1] > low) & (self._vertices[rows, 1] < high)]
            rear = self._vertices[rows, 2]
            # One vertex alone would jump to the next one's height from one body to another.
            shares = np.exp((rear.min() - rear) / (_REAR_SHARE * (high - low)))
            return self._cut_at(shares @ self._vertices[rows] / shares.sum(), given)
        return self._cut_at(self._place(at), given)

    def _place(self, at: Any) -> Floats:
        if not isinstance(at, Mapping):
            return self._middle(_names(at))
        return self._middle(_names(at["mark"])) + at.get("up_mm", 0.0) * _AXES["up"]

    def _cut_at(self, place: Floats, given: Mapping[str, Any], normal: Floats | None = None) -> TautSection:
        normal = self._normal(place, given["square_to"]) if normal is None else normal

        def kept(places: Floats) -> NDArray[np.bool]:
            keep = np.ones(len(places), dtype=bool)
            if given.get("left_only"):
                keep &= places[:, 0] > 0.0
            if "within_mm" in given:
                keep &= np.linalg.norm(places - place, axis=1) < given["within_mm"]
            return keep

        edges = self._tailor.edges_of(given["over"])
        heights = self._heights(tuple(given["over"]), tuple(normal.tolist()))
        found = cut_taut(self._vertices, edges, heights, place, normal, kept)
        if found is None:
            raise MeasureError("the tape meets no skin")
        return found

    def _heights_of(self, regions: tuple[str, ...], normal: tuple[float, float, float]) -> Floats:
        """How far along a normal each vertex of some regions' edges lies."""
        heights: Floats = self._vertices.take(self._tailor.edges_of(regions).vertices, axis=0) @ np.array(normal)
        return heights

    def _normal(self, place: Floats, how: Any) -> Floats:
        if isinstance(how, str):
            return _AXES[how]
        if "plane_through" in how:
            way = self._place(how["plane_through"][0]) - place
            normal = square_to(way, _AXES["up"] if how.get("upright") else _AXES["aside"])
        else:
            start, end = (self._middle(_names(names)) for names in how["along"])
            normal = end - start
            if "across" in how:
                first, last = (self._at(self._mark(name)) for name in how["across"])
                normal = square_to(last - first, square_to(normal, last - first))
        return unit(normal)


_Hung = tuple[NDArray[np.intp], Floats]


@dataclass(frozen=True, eq=False)
class _Key:
    """A section's entry of the table; those that cut alike are one."""

    given: Mapping[str, Any]

    def _cut(self) -> str:
        return repr({key: value for key, value in self.given.items() if key not in ("take", "times")})

    def __hash__(self) -> int:
        return hash(self._cut())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._cut() == other._cut()


def _names(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def _one(vertex: int) -> _Hung:
    return np.array([vertex]), np.ones(1)
