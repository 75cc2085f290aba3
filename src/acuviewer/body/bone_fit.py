"""Where the bones of one half go: the units of ``bone_fit.json``, placed one after the other on a frame's skin.

A target is a place under the skin (so many millimetres inward at a bound place), a joint of the rig, a place on a unit
that already stands, or a mix of two of these. Depths grow with stature.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.skin import Skin
from acuviewer.geometry.bending import Bending
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.geometry.similarity import Carriage, carry_axis, fit_carriage

_MIRROR = np.array([-1.0, 1.0, 1.0])
_REFERENCE_STATURE_MM = 1711.0
"""Stature of the body on which the depths were read."""


BENDING_SMOOTHING_MM = 60.0
"""The ribcage follows its pairs loosely: an exact bending would squeeze single ribs on narrow waists."""
LEAST_COVER_MM = 1.2
"""Thinnest skin over a bone; the thinnest that people have, over knuckles and shin, is about this."""
LEAST_DEPTH_SHARE, LEAST_DEPTH_MM = 0.4, 2.0
"""Where the skin lies tighter than on the frame, this much of the frame's depth is kept, and the bone gives way."""


class BoneFit:
    """The fit of all units. ``bones`` gives the source vertices (n, 3) of each bone key."""

    def __init__(self, table: Mapping[str, Any], bones: Mapping[str, Floats]) -> None:
        self._units: list[dict[str, Any]] = list(table["units"])
        self._bones = bones
        self._spine = _Spine(table["spine"])
        self._bendings: dict[str, tuple[Bending, dict[tuple[float, ...], int], NDArray[np.intp]]] = {}
        for unit in self._units:
            if unit["method"] == "bend":
                self._bendings[unit["name"]] = self._prepare_bending(unit)

    def _prepare_bending(self, unit: dict[str, Any]) -> tuple[Bending, dict[tuple[float, ...], int], NDArray[np.intp]]:
        """The bending of a unit over its bones and over the places on which later units hang."""
        asked = {tuple(place) for target in _targets(self._units) for place in _places_on(unit["name"], target)}
        hung = np.array(sorted(asked)).reshape(-1, 3)
        sources = np.array([pair["at"] for pair in unit["pairs"]])
        both = np.vstack([sources, sources * _MIRROR])
        places = np.vstack([*(self._bones[key] for key in unit["bones"]), hung])
        n_vertices = len(places) - len(hung)
        rows = {tuple(place): n_vertices + row for row, place in enumerate(hung.tolist())}
        ends = np.cumsum([len(self._bones[key]) for key in unit["bones"]])
        return Bending(_distinct(both), places, BENDING_SMOOTHING_MM), rows, ends

    def place(self, frame: Skin, skin: Skin) -> dict[str, Floats]:
        """Vertices of every left and median bone by key, fitted to ``frame`` and giving way where ``skin`` is tighter."""
        return _Placing(self, frame, skin).run()


