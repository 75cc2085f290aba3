"""Where the bones of one half go: the units of ``bone_fit.json``, placed one after the other on a frame's skin.

A target is a place under the skin (so many millimetres inward at a bound place), a joint of the rig, a place between two
joints that goes as fine targets draw a third, a place on a unit that already stands, a mix of two of these, or one of them at the
height of another. Depths grow with stature.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from acuviewer.body.bowing import Bow
from acuviewer.body.cartilage_ends import CartilageEnds
from acuviewer.body.hip_height import HipHeight
from acuviewer.body.larynx import place_larynx
from acuviewer.body.measures import SEXES, Sex
from acuviewer.body.rib_slope import RibSlope
from acuviewer.body.skin import Skin
from acuviewer.body.spine_fit import SpineFit
from acuviewer.body.sternum_fit import SternumFit
from acuviewer.body.under_skin import UnderSkin, Wall
from acuviewer.dataclass import dataclass
from acuviewer.geometry.bending import Bending
from acuviewer.geometry.mesh import MIRROR, Floats
from acuviewer.geometry.similarity import Carriage, Solid, carry_axis, fit_carriage

_REFERENCE_STATURE_MM = 1711.0
"""Stature of the body on which the depths were read."""


BENDING_SMOOTHING_MM = 60.0
"""The ribcage follows its pairs loosely: an exact bending would squeeze single ribs on narrow waists."""
WALL_ROUNDS = 3


class BoneFit:
    """The fit of all units. ``bones`` gives the source vertices (n, 3) of each bone key."""

    def __init__(self, table: Mapping[str, Any], bones: Mapping[str, Floats]) -> None:
        self._units: list[dict[str, Any]] = list(table["units"])
        self._bones = bones
        self._under_skin = UnderSkin([target for pair in _targets(self._units) for target in _skin_targets(pair)])
        self._wall = Wall([place for unit in self._units for place in unit.get("wall", ())])
        self._spine = SpineFit(table["spine"])
        self._sternum = SternumFit(table["sternum"], bones[table["sternum"]["bone"]]) if "sternum" in table else None
        self._cartilages = CartilageEnds(bones)
        self._slope = RibSlope(table["rib_slope"]) if "rib_slope" in table else None
        hip = HipHeight(table["hip_height"]) if "hip_height" in table else None
        self._hip_ways = {} if hip is None else {sex: {hip.bone: hip.ways(bones[hip.bone], sex)} for sex in SEXES}
        self._bows = {unit["name"]: Bow(unit["bow"]) for unit in self._units if "bow" in unit}
        # The sources of each unit's pairs, and how much each pair counts.
        self._pairs = {
            unit["name"]: (
                np.array([pair["at"] for pair in unit["pairs"]]),
                np.array([pair.get("weight", 1.0) for pair in unit["pairs"]]),
            )
            for unit in self._units
            if unit["method"] in ("axis", "pairs")
        }
        self._bendings: dict[str, _PreparedBending] = {}
        for unit in self._units:
            if unit["method"] == "bend":
                self._bendings[unit["name"]] = self._prepare_bending(unit)

    def _prepare_bending(self, unit: dict[str, Any]) -> "_PreparedBending":
        asked = {tuple(place) for target in _targets(self._units) for place in _places_on(unit["name"], target)}
        hung = np.array(sorted(asked)).reshape(-1, 3)
        pairs = np.array([pair["at"] for pair in unit["pairs"]])
        wall = np.array([place["at"] for place in unit["wall"]]).reshape(-1, 3)
        places = np.vstack([*(self._bones[key] for key in unit["bones"]), hung, wall])
        n_vertices = len(places) - len(hung) - len(wall)
        wall_rows = slice(n_vertices + len(hung), len(places))
        rows = {tuple(place): n_vertices + row for row, place in enumerate(hung.tolist())}
        ends = np.cumsum([len(self._bones[key]) for key in unit["bones"]])
        first = Bending(_both_sides(pairs, pairs), wall, BENDING_SMOOTHING_MM)
        sources = np.vstack([pairs, wall])
        second = Bending(_both_sides(sources, sources), places, BENDING_SMOOTHING_MM)
        sloped = np.vstack([places[:n_vertices], wall])
        sloping = {sex: self._slope.ways(sloped, sex) if self._slope else np.zeros_like(sloped) for sex in SEXES}
        solids = {key: Solid(self._bones[key]) for key in unit["bones"]}
        return _PreparedBending(first, second, sources, solids, rows, wall_rows, ends, sloping)

    def place(self, frame: Skin, skin: Skin, larynx: bool = True) -> dict[str, Floats]:
        """Vertices of every left and median bone by key, fitted to ``frame`` and giving way where ``skin`` is tighter.

        The ``larynx``, which is built anew for each person, only where it is wanted.
        """
        return _Placing(self, frame, skin).run(larynx)


@dataclass(frozen=True, eq=False)
class _PreparedBending:
    """The bending by the pairs, seen at the wall; that by pairs and wall, over bones and the places on which later units hang.

    ``sources`` are those of the second; ``rows`` has the hung places in its result, ``wall_rows`` the wall, ``ends`` where each
    bone ends there. ``sloping`` are the ways (n, 3) of all vertices, and of the wall's places after them, when the ribs slope.
    """

    first: Bending
    second: Bending
    sources: Floats
    solids: Mapping[str, Solid]
    rows: dict[tuple[float, ...], int]
    wall_rows: slice
    ends: NDArray[np.intp]
    sloping: Mapping[Sex, Floats]


class _Placing:
    """One run over the units."""

    def __init__(self, fit: BoneFit, frame: Skin, skin: Skin) -> None:
        self._fit = fit
        self._skin = frame
        self._tight = skin
        self._depth_scale = skin.shape.height_mm / _REFERENCE_STATURE_MM
        self._carriages: dict[str, Carriage] = {}
        self._bent: dict[str, Floats] = {}
        self._under_skin = fit._under_skin.place(frame, skin, self._depth_scale)

    def run(self, larynx: bool) -> dict[str, Floats]:
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
            if method == "larynx":
                if larynx:
                    prominence, arch = (self._target(pair["to"]) for pair in unit["pairs"])
                    placed |= place_larynx(prominence, arch, self._tight.shape.sex, self._tight.shape.height_mm)
                continue
            if method == "blend":
                placed |= self._blend(unit)
                continue
            self._carriages[name] = self._carry(unit)
            placed |= {key: self._carriages[name](self._fit._bones[key]) for key in unit["bones"]}
            if name in self._fit._bows:
                placed |= self._bow(self._fit._bows[name], {key: placed[key] for key in unit["bones"]}, self._carriages[name])
        higher = self._fit._hip_ways.get(self._tight.shape.sex, {})
        return placed | {key: placed[key] + self._depth_scale * way for key, way in higher.items()}

    def _bow(self, bow: Bow, placed: dict[str, Floats], carriage: Carriage) -> dict[str, Floats]:
        """The bones of a unit, drawn sideways between their ends."""
        missing = np.array([self._target(target) for target in bow.targets]) - carriage(bow.places)
        return {key: bow.bend(key, self._fit._bones[key], vertices, missing) for key, vertices in placed.items()}

    def _carry(self, unit: dict[str, Any]) -> Carriage:
        sources, weights = self._fit._pairs[unit["name"]]
        targets = np.array([self._target(pair["to"]) for pair in unit["pairs"]])
        if unit["method"] == "axis":
            rotation = self._carriages[unit["parent"]].rotation
            return carry_axis((sources[0], sources[1]), (targets[0], targets[1]), rotation)
        if unit["midline"]:
            sources, targets = np.vstack([sources, sources * MIRROR]), np.vstack([targets, targets * MIRROR])
            weights = np.concatenate([weights, weights])
        return fit_carriage(sources, targets, weights, unit["most_uneven"], unit["stiffness"], unit["keeps_length"])

    def _blend(self, unit: dict[str, Any]) -> dict[str, Floats]:
        """Bones between two placed ones: each goes by that share with the upper one which its height has between them."""
        upper, lower = (self._carriages[unit[end]] for end in ("upper", "lower"))
        bottom, top = unit["heights_mm"]
        placed = {}
        for key in unit["bones"]:
            source = self._fit._bones[key]
            share = np.clip((source[:, 1:2] - bottom) / (top - bottom), 0.0, 1.0)
            targets = lower(source) + share * (upper(source) - lower(source))
            bend, lean = unit["ahead_mm"]
            targets[:, 2:] += self._depth_scale * (4.0 * bend * share * (1.0 - share) + lean * share)
            self._carriages[key] = fit_carriage(source, targets, np.ones(len(source)), unit["most_uneven"])
            placed[key] = self._carriages[key](source)
        return placed

    def _bend(self, unit: dict[str, Any]) -> dict[str, Floats]:
        """Bend by the pairs alone, see where the wall would stand too near to the skin, and bend again with it moved in."""
        prepared = self._fit._bendings[unit["name"]]
        targets = np.array([self._target(pair["to"]) for pair in unit["pairs"]])
        pairs = prepared.sources[: len(targets)]
        wall = prepared.first.carried(_both_sides(targets, pairs))
        on_skin = self._fit._wall.on(self._tight, self._depth_scale)
        sloping = self._depth_scale * prepared.sloping[self._tight.shape.sex]
        n_vertices = prepared.ends[-1]

        # The ribs slope afterwards: the wall is looked at where it stands then.
        def missing(there: Floats) -> Floats:
            return on_skin(there + sloping[n_vertices:])

        wall = wall + self._fit._wall.shifts * self._depth_scale
        wall = wall + missing(wall)
        # The bending follows loosely, so what is still missing is asked for again.
        for _ in range(WALL_ROUNDS):
            asked = np.vstack([targets, wall])
            bent = prepared.second.carried(_both_sides(asked, prepared.sources))
            wall = wall + missing(bent[prepared.wall_rows])
        fitted: dict[str, Floats] = {}
        evened: dict[str, Floats] = {}
        for key, start, end in zip(unit["bones"], np.concatenate([[0], prepared.ends[:-1]]), prepared.ends, strict=True):
            fitted[key] = bent[start:end] + sloping[start:end]
            if key != unit["hung_on"]:
                evened[key] = prepared.solids[key].evening(fitted[key], unit["most_uneven"])(fitted[key])
                continue
            # The sternum does not slope; its cartilages do, and go with the ribs.
            correction = prepared.solids[key].evening(bent[start:end], unit["most_uneven"])
            evened[key] = correction(bent[start:end])
            hung = slice(prepared.ends[-1], prepared.wall_rows.start)
            bent[hung] = correction(bent[hung])
        self._bent[unit["name"]] = bent
        sternum = self._fit._sternum
        if sternum is not None:
            whole = sternum.shorten(evened[sternum.bone], self._tight.shape.sex, self._depth_scale)
            evened[sternum.bone] = whole + sloping[: prepared.ends[0]]
            evened[sternum.bone] = self._fit._cartilages.joined(fitted, evened)
        return evened

    def _target(self, target: Mapping[str, Any]) -> Floats:
        """(3,) place of the body that a target names, with its shift."""
        shift: Floats = np.array(target.get("shift_mm", (0.0, 0.0, 0.0)))
        if self._tight.shape.sex == "female":
            shift = shift + target.get("female_shift_mm", (0.0, 0.0, 0.0))
        return self._unshifted(target) + shift * self._depth_scale

    def _unshifted(self, target: Mapping[str, Any]) -> Floats:
        if "joint" in target:
            found: Floats = self._tight.joints[target["joint"]]
            return found
        if "skin" in target:
            under: Floats = self._under_skin[id(target)]
            return under
        if "mix" in target:
            start, end = (self._target(part) for part in target["mix"])
            mixed: Floats = start + target["share"] * (end - start)
            return mixed
        if "between" in target:
            joints, drawn = self._tight.joints, self._tight.drawn
            low, high = (joints[name] - drawn[name] for name in target["between"])
            there: Floats = low + target["share"] * (high - low) + drawn[target["drawn_with"]]
            return there
        if "level" in target:
            beside, level = self._target(target["beside"]), self._target(target["level"])
            return np.array([beside[0], level[1], beside[2]])
        name = target["unit"]
        if name in self._bent:
            bent: Floats = self._bent[name][self._fit._bendings[name].rows[tuple(target["place"])]]
            return bent
        return self._carriages[name](np.array(target["place"]))


def _targets(units: list[dict[str, Any]]) -> list[Mapping[str, Any]]:
    return [place["to"] for unit in units for place in (*unit.get("pairs", ()), *unit.get("bow", {}).get("stations", ()))]


def _parts(target: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The targets of which a target is made; none for a plain one."""
    return list(target.get("mix", ())) + [target[name] for name in ("beside", "level") if name in target]


def _skin_targets(target: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The places under the skin of which a target speaks."""
    own = [target] if "skin" in target else []
    return own + [place for part in _parts(target) for place in _skin_targets(part)]


def _places_on(name: str, target: Mapping[str, Any]) -> list[list[float]]:
    """Places on the unit ``name`` that a target speaks of."""
    own = [target["place"]] if target.get("unit") == name else []
    return own + [place for part in _parts(target) for place in _places_on(name, part)]


def _both_sides(places: Floats, sources: Floats) -> Floats:
    """Places of the left and their mirror images; those whose sources stand in the median plane once."""
    beside = np.abs(sources[:, 0]) > 1e-9
    both: Floats = np.vstack([places, places[beside] * MIRROR])
    return both
