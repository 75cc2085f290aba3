"""Locates every point of the catalog on one body, on both sides, by all its definitions."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, cached_property, partial

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.dataclass import dataclass
from acuviewer.faults import DataError, Fault, quoted
from acuviewer.geometry.mesh import MIRROR, Floats, SurfacePlaces, SurfacePoint
from acuviewer.geometry.section import SectionError
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.location import Construction, Location, Spot, Step
from acuviewer.points.rule_executor import RuleExecutor
from acuviewer.points.rules import Rule, RuleError, read_rule
from acuviewer.points.step_writer import Told
from acuviewer.points.tapes import SkinTapes

Locations = Mapping[tuple[str, Side, str], Location]
Unplaced = Mapping[tuple[str, str], str]
"""Why a place or definition is nowhere on a body, by (code, definition): its rule cannot be read or carried out."""

CANNOT = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a rule that asks for the impossible ends in: no such landmark or segment, no way over the skin, no length."""


def locate_all(
    atlas: Atlas,
    skin: Skin,
    landmarks: PlacedLandmarks,
    ruler: CunRuler,
    codes: Collection[str] | None = None,
    pause: Callable[[], object] = lambda: None,
) -> tuple[Locations, Unplaced]:
    """All locations of one body by (code, side, definition), and what could not be placed: one bad rule spoils one point.

    With ``codes`` those of these points alone, to the same last bit. ``pause`` is called between parts of the work.
    """
    return Locator(atlas, skin, lambda: (landmarks, ruler), codes, pause=pause).locate_all()


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

    def __init__(
        self,
        atlas: Atlas,
        skin: Skin,
        measured: Callable[[], tuple[PlacedLandmarks, CunRuler]],
        codes: Collection[str] | None = None,
        stood: Mapping[tuple[str, str], SurfacePoint] | None = None,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        """``measured`` gives landmarks and ruler when a rule asks for them; none does for places that are known to have ``stood``, by (code, definition)."""
        self._atlas = atlas
        self._skin = skin
        self._measured = measured
        self._stood = stood or {}
        self._pause = pause
        wanted = atlas.points.keys() if codes is None else frozenset(codes)
        read = [(code, *_read(atlas, code)) for code in atlas.points if code in wanted]
        self._tasks = {(code, name): task for code, tasks, _ in read for name, task in tasks.items()}
        self._unread = {(code, name): why for code, _, unread in read for name, why in unread.items()}
        self._under_way: set[str] = set()
        self._tapes = SkinTapes(skin)
        self._told: Told = {}
        self._mirrored_steps: dict[int, tuple[Step, Step]] = {}

    @cached_property
    def _finder(self) -> RuleExecutor:
        return self._new_finder(None)

    def _new_finder(self, told: Told | None) -> RuleExecutor:
        return RuleExecutor(self._atlas.landmarks, self._skin, *self._measured(), self._find_point, told=told, tapes=self._tapes)

    def locate_all(self) -> tuple[Locations, Unplaced]:
        """Every place and definition of every point that lies on the skin, on both sides, and why others are nowhere.

        Competing definitions are carried out when somebody asks for where they are; one that cannot be is a DataError then.
        """
        unplaced = dict(self._unread)
        spots = self._spots(unplaced)
        located: dict[tuple[str, Side, str], Location] = {}
        for (code, definition), task in self._tasks.items():
            if (code, definition) in unplaced:
                continue
            found = self._location(task, spots.get(task))
            located[code, found.side, definition] = found
            if found.side == "left":
                located[code, "right", definition] = self._mirrored(found)
        return located, unplaced

    def _spots(self, unplaced: dict[tuple[str, str], str]) -> dict[_Task, Spot]:
        """Where the places of the points are; those that cannot be found are added to ``unplaced``."""
        surfaces: dict[_Task, SurfacePoint] = {}
        for key, task in self._tasks.items():
            if task.is_place:
                self._pause()
                try:
                    surfaces[task] = self._stood.get(key) or self._find(task)
                except CANNOT as error:
                    unplaced[key] = _say(error)
        spots = dict(zip(surfaces, self._stand(list(surfaces.values())), strict=True))
        if not np.isfinite(np.array([spot.position_mm for spot in spots.values()])).all():
            for task in [task for task, spot in spots.items() if not np.isfinite(spot.position_mm).all()]:
                unplaced[task.point.code, task.definition] = "it lies at no finite place."
        return spots

    def _find(self, task: _Task) -> SurfacePoint:
        return self._finder.find(task.rule).surface

    def _find_point(self, code: str) -> SurfacePoint:
        """The standard place of a point on which another rule builds."""
        if code in self._under_way:
            raise RuleError(f"{code} is built on itself by a circle of points.")
        tasks, unread = _read(self._atlas, code) if code in self._atlas.points else ({}, {})
        if STANDARD not in tasks:
            raise RuleError(unread.get(STANDARD, f"{quoted(code)} is no point on the skin."))
        self._under_way.add(code)
        try:
            return self._find(tasks[STANDARD])
        finally:
            self._under_way.remove(code)

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
        try:
            spot = self._stand([self._find(task)])[0]
            if np.isfinite(spot.position_mm).all():
                return spot
            why = "it lies at no finite place."
        except CANNOT as error:
            why = _say(error)
        where = f"{task.point.code} ({task.definition})"
        raise DataError([Fault("points.json", where, f"cannot be placed: {why}", "Mend its rule or what it is built on.")])

    def _tell(self, task: _Task) -> Construction:
        """Carry a rule out once more, writing down each act."""
        executor = self._new_finder(self._told)
        surface, mesh, point = executor.find(task.rule).surface, self._skin.mesh, task.point
        text = f"This is {point.code} {point.names.pinyin}."
        landing = Step("landing", text, surface, mesh.position(surface), mesh.normal(surface))
        return Construction((*executor.steps, landing), executor.mm_per_cun)

    def _mirrored(self, found: Location) -> Location:
        find, tell = partial(self._find_mirrored, found), partial(self._tell_mirrored, found)
        return Location(found.code, "right", found.definition, found.standing, found.is_place, find, tell)

    def _find_mirrored(self, found: Location) -> Spot:
        spot = found.spot
        return Spot(mirror(spot.position_mm), mirror(spot.normal), self._skin.pattern.mirrored(spot.surface))

    def _tell_mirrored(self, found: Location) -> Construction:
        told = found.construction
        return Construction(tuple(self._mirrored_step(step) for step in told.steps), told.mm_per_cun)

    def _mirrored_step(self, step: Step) -> Step:
        """Steps that constructions share are mirrored once."""
        known = self._mirrored_steps.get(id(step))
        if known is None:
            known = self._mirrored_steps[id(step)] = step, _mirrored_step(step, self._skin)
        return known[1]


def _say(error: Exception) -> str:
    """Why a rule cannot be carried out, as a sentence."""
    if isinstance(error, KeyError):
        return f"there is no {quoted(error.args[0])} here."
    if isinstance(error, RuleError | SectionError):
        return f"{str(error).rstrip('.')}."
    return f"its rule cannot be carried out ({type(error).__name__}: {error})."


@cache
def _read(atlas: Atlas, code: str) -> tuple[Mapping[str, _Task], Mapping[str, str]]:
    """The rules of a point by definition, read once, and why some cannot be read."""
    tasks, unread, point = {}, {}, atlas.points[code]
    parts = {part.id: part for part in point.parts}
    others = {other.id: other for other in point.alternatives}
    for name, entry in point.rules.items():
        part = parts.get(name)
        standing = point.standing if part else others[name].standing
        side: Side = "left" if (part or point).laterality == "both" else "midline"
        try:
            rule = read_rule(entry, f"{point.code} ({name})")
        except CANNOT as error:
            unread[name] = _say(error)
            continue
        tasks[name] = _Task(point, name, rule, standing, side, part is not None)
    return tasks, unread


def _mirrored_step(step: Step, skin: Skin) -> Step:
    pattern = skin.pattern
    return Step(
        kind=step.kind,
        text=step.text,
        surface=pattern.mirrored(step.surface),
        place_mm=mirror(step.place_mm),
        normal=mirror(step.normal),
        landmarks=tuple((name, OTHER_SIDE[side]) for name, side in step.landmarks),
        lay=lambda: pattern.mirrored_places(step.line),
        line_mm=mirror(step.line_mm),
        mark=lambda: pattern.mirrored_places(step.ticks),
        ticks_mm=mirror(step.ticks_mm),
        length_mm=step.length_mm,
        length_cun=step.length_cun,
    )


def mirror(values: Floats) -> Floats:
    """Positions or directions (…, 3) of the other side."""
    return values * MIRROR