class _Placing:
    """One run over the units."""

    def __init__(self, fit: BoneFit, frame: Skin, skin: Skin) -> None:
        self._fit = fit
        self._skin = frame
        self._tight = skin
        self._depth_scale = skin.shape.height_mm / _REFERENCE_STATURE_MM
        self._carriages: dict[str, Carriage] = {}
        self._bent: dict[str, Floats] = {}

    def run(self) -> dict[str, Floats]:
        placed: dict[str, Floats] = {}
        for unit in self._fit._units:
            name, method = unit["name"], unit["method"]
            if method == "bend":
                placed |= self._bend(unit)
                continue
            if method == "spine":
                self._carriages |= self._fit._spine.place(self._skin, self._tight, self._carriages, self._depth_scale)
                placed |= {key: self._carriages[key](self._fit._bones[key]) for key in unit["bones"]}
                continue
            if method == "blend":
                placed |= self._blend(unit)
                continue
            self._carriages[name] = self._carry(unit)
            placed |= {key: self._carriages[name](self._fit._bones[key]) for key in unit["bones"]}
        return placed

    def _carry(self, unit: dict[str, Any]) -> Carriage:
        sources = np.array([pair["at"] for pair in unit["pairs"]])
        targets = np.array([self._target(pair["to"]) for pair in unit["pairs"]])
        if unit["method"] == "axis":
            rotation = self._carriages[unit["parent"]].rotation
            return carry_axis((sources[0], sources[1]), (targets[0], targets[1]), rotation)
        weights = np.array([pair.get("weight", 1.0) for pair in unit["pairs"]])
        if unit["midline"]:
            sources, targets = np.vstack([sources, sources * _MIRROR]), np.vstack([targets, targets * _MIRROR])
            weights = np.concatenate([weights, weights])
        return fit_carriage(sources, targets, weights, unit["most_uneven"])

    def _blend(self, unit: dict[str, Any]) -> dict[str, Floats]:
        """Bones between two placed ones: each goes by that share with the upper one which its height has between them."""
        upper, lower = (self._carriages[unit[end]] for end in ("upper", "lower"))
        bottom, top = unit["heights_mm"]
        placed = {}
        for key in unit["bones"]:
            source = self._fit._bones[key]
            share = np.clip((source[:, 1:2] - bottom) / (top - bottom), 0.0, 1.0)
            targets = lower(source) + share * (upper(source) - lower(source))
            self._carriages[key] = fit_carriage(source, targets, np.ones(len(source)), unit["most_uneven"])
            placed[key] = self._carriages[key](source)
        return placed

    def _bend(self, unit: dict[str, Any]) -> dict[str, Floats]:
        bending, _rows, ends = self._fit._bendings[unit["name"]]
        sources = np.array([pair["at"] for pair in unit["pairs"]])
        targets = np.array([self._target(pair["to"]) for pair in unit["pairs"]])
        both = np.vstack([targets, targets * _MIRROR])[_distinct_rows(np.vstack([sources, sources * _MIRROR]))]
        bent = bending.carried(both)
        self._bent[unit["name"]] = bent
        starts = np.concatenate([[0], ends[:-1]])
        return {key: bent[start:end] for key, start, end in zip(unit["bones"], starts, ends, strict=True)}

    def _target(self, target: Mapping[str, Any]) -> Floats:
        """(3,) place of the body that a target names, with its shift."""
        shift: Floats = np.array(target.get("shift_mm", (0.0, 0.0, 0.0))) * self._depth_scale
        return self._unshifted(target) + shift

    def _unshifted(self, target: Mapping[str, Any]) -> Floats:
        if "joint" in target:
            found: Floats = self._tight.joints[target["joint"]]
            return found
        if "skin" in target:
            first, second, third = target["skin"]["barycentric"]
            place = SurfacePoint(target["skin"]["triangle"], (first, second, third))
            depth = target["depth_mm"] * self._depth_scale
            normal = self._skin.mesh.normal(place)
            # On some bodies the joints lie elsewhere than on their frame, and the bones go with them.
            drift = self._tight.joints[target["moves_with"]] - self._skin.joints[target["moves_with"]]
            inside: Floats = self._skin.mesh.position(place) - depth * normal + drift
            left_over = float((self._tight.mesh.position(place) - inside) @ normal)
            least = min(depth, LEAST_DEPTH_SHARE * depth + LEAST_DEPTH_MM)
            return inside - max(0.0, least - left_over) * normal
        if "mix" in target:
            start, end = (self._target(part) for part in target["mix"])
            mixed: Floats = start + target["share"] * (end - start)
            return mixed
        name = target["unit"]
        if name in self._bent:
            bent: Floats = self._bent[name][self._fit._bendings[name][1][tuple(target["place"])]]
            return bent
        return self._carriages[name](np.array(target["place"]))


