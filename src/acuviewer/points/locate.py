"""Locates every point of the catalog on one body, on both sides, by all its definitions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Floats, SurfacePlaces, SurfacePoint
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.finder import Finder
from acuviewer.points.location import Construction, Location, Spot, Step
from acuviewer.points.rules import Rule, read_rule
from acuviewer.points.tapes import SkinTapes

Locations = Mapping[tuple[str, Side, str], Location]


def locate_all(atlas: Atlas, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Locations:
    """All locations of one body by (code, side, definition)."""
    return Locator(atlas, skin, landmarks, ruler).locate_all()


@dataclass(frozen=True, eq=False)
class _Task:
    """One rule of the catalog and whose it is; ``side`` is the left or the median plane."""

    point: AcuPoint
    definition: str
    rule: Rule
    standing: str
    side: Side
    is_place: bool


class Locator:
    """Carries out rules on one body; a point that another rule builds on is found once."""

    def __init__(self, atlas: Atlas, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> None:
        self._atlas = atlas
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._tasks = _read(atlas)
        self._tapes = SkinTapes(skin)
        self._finder = self._new_finder(tells=False)

    def _new_finder(self, tells: bool) -> Finder:
        return Finder(
            self._atlas.landmarks, self._skin, self._landmarks, self._ruler, self._find_point, tells=tells, tapes=self._tapes
        )

    def locate_all(self) -> Locations:
        """Every place and definition of every point that lies on the skin, on both sides.

        Competing definitions are carried out when somebody asks for where they are.
        """
        places = [task for task in self._tasks.values() if task.is_place]
        spots = dict(zip(places, self._stand([self._find(task) for task in places]), strict=True))
        located: dict[tuple[str, Side, str], Location] = {}
        for (code, definition), task in self._tasks.items():
            found = self._location(task, spots.get(task))
            located[code, found.side, definition] = found
            if found.side == "left":
                located[code, "right", definition] = self._mirrored(found)
        return located

    def _find(self, task: _Task) -> SurfacePoint:
        return self._finder.find(task.rule).surface

    def _find_point(self, code: str) -> SurfacePoint:
        return self._find(self._tasks[code, STANDARD])

    def _stand(self, surfaces: Sequence[SurfacePoint]) -> list[Spot]:
        """Where places are; all together, which is faster than one by one."""
        stand = zip(SurfacePlaces.of(surfaces).stand_on(self._skin.mesh), surfaces, strict=True)
        return [Spot(position, normal, surface) for (position, normal), surface in stand]

    def _location(self, task: _Task, spot: Spot | None) -> Location:
        """One place or definition on the left or in the median plane."""
        find: Callable[[], Spot] = partial(self._stand_late, task) if spot is None else lambda: spot
        tell = partial(self._tell, task)
        return Location(task.point.code, task.side, task.definition, task.standing, task.is_place, find, tell)

    def _stand_late(self, task: _Task) -> Spot:
        return self._stand([self._find(task)])[0]

    def _tell(self, task: _Task) -> Construction:
        """Carry a rule out once more, writing down each act."""
        finder = self._new_finder(tells=True)
        surface, mesh, point = finder.find(task.rule).surface, self._skin.mesh, task.point
        text = f"This is {point.code} {point.names.pinyin}."
        landing = Step("landing", text, surface, mesh.position(surface), mesh.normal(surface))
        return Construction((*finder.steps, landing), finder.mm_per_cun)

    def _mirrored(self, found: Location) -> Location:
        find, tell = partial(self._find_mirrored, found), partial(self._tell_mirrored, found)
        return Location(found.code, "right", found.definition, found.standing, found.is_place, find, tell)

    def _find_mirrored(self, found: Location) -> Spot:
        spot = found.spot
        return Spot(mirror(spot.position_mm), mirror(spot.normal), self._skin.pattern.mirrored(spot.surface))

    def _tell_mirrored(self, found: Location) -> Construction:
        told = found.construction
        return Construction(tuple(_mirrored_step(step, self._skin) for step in told.steps), told.mm_per_cun)


@cache
def _read(atlas: Atlas) -> Mapping[tuple[str, str], _Task]:
    """All rules of an atlas by (code, definition), read once."""
    tasks = {}
    for point in atlas.points.values():
        parts = {part.id: part for part in point.parts}
        others = {other.id: other for other in point.alternatives}
        for name, entry in point.rules.items():
            part = parts.get(name)
            standing = point.standing if part else others[name].standing
            side: Side = "left" if (part or point).laterality == "both" else "midline"
            rule = read_rule(entry, f"{point.code} ({name})")
            tasks[point.code, name] = _Task(point, name, rule, standing, side, part is not None)
    return tasks


def _mirrored_step(step: Step, skin: Skin) -> Step:
    pattern = skin.pattern
    return replace(
        step,
        surface=pattern.mirrored(step.surface),
        place_mm=mirror(step.place_mm),
        normal=mirror(step.normal),
        landmarks=tuple((name, OTHER_SIDE[side]) for name, side in step.landmarks),
        line=pattern.mirrored_places(step.line),
        line_mm=mirror(step.line_mm),
        ticks=pattern.mirrored_places(step.ticks),
        ticks_mm=mirror(step.ticks_mm),
    )


def mirror(values: Floats) -> Floats:
    """Positions or directions (…, 3) of the other side."""
    return values * np.array([-1.0, 1.0, 1.0])
