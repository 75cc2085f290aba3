"""Locates every point of the catalog on one body, on both sides, by all its definitions."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import Floats, SurfacePoint
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.finder import Finder
from acuviewer.points.location import Construction, Location, Step
from acuviewer.points.rules import Place, Rule, read_rule

Locations = Mapping[tuple[str, Side, str], Location]


def locate_all(atlas: Atlas, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> Locations:
    """All locations of one body by (code, side, definition)."""
    return Locator(atlas, skin, landmarks, ruler).locate_all()


class Locator:
    """Carries out rules on one body; a point that another rule builds on is found once."""

    def __init__(self, atlas: Atlas, skin: Skin, landmarks: PlacedLandmarks, ruler: CunRuler) -> None:
        self._atlas = atlas
        self._skin = skin
        self._landmarks = landmarks
        self._ruler = ruler
        self._rules = _read(atlas)
        self._standard: dict[str, Location] = {}
        self._known: dict[Place, SurfacePoint] = {}

    def locate_all(self) -> Locations:
        """Every place and definition of every point that lies on the skin, on both sides."""
        located: dict[tuple[str, Side, str], Location] = {}
        for point in self._atlas.points.values():
            for definition in point.definitions:
                found = self._locate(point, definition)
                located[point.code, found.side, definition] = found
                if found.side == "left":
                    located[point.code, "right", definition] = self._mirrored(found)
        return located

    def _locate(self, point: AcuPoint, definition: str) -> Location:
        """One place or definition on the left or in the median plane."""
        if definition == STANDARD and point.code in self._standard:
            return self._standard[point.code]
        rule = self._rules[point.code, definition]
        part = next((part for part in point.parts if part.id == definition), None)
        if part is not None:
            side: Side = "left" if part.laterality == "both" else "midline"
            found = self._carry_out(point, definition, rule, point.standing, side)
        else:
            other = next(alternative for alternative in point.alternatives if alternative.id == definition)
            found = self._carry_out(point, definition, rule, other.standing, point.sides[0])
        if definition == STANDARD:
            self._standard[point.code] = found
        return found

    def _carry_out(self, point: AcuPoint, definition: str, rule: Rule, standing: str, side: Side) -> Location:
        finder = Finder(
            self._atlas.landmarks, self._skin, self._landmarks, self._ruler, self._find_point, tells=False, known=self._known
        )
        surface = finder.find(rule).surface
        mesh = self._skin.mesh
        return Location(
            code=point.code,
            side=side,
            definition=definition,
            standing=standing,
            position_mm=mesh.position(surface),
            normal=mesh.normal(surface),
            surface=surface,
            is_place=definition in point.places,
            tell=lambda: self._tell(point, rule, surface),
        )

    def _tell(self, point: AcuPoint, rule: Rule, surface: SurfacePoint) -> Construction:
        """Carry a rule out once more, writing down each act."""
        finder = Finder(self._atlas.landmarks, self._skin, self._landmarks, self._ruler, self._find_point)
        finder.find(rule)
        mesh = self._skin.mesh
        landing = Step("landing", f"This is {point.code} {point.names.pinyin}.", mesh.position(surface), mesh.normal(surface))
        return Construction((*finder.steps, landing), finder.mm_per_cun)

    def _find_point(self, code: str) -> SurfacePoint:
        return self._locate(self._atlas.points[code], STANDARD).surface

    def _mirrored(self, found: Location) -> Location:
        def tell() -> Construction:
            told = found.construction
            return Construction(tuple(_mirrored_step(step) for step in told.steps), told.mm_per_cun)

        return replace(
            found,
            side="right",
            position_mm=mirror(found.position_mm),
            normal=mirror(found.normal),
            surface=self._skin.pattern.mirrored(found.surface),
            tell=tell,
        )


@cache
def _read(atlas: Atlas) -> Mapping[tuple[str, str], Rule]:
    """All rules of an atlas by (code, definition), read once."""
    return {
        (point.code, name): read_rule(rule, f"{point.code} ({name})")
        for point in atlas.points.values()
        for name, rule in point.rules.items()
    }


def _mirrored_step(step: Step) -> Step:
    return replace(
        step,
        place_mm=mirror(step.place_mm),
        normal=mirror(step.normal),
        landmarks=tuple((name, OTHER_SIDE[side]) for name, side in step.landmarks),
        line_mm=mirror(step.line_mm),
        ticks_mm=mirror(step.ticks_mm),
    )


def mirror(values: Floats) -> Floats:
    """Positions or directions (…, 3) of the other side."""
    return values * np.array([-1.0, 1.0, 1.0])