class BoneCover:
    """Where a skin is so tight that a bone would come through, the bone gives way: its vertices go inward as far as need be.

    ``vertex`` (k,) rows of all bones stacked, and the places of the skin that cover them on the reference frame.
    """

    def __init__(self, vertex: NDArray[np.integer], triangle: NDArray[np.integer], barycentric: Floats) -> None:
        self._vertex, self._triangle = vertex, triangle
        self._weights = np.column_stack([barycentric, 1.0 - barycentric.sum(axis=1)])

    def press(self, vertices: Floats, skin: Skin) -> Floats:
        """(n, 3) vertices, none of the covered ones nearer to its place of the skin than ``LEAST_COVER_MM``."""
        corners = skin.mesh.triangles[self._triangle]
        over = np.einsum("ij,ijk->ik", self._weights, skin.mesh.vertices[corners])
        normals = np.einsum("ij,ijk->ik", self._weights, skin.mesh.vertex_normals[corners])
        normals /= np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
        missing = LEAST_COVER_MM - np.einsum("ij,ij->i", over - vertices[self._vertex], normals)
        pressed = vertices.copy()
        pressed[self._vertex] -= np.maximum(missing, 0.0)[:, None] * normals
        return pressed


class _Spine:
    """C7 to L5: tips of the spinous processes a little under the skin of the back, from C7 down to the level of the crests.

    The heights keep the spacing of the source between C7 and L4; the depth follows the back's median line, smoothed, so that
    each vertebra turns with the back. All vertebrae are scaled as the spacing is.
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._keys: list[str] = table["bones"]
        self._tips = np.array(table["tips"])
        self._depths = np.array(table["depths_mm"])
        self._profile = np.array(table["profile_vertices"])
        self._top, self._level = table["top"], table["level"]
        self._level_row = self._keys.index(table["level_of"])

    def place(self, skin: Skin, tight: Skin, carriages: Mapping[str, Carriage], depth_scale: float) -> dict[str, Carriage]:
        """Carriage of each vertebra."""
        first, second, third = self._top["barycentric"]
        drift = tight.joints["neck"] - skin.joints["neck"]
        top = skin.mesh.position(SurfacePoint(self._top["triangle"], (first, second, third)))[1] + drift[1]
        bottom = carriages[self._level["unit"]](np.array(self._level["place"]))[1]
        scale = (top - bottom) / (self._tips[0, 1] - self._tips[self._level_row, 1])
        heights = top + scale * (self._tips[:, 1] - self._tips[0, 1])
        depths = self._depths * depth_scale
        least = LEAST_DEPTH_SHARE * depths + LEAST_DEPTH_MM
        wanted = np.maximum(self._back(skin, heights) + depths, self._back(tight, heights) + least)
        shift = np.polynomial.Polynomial.fit(heights, wanted - scale * self._tips[:, 2], 7)
        # Turns follow the gross curve of the back alone: a finer one swings at its ends.
        curve = np.polynomial.Polynomial.fit(heights, wanted - scale * self._tips[:, 2], 3).deriv()
        carriages_of = {}
        for row, key in enumerate(self._keys):
            angle = np.arctan(curve(heights[row]))
            cosine, sine = np.cos(angle), np.sin(angle)
            turn = np.array([[1.0, 0.0, 0.0], [0.0, cosine, -sine], [0.0, sine, cosine]])
            matrix = scale * turn
            smooth = scale * self._tips[row, 2] + shift(heights[row])
            tip = np.array([0.0, heights[row], 0.5 * (smooth + wanted[row])])
            carriages_of[key] = Carriage(matrix, tip - matrix @ self._tips[row])
        return carriages_of

    def _back(self, skin: Skin, heights: Floats) -> Floats:
        """z of the back's median line at (n,) heights."""
        profile = skin.mesh.vertices[self._profile]
        found: Floats = np.interp(-heights, -profile[:, 1], profile[:, 2])
        return found


def _targets(units: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
    return [pair["to"] for unit in units for pair in unit.get("pairs", ())]


def _places_on(name: str, target: Mapping[str, Any]) -> list[list[float]]:
    """Places on the unit ``name`` that a target speaks of."""
    if "mix" in target:
        return [place for part in target["mix"] for place in _places_on(name, part)]
    return [target["place"]] if target.get("unit") == name else []


def _distinct_rows(places: Floats) -> NDArray[np.intp]:
    """Rows of places, those that stand in the median plane once."""
    half = len(places) // 2
    mirrored = np.flatnonzero(np.abs(places[half:, 0]) > 1e-9) + half
    return np.concatenate([np.arange(half), mirrored])


def _distinct(places: Floats) -> Floats:
    kept: Floats = places[_distinct_rows(places)]
    return kept
