"""Locates every point of the catalog on one body, on both sides, by all its definitions."""

from collections.abc import Mapping
from dataclasses import replace

from acuviewer.body.shape import Side
from acuviewer.body.skin import Skin
from acuviewer.geometry.mesh import SurfacePoint
from acuviewer.landmarks.cun import CunRuler
from acuviewer.landmarks.place import OTHER_SIDE, PlacedLandmarks
from acuviewer.points.atlas import Atlas
from acuviewer.points.catalog import STANDARD, AcuPoint
from acuviewer.points.finder import Finder, mirror
from acuviewer.points.location import Location, Step
from acuviewer.points.rules import read_rule

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
        self._standard: dict[str, Location] = {}

    def locate_all(self) -> Locations:
        """Every point, every definition, both sides."""
        located: dict[tuple[str, Side, str], Location] = {}
        for point in self._atlas.points.values():
            for definition in point.definitions:
                found = self._locate(point, definition)
                located[point.code, found.side, definition] = found
                if found.side == "left":
                    located[point.code, "right", definition] = self._mirrored(found)
        return located

    def _locate(self, point: AcuPoint, definition: str) -> Location:
        """One definition on the left or in the median plane."""
        if definition == STANDARD:
            if point.code not in self._standard:
                self._standard[point.code] = self._carry_out(point, STANDARD, point.rule, point.standing)
            return self._standard[point.code]
        other = next(alternative for alternative in point.alternatives if alternative.id == definition)
        return self._carry_out(point, definition, other.rule, other.standing)

    def _carry_out(self, point: AcuPoint, definition: str, rule: Mapping[str, object], standing: str) -> Location:
        finder = Finder(self._atlas.landmarks, self._skin, self._landmarks, self._ruler, self._find_point)
        surface = finder.find(read_rule(rule, f"{point.code} ({definition})")).surface
        mesh = self._skin.mesh
        position, normal = mesh.position(surface), mesh.normal(surface)
        landing = Step("landing", f"This is {point.code} {point.names.pinyin}.", position, normal)
        return Location(
            code=point.code,
            side=point.sides[0],
            definition=definition,
            standing=standing,
            position_mm=position,
            normal=normal,
            surface=surface,
            mm_per_cun=finder.mm_per_cun,
            steps=(*finder.steps, landing),
        )

    def _find_point(self, code: str) -> SurfacePoint:
        return self._locate(self._atlas.points[code], STANDARD).surface

    def _mirrored(self, found: Location) -> Location:
        return replace(
            found,
            side="right",
            position_mm=mirror(found.position_mm),
            normal=mirror(found.normal),
            surface=self._skin.pattern.mirrored(found.surface),
            steps=tuple(_mirrored_step(step) for step in found.steps),
        )


def _mirrored_step(step: Step) -> Step:
    return replace(
        step,
        place_mm=mirror(step.place_mm),
        normal=mirror(step.normal),
        landmarks=tuple((name, OTHER_SIDE[side]) for name, side in step.landmarks),
        line_mm=mirror(step.line_mm),
        ticks_mm=mirror(step.ticks_mm),
    )
